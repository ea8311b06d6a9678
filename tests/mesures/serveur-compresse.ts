import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.pdf': 'application/pdf',
};

/**
 * Sert un dossier comme un hébergeur ordinaire : gzip pour les textes, un an de cache pour les fichiers à empreinte.
 */
export function servirCompresse(racine: string, port: number) {
  const memoire = new Map<string, Buffer>();
  return createServer((requete, reponse) => {
    const chemin = normalize(decodeURIComponent(new URL(requete.url ?? '/', 'http://local').pathname));
    const fichier = join(racine, chemin.endsWith('/') ? `${chemin}index.html` : chemin);
    const trouve = existsSync(fichier) && statSync(fichier).isFile();
    const servi = trouve ? fichier : join(racine, '404.html');
    const type = TYPES[extname(servi)] ?? 'application/octet-stream';
    const texte = extname(servi) in TYPES && !['.woff2', '.pdf'].includes(extname(servi));
    const octets = memoire.get(servi) ?? (texte ? gzipSync(readFileSync(servi), { level: 9 }) : readFileSync(servi));
    memoire.set(servi, octets);
    reponse.writeHead(trouve ? 200 : 404, {
      'content-type': type,
      'content-length': octets.length,
      ...(texte ? { 'content-encoding': 'gzip' } : {}),
      'cache-control': chemin.startsWith('/_actifs/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    reponse.end(octets);
  }).listen(port, '127.0.0.1');
}
