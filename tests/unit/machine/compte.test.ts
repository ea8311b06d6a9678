/** Le compte de `npm test` : ce que disent node:test et Playwright, sans rien perdre d’un essai manqué. */
import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { compter } from '../../machine/compte.ts';

const noeud = (pass: number, fail: number, cancelled = 0, skipped = 0) =>
  `✔ un\nℹ tests ${pass + fail}\nℹ suites 2\nℹ pass ${pass}\nℹ fail ${fail}\nℹ cancelled ${cancelled}\nℹ ` +
  `skipped ${skipped}\nℹ todo 0\nℹ duration_ms 12.5\n`;

describe('compter', () => {
  const cas: [titre: string, sortie: string, code: number, compte: boolean, passes: number, echecs: number][] = [
    ['node:test, tout passe', noeud(12, 0), 0, true, 12, 0],
    ['node:test, deux échecs', noeud(10, 2), 1, true, 10, 2],
    ['node:test, un essai arrêté par sa limite', noeud(10, 0, 1), 1, true, 10, 1],
    ['node:test, un essai sauté compte comme manqué', noeud(10, 0, 0, 1), 0, true, 10, 1],
    ['Playwright, tout passe', '··\n  42 passed (1.2m)\n', 0, true, 42, 0],
    [
      'Playwright, échec',
      '  1 failed\n    [chromium] › a.spec.ts\n  2 did not run\n  39 passed (1.2m)\n',
      1,
      true,
      39,
      3,
    ],
    ['Playwright, passé au second essai', '  1 flaky\n  41 passed (1.2m)\n', 0, true, 42, 0],
    ['un titre qui contient un nombre ne trompe pas', `✔ 3 failed tests\n${noeud(1, 0)}`, 0, true, 1, 0],
    ['étape morte sans compte', 'Segmentation fault\n', 139, true, 0, 1],
    ['étape qui devait compter et n’a rien dit', '', 0, true, 0, 1],
    ['étape sans compte, réussie', 'fait', 0, false, 1, 0],
    ['étape sans compte, manquée', '12 passed', 1, false, 0, 1],
  ];
  for (const [titre, sortie, code, compte, passes, echecs] of cas)
    test(titre, () => {
      const resultat = compter(sortie, code, compte);
      assert.deepEqual({ passes: resultat.passes, echecs: resultat.echecs }, { passes, echecs });
    });
});
