import { spawnSync } from 'node:child_process';

/**
 * Installe des paquets de Debian, si apt est là et que l’on est administrateur (root, ou `sudo` sans mot de passe) ; ne fait rien sinon.
 * Attend qu’une autre installation finisse. À qui l’appelle de regarder si le programme est venu.
 */
export function installerPaquets(paquets: readonly string[]): void {
  const prefixe = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const suite of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...paquets],
  ]) {
    const [commande, ...options] = [...prefixe, 'apt-get', '-o', 'DPkg::Lock::Timeout=300', ...suite];
    spawnSync(commande!, options, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
}
