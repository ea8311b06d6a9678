import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.pdf': 'application/pdf',
  '.wasm': 'application/wasm',
};

/** Sert un dossier construit, sous un préfixe éventuel : adresses propres, 404 du site, rien d’autre. */
export function servir(dossier: string, port: number, base = '/') {
  const racine = resolve(dossier);
  return createServer((requete, reponse) => {
    const chemin = decodeURIComponent(new URL(requete.url ?? '/', 'http://local').pathname);
    const relatif = chemin.startsWith(base) ? chemin.slice(base.length) : null;
    const fichier =
      relatif === null
        ? racine
        : join(racine, normalize(`/${relatif}`), relatif === '' || relatif.endsWith('/') ? 'index.html' : '');
    const trouve = relatif !== null && fichier.startsWith(racine) && existsSync(fichier) && statSync(fichier).isFile();
    const servi = trouve ? fichier : join(racine, '404.html');
    reponse.writeHead(trouve ? 200 : 404, {
      'content-type': TYPES[extname(servi)] ?? 'application/octet-stream',
      'cache-control': 'no-store',
      // Comme les configurations livrées : ce que demande un cadre isolé, sous l’origine « null ».
      ...(/\/(_actifs|donnees|documents)\//.test(chemin) && { 'access-control-allow-origin': '*' }),
    });
    createReadStream(servi).pipe(reponse);
  }).listen(port, '127.0.0.1');
}

/** Ferme un serveur sans attendre ses clients. */
export function fermer(serveur: Server): void {
  serveur.close();
  serveur.closeAllConnections();
}

// Lancé par Playwright, une fois par site : `node serveur.ts DOSSIER PORT`.
const [, script, dossier, port] = process.argv;
if (script?.endsWith('serveur.ts') && dossier && port) servir(resolve(import.meta.dirname, dossier), Number(port));
