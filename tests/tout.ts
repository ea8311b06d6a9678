/** `npm test` : chaque étape, l’une après l’autre, et le compte à la dernière ligne. Une étape qui échoue n’arrête pas les suivantes. */
import { spawn } from 'node:child_process';

/** [script de package.json, compte-t-il ses tests ?] */
const ETAPES: [script: string, compte: boolean][] = [
  ['verifier', false],
  ['types', false],
  ['test:unit', true],
  ['build', false],
  ['test:site', true],
  ['test:documents', true],
  ['test:e2e', true],
];

/** Lance un script, montre sa sortie et la rend. */
function lancer(script: string): Promise<{ code: number; sortie: string }> {
  return new Promise((fini) => {
    const enfant = spawn('npm', ['run', '-s', script], { stdio: ['ignore', 'pipe', 'pipe'] });
    let sortie = '';
    for (const flux of [enfant.stdout, enfant.stderr])
      flux.on('data', (morceau: Buffer) => {
        sortie += morceau.toString();
        process.stdout.write(morceau);
      });
    enfant.on('close', (code) => fini({ code: code ?? 1, sortie }));
  });
}

const nombre = (sortie: string, motif: RegExp): number => Number([...sortie.matchAll(motif)].at(-1)?.[1] ?? 0);

let passes = 0;
let echecs = 0;
const etapesEnEchec: string[] = [];
let instables = 0;
for (const [script, compte] of ETAPES) {
  console.log(`\n── ${script}`);
  const { code, sortie } = await lancer(script);
  const [p, e] = compte
    ? [
        nombre(sortie, /(?:^|\n)\s*(?:ℹ|#)?\s*pass(?:ed)? (\d+)/g) || nombre(sortie, /(\d+) passed/g),
        nombre(sortie, /(?:^|\n)\s*(?:ℹ|#)\s*fail (\d+)/g) || nombre(sortie, /(\d+) failed/g),
      ]
    : [code === 0 ? 1 : 0, 0];
  passes += p;
  echecs += code === 0 ? e : Math.max(1, e);
  if (code !== 0) etapesEnEchec.push(script);
  instables += nombre(sortie, /(\d+) flaky/g);
}
if (etapesEnEchec.length > 0) console.log(`\nÉtapes en échec : ${etapesEnEchec.join(', ')}`);
if (instables > 0) console.log(`\n${instables} essais passés à la seconde fois seulement, nommés plus haut`);
console.log(`\n${passes} passed, ${echecs} failed`);
process.exit(echecs === 0 ? 0 : 1);
