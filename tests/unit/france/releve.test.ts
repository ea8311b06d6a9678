/** Le relevé : ce qu’il retient, et la marque qu’il donne à chaque territoire. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ecarter } from '#lib/france/carte-de-france.ts';
import { marqueDe, type Marque } from '#lib/france/marques.ts';
import type { TerritoireRepere } from '#lib/france/releve.ts';
import { dateDuReleve, phrasesDe, sourcesDe } from '#lib/france/reponse-d-ailleurs.ts';
import { unSiren } from '#lib/valeurs/siren.ts';
import { releve } from './releve-fige.ts';

const de = (siren: string): TerritoireRepere => releve.parSiren.get(unSiren(siren))!;
const dit = (siren: string): string =>
  phrasesDe(de(siren))
    .flat()
    .map(({ texte }) => texte)
    .join('');

const dite = (deduit?: string) => ({ constat: { date: '2026-01', source: 's', ...(deduit && { deduit }) } });

describe('un territoire, une marque', () => {
  const CAS: [nom: string, siren: string, marque: Marque][] = [
    ['un terme publié à venir', '200066660', 'en-cours'],
    ['un terme inconnu', '244900015', 'signe'],
    ['une affirmation départementale', '242900314', 'signe'],
    ['une démarche de plus de trois ans', '200072320', 'demarche'],
    ['un contrat d’une seule commune', '244900882', 'demarche'],
    ['une absence dite', '241700459', 'absence'],
  ];
  for (const [nom, siren, marque] of CAS) test(nom, () => assert.equal(de(siren).marque, marque));

  test('un contrat échu dont la suite se prépare reste au terme passé', () => {
    const t = { statut: 'en-construction' as const, contrats: [{ etape: 'signe' }], affirmations: [] };
    assert.equal(marqueDe(t as unknown as TerritoireRepere), 'passe');
  });

  for (const [nom, affirmations, marque] of [
    ['une affirmation déduite n’est pas une signature', [dite('par nous')], 'deduit'],
    ['une source qui l’écrit l’emporte sur une déduction', [dite('par nous'), dite()], 'signe'],
  ] as const)
    test(nom, () => {
      const t = { statut: 'non-renseigne' as const, contrats: [], affirmations };
      assert.equal(marqueDe(t as unknown as TerritoireRepere), marque);
    });
});

test('un département suivi n’entre pas dans le relevé, même si une fiche y est restée', () => {
  assert.equal(releve.parSiren.get(unSiren('200068989')), undefined);
});

test('une affirmation ne vaut pas pour ce qu’elle excepte, ni ailleurs', () => {
  assert.deepEqual(de('241700459').affirmations, []);
  // Poher communauté touche les Côtes-d’Armor, suivies dans le contenu figé.
  assert.equal(releve.territoires.filter((t) => t.epci.departement === '29').length, 20);
});

test('ce qui n’a pas d’intercommunalité reste à part', () => {
  assert.deepEqual(
    releve.sansTerritoire.map((c) => c.id),
    ['21-pays-auxois-morvan-2025'],
  );
  assert.deepEqual(
    releve.horsEpci.map((c) => c.id),
    ['978-saint-martin-2023'],
  );
});

test('la réponse dit la date, la déduction et les sources', () => {
  assert.match(dit('244900015'), /^C’est à vérifier\. Le contrat a été signé le 9.décembre 2025\. Sa durée/);
  assert.match(dit('242900314'), /tout le Finistère est couvert .*\(source datée le 12.juillet 2023\)/);
  assert.match(dit('244900882'), /ne couvre que/);
  assert.equal(sourcesDe(de('244900015'))[0], '49-angers-loire-metropole');
  assert.equal(dateDuReleve(de('241700459')), 'janvier 2026');
});

test('des marques au même endroit sont écartées', () => {
  const places = ecarter(
    [
      [0, 0],
      [0, 0],
      [1, 0],
      [100, 100],
    ],
    12,
  );
  for (const [i, [x, y]] of places.entries())
    for (const [j, [x2, y2]] of places.entries())
      if (i < j) assert.ok(Math.hypot(x - x2, y - y2) >= 10.5, `${i} et ${j}`);
  assert.deepEqual(places[3], [100, 100]);
});
