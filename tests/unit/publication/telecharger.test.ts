/** Un fichier fait dans la page reste lisible assez longtemps pour que le navigateur l’enregistre. */
import assert from 'node:assert/strict';
import test, { mock } from 'node:test';
import { telecharger } from '#client/telecharger.ts';

test('l’objet d’un téléchargement n’est libéré qu’une minute après le clic', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const clics: string[] = [];
  const lien = { href: '', download: '', click: () => clics.push(lien.href), remove: () => undefined };
  const body = { append: () => undefined };
  Object.assign(globalThis, { document: { createElement: () => lien, body } });
  const liberes = mock.method(URL, 'revokeObjectURL');
  telecharger('a.csv', new Blob(['a']));
  assert.deepEqual([clics.length, lien.download], [1, 'a.csv']);
  mock.timers.tick(59_000);
  assert.equal(liberes.mock.callCount(), 0);
  mock.timers.tick(1_000);
  assert.deepEqual(liberes.mock.calls[0]?.arguments, clics);
});
