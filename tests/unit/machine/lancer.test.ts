/** Un programme lancé ne dure pas plus que sa limite, et ne laisse personne derrière lui. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { describe } from 'node:test';
import { lancer } from '../../machine/lancer.ts';
import { dossierGarde, lancerServeur, ressources } from '../../ressources.ts';

const garder = ressources();
const dossier = dossierGarde(garder, 'lancer');
const node = (code: string, limite = 60_000) => lancer(process.execPath, ['-e', code], { limite });

/** Code d’un programme qui en lance un autre, sans fin, sourd aux demandes d’arrêt, et note son numéro. */
const avecEnfant = (note: string, suite: string) => `
  const { spawn } = require('node:child_process');
  const sourd = 'process.on("SIGINT", () => {}); setInterval(() => {}, 1000); console.log("prêt")';
  const enfant = spawn(process.execPath, ['-e', sourd], { stdio: ['ignore', 'pipe', 'inherit'] });
  enfant.stdout.once('data', () => {
    require('node:fs').writeFileSync(${JSON.stringify(note)}, String(enfant.pid));
    ${suite}
  });`;

/** Vrai si le programme noté ne vit plus ; laisse au système le temps de le retirer de sa table. */
async function disparu(note: string): Promise<boolean> {
  const etat = `/proc/${readFileSync(note, 'utf8')}/stat`;
  for (let tour = 0; tour < 200 && existsSync(etat); tour++) {
    if (/\) Z /.test(readFileSync(etat, 'utf8'))) return true;
    await new Promise((suite) => setTimeout(suite, 25));
  }
  return !existsSync(etat);
}

describe('lancer', { concurrency: true }, () => {
  test('rend le code et les deux sorties', async () => {
    const { code, sortie } = await node('console.log("un"); console.error("deux"); process.exitCode = 3').fin;
    assert.equal(code, 3);
    assert.deepEqual(sortie.trim().split('\n').sort(), ['deux', 'un']);
  });

  test('une commande absente : une phrase, code 1', async () => {
    const { code, sortie } = await lancer('nulle-part', [], { limite: 60_000 }).fin;
    assert.equal(code, 1);
    assert.equal(sortie, 'nulle-part n’a pas pu être lancé (ENOENT).\n');
  });

  test('au-delà de sa limite : arrêté, nommé, et son enfant avec lui', async () => {
    const note = join(dossier, 'limite');
    // La limite est comptée d’ici ; le programme note son enfant avant.
    const { code, sortie } = await node(avecEnfant(note, 'setInterval(() => {}, 1000);'), 5_000).fin;
    assert.equal(code, 1);
    assert.match(sortie, /: arrêté, plus de 5 s\.\n/);
    assert.ok(await disparu(note));
  });

  test('un enfant laissé derrière meurt à la fin de celui qui l’a lancé', async () => {
    const note = join(dossier, 'laisse');
    const { code } = await node(avecEnfant(note, 'process.exit(0);')).fin;
    assert.equal(code, 0);
    assert.ok(await disparu(note));
  });

  test('arreter() arrête aussi l’enfant', async () => {
    const note = join(dossier, 'arret');
    const { fin, arreter } = lancer(
      process.execPath,
      ['-e', avecEnfant(note, 'console.log("lancé"); setInterval(() => {}, 1000);')],
      {
        limite: 60_000,
        montrer: (morceau) => {
          if (morceau.includes('lancé')) arreter();
        },
      },
    );
    assert.equal((await fin).code, 1);
    assert.ok(await disparu(note));
  });
});

describe('un serveur d’essai', { concurrency: true }, () => {
  const jamais = () => Promise.reject(new Error('pas de réponse'));
  test('absent : une phrase', async () => {
    await assert.rejects(lancerServeur('nulle-part', [], jamais), /^Error: nulle-part : .*ENOENT\.$/);
  });
  test('qui s’arrête avant de répondre : une phrase', async () => {
    await assert.rejects(lancerServeur(process.execPath, ['-e', ''], jamais), /: s’est arrêté\.$/);
  });
});

test('un « before » qui échoue ne laisse ni serveur ni lanceur de tests', async () => {
  const ressource = JSON.stringify(join(import.meta.dirname, '../../ressources.ts'));
  const essai = `
    import test, { before } from 'node:test';
    import { dossierGarde, ressources, serveurGarde } from ${ressource};
    const garder = ressources();
    before(async () => {
      const dossier = dossierGarde(garder, 'essai');
      console.log('ORIGINE', await serveurGarde(garder, dossier), dossier);
      throw new Error('navigateur absent');
    });
    test('vide', () => {});`;
  const { code, sortie } = await lancer(
    process.execPath,
    ['--input-type=module', '--test-reporter=spec', '-e', essai],
    { limite: 60_000, env: { NODE_TEST_CONTEXT: '' } },
  ).fin;
  assert.notEqual(code, 0);
  assert.match(sortie, /navigateur absent/);
  assert.doesNotMatch(sortie, /arrêté, plus de/);
  const [, origine, essaye] = /ORIGINE (\S+) (\S+)/.exec(sortie)!;
  await assert.rejects(fetch(origine!));
  assert.equal(existsSync(essaye!), false);
});
