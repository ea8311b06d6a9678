/** Installe ce qui manque : paquets de Debian en un appel, paquets npm à part, navigateur de Playwright. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Programme } from './table.ts';
import { lancer } from './lancer.ts';

const RACINE = join(import.meta.dirname, '../..');
const MINUTE = 60_000;
const APT = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];

/**
 * Début d’une commande d’administrateur : rien pour root, `sudo` s’il ne demande pas de mot de passe ; `null` sinon, ou
 * sans apt.
 */
function administrateur(): string[] | null {
  const marche = (commande: string, ...options: string[]) =>
    spawnSync(commande, options, { stdio: 'ignore', timeout: MINUTE }).status === 0;
  if (!marche('apt-get', '--version')) return null;
  if (process.getuid?.() === 0) return [];
  return marche('sudo', '-n', 'true') ? ['sudo', '-n'] : null;
}

/** Paquets que cette distribution connaît, parmi ceux-ci : un seul inconnu ferait refuser tout l’appel. */
function connus(paquets: readonly string[]): string[] {
  const { stdout } = spawnSync('apt-cache', ['policy', ...paquets], {
    encoding: 'utf8',
    timeout: MINUTE,
    env: { ...process.env, LC_ALL: 'C' },
  });
  return [...(stdout ?? '').matchAll(/^(\S+):\n {2}Installed: .*\n {2}Candidate: (?!\(none\))/gm)].map((m) => m[1]!);
}

/**
 * Installe des paquets de Debian, en un appel, si apt est là et que l’on est administrateur ; ne fait rien sinon.
 * Attend qu’une autre installation finisse. À qui l’appelle de regarder si les programmes sont venus.
 */
export async function installerPaquets(paquets: readonly string[]): Promise<void> {
  const prefixe = paquets.length > 0 ? administrateur() : null;
  if (!prefixe) return;
  const apt = (suite: readonly string[], limite: number) => {
    const [commande, ...options] = [...prefixe, 'apt-get', ...APT, ...suite];
    return lancer(commande!, options, { limite, env: { DEBIAN_FRONTEND: 'noninteractive' } }).fin;
  };
  await apt(['update', '-qq'], 5 * MINUTE);
  const voulus = connus(paquets);
  if (voulus.length === 0) return;
  const { code, sortie } = await apt(['install', '-y', '-qq', '--no-install-recommends', ...voulus], 20 * MINUTE);
  if (code !== 0) console.error(`apt-get install a échoué :\n${sortie.slice(-2000)}`);
}

/** Installe les paquets npm d’un dossier, sans leurs scripts d’installation : vnu-jar téléchargerait un Java. */
async function installerNpm(dossier: string): Promise<void> {
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', join(RACINE, dossier)];
  const { code, sortie } = await lancer('npm', options, { limite: 10 * MINUTE }).fin;
  if (code !== 0) console.error(`npm ci a échoué dans ${dossier} :\n${sortie.slice(-2000)}`);
}

/** Installe le navigateur que Playwright apporte, dans le compte de l’utilisateur. */
async function installerNavigateur(nom: string): Promise<void> {
  const options = [join(RACINE, 'node_modules/@playwright/test/cli.js'), 'install', nom];
  const { code, sortie } = await lancer(process.execPath, options, { limite: 10 * MINUTE }).fin;
  if (code !== 0) console.error(`Playwright n’a pas pu installer ${nom} :\n${sortie.slice(-2000)}`);
}

/** Essaie d’installer ces programmes ; à qui l’appelle de regarder lesquels sont venus. */
export async function installer(programmes: readonly Programme[]): Promise<void> {
  // Une variable qui désigne un programme absent est une faute à dire, pas à contourner.
  const voulus = programmes.filter((p) => !('variable' in p && p.variable && process.env[p.variable]));
  await Promise.all([
    installerPaquets(voulus.flatMap((p) => p.paquets)),
    ...voulus.flatMap((p) => ('dossierNpm' in p ? installerNpm(p.dossierNpm) : [])),
  ]);
}

/** Pour ceux qu’apt n’a pas apportés. */
export async function installerAutrement(programmes: readonly Programme[]): Promise<void> {
  for (const p of programmes)
    if ('playwright' in p && p.playwright && !(p.variable && process.env[p.variable]))
      await installerNavigateur('chromium');
}
