/** Installe les relecteurs (validateurs, dictionnaire) : trop lourds pour accompagner le site, ils ont leur propre paquet. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ICI = import.meta.dirname;
/** Dossier des paquets installés. */
export const PAQUETS = join(ICI, 'node_modules');

const versionDe = (fichier: string) =>
  existsSync(fichier) ? (JSON.parse(readFileSync(fichier, 'utf8')) as { version: string }).version : null;

/** Vrai si chaque paquet est là, à la version voulue. */
function complets(): boolean {
  const { dependencies } = JSON.parse(readFileSync(join(ICI, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return Object.entries(dependencies).every(
    ([nom, version]) => versionDe(join(PAQUETS, nom, 'package.json')) === version,
  );
}

/**
 * Charge un de ces paquets ; la vérification des types se fait sans eux, l’appelant dit donc la forme qu’il attend.
 * @throws Error si le paquet n’est pas installé.
 */
export async function charger<Forme>(nom: string): Promise<Forme> {
  return (await import(pathToFileURL(createRequire(join(ICI, 'package.json')).resolve(nom)).href)) as Forme;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && !complets()) {
  // Sans les scripts d’installation : vnu-jar téléchargerait un Java.
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', ICI], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(
      'Les relecteurs (tests/relecture/package.json) n’ont pas pu être installés : vérifiez l’accès au registre npm, puis relancez.',
    );
    process.exit(1);
  }
}
