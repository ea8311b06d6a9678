/** Les options communes à toutes les commandes : ce qui ne se lit pas se dit en français. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { causeDuSysteme, ErreurCommande, lireOptions } from '../../../src/outils/ligne-de-commande.ts';

/** Le module à l’essai, tel qu’un autre processus le charge. */
const MODULE = new URL('../../../src/outils/ligne-de-commande.ts', import.meta.url).href;

const OPTIONS = {
  fin: { type: 'string' },
  communes: { type: 'string', multiple: true },
  publication: { type: 'boolean' },
} as const;
const lire = (...args: string[]) => lireOptions(OPTIONS, 'L’aide.', args);

const REFUS: [args: string[], attendu: RegExp][] = [
  [['--fin', '2030', '--fin', '2031'], /^Option « --fin » donnée deux fois/],
  [['--fin=2030', '--fin', '2031'], /^Option « --fin » donnée deux fois/],
  [['--publication', '--publication'], /^Option « --publication » donnée deux fois/],
  [['--publication=oui'], /aucune valeur attendue, et non « oui »/],
  [['--fin'], /^Option « --fin » sans valeur/],
  [['--fin', '--publication'], /^Option « --fin » sans valeur/],
  [['--finn', '2030'], /^Option inconnue « --finn » ; « --fin » \?/],
  [['-f'], /^Option inconnue « -f »/],
];
for (const [args, attendu] of REFUS)
  test(args.join(' '), () =>
    assert.throws(
      () => lire(...args),
      (erreur: unknown) => erreur instanceof ErreurCommande && attendu.test(erreur.message),
    ),
  );

test('ce qui se lit : valeurs, listes, arguments libres', () => {
  assert.deepEqual(
    { ...lire('x', '--communes', 'a', '--communes=b', '--fin', '-1')?.valeurs },
    {
      communes: ['a', 'b'],
      fin: '-1',
    },
  );
});

test('l’aide se demande de quatre façons', () => {
  for (const mot of ['--aide', '--help', '-h', '-?']) assert.equal(lire('x', mot), null);
});

/** Une commande qui reçoit Ctrl-C pendant un calcul, puis écrirait. */
const interrompue = (avantDEcrire: string) =>
  spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { conduire, laisserInterrompre } from '${MODULE}';
       await conduire(async () => {
         process.kill(process.pid, 'SIGINT');
         ${avantDEcrire}
         console.log('écrit');
       });`,
    ],
    { encoding: 'utf8' },
  );

test('Ctrl-C pendant un calcul passe avant l’écriture', () => {
  const { status, stdout, stderr } = interrompue('await laisserInterrompre();');
  assert.equal(stdout, '');
  assert.match(stderr, /Interrompu : rien n’est écrit\./);
  assert.equal(status, 130);
});

test('sans rendre la main, l’écriture passerait avant lui', () => assert.equal(interrompue('').stdout, 'écrit\n'));

for (const [code, dit] of [
  ['ENOSPC', 'disque plein'],
  ['EDQUOT', 'disque plein'],
  ['EROFS', 'disque en lecture seule'],
  ['EACCES', 'droit refusé'],
] as const)
  test(`${code} : ${dit}`, () => assert.equal(causeDuSysteme(Object.assign(new Error('x'), { code })), dit));
