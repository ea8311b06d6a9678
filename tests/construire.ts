/**
 * Construit le site ailleurs que dans dist/, sous un autre préfixe ou avec un autre contenu, sans toucher au cache du
 * projet.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const RACINE = join(import.meta.dirname, '..');
/** Le pays entier, la plus longue de nos constructions, demande une douzaine de minutes. */
const LIMITE_MS = 1_800_000;

/** Ce qui change d’une construction ordinaire. */
export interface Construction {
  /** Dossier de sortie. */
  sortie: string;
  /** Préfixe des adresses : `/cls/`. */
  base?: string;
  /** Adresse publique. */
  adresse?: string;
  /** Dossier qui contient un autre `content/`. */
  contenu?: string;
  /** Jour des situations. */
  date?: string;
  /** Adresse des tuiles du fond de carte. */
  fond?: string;
}

/** Construction d’essai en cours : numéro du processus qui l’a demandée. */
const VERROU = join(RACINE, '.astro/essai.verrou');

/** Vrai si un processus vit. */
function vit(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Une construction d’essai à la fois : Astro écrit des fichiers intermédiaires dans .astro/, qu’aucun réglage ne
 * déplace.
 * @throws Error si l’autre n’a pas fini à temps.
 */
function chacunSonTour<Rendu>(faire: () => Rendu): Rendu {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  const echeance = Date.now() + LIMITE_MS;
  mkdirSync(join(VERROU, '..'), { recursive: true });
  for (;;) {
    try {
      writeFileSync(VERROU, String(process.pid), { flag: 'wx' });
      break;
    } catch (erreur) {
      if ((erreur as NodeJS.ErrnoException).code !== 'EEXIST') throw erreur;
    }
    Atomics.wait(pause, 0, 0, 200);
    const autre = existsSync(VERROU) ? Number(readFileSync(VERROU, 'utf8')) : 0;
    if (autre > 0 && !vit(autre)) rmSync(VERROU, { force: true });
    if (Date.now() > echeance) throw new Error(`Une autre construction d’essai dure encore (processus ${autre}).`);
  }
  try {
    return faire();
  } finally {
    rmSync(VERROU, { force: true });
  }
}

/**
 * Construit dans un autre processus : la configuration se lit dans l’environnement.
 * @throws Error avec la sortie de la construction si elle échoue.
 */
export function construire({ sortie, base, adresse, contenu, date, fond }: Construction): string {
  const env = {
    ...process.env,
    SORTIE: resolve(sortie),
    ...(base && { BASE: base }),
    ...(adresse && { ADRESSE: adresse }),
    ...(contenu && { CONTENU: contenu }),
    ...(date && { DATE_REFERENCE: date }),
    ...(fond && { FOND_DE_CARTE: fond }),
  };
  const { status, stdout, stderr, error } = chacunSonTour(() =>
    // Les limites de mémoire de `npm run build`.
    spawnSync(process.execPath, ['src/outils/node.mjs', '--memoire-bornee', import.meta.filename], {
      cwd: RACINE,
      env,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      timeout: LIMITE_MS,
    }),
  );
  if (error) throw new Error(`Construction arrêtée : ${error.message}`);
  if (status !== 0) throw new Error(`Construction impossible :\n${stdout.slice(-4000)}\n${stderr.slice(-4000)}`);
  return stdout;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { build } = await import('astro');
  const sortie = process.env['SORTIE']!;
  await build({ root: RACINE, outDir: sortie, cacheDir: `${sortie}.cache` });
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  console.log(
    'MESURE ' +
      JSON.stringify({
        memoireMo: Math.round(maxRSS / 1024),
        processeurS: Math.round((userCPUTime + systemCPUTime) / 1e6),
      }),
  );
}
