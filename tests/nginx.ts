/** Un nginx de Debian, lancé sur la configuration livrée. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { exiger } from './machine/chercher.ts';
import { lancerServeur } from './ressources.ts';

const MODULES = '/usr/share/nginx/modules-available';
const CONFIGURATION = join(import.meta.dirname, '../src/hebergement/nginx.conf');

/** Ligne qui charge le module brotli, s’il est installé. */
function chargementBrotli(): string {
  const fichier = existsSync(MODULES) ? readdirSync(MODULES).find((nom) => nom.includes('brotli-static')) : undefined;
  return fichier ? readFileSync(join(MODULES, fichier), 'utf8').replaceAll('modules/', '/usr/lib/nginx/modules/') : '';
}

/** Temps laissé à un serveur pour relire sa configuration, et à une demande pour avoir sa réponse. */
export const LIMITE_MS = 20_000;

/**
 * Lève si un contrôle de configuration dit autre chose que ce que l’on attend : un avertissement n’arrête pas un
 * serveur, et personne ne le lit.
 */
export function exigerSansAvertissement(controle: string, sortie: string, attendu: RegExp): void {
  const lignes = sortie.split('\n').filter((l) => l.trim() !== '');
  const autres = lignes.filter((l) => !attendu.test(l));
  if (lignes.length === 0 || autres.length > 0)
    throw new Error(`${controle} : ${autres.join('\n') || 'aucune réponse'}`);
}

/** Un port que rien n’écoute. */
export function portLibre(): Promise<number> {
  return new Promise((resoudre) => {
    const serveur = createServer().listen(0, '127.0.0.1', () => {
      const { port } = serveur.address() as AddressInfo;
      serveur.close(() => resoudre(port));
    });
  });
}

/** Une réponse brute : rien n’est décompressé ni suivi. */
export interface Reponse {
  statut: number;
  entetes: Record<string, string | undefined>;
  corps: Buffer;
}

/** Demande une adresse au serveur. */
export function demander(port: number, chemin: string, entetes: Record<string, string> = {}): Promise<Reponse> {
  return new Promise((resoudre, rejeter) => {
    const demande = get(
      { host: '127.0.0.1', port, path: chemin, headers: entetes, agent: false, timeout: LIMITE_MS },
      (reponse) => {
        const morceaux: Buffer[] = [];
        reponse.on('data', (m: Buffer) => morceaux.push(m));
        reponse.on('end', () =>
          resoudre({
            statut: reponse.statusCode!,
            entetes: reponse.headers as Reponse['entetes'],
            corps: Buffer.concat(morceaux),
          }),
        );
      },
    ).on('error', rejeter);
    demande.on('timeout', () => demande.destroy(new Error(`${chemin} : pas de réponse en ${LIMITE_MS / 1000} s`)));
  });
}

/**
 * Lance nginx sur `racine` ; seuls le port et le dossier de la configuration livrée changent. `travailleurs` :
 * processus qui répondent, un par cœur.
 */
export async function lancerNginx(
  racine: string,
  travail: string,
  travailleurs = 1,
): Promise<{ port: number; brotli: boolean; arreter: () => void }> {
  const nginx = exiger('nginx');
  const port = await portLibre();
  const brotli = chargementBrotli();
  const livree = readFileSync(CONFIGURATION, 'utf8')
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('/srv/contrats-locaux-de-sante;', `${racine};`);
  mkdirSync(travail, { recursive: true });
  writeFileSync(join(travail, 'site.conf'), brotli ? livree : livree.replace(/^\s*brotli_static on;$/m, ''));
  const temporaires = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((t) => `${t}_temp_path ${travail}/${t};`)
    .join('\n');
  writeFileSync(
    join(travail, 'nginx.conf'),
    `${brotli}\n${process.getuid?.() === 0 ? 'user root;\n' : ''}worker_processes ${travailleurs};\ndaemon ` +
      `off;\nmaster_process ${travailleurs > 1 ? 'on' : 'off'};\npid ${travail}/pid;\nerror_log ` +
      `${travail}/erreurs;\nevents {}\nhttp {\naccess_log off;\n${temporaires}\ninclude ` +
      `${travail}/site.conf;\n}\n`,
  );
  const options = ['-p', travail, '-c', join(travail, 'nginx.conf')];
  const { stderr } = spawnSync(nginx, ['-t', ...options], { encoding: 'utf8', timeout: LIMITE_MS });
  exigerSansAvertissement('nginx -t', stderr, /syntax is ok|test is successful/);
  const serveur = await lancerServeur(nginx, options, () => demander(port, '/'));
  return { port, brotli: brotli !== '', arreter: () => serveur.kill('SIGTERM') };
}
