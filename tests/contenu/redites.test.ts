/** Ce qui est écrit deux fois : une liste, une question, un mot du glossaire. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { lireContenu } from '#chargeurs/contenu.ts';
import { listerProblemes } from '#lib/contenu/probleme.ts';
import { CONTENU_FIGE } from '../sites.ts';

const JOUR = '2026-11-26';
const CRAON = 'content/departements/53/contrats/53-craon-4.yaml';
const DEPARTEMENT = 'content/departements/53/departement.yaml';
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
    /ambition-sante-53\.voir\[1\] : « cls » ; attendu : chaque terme une seule fois/,
  ],
  [
    'question fréquente deux fois, à la ponctuation près',
    () => {
      const t = lire(FAQ);
      const [premiere, seconde] = [...t.matchAll(/question: "(.*)"/g)].map((m) => m[1]!);
      return { [FAQ]: t.replace(seconde!, premiere!.replace(' ?', '\u00a0?').toUpperCase()) };
    },
    /faq\.yaml, champ [\w-]+\.question : « .* » ; attendu : une question que ce fichier ne pose pas déjà/,
  ],
  [
    'EPCI deux fois dans une question ouverte',
    () => changer(DEPARTEMENT, 'epci: ["245300447"]', 'epci: ["245300447", "245300447"]'),
    /departement\.yaml, champ aConfirmer\[0\]\.epci\[1\] : « 245300447 » ; attendu : chaque EPCI une seule fois/,
  ],
  [
    'question ouverte deux fois',
    () => {
      const t = lire(DEPARTEMENT);
      const bloc = /^ {2}- epci: \["245300447"\]\n(?: {4}.*\n)+/m.exec(t)![0];
      return { [DEPARTEMENT]: t.replace(bloc, bloc + bloc) };
    },
    /aConfirmer\[1\]\.question : « .* » ; attendu : une question que la fiche ne pose pas déjà/,
  ],
  [
    'fait au titre déjà pris',
    () => changer(DEPARTEMENT, 'titre: "Qui signe dans la région"', 'titre: "14 contrats dans la région en 2015"'),
    /faits\[\d+\]\.titre : « 14 contrats .* » ; attendu : un titre que la fiche n’a pas déjà/,
  ],
  [
    'signataire deux fois, à la casse près',
    () => changer(CRAON, '{ nom: "ARS Pays de la Loire"', '{ nom: "DÉPARTEMENT DE LA MAYENNE"'),
    /signataires\[2\]\.nom : « Département de la Mayenne », déjà dans cette liste/,
  ],
];

for (const [titre, substituts, attendu] of CAS)
  test(titre, () => {
    const messages = listerProblemes(lireContenu(CONTENU_FIGE, JOUR, substituts()).problemes);
    assert.equal(messages.length, 1, messages.join('\n') || 'la faute est passée');
    assert.match(messages[0]!, attendu);
  });
