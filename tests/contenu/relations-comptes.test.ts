/** Ce qui est vrai champ par champ et faux ensemble : territoires, comptes, montants, identifiants. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'node:test';
import { changer, COMMUNE, contrats, dossier, racine, refuser, source } from './relations.ts';

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
