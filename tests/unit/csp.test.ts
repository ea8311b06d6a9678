import assert from 'node:assert/strict';
import test from 'node:test';
import { politiqueDe } from '#lib/csp.ts';

test('la politique ordinaire n’admet que le site lui-même', () => {
  const politique = politiqueDe();
  assert.match(politique, /^default-src 'none'/);
  assert.doesNotMatch(politique, /unsafe|https?:|\*/);
});

test('chaque permission n’ajoute que ce qu’elle dit', () => {
  assert.match(politiqueDe({ wasm: true }), /script-src 'self' 'wasm-unsafe-eval';/);
  assert.match(politiqueDe({ images: 'https://tuiles.exemple.fr' }), /img-src 'self' data: https:\/\/tuiles\.exemple\.fr;/);
  for (const p of [politiqueDe({ wasm: true }), politiqueDe({ images: 'https://t.fr' })]) assert.doesNotMatch(p, /'unsafe-(inline|eval)'/);
});
