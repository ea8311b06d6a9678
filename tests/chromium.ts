import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { installerPaquets } from './installer.ts';

const CONNUS = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Chromium déjà présent sur la machine, sinon `undefined` (Playwright prend alors le sien). */
export function chromiumDuSysteme(): string | undefined {
  return CONNUS.find((chemin) => chemin && existsSync(chemin));
}

/** Trouve ou installe un Chromium : le paquet de Debian si l’on est administrateur et qu’apt est là, sinon celui de Playwright. */
function garantirChromium(): void {
  if (chromiumDuSysteme()) return;
  const debian = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (debian) {
    installerPaquets(['chromium']);
  } else {
    execFileSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
      stdio: 'inherit',
    });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) garantirChromium();
