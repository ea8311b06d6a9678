import assert from 'node:assert/strict';
import test from 'node:test';
import type { Source } from '#lib/schemas/source.ts';
import { questionsDe } from '#lib/territoire/questions-ouvertes.ts';
import { sourcesDeLAide } from '#lib/financement/sources-de-l-aide.ts';
import { decrireBilan } from '#lib/territoire/bilan.ts';
import { CHAMPS_CONTRATS, lignesDuContrat, publierContrat } from '#lib/publication/colonnes-contrats.ts';
import { publierEpci } from '#lib/publication/colonnes-epci.ts';
import { lignesDuTableau } from '#lib/territoire/tableau.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import type { Aide } from '#lib/schemas/aide.ts';
import { contrat, le, territoire } from '../domaine/fiches.ts';
import { uneDate, unJour } from '#lib/valeurs/date-partielle.ts';
import { unSiren } from '#lib/valeurs/siren.ts';

const AU = '2026-11-21';
const fiche = contrat({
  signature: le('2024-05-13', 'motif'),
  duree: { mois: 36, source: 'source-a' },
  generation: { rang: 4, source: 'source-a' },
});
const source: Source = {
  id: 'source-a',
  titre: 'Titre',
  editeur: 'Éditeur',
  adresse: 'https://exemple.fr/a',
  date: uneDate('2024'),
  dateDeduite: undefined,
  consulteLe: unJour('2026-11-01'),
  note: undefined,
};

test('une ligne publiée dit la même chose que le tableau', () => {
  const t = territoire([fiche], AU);
  const publie = publierEpci(t, () => source.adresse, 'https://exemple.fr/territoires/a/');
  const [ligne] = lignesDuTableau([t]);
  assert.equal(publie.siren, ligne!.siren);
  assert.equal(publie.statut, ligne!.statut);
  assert.equal(publie.population, ligne!.population);
  assert.deepEqual(
    [
      publie.date_signature,
      publie.valeurs_deduites,
      publie.date_fin,
      publie.date_fin_nature,
      publie.generation,
      publie.statut_au,
    ],
    ['2024-05-13', 'date_signature', '2027-05', 'calculee', 4, AU],
  );
  assert.equal(publie.sources, 'https://exemple.fr/a');
});

test('sans contrat, les champs sont nuls et non vides de sens', () => {
  const publie = publierEpci(territoire([], AU), () => undefined, 'https://exemple.fr/');
  assert.equal(publie.statut, 'non-renseigne');
  for (const champ of [
    'contrat',
    'date_signature',
    'date_fin',
    'date_fin_nature',
    'confiance',
    'generation',
    'valeurs_deduites',
    'sources',
  ] as const)
    assert.equal(publie[champ], null);
});

const territoires = [
  { territoire_type: 'epci' as const, territoire_code: '200048551', territoire_nom: 'CC du Pays de Craon' },
  { territoire_type: 'commune' as const, territoire_code: '53130', territoire_nom: 'Laval' },
];
const page = 'https://exemple.fr/contrats/contrat-a/';

test('un contrat publié garde ses déductions, ses sources et la nature de son terme', () => {
  const publie = publierContrat({ c: fiche, territoires, sources: [source], page });
  assert.deepEqual(
    [publie.date_signature, publie.date_fin, publie.date_fin_nature],
    ['2024-05-13', '2027-05', 'calculee'],
  );
  assert.deepEqual(publie.deductions, [{ champ: 'date_signature', motif: 'motif' }]);
  assert.deepEqual(
    publie.sources.map((s) => s.adresse),
    [source.adresse],
  );
  assert.equal(publie.verifie_le, '2026-11-01');
  const demarche = contrat({
    etape: 'demarche',
    demarche: { debut: '2016', dernierSigne: '2017', source: 'source-a' },
    fin: undefined,
  });
  assert.equal(publierContrat({ c: demarche, territoires, sources: [source], page }).date_fin, null);
});

test('le CSV des contrats a une ligne par territoire, et les mêmes valeurs que le JSON', () => {
  const lignes = lignesDuContrat({ c: fiche, territoires, sources: [source], page });
  const publie = publierContrat({ c: fiche, territoires, sources: [source], page });
  assert.deepEqual(
    lignes.map((l) => l.territoire_code),
    ['200048551', '53130'],
  );
  for (const cle of ['contrat', 'etape', 'date_signature', 'date_fin', 'generation', 'confiance', 'page'] as const)
    assert.equal(lignes[0]![cle], publie[cle]);
  assert.deepEqual(Object.keys(lignes[0]!), Object.keys(CHAMPS_CONTRATS));
});

test('une déduction de périmètre est dite dans les deux tables', () => {
  const c = contrat({ perimetreDeduit: 'motif', fin: le('2026', 'autre') });
  assert.equal(
    lignesDuContrat({ c, territoires, sources: [source], page })[0]!.valeurs_deduites,
    'territoire_code date_fin',
  );
  assert.equal(publierEpci(territoire([c], AU), () => undefined, page).valeurs_deduites, 'siren date_fin');
});

test('le bilan d’une carte suit l’ordre des situations', () => {
  assert.equal(
    decrireBilan([{ statut: 'non-renseigne' }, { statut: 'en-cours' }, { statut: 'non-renseigne' }]),
    'CLS signé, en cours (1), Non renseigné (2)',
  );
  assert.equal(decrireBilan([]), '');
});

test('les questions ouvertes d’un territoire viennent de ses contrats et du département', () => {
  const question = { question: 'Quelle durée ?', ou: 'Le contrat.' };
  const t = territoire([contrat({ signature: le('2024'), aConfirmer: [question] })], AU);
  const departement = {
    territoires: [t, territoire([], AU, { epci: { ...t.epci, siren: unSiren('245300355') } })],
    fiche: { aConfirmer: [{ epci: ['245300355'], ...question }] },
  } as unknown as Departement;
  const ouvertes = questionsDe(departement);
  assert.equal(ouvertes.length, 2);
  assert.deepEqual(
    ouvertes.map(({ territoire: { statut } }) => statut),
    ['echeance-a-verifier', 'non-renseigne'],
  );
});

test('les sources d’une aide sont citées une fois, dans l’ordre des champs', () => {
  const aide = {
    nature: { texte: 'x', source: 'b' },
    missionsSource: 'a',
    versement: [{ source: 'b' }, { source: 'c' }],
  } as unknown as Aide;
  assert.deepEqual(sourcesDeLAide(aide), ['b', 'a', 'c']);
});
