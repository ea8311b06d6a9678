/** Ce qui est vrai champ par champ et faux ensemble : territoires, comptes, montants, identifiants. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'node:test';
import { changer, COMMUNE, contrats, dossier, racine, refuser, source } from './relations.ts';

const ACTION = {
  id: 'essai',
  theme: 'acces',
  ou: 'Essai',
  quand: '2020',
  texte: 'Un essai.',
  avancement: 'realisee',
  source,
  confiance: 'haute',
};
const AIDE = `${dossier}/aide.yaml`;
const CAS: [titre: string, substituts: () => Record<string, string>, attendu: RegExp][] = [
  // Territoires et comptes
  [
    'une commune deux fois couverte',
    () => contrats(['53-a-1', { communes: [COMMUNE] }]),
    /communes\[0\] : « 53\d{3} » \(.+\), déjà couverte par/,
  ],
  [
    'deux axes et trois intitulés',
    () => contrats(['53-a-1', { axes: { nombre: 2, intitules: ['a', 'b', 'c'], source } }]),
    /axes\.nombre : 2 pour 3 intitulés/,
  ],
  [
    'un axe deux fois',
    () => contrats(['53-a-1', { axes: { intitules: ['Un', 'UN.'], source } }]),
    /axes\.intitules\[1\]/,
  ],
  ['axes sans nombre ni titre', () => contrats(['53-a-1', { axes: { source } }]), /champ axes : .* un nombre d’axes/],
  ['territoire vide', () => contrats(['53-a-1', { territoire: { source } }]), /champ territoire : .*communes ou d’hab/],
  [
    'périodicité sans montant',
    () => contrats(['53-a-1', { financements: [{ financeur: 'x', periodicite: 'par-an', objet: 'y', source }] }]),
    /financements\[0\]\.periodicite : .* aucune périodicité sans montant/,
  ],
  [
    'imprimé qui déborderait',
    () => changer('content/documents/imprimes.yaml', /chapo: "/, `chapo: "${'mot '.repeat(150)}`),
    /imprimes\.yaml, champ plaquette\.chapo : .* attendu : 400 caractères au plus/,
  ],
  [
    'plus de contrats que de communes',
    () => changer(`${dossier}/departement.yaml`, /signes: \d+/, 'signes: 400'),
    /totalPublie : « 401 contrats » ; attendu : pas plus de contrats que de communes/,
  ],
  [
    'nom court d’une intercommunalité d’ailleurs',
    () => changer(`${dossier}/departement.yaml`, '"245300223": "Meslay"', '"243600350": "Meslay"'),
    /nomsCourts : « 243600350 »/,
  ],
  [
    'nom court de deux intercommunalités',
    () => changer(`${dossier}/departement.yaml`, '"Ch.-Gontier"', '"meslay"'),
    /nomsCourts\.245300447 : « meslay »/,
  ],
  [
    'nom d’un autre département',
    () => changer(`${dossier}/departement.yaml`, /^dans: .*/m, 'dans: "dans l’Indre"'),
    /champ dans : « dans l’Indre » ; attendu : « en, dans, à… Mayenne »/,
  ],
  [
    'nom sans préposition',
    () => changer(`${dossier}/departement.yaml`, /^de: .*/m, 'de: "Mayenne"'),
    /champ de : « Mayenne »/,
  ],
  [
    'moyen imprimé d’un département qui n’est pas publié',
    () => changer('content/documents/imprimes.yaml', /departement: "53"/, 'departement: "72"'),
    /plaquette\.moyens\[\d\]\.departement : « 72 »/,
  ],
  [
    'trop d’axes',
    () => contrats(['53-a-1', { axes: { nombre: 500, source } }]),
    /axes\.nombre : 500 ; attendu : au plus 50/,
  ],
  [
    'porteur à zéros',
    () => contrats(['53-a-1', { porteur: { nom: 'x', siren: '000000000' } }]),
    /porteur\.siren : « 000000000 »/,
  ],
  [
    'montant négatif',
    () => contrats(['53-a-1', { financements: [{ financeur: 'x', montant: -5, objet: 'y', source }] }]),
    /montant : -5 ; attendu : au moins 1/,
  ],
  // Aide
  [
    'total sous une année',
    () => changer(AIDE, /(plafondTotal:[\s\S]*?euros: )\d+/, '$15000'),
    /plafondTotal\.euros : 5.000.€ ; attendu : entre 10.000.€ \(un an\) et 30.000.€/,
  ],
  [
    'total au-delà des années',
    () => changer(AIDE, /(plafondTotal:[\s\S]*?euros: )\d+/, '$140000'),
    /plafondTotal\.euros : 40.000.€/,
  ],
  ['trois cents ans', () => changer(AIDE, /annees: \d+/, 'annees: 300'), /duree\.annees : 300 ; attendu : au plus 10/],
  ['part négative', () => changer(AIDE, /(parts:[\s\S]*?euros: )\w+/, '$1-500'), /euros : -500 ; attendu : au moins 1/],
  [
    'part plus grande que le plafond de la période',
    () =>
      changer(
        AIDE,
        '{ financeur: "Département de la Mayenne", euros: 10000 }',
        '{ financeur: "Département de la Mayenne", euros: 90000 }',
      ),
    /exemples\[0\]\.parts\[1\]\.euros : 90.000.€ ; attendu : au plus le plafond de l’aide, 30.000.€ sur la période/,
  ],
  [
    'part annuelle plus grande que le plafond annuel',
    () => changer(AIDE, 'pendant trois ans)", euros: 10000', 'pendant trois ans)", euros: 15000'),
    /exemples\[1\]\.parts\[0\]\.euros : 15.000.€ ; attendu : au plus le plafond de l’aide, 10.000.€ par an/,
  ],
  [
    'part du financeur, à la casse près',
    () =>
      changer(
        AIDE,
        '{ financeur: "ARS Pays de la Loire (socle)", euros: 20000 }',
        '{ financeur: "DÉPARTEMENT DE LA MAYENNE (autre)", euros: 30001 }',
      ),
    /exemples\[0\]\.parts\[0\]\.euros : 30.001.€/,
  ],
  // Dossier
  [
    'seconde section de pièces',
    () =>
      changer(
        `${dossier}/dossier.yaml`,
        /sections:\n/,
        'sections:\n  - { id: autres, titre: "x", origine: usage, pieces: true, precisions: ["x"] }\n',
      ),
    /champ sections\.[\w-]+\.pieces : une seconde section de pièces à joindre ; attendu : une seule dans le dossier : celle de autres/,
  ],
  [
    'plan sans recette plafonnée',
    () => changer(`${dossier}/dossier.yaml`, /, plafonnee: true|\n +plafonnee: true/, ''),
    /champ sections\.[\w-]+\.plan\.recettes : aucune recette plafonnée ; attendu : « plafonnee: true »/,
  ],
  [
    'dépense plafonnée',
    () => changer(`${dossier}/dossier.yaml`, /(depenses:\n +- \{ id: [\w-]+)/, '$1, plafonnee: true'),
    /champ sections\.[\w-]+\.plan\.depenses : « plafonnee » sur la dépense [\w-]+ ; attendu : « plafonnee » sur une recette/,
  ],
  // Identifiants
  [
    'modèle deux fois',
    () => {
      const t = readFileSync(join(racine, `${dossier}/modeles.yaml`), 'utf8');
      const id = /- id: "?([\w-]+)/.exec(t)![1]!;
      const second = [...t.matchAll(/- id: "?([\w-]+)/g)][1]![1]!;
      return { [`${dossier}/modeles.yaml`]: t.replace(second, id) };
    },
    /modeles\.yaml, champ id : « [\w-]+ », déjà dans ce fichier/,
  ],
  [
    'accolade dans un avertissement de modèle',
    () => changer(`${dossier}/modeles.yaml`, /(avertissement:\n\s+- ")/, '$1{epci} '),
    /modeles\.yaml, champ \[0\]\.avertissement\[0\] : .* attendu : du texte sans accolade/,
  ],
  [
    'crochet de modèle jamais fermé',
    () => changer(`${dossier}/modeles.yaml`, '[numéro]', '[numéro'),
    /champ \[0\]\.parties\[0\]\.paragraphes\[2\] : .* attendu : des crochets qui se ferment/,
  ],
  [
    'crochets de modèle vides',
    () => changer(`${dossier}/modeles.yaml`, '[numéro]', '[]'),
    /paragraphes\[2\] : .* attendu : des crochets qui se ferment/,
  ],
  [
    'partie de modèle vide',
    () => changer(`${dossier}/modeles.yaml`, / {2}parties:\n/, '  parties:\n    - {}\n'),
    /champ \[0\]\.parties\[0\] : .* attendu : des paragraphes, une liste/,
  ],
  [
    'SIREN à trois caractères',
    () =>
      changer(
        `${dossier}/dossier.yaml`,
        'type: siren, obligatoire: true, longueurMax: 11',
        'type: siren, longueurMax: 3',
      ),
    /longueurMax : 3 ; attendu : assez pour une telle réponse/,
  ],
  [
    'IBAN trop court',
    () => changer(`${dossier}/dossier.yaml`, 'type: iban, longueurMax: 42', 'type: iban, longueurMax: 20'),
    /longueurMax : 20 ; attendu : assez pour une telle réponse/,
  ],
  [
    'section vide',
    () =>
      changer(`${dossier}/dossier.yaml`, /sections:\n/, 'sections:\n  - { id: vide, titre: "Vide", origine: usage }\n'),
    /champ sections\.vide : section vide/,
  ],
  [
    'deux plans de financement',
    () =>
      changer(
        `${dossier}/dossier.yaml`,
        /sections:\n/,
        'sections:\n  - { id: autre, titre: "x", origine: usage, plan: { legende: "x", ' +
          'depenses: [{ id: da, libelle: "x" }], recettes: [{ id: ra, libelle: "y" }] } }\n',
      ),
    /\.plan : un second plan de financement ; attendu : un seul dans le dossier : celui de autre/,
  ],
  [
    'question nommée comme une propriété de tout objet',
    () => changer(`${dossier}/dossier.yaml`, 'id: epci-nom', 'id: constructor'),
    /champs\[0\]\.id : « constructor » ; attendu : un autre identifiant/,
  ],
  [
    'trois fois plus de communes que l’intercommunalité',
    () => contrats(['53-a-1', { territoire: { communes: 300, source } }]),
    /territoire\.communes : 300 ; attendu : un nombre du même ordre que le référentiel : \d+/,
  ],
  [
    'dix fois trop d’habitants',
    () => contrats(['53-a-1', { territoire: { habitants: 150_000, source } }]),
    /territoire\.habitants : 150.000 ; attendu : un nombre du même ordre/,
  ],
  [
    'trois habitants',
    () => contrats(['53-a-1', { territoire: { habitants: 3, source } }]),
    /territoire\.habitants : 3 ;/,
  ],
  [
    'action d’une intercommunalité que le site ne suit pas',
    () =>
      changer(
        'content/actions.yaml',
        /$/,
        `\n- ${JSON.stringify({ ...ACTION, epci: ['244900015'], departement: '49' })}\n`,
      ),
    /actions\.yaml, champ essai\.epci\[0\] : « 244900015 » ; attendu : un EPCI d’un département suivi/,
  ],
  [
    'critère au résultat inconnu, dit une fois',
    () => changer('content/rgaa.yaml', 'resultat: rien-trouve', 'resultat: conforme'),
    /\[0\]\.resultat : « conforme »/,
  ],
  ['foire aux questions vide', () => ({ 'content/faq.yaml': '[]\n' }), /faq\.yaml : .* attendu : au moins un élément/],
  ['glossaire vide', () => ({ 'content/glossaire.yaml': '# rien\n' }), /glossaire\.yaml : .*au moins un élément/],
  [
    'histoire du droit vide',
    () => ({ 'content/textes-juridiques.yaml': '[]\n' }),
    /textes-juridiques\.yaml : .* attendu : au moins un élément/,
  ],
  [
    'section deux fois',
    () => {
      const t = readFileSync(join(racine, `${dossier}/dossier.yaml`), 'utf8');
      const ids = [...t.matchAll(/^ {2}- id: "?([\w-]+)/gm)].map((m) => m[1]!);
      return { [`${dossier}/dossier.yaml`]: t.replace(new RegExp(`^( {2}- id: "?)${ids[1]}`, 'm'), `$1${ids[0]}`) };
    },
    /dossier\.yaml, champ sections : identifiant « [\w-]+ » en double/,
  ],
  [
    'réponse deux fois',
    () => {
      const t = readFileSync(join(racine, `${dossier}/dossier.yaml`), 'utf8');
      const valeurs = [...t.matchAll(/valeur: "?([\w-]+)/g)].map((m) => m[1]!);
      return {
        [`${dossier}/dossier.yaml`]: t.replace(new RegExp(`valeur: ("?)${valeurs[1]}`), `valeur: $1${valeurs[0]}`),
      };
    },
    /\.choix : identifiant « [\w-]+ » en double/,
  ],
  [
    'critère retiré',
    () => changer('content/rgaa.yaml', /- \{ id: "1\.1".*\n/, ''),
    /rgaa\.yaml : sans 1\.1 ; attendu : les 106 critères/,
  ],
  [
    'critère de trop',
    () =>
      changer(
        'content/rgaa.yaml',
        '- { id: "1.1"',
        '- { id: "1.10", intitule: "x", resultat: a-relire }\n- { id: "1.1"',
      ),
    /1\.10\.id : « 1\.10 »/,
  ],
  [
    'défaut que rien ne décrit',
    () =>
      changer(
        'content/rgaa.yaml',
        'id: "1.2", intitule: "Une image de décor est ignorée des aides techniques", resultat: rien-trouve',
        'id: "1.2", intitule: "x", resultat: defaut',
      ),
    /1\.2\.note : absent/,
  ],
  [
    'terme deux fois',
    () => ({
      'content/glossaire.yaml':
        `${readFileSync(join(racine, 'content/glossaire.yaml'), 'utf8')}\n- id: epci-bis\n  terme: "EPCI"\n  ` +
        'definition: "Encore."\n',
    }),
    /epci-bis\.terme : « EPCI » ; attendu : un mot que epci ne définit pas déjà/,
  ],
  [
    'terme qui se cite',
    () => ({
      'content/glossaire.yaml':
        `${readFileSync(join(racine, 'content/glossaire.yaml'), 'utf8')}\n- id: essai\n  terme: "Essai"\n  ` +
        'definition: "x"\n  voir: [essai]\n',
    }),
    /essai\.voir\[0\] : « essai » ; attendu : un autre terme/,
  ],
];

describe('une relation impossible se dit', () => {
  for (const cas of CAS) refuser(...cas);
});
