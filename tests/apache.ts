/** Un Apache de Debian, lancé sur la configuration livrée. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exiger } from './machine/chercher.ts';
import { demander, exigerSansAvertissement, LIMITE_MS, portLibre } from './nginx.ts';
import { lancerServeur } from './ressources.ts';

/** Ceux que demande la configuration, et ceux sans lesquels Apache ne démarre pas. */
const MODULES = ['mpm_event', 'authz_core', 'mime', 'dir', 'rewrite', 'headers', 'setenvif'];
const SITE = join(import.meta.dirname, '../src/hebergement/apache-site.conf');
const CONFIGURATION = join(import.meta.dirname, '../src/hebergement/apache.htaccess');

/**
 * Lance Apache sur une copie de `racine`, le fichier livré posé dedans sous le nom `.htaccess`, comme chez un
 * hébergeur. `prefixe` : celui du site, que le fichier livré dit de mettre dans deux de ses lignes.
 */
export async function lancerApache(
  racine: string,
  travail: string,
  prefixe = '',
): Promise<{ port: number; brotli: boolean; arreter: () => void }> {
  const apache = exiger('Apache');
  const port = await portLibre();
  const site = join(travail, 'site');
  mkdirSync(travail, { recursive: true });
  cpSync(racine, site, { recursive: true });
  const livree = readFileSync(CONFIGURATION, 'utf8').replaceAll(' /404.html\n', ` ${prefixe}/404.html\n`);
  writeFileSync(join(site, '.htaccess'), livree);
  // Lancé par root, Apache sert sous un autre nom, qui doit pouvoir lire.
  execFileSync('chmod', ['-R', 'a+rX', travail], { timeout: LIMITE_MS });
  const configuration = join(travail, 'apache.conf');
  writeFileSync(
    configuration,
    `ServerRoot ${travail}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${travail}/pid
ErrorLog ${travail}/erreurs
DefaultRuntimeDir ${travail}
Mutex file:${travail}
${MODULES.map((m) => `LoadModule ${m}_module /usr/lib/apache2/modules/mod_${m}.so`).join('\n')}
${process.getuid?.() === 0 ? 'User www-data\nGroup www-data\n' : ''}TypesConfig ${exiger('table des types de fichiers')}
${readFileSync(SITE, 'utf8')
  .replace('*:80', `127.0.0.1:${port}`)
  .replace('ServerName contrats-locaux-de-sante.example', 'ServerName 127.0.0.1')
  .replaceAll('/srv/contrats-locaux-de-sante', site)}
`,
  );
  const { stderr } = spawnSync(apache, ['-t', '-f', configuration], { encoding: 'utf8', timeout: LIMITE_MS });
  exigerSansAvertissement('apachectl configtest', stderr, /^Syntax OK$/);
  const serveur = await lancerServeur(apache, ['-X', '-f', configuration], () => demander(port, '/'));
  return { port, brotli: true, arreter: () => serveur.kill('SIGKILL') };
}
