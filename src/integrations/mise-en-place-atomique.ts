import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Où l’on construit, où va l’ancien site le temps de l’échange, et ce qui empêche deux constructions à la fois. */
interface Lieux {
  sortie: string;
  enCours: string;
  ancien: string;
  verrou: string;
}

/** Les voisins d’un dossier de sortie : un renommage ne reste un renommage que sur le même disque. */
function lieuxDe(sortie: string): Lieux {
  const voisin = (suffixe: string) => join(dirname(sortie), `.${basename(sortie)}-${suffixe}`);
  return { sortie, enCours: voisin('en-cours'), ancien: voisin('ancien'), verrou: voisin('verrou') };
}

/**
 * Âge au-delà duquel un verrou n’est plus cru : aucune construction ne dure une heure, et un numéro de processus se
 * réattribue.
 */
const PEREMPTION_MS = 3_600_000;

/** Numéro du processus qui construit au même endroit, ou `null`. */
function constructionEnCours({ verrou }: Lieux): number | null {
  if (!existsSync(verrou) || Date.now() - statSync(verrou).mtimeMs > PEREMPTION_MS) return null;
  const pid = Number(readFileSync(verrou, 'utf8'));
  if (pid === process.pid) return null;
  try {
    process.kill(pid, 0);
    return pid;
  } catch (erreur) {
    // EPERM : le processus vit, sous un autre compte. Sinon il est mort sans rendre le verrou.
    return (erreur as NodeJS.ErrnoException).code === 'EPERM' ? pid : null;
  }
}

/** @throws Error si une autre construction écrit au même endroit. */
function verrouiller(lieux: Lieux): void {
  const autre = constructionEnCours(lieux);
  if (autre !== null)
    throw new Error(
      `${lieux.sortie} : une autre construction est en cours (processus ${autre}) ; attendu : une seule à la ` +
        `fois. Si ce processus n’en est pas une, supprimez ${lieux.verrou}.`,
    );
  rmSync(lieux.verrou, { force: true });
  mkdirSync(dirname(lieux.verrou), { recursive: true });
  writeFileSync(lieux.verrou, String(process.pid), { flag: 'wx' });
  process.once('exit', () => rmSync(lieux.verrou, { force: true }));
}

/**
 * Achève un échange coupé net. L’ancien site n’est écarté qu’une fois le nouveau complet : s’il est là et que la sortie
 * manque, ce qui était en cours est entier.
 */
function reprendre({ sortie, enCours, ancien }: Lieux): void {
  if (!existsSync(sortie) && existsSync(ancien) && existsSync(enCours)) renameSync(enCours, sortie);
  rmSync(ancien, { recursive: true, force: true });
}

/** Met le site construit en place : deux renommages qui se suivent, rien entre eux. */
function echanger({ sortie, enCours, ancien }: Lieux): void {
  if (existsSync(sortie)) renameSync(sortie, ancien);
  renameSync(enCours, sortie);
  rmSync(ancien, { recursive: true, force: true });
}

/**
 * Construit à côté de la sortie, et ne l’échange qu’une fois le site complet : une construction qui échoue ou que l’on
 * tue laisse le site précédent entier. À placer en dernier.
 */
export function echange(): AstroIntegration {
  let lieux: Lieux;
  return {
    name: 'echange',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        lieux = lieuxDe(fileURLToPath(config.outDir).replace(/[\\/]$/, ''));
        if (command === 'preview' && constructionEnCours(lieux) === null) reprendre(lieux);
        if (command !== 'build') return;
        verrouiller(lieux);
        reprendre(lieux);
        rmSync(lieux.enCours, { recursive: true, force: true });
        updateConfig({ outDir: pathToFileURL(`${lieux.enCours}/`) });
      },
      'astro:build:done': ({ logger }) => {
        echanger(lieux);
        logger.info(`site complet, mis en place dans ${lieux.sortie}`);
      },
    },
  };
}
