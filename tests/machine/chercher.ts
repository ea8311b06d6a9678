/** Cherche sur la machine les programmes de la table, sans rien installer. */
import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { programme, PROGRAMMES, type Programme } from './table.ts';

const RACINE = join(import.meta.dirname, '../..');
const SUFFIXES = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
/** Une commande à qui l’on demande sa version, et qui ne répond pas en ce temps, n’est pas là. */
const LIMITE_VERSION_MS = 30_000;

/** Dossiers du PATH ; les serveurs sont dans les dossiers `sbin`, que le PATH d’un compte ordinaire n’a pas. */
const dossiersDuPath = (): string[] =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((d) => d !== '')
    .flatMap((d) => (/[\\/]bin$/.test(d) ? [d, d.replace(/bin$/, 'sbin')] : [d]));

function executable(fichier: string): boolean {
  try {
    accessSync(fichier, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const lireJson = <Forme>(fichier: string): Forme => JSON.parse(readFileSync(fichier, 'utf8')) as Forme;

/** Vrai si chaque paquet npm d’un dossier est installé à la version que le dossier demande. */
function paquetsComplets(dossier: string): boolean {
  const { dependencies } = lireJson<{ dependencies: Record<string, string> }>(join(dossier, 'package.json'));
  return Object.entries(dependencies).every(([nom, version]) => {
    const manifeste = join(dossier, 'node_modules', nom, 'package.json');
    return existsSync(manifeste) && lireJson<{ version: string }>(manifeste).version === version;
  });
}

/** Le Chromium que Playwright a installé ; sa bibliothèque n’est lue que si la machine n’en a pas un autre. */
function chromiumDePlaywright(): string | undefined {
  const { chromium } = createRequire(import.meta.url)('@playwright/test') as typeof import('@playwright/test');
  const chemin = chromium.executablePath();
  return executable(chemin) ? chemin : undefined;
}

/** Chemin d’un programme, ou `undefined` s’il n’est pas là. */
export function chercher(p: Programme): string | undefined {
  if ('fichier' in p) return existsSync(p.fichier) ? p.fichier : undefined;
  if ('dossierNpm' in p) return paquetsComplets(join(RACINE, p.dossierNpm)) ? p.dossierNpm : undefined;
  const designe = p.variable && process.env[p.variable];
  if (designe) return executable(designe) ? designe : undefined;
  const candidats = p.commandes.flatMap((c) =>
    dossiersDuPath().flatMap((d) => SUFFIXES.map((suffixe) => join(d, c + suffixe))),
  );
  return candidats.find(executable) ?? (p.playwright ? chromiumDePlaywright() : undefined);
}

/** Pourquoi un programme absent manque, en une phrase. */
export function raison(p: Programme): string {
  const variable = 'variable' in p && p.variable;
  const designe = variable && process.env[variable];
  if (designe) return `${p.nom} est introuvable : ${variable} désigne « ${designe} », qui n’est pas un programme.`;
  if ('dossierNpm' in p)
    return `${p.nom} : les paquets de ${p.dossierNpm} ne sont pas installés ; lancez npm run test:programmes.`;
  return `${p.nom} est introuvable ; installez-le (Debian, Ubuntu : apt-get install ${p.paquets.join(' ')}).`;
}

/**
 * Chemin d’un programme, par son nom dans la table.
 * @throws Error avec sa raison, en une phrase, s’il manque.
 */
export function exiger(nom: string): string {
  const p = programme(nom);
  const chemin = chercher(p);
  if (!chemin) throw new Error(raison(p));
  return chemin;
}

/** Programmes absents, parmi ceux d’une étape si elle est donnée. */
export const absents = (etape?: string): Programme[] =>
  PROGRAMMES.filter((p) => (etape === undefined || p.etapes.includes(etape)) && !chercher(p));

/** Version que dit un programme trouvé : `null` s’il ne répond pas, vide s’il n’en a pas à dire. */
export function versionDe(p: Programme, chemin: string): Promise<string | null> {
  if ('fichier' in p) return Promise.resolve('');
  if ('dossierNpm' in p) {
    const { dependencies } = lireJson<{ dependencies: Record<string, string> }>(join(RACINE, chemin, 'package.json'));
    return Promise.resolve(
      Object.entries(dependencies)
        .map((paire) => paire.join(' '))
        .join(', '),
    );
  }
  return new Promise((dire) =>
    execFile(chemin, [p.version ?? '--version'], { timeout: LIMITE_VERSION_MS }, (erreur, stdout, stderr) => {
      const lue = /\d+(?:\.\d+)+/.exec(stdout + stderr)?.[0];
      dire(lue && !erreur?.killed && Number.parseInt(lue, 10) >= (p.auMoins ?? 0) ? lue : null);
    }),
  );
}

/** Programmes absents, muets ou trop anciens : ce que leur chemin seul ne dit pas. */
export async function inutilisables(): Promise<Programme[]> {
  const versions = await Promise.all(
    PROGRAMMES.map(async (p) => {
      const chemin = chercher(p);
      return chemin === undefined ? null : versionDe(p, chemin);
    }),
  );
  return PROGRAMMES.filter((_, rang) => versions[rang] === null);
}
