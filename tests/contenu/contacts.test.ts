/** Les `contacts.yaml` : à chaque sorte d’interlocuteur ses champs, un seul par personne morale, rien de confiance basse. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { lireContenu } from '#chargeurs/contenu.ts';
import { listerProblemes } from '#lib/contenu/probleme.ts';
import { CONTENU_FIGE, JOUR_FIGE } from '../sites.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';

const FICHIER = 'content/departements/53/contacts.yaml';
const CONTACTS = readFileSync(join(CONTENU_FIGE, FICHIER), 'utf8');

const CAS: [titre: string, avant: string | RegExp, apres: string, attendu: RegExp][] = [
  [
    'un numéro mal écrit',
    '"02 43 62 50 00"',
    '"0243625000"',
    /telephone\.numero : « 0243625000 » ; attendu : dix chiffres par deux/,
  ],
  [
    'une intercommunalité d’ailleurs',
    '"245300355"',
    '"243600301"',
    /ernee\.siren : « 243600301 » ; attendu : le SIREN d’un EPCI présent dans le 53/,
  ],
  [
    'le nom d’une intercommunalité, que le référentiel donne',
    'qui: epci',
    'qui: epci\n  nom: "L’Ernée"',
    /ernee\.nom : « L’Ernée » ; attendu : aucun/,
  ],
  [
    'une délégation d’un département lointain',
    '  departement: "72"\n',
    '  departement: "2A"\n',
    /ars-sarthe\.departement : « 2A » ; attendu : le 53, ou un département d’un de ses EPCI/,
  ],
  ['une personne', 'nom: "ARS Pays de la Loire"', 'nom: "Mme Jeanne Dupont"', /nom : « Mme .* jamais une personne/],
  ['un titre seul', 'nom: "ARS Pays de la Loire"', 'nom: "Dr Martin"', /nom : « Dr Martin » ; attendu : un service/],
  [
    'une adresse sans commune',
    '72300 Sablé-sur-Sarthe',
    '72300',
    /postale\.texte : .* attendu : une adresse qui donne/,
  ],
  [
    'un code postal de quatre chiffres',
    '72300 Sablé',
    '7230 Sablé',
    /postale\.texte : .* le code postal et la commune/,
  ],
  ['une délégation sans département', '  departement: "72"\n', '', /ars-sarthe\.departement : absent/],
  ['deux fois le même interlocuteur', '"245300355"', '"247200090"', /pays-sabolien\.qui : déjà dans ce fichier/],
  [
    'une coordonnée de confiance basse',
    'confiance: haute',
    'confiance: basse',
    /site\.confiance : « basse » ; attendu : une de ces valeurs : haute, moyenne/,
  ],
  [
    'l’agence d’une autre région',
    'nom: "ARS Pays de la Loire"',
    'nom: "ARS Bretagne"',
    /ars-pays-de-la-loire\.nom : « ARS Bretagne » ; attendu : l’agence de la région : Pays de la Loire/,
  ],
  [
    'l’agence d’une région dont le nom commence de même',
    'nom: "ARS Pays de la Loire"',
    'nom: "ARS Centre-Val de Loire"',
    /ars-pays-de-la-loire\.nom : .* attendu : l’agence de la région/,
  ],
  [
    'le site de l’agence d’une autre région',
    'https://www.pays-de-la-loire.ars.sante.fr/',
    'https://www.iledefrance.ars.sante.fr/',
    /site\.adresse : « .*iledefrance.* » ; attendu : l’agence de la région : Pays de la Loire/,
  ],
  [
    'le site d’une agence qui ne porte pas le nom de sa région',
    'https://www.pays-de-la-loire.ars.sante.fr/',
    'https://www.paca.ars.sante.fr/',
    /site\.adresse : « .*paca.* » ; attendu : l’agence de la région/,
  ],
  [
    'la délégation au nom d’un autre département',
    'nom: "délégation de la Sarthe"',
    'nom: "délégation de Maine-et-Loire"',
    /ars-sarthe\.nom : « .* » ; attendu : le nom du département : Sarthe/,
  ],
  [
    'la délégation au nom du département d’à côté',
    'nom: "délégation de la Sarthe"',
    'nom: "ARS Pays de la Loire, délégation de la Mayenne"',
    /ars-sarthe\.nom : .* attendu : le nom du département : Sarthe/,
  ],
  [
    'l’adresse d’une personne',
    'communautedecommunes@sablesursarthe.fr',
    'jeanne.dupont@sablesursarthe.fr',
    /courriel\.adresse : « jeanne.* » ; attendu : une adresse de service/,
  ],
  [
    'l’adresse d’une personne, par son initiale et un nom double',
    'communautedecommunes@sablesursarthe.fr',
    'j.martin-petit@sablesursarthe.fr',
    /courriel\.adresse : .* et non celle d’une personne/,
  ],
  [
    'l’adresse d’un fournisseur grand public',
    'communautedecommunes@sablesursarthe.fr',
    'contact.cls@gmail.com',
    /courriel\.adresse : .* attendu : une adresse de l’organisme/,
  ],
  [
    'l’adresse d’un fournisseur français',
    'communautedecommunes@sablesursarthe.fr',
    'cdc.sable@laposte.net',
    /courriel\.adresse : .* et non d’un fournisseur grand public/,
  ],
  ['personne à joindre', /  site: \{ adresse: "https:\/\/www\.lernee.*\n/, '', /attendu : au moins une coordonnée/],
];

describe('un interlocuteur mal écrit se dit', () => {
  for (const [titre, avant, apres, attendu] of CAS)
    test(titre, () => {
      const neuf = CONTACTS.replace(avant, apres);
      assert.notEqual(neuf, CONTACTS, 'rien à changer');
      const messages = listerProblemes(lireContenu(CONTENU_FIGE, unJour(JOUR_FIGE), { [FICHIER]: neuf }).problemes);
      assert.ok(
        messages.some((m) => attendu.test(m)),
        messages.join('\n') || 'la faute est passée',
      );
    });
});
