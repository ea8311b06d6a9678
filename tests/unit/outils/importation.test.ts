/** Une proposition de lecteur, du texte de la page à la fiche rangée. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { lireContenu } from '#chargeurs/contenu.ts';
import { demandeSurLaForge, versTexte, versYaml } from '#lib/france/proposition.ts';
import type { Proposition } from '#lib/schemas/proposition.ts';
import { importer } from '../../../src/outils/contrat/importation.ts';
import { CONTENU_FIGE } from '../../sites.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';

const racine = mkdtempSync(join(tmpdir(), 'importation-'));
cpSync(join(CONTENU_FIGE, 'content'), join(racine, 'content'), { recursive: true });
after(() => rmSync(racine, { recursive: true, force: true }));

const p: Proposition = {
  territoire: '200071678',
  etape: 'signe',
  source: 'https://www.cholet.fr/contrat',
  lueLe: unJour('2026-11-20'),
};
const deposer = (
  proposition: Partial<Proposition>,
  texte: string | Buffer = versYaml({ ...p, ...proposition }),
): string => {
  const fichier = join(racine, 'proposition.yaml');
  writeFileSync(fichier, texte);
  return fichier;
};

describe('rangée là où elle doit l’être, et valable', () => {
  const CAS: [titre: string, proposition: Partial<Proposition>, fichier: string][] = [
    ['hors des départements suivis', {}, 'content/france/contrats/49-cholet-agglomeration-2026.yaml'],
    [
      'par son nom, une démarche',
      { territoire: 'Mauges Communauté', etape: 'demarche' },
      'content/france/contrats/49-mauges-communaute-2026.yaml',
    ],
    [
      'dans un département suivi',
      { territoire: 'Pays de Meslay-Grez' },
      'content/departements/53/contrats/53-pays-de-meslay-grez-2026.yaml',
    ],
    [
      'un nom et son code, tels que la page les écrit',
      { territoire: 'Baugeois\u00A0Vallée (244900882)', etape: 'absence' },
      'content/france/contrats/49-baugeois-vallee-2026.yaml',
    ],
    [
      'une commune et son code, parmi ses homonymes',
      { territoire: 'Saint-Denis (93066)', etape: 'demarche' },
      'content/france/contrats/93-saint-denis-2026.yaml',
    ],
    [
      'une commune, une absence',
      { territoire: '49099', etape: 'absence' },
      'content/france/contrats/49-cholet-2026.yaml',
    ],
  ];
  for (const [titre, proposition, fichier] of CAS)
    test(titre, () => {
      assert.ok(importer(deposer(proposition), racine).includes(fichier));
      assert.deepEqual(lireContenu(racine, unJour('2026-11-26')).problemes, []);
    });
});

describe('refusée, et rien n’est écrit', () => {
  const CAS: [titre: string, fichier: () => string, attendu: RegExp][] = [
    ['un territoire inconnu', () => deposer({ territoire: 'Mauges Comunauté' }), /« Mauges Communauté » \?/],
    ['un nom porté par plusieurs', () => deposer({ territoire: 'Saint-Denis' }), /plusieurs portent ce nom/],
    ['une ville et son intercommunalité', () => deposer({ territoire: 'Dunkerque' }), /245900428, Dunkerque 59183/],
    [
      'le code d’un autre',
      () => deposer({ territoire: 'Mauges Communauté (200071678)' }),
      /« Mauges Communauté \(200071678\) » inconnu/,
    ],
    ['une adresse fausse', () => deposer({ source: 'cholet.fr' }), /source/],
    ['un champ de trop', () => deposer({}, `${versYaml(p)}auteur: "x"\n`), /auteur/],
    ['un fichier absent', () => join(racine, 'rien.yaml'), /illisible \(introuvable\)/],
    ['un dossier', () => racine, /illisible \(c’est un dossier\)/],
    ['un texte coupé', () => deposer({}, 'territoire: "Angers\n'), /illisible ; attendu : le texte que donne la page/],
    ['de l’UTF-16', () => deposer({}, Buffer.from(`\ufeff${versYaml(p)}`, 'utf16le')), /UTF-16 .* encodage « UTF-8 »/],
    ['de l’UTF-16 sans marque', () => deposer({}, Buffer.from(versYaml(p), 'utf16le')), /enregistré en UTF-16/],
    ['du latin-1', () => deposer({}, Buffer.from('territoire: "Évron"\n', 'latin1')), /octets illisibles/],
    ['un fichier vide', () => deposer({}, ' \n'), /fichier vide ; attendu : le texte que donne la page/],
    ['une phrase', () => deposer({}, 'Angers a un contrat.'), /ce n’est pas une proposition/],
    ['une fiche déjà là', () => deposer({}), /existe déjà/],
  ];
  for (const [titre, fichier, attendu] of CAS)
    test(titre, () => assert.throws(() => importer(fichier(), racine), attendu));
});

test('le texte et la demande sur la forge disent la même chose', () => {
  assert.match(versTexte(p), /Un contrat est signé\nDocument public qui le dit : https:\/\/www\.cholet\.fr/);
  for (const [lueLe, dit] of [
    ['2026-11-27', '27 novembre 2026'],
    ['2026-03-01', '1er mars 2026'],
    ['2026-08-11', '11 août 2026'],
  ] as const)
    assert.match(versTexte({ ...p, lueLe: unJour(lueLe) }), new RegExp(`\nLu le : ${dit}\n`));
  const github = new URL(demandeSurLaForge({ sorte: 'github', adresse: 'https://github.com/a/b/' }, p));
  assert.equal(github.pathname, '/a/b/issues/new');
  assert.ok(github.searchParams.get('body')!.includes(versYaml(p)));
  const gitlab = new URL(demandeSurLaForge({ sorte: 'gitlab', adresse: 'https://gitlab.com/a/b' }, p));
  assert.equal(gitlab.searchParams.get('issue[title]'), 'Un contrat est signé : 200071678');
});
