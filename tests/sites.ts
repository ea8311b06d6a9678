/**
 * Les sites que les tests lisent : celui du contenu figé, construit une fois par série, et le site vivant, dans dist/.
 */
import { existsSync, globSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { construire } from './construire.ts';

const RACINE = join(import.meta.dirname, '..');

/** Un site construit et ce dont il est tiré. */
export interface Lieu {
  /** Dossier du site construit. */
  dist: string;
  /** Préfixe de ses adresses, barres comprises : `/`, `/cls/`. */
  base: string;
  /** Dossier qui contient le `content/` dont il est tiré. */
  contenu: string;
}

/** Jour des situations du contenu figé. */
export const JOUR_FIGE = '2026-11-21';
/** Dossier qui contient le contenu figé. */
export const CONTENU_FIGE = join(RACINE, 'tests/contenus/fige');
/** Où se construit le site figé. */
const DIST_FIGE = join(RACINE, '.cache/essais/fige');

/** Vrai si le site figé est plus récent que tout ce qui le fait. */
function estAJour(): boolean {
  if (!existsSync(DIST_FIGE)) return false;
  const entrees = ['src/**', 'public/**', 'tests/contenus/fige/**', 'astro.config.mjs', 'package-lock.json'].flatMap(
    (motif) => globSync(motif, { cwd: RACINE, exclude: (nom) => /(^|\/)(outils|node_modules)$/.test(String(nom)) }),
  );
  const fait = statSync(DIST_FIGE).mtimeMs;
  return entrees.every((f) => {
    const etat = statSync(join(RACINE, f));
    return etat.isDirectory() || etat.mtimeMs <= fait;
  });
}

/**
 * Le site du contenu figé.
 * @throws Error s’il n’est pas construit, ou s’il est plus vieux que le code ou que le contenu figé.
 */
export function fige(): Lieu {
  // Un fil de Playwright, lancé en cours de série, relit ce que la série a déjà vérifié.
  if (process.env['TEST_WORKER_INDEX'] === undefined && !estAJour())
    throw new Error('Le site du contenu figé est absent ou plus vieux que le code : lancez npm run test:sites.');
  return { dist: DIST_FIGE, base: '/', contenu: CONTENU_FIGE };
}

/**
 * Le site vivant : celui de dist/ et de content/, ou celui que désignent DIST, CONTENU et BASE.
 * @throws Error s’il n’est pas construit.
 */
export function vivant(): Lieu {
  const dist = process.env['DIST'] ?? join(RACINE, 'dist');
  if (!existsSync(join(dist, 'index.html')))
    throw new Error(`Le site n’est pas construit dans ${dist} : lancez npm run build.`);
  return {
    dist,
    base: (process.env['BASE'] ?? '/').replace(/\/?$/, '/'),
    contenu: process.env['CONTENU'] ?? RACINE,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (estAJour()) console.log('Site du contenu figé : déjà construit.');
  else {
    rmSync(DIST_FIGE, { recursive: true, force: true });
    const debut = new Date();
    construire({ sortie: DIST_FIGE, contenu: CONTENU_FIGE, date: JOUR_FIGE });
    // Ce qui change pendant la construction n’y est peut-être pas.
    utimesSync(DIST_FIGE, debut, debut);
    console.log('Site du contenu figé : construit.');
  }
}
