import assert from 'node:assert/strict';
import { test } from 'node:test';
import { avecArticle } from '#lib/texte/article.ts';

const CAS: [nom: string, dansUnePhrase: string][] = [
  ['Communauté de communes du Pays de Craon', 'la communauté de communes du Pays de Craon'],
  ['Communauté de communes de l’Ernée', 'la communauté de communes de l’Ernée'],
  ['Communauté d’agglomération d’Épinal', 'la communauté d’agglomération d’Épinal'],
  ['Métropole du Grand Paris', 'la métropole du Grand Paris'],
  ['Mayenne Communauté', 'Mayenne Communauté'],
  ['Châteauroux Métropole', 'Châteauroux Métropole'],
];

for (const [nom, attendu] of CAS) test(`${nom} : « ${attendu} »`, () => assert.equal(avecArticle(nom), attendu));
