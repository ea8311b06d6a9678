/** Ce qui est écrit deux fois : une liste, une question, un mot du glossaire. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { lireContenu } from '#chargeurs/contenu.ts';
import { listerProblemes } from '#lib/contenu/probleme.ts';
import { CONTENU_FIGE } from '../sites.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';

const JOUR = unJour('2026-11-26');
const CRAON = 'content/departements/53/contrats/53-craon-4.yaml';
const DEPARTEMENT = 'content/departements/53/departement.yaml';
const AIDE = 'content/departements/53/aide.yaml';
const FAQ = 'content/faq.yaml';
const GLOSSAIRE = 'content/glossaire.yaml';

const lire = (fichier: string): string => readFileSync(join(CONTENU_FIGE, fichier), 'utf8');
const changer = (fichier: string, avant: string, apres: string): Record<string, string> => {
  const texte = lire(fichier);
  const neuf = texte.replace(avant, apres);
  assert.notEqual(neuf, texte, `rien à changer dans ${fichier}`);
  return { [fichier]: neuf };
};

const CAS: [titre: string, substituts: () => Record<string, string>, attendu: RegExp][] = [
  [
    'forme qui est le mot d’un autre terme',
    () => changer(GLOSSAIRE, 'formes: ["Plan Ambition Santé 53"]', 'formes: ["CLS"]'),
    /ambition-sante-53\.formes\[0\] : « CLS » ; attendu : un mot que cls ne définit pas déjà/,
  ],
  [
    'terme voisin deux fois',
    () => changer(GLOSSAIRE, 'voir: ["animateur-territorial-de-sante"]', 'voir: ["cls", "cls"]'),
    /ambition-sante-53\.voir\[1\] : « cls », déjà dans cette liste/,
  ],
  [
    'question fréquente deux fois, à la ponctuation près',
    () => {
      const t = lire(FAQ);
      const [premiere, seconde] = [...t.matchAll(/question: "(.*)"/g)].map((m) => m[1]!);
      return { [FAQ]: t.replace(seconde!, premiere!.replace(' ?', '\u00a0?').toUpperCase()) };
    },
    /faq\.yaml, champ [\w-]+\.question : « .* » ; attendu : ce que ma-commune ne dit pas déjà/,
  ],
  [
    'réponse égale à sa question',
    () => {
      const question = /question: "(.*)"/.exec(lire(FAQ))![1]!;
      return { [FAQ]: lire(FAQ).replace(/(reponse:\n +- ")[^"]*"/, `$1${question}"`) };
    },
    /faq\.yaml, champ ma-commune\.reponse\[0\] : « .* » ; attendu : ce que « question » ne dit pas déjà/,
  ],
  [
    'définition égale à son terme',
    () =>
      changer(
        GLOSSAIRE,
        /definition: "[^"]*"/.exec(lire(GLOSSAIRE))![0],
        `definition: "${/terme: "([^"]*)"/.exec(lire(GLOSSAIRE))![1]} !"`,
      ),
    /glossaire\.yaml, champ [\w-]+\.definition : « .* » ; attendu : ce que « terme » ne dit pas déjà/,
  ],
  [
    'fait égal à son titre',
    () =>
      changer(
        DEPARTEMENT,
        /texte: "Le Département signe[^"]*"/.exec(lire(DEPARTEMENT))![0],
        'texte: "Le Département, signataire depuis 2023."',
      ),
    /departement\.yaml, champ faits\[0\]\.texte : « .* » ; attendu : ce que « titre » ne dit pas déjà/,
  ],
  [
    'EPCI deux fois dans une question ouverte',
    () => changer(DEPARTEMENT, 'epci: ["245300447"]', 'epci: ["245300447", "245300447"]'),
    /departement\.yaml, champ aConfirmer\[0\]\.epci\[1\] : « 245300447 », déjà dans cette liste/,
  ],
  [
    'question ouverte deux fois',
    () => {
      const t = lire(DEPARTEMENT);
      const bloc = /^ {2}- epci: \["245300447"\]\n(?: {4}.*\n)+/m.exec(t)![0];
      return { [DEPARTEMENT]: t.replace(bloc, bloc + bloc) };
    },
    /aConfirmer\[1\]\.question : « .* », déjà dans cette liste/,
  ],
  [
    'fait au titre déjà pris',
    () => changer(DEPARTEMENT, 'titre: "Qui signe dans la région"', 'titre: "14 contrats dans la région en 2015"'),
    /faits\[\d+\]\.titre : « .* », déjà dans cette liste/,
  ],
  [
    'signataire deux fois, à la casse près',
    () => changer(CRAON, '{ nom: "ARS Pays de la Loire"', '{ nom: "DÉPARTEMENT DE LA MAYENNE"'),
    /signataires\[2\]\.nom : « Département de la Mayenne », déjà dans cette liste/,
  ],
  [
    'financeur deux fois, même objet',
    () =>
      changer(
        CRAON,
        'financements:\n',
        'financements:\n  - financeur: "DÉPARTEMENT de la Mayenne"\n    montant: 5000\n    ' +
          'objet: "Poste de coordination, pendant les trois ans du contrat (fiche-action n° 10)"\n    ' +
          'source: lamayenne-node-2777\n',
      ),
    /financements\[1\]\.objet : « Poste .* », déjà dans cette liste/,
  ],
  [
    'financeur deux fois dans un exemple',
    () =>
      changer(
        AIDE,
        /parts:\n( +)(- .*)\n/.exec(lire(AIDE))![0],
        /parts:\n( +)(- .*)\n/.exec(lire(AIDE))![0].replace(/( +)(- .*)\n/, '$1$2\n$1$2\n'),
      ),
    /exemples\[0\]\.parts\[1\]\.financeur/,
  ],
  [
    'repère deux fois',
    () => {
      const bloc = /reperes:\n((?: .*\n)+)/.exec(lire(CRAON))!;
      return changer(CRAON, bloc[0], bloc[0] + bloc[1]!);
    },
    /reperes\[1\]\.texte/,
  ],
  [
    'source deux fois dans une page',
    () =>
      changer('content/pages/financement.mdx', '  - "texte-aide-53"\n', '  - "texte-aide-53"\n  - "texte-aide-53"\n'),
    /financement\.mdx, champ sources\[1\] : « texte-aide-53 », déjà dans cette liste/,
  ],
  [
    'deux pages du même titre',
    () =>
      changer(
        'content/pages/comprendre/acteurs.mdx',
        /^titre: .*$/m.exec(lire('content/pages/comprendre/acteurs.mdx'))![0],
        /^titre: .*$/m.exec(lire('content/pages/comprendre/objectifs.mdx'))![0],
      ),
    /pages\/comprendre\/objectifs\.mdx, champ comprendre\/objectifs\.titre/,
  ],
  ...(['titreCourt', 'chapo', 'description'] as const).map((champ): (typeof CAS)[number] => [
    `deux pages de même ${champ}`,
    () => {
      const autre = new RegExp(`^${champ}: .*$`, 'm').exec(lire('content/pages/comprendre/objectifs.mdx'))![0];
      const page = lire('content/pages/comprendre/acteurs.mdx');
      return { 'content/pages/comprendre/acteurs.mdx': page.replace(new RegExp(`^${champ}: .*$`, 'm'), autre) };
    },
    new RegExp(`objectifs\\.mdx, champ comprendre/objectifs\\.${champ} : « .* » ; attendu : ce que comprendre/acteurs`),
  ]),
  [
    'contrat saisi deux fois, l’une au jour près',
    () => ({
      'content/departements/53/contrats/53-craon-5.yaml': lire(CRAON)
        .replace('id: 53-craon-4', 'id: 53-craon-5')
        .replace('"2024-05-13"', '"2024"')
        .replace(/generation: .*\n/, ''),
    }),
    /53-craon-5\.yaml, champ epci : même territoire, même étape et mêmes dates que 53-craon-4/,
  ],
  [
    'démarche saisie deux fois',
    () => {
      const demarche = lire('content/departements/53/contrats/53-meslay-grez-1.yaml');
      return {
        'content/departements/53/contrats/53-meslay-grez-2.yaml': demarche.replace(
          'id: 53-meslay-grez-1',
          'id: 53-meslay-grez-2',
        ),
      };
    },
    /53-meslay-grez-2\.yaml, champ epci : même territoire, même étape et mêmes dates que 53-meslay-grez-1/,
  ],
  [
    'contrat saisi deux fois',
    () => ({
      'content/departements/53/contrats/53-craon-5.yaml': lire(CRAON)
        .replace('id: 53-craon-4', 'id: 53-craon-5')
        .replace(/generation: .*\n/, ''),
    }),
    /53-craon-5\.yaml, champ epci : même territoire, même étape et mêmes dates que 53-craon-4/,
  ],
];

/** L’adresse d’une source du contenu figé, écrite autrement. */
const ADRESSES = [
  'https://lamayenne.fr/node/2777',
  'https://lamayenne.fr/node/2777/',
  'http://www.lamayenne.fr/node/2777',
  'https://LaMayenne.fr/node/2777#haut',
];
for (const adresse of ADRESSES)
  for (const fichier of ['content/sources.yaml', 'content/departements/53/sources.yaml', 'content/france/sources.yaml'])
    CAS.push([
      `${adresse}, encore, dans ${fichier}`,
      () => ({
        [fichier]:
          `${lire(fichier).trimEnd()}\n- { id: essai, titre: "T", editeur: "E", adresse: "${adresse}", ` +
          'consulteLe: "2026-11-01" }\n',
      }),
      /champ (essai|lamayenne-node-2777)\.adresse : « .* », déjà celle de (lamayenne-node-2777|essai) ; attendu : une source par/,
    ]);

test('deux pages d’un même site, ou deux ancres qui tiennent lieu de chemin, font deux sources', () => {
  const source = (id: string, adresse: string) =>
    `- { id: ${id}, titre: "${id}", editeur: "E", adresse: "${adresse}", consulteLe: "2026-11-01" }\n`;
  const substituts = {
    'content/sources.yaml':
      lire('content/sources.yaml') +
      source('a', 'https://lamayenne.fr/node/2777?page=2') +
      source('b', 'https://exemple.fr/#/a') +
      source('c', 'https://exemple.fr/#/b'),
  };
  assert.deepEqual(listerProblemes(lireContenu(CONTENU_FIGE, JOUR, substituts).problemes), []);
});

for (const [titre, substituts, attendu] of CAS)
  test(titre, () => {
    const messages = listerProblemes(lireContenu(CONTENU_FIGE, JOUR, substituts()).problemes);
    assert.equal(messages.length, 1, messages.join('\n') || 'la faute est passée');
    assert.match(messages[0]!, attendu);
  });
