import assert from 'node:assert/strict';
import test from 'node:test';
import { ancetresDe, CHEMINS_ENCADRABLES, politiqueDe } from '#lib/publication/csp.ts';

test('la politique ordinaire n’admet que le site lui-même', () => {
  const politique = politiqueDe();
  assert.match(politique, /^default-src 'none'/);
  assert.doesNotMatch(politique, /unsafe|https?:|\*/);
});

test('chaque permission n’ajoute que ce qu’elle dit', () => {
  assert.match(politiqueDe({ wasm: true }), /script-src 'self' 'wasm-unsafe-eval';/);
  assert.match(
    politiqueDe({ images: 'https://tuiles.exemple.fr' }),
    /img-src 'self' data: https:\/\/tuiles\.exemple\.fr;/,
  );
  for (const p of [politiqueDe({ wasm: true }), politiqueDe({ images: 'https://t.fr' })])
    assert.doesNotMatch(p, /'unsafe-(inline|eval)'/);
});

test(
  'une page faite pour être encadrée nomme son origine : WebKit ne reconnaît rien à « self » dans un cadre ' + 'isolé',
  () => {
    const politique = politiqueDe({ origine: 'https://exemple.fr' });
    for (const quoi of ['script', 'style', 'font'])
      assert.ok(politique.includes(`${quoi}-src 'self' https://exemple.fr;`));
    assert.equal(politique.match(/https:/g)!.length, 3);
  },
);

test('seules les cartes à intégrer se laissent mettre dans un cadre', () => {
  const cas: [string, string][] = [
    ['/', "frame-ancestors 'none'"],
    ['/carte/', "frame-ancestors 'none'"],
    ['/departements/53-mayenne/', "frame-ancestors 'none'"],
    ['/a-propos/integration/', "frame-ancestors 'none'"],
    ['/integration/53-mayenne/', 'frame-ancestors *'],
  ];
  for (const [chemin, attendu] of cas) assert.equal(ancetresDe(chemin), attendu, chemin);
  assert.ok(CHEMINS_ENCADRABLES.every((c) => c.startsWith('/') && c.endsWith('/')));
});
