/**
 * Une table de demandes, bonnes, tordues ou hostiles, et ce que chaque hébergement doit y répondre ; de quoi les
 * envoyer sans rien arranger.
 */
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { vivant } from '../sites.ts';

const { dist: DIST } = vivant();

export type Entetes = Record<string, string>;
/**
 * Ce qui est attendu d’une réponse : son code, où elle renvoie, sa compression, et si son corps est du site (ou une
 * phrase de lui).
 */
export interface Attendu {
  statut: number | readonly number[];
  vers?: string;
  codage?: 'gzip' | 'br';
  /** En-têtes exacts. */
  entetes?: Entetes;
}
export type Cas = [methode: string, chemin: string, attendu: Attendu, entetes?: Entetes];

const ok: Attendu = { statut: 200 };
const absente: Attendu = { statut: 404 };
const refusee: Attendu = { statut: 405, entetes: { allow: 'GET, HEAD' } };
const vers = (adresse: string): Attendu => ({ statut: 301, vers: adresse });
const accepte = (valeur: string): Entetes => ({ 'accept-encoding': valeur });
const ouverte: Entetes = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

/** Le premier fichier d’un dossier à répondre à un motif. */
const premier = (dossier: string, motif: RegExp): string =>
  `/${dossier}/${readdirSync(join(DIST, dossier)).find((f) => motif.test(f))!}`;
const ACTIF = premier('_actifs', /\.js$/);
const POLICE = premier('_actifs', /\.woff2$/);
const INTEGREE = `${premier('integration', /^\d/)}/`;

export const CAS: Cas[] = [
  ['GET', '/', ok],
  ['GET', '/carte/', ok],
  ['GET', '/carte/?x=1', ok],
  ['GET', '/carte', vers('/carte/')],
  ['GET', '/carte?x=1', vers('/carte/?x=1')],
  ['GET', '/index.html', vers('/')],
  ['GET', '/carte/index.html', vers('/carte/')],
  ['GET', '/carte/index.html?q=a', vers('/carte/?q=a')],
  ['GET', '/CARTE/', absente],
  ['GET', '/404.html', ok],
  // Barres doublées, contre-obliques, codages : jamais un renvoi chez un autre hôte.
  ['GET', '//', ok],
  ['GET', '/carte//', ok],
  ['GET', '//carte', vers('/carte/')],
  ['GET', '//carte/index.html', ok],
  ['GET', '//autre.fr', absente],
  ['GET', '//autre.fr/', absente],
  ['GET', '//autre.fr/index.html', absente],
  ['GET', '///autre.fr/index.html?x', absente],
  ['GET', '/\\autre.fr/index.html', absente],
  ['GET', '/%5cautre.fr/index.html', absente],
  ['GET', '/%2f%2fautre.fr/index.html', absente],
  ['GET', '/%2f/autre.fr/index.html', absente],
  ['GET', '/%0d%0aSet-Cookie:a=b/index.html', absente],
  ['GET', '/carte/%69ndex.html', ok],
  ['GET', '/carte/index%2ehtml', ok],
  ['GET', '/carte/%20', absente],
  ['GET', '/carte/../carte/', ok],
  ['GET', '//autre.fr/%2e%2e', ok],
  ['GET', '/../../etc/passwd', { statut: 400 }],
  ['GET', '/%2e%2e/%2e%2e/etc/passwd', { statut: 400 }],
  ['GET', '/carte%00', { statut: [400, 404] }],
  ['GET', '/%zz', { statut: 400 }],
  ['GET', `/${'a'.repeat(3000)}`, { statut: [403, 404] }],
  ['GET', `/${'a'.repeat(9000)}`, { statut: 414 }],
  ['GET', '/%C3%A9', absente],
  ['GET', '/nulle-part', absente],
  ['GET', '/nulle-part/', absente],
  ['GET', '/carte/%2e%2e%2f%2e%2e%2fetc/passwd', { statut: [400, 404] }],
  ['GET', '/..%2f..%2fetc/passwd', { statut: [400, 404] }],
  ['GET', '/..%5c..%5cwin.ini', absente],
  ['GET', '/%c0%ae%c0%ae/', absente],
  ['GET', '/%u002e', { statut: 400 }],
  ['GET', '/%5c%5cautre.fr', absente],
  ['GET', '/\\/autre.fr/', absente],
  ['GET', '/%09/autre.fr/', absente],
  ['GET', '//autre.fr/carte', absente],
  ['GET', '/carte?//autre.fr', vers('/carte/?//autre.fr')],
  ['GET', '/carte?%0d%0aX: y', { statut: 400 }],
  ['GET', '/carte/...', absente],
  ['GET', '/carte./', absente],
  ['GET', '/carte;x=1/', absente],
  ['GET', '/carte/index.html/', absente],
  ['GET', '/carte/index.html.', absente],
  ['GET', '/INDEX.HTML', absente],
  ['GET', '/carte/?x=%zz', ok],
  ['GET', '/carte/', { statut: [400, 431] }, { 'x-long': 'a'.repeat(20_000) }],
  // Dossiers sans page, fichiers cachés.
  ['GET', '/documents', vers('/documents/')],
  ['GET', '/pagefind/', absente],
  ['GET', '/_ACTIFS/', absente],
  ['GET', '/icons/', absente],
  ['GET', '/server-status', absente],
  ['GET', '/cgi-bin/x', absente],
  ['GET', '/donnees/epci.CSV', absente],
  ['GET', '/donnees/epci.csv/', absente],
  ['GET', '/.htaccess', absente],
  ['GET', '/.%67it/config', absente],
  ['GET', '/carte/.git/HEAD', absente],
  ['GET', '/.well-known/.env', absente],
  ['GET', '/.well-known/../.git/config', absente],
  ['GET', '/_actifs/', absente],
  ['GET', '/_actifs', absente],
  ['GET', '/apercus/', absente],
  ['GET', '/_actifs/absent.js', { ...absente, entetes: { 'cache-control': 'no-cache' } }],
  ['GET', '/donnees/absente.csv', { ...absente, entetes: { 'cache-control': 'no-cache' } }],
  ['GET', '/.env', absente],
  ['GET', '/.git/config', absente],
  ['GET', '/a/.b/c', absente],
  ['GET', '/%2ehtaccess', absente],
  ['GET', '/.nojekyll', absente],
  ['GET', '/.well-known/', absente],
  ['GET', '/.well-known/security.txt', ok],
  // Fichiers compressés : jamais par leur nom, toujours selon ce que le navigateur accepte.
  ['GET', '/index.html.gz', absente],
  ['GET', '/index.html.br', absente],
  ['GET', '/index.html%2egz', absente],
  ['GET', '/index.html.%67z', absente],
  ['GET', '/index.html.GZ', absente],
  ['GET', '/carte/', { ...ok, codage: 'gzip' }, accepte('gzip')],
  ['GET', '/carte/', { ...ok, codage: 'gzip' }, accepte('gzip;q=0.5')],
  ['GET', '/carte/', { ...ok, codage: 'gzip' }, accepte('br;q=0, gzip')],
  ['GET', '/carte/', { ...ok, codage: 'br' }, accepte('gzip, deflate, br')],
  ['GET', '/carte/', ok, accepte('gzip;q=0')],
  ['GET', '/carte/', ok, accepte('gzip;q=0.000')],
  ['GET', '/carte/', ok, accepte('gzip;q=0, br;q=0')],
  ['GET', '/carte/', ok, accepte('identity')],
  ['GET', '/carte/', ok, accepte('bro')],
  ['HEAD', '/carte/', { ...ok, codage: 'gzip' }, accepte('gzip')],
  ['GET', '/carte/', { ...ok, codage: 'gzip' }, accepte('GZIP')],
  ['GET', '/carte/', ok, accepte('*')],
  ['GET', '/carte/', ok, accepte('gzip;q=0, *')],
  ['GET', '/carte/', ok, accepte('')],
  // Ce que le navigateur a déjà.
  ['GET', '/carte/', { statut: 304 }, { 'if-none-match': '*' }],
  ['GET', '/carte/', ok, { 'if-none-match': '"autre"' }],
  ['GET', '/carte/', ok, { 'if-modified-since': 'hier' }],
  ['GET', '/carte/', ok, { 'if-modified-since': 'Fri, 01 Jan 1999 00:00:00 GMT' }],
  ['GET', '/carte/', { statut: 412 }, { 'if-match': '"autre"' }],
  ['GET', '/carte/', { statut: 412 }, { 'if-unmodified-since': 'Fri, 01 Jan 1999 00:00:00 GMT' }],
  // Morceaux, méthodes.
  ['GET', '/donnees/epci.csv', { statut: 206 }, { range: 'bytes=0-' }],
  ['GET', '/donnees/epci.csv', { statut: [200, 416] }, { range: 'bytes=5-2' }],
  ['GET', '/donnees/epci.csv', { statut: [200, 416] }, { range: 'bytes=a-b' }],
  ['GET', '/donnees/epci.csv', ok, { range: 'bytes=0-9', 'if-range': '"autre"' }],
  ['HEAD', '/donnees/epci.csv', { statut: 206 }, { range: 'bytes=0-9' }],
  ['GET', '/carte/', ok, { 'x-http-method-override': 'DELETE' }],
  ['OPTIONS', '/nulle-part', { statut: 204 }],
  ['TRACK', '/', refusee],
  ['GET', '/donnees/epci.csv', { statut: 206 }, { range: 'bytes=-5' }],
  ['GET', '/donnees/epci.csv', { statut: 206 }, { range: 'bytes=0-1,4-5' }],
  ['GET', '/donnees/epci.csv', ok, { range: 'lignes=0-9' }],
  ['HEAD', '/carte', vers('/carte/')],
  ['GET', '/donnees/epci.csv', { statut: 206 }, { range: 'bytes=0-9' }],
  ['GET', '/donnees/epci.csv', { statut: 416 }, { range: 'bytes=99999999-' }],
  ['HEAD', '/carte/', ok],
  ['HEAD', '/nulle-part/', absente],
  ['OPTIONS', '/donnees/epci.csv', { statut: 204, entetes: { allow: 'GET, HEAD', ...ouverte } }],
  ...['POST', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'INVENTEE'].map((methode): Cas => [methode, '/carte/', refusee]),
  ['TRACE', '/', { statut: 405 }],
  // Lues d’ailleurs : les données, et ce qu’un cadre isolé demande sous l’origine « null ».
  ['GET', '/donnees/epci.geojson', { ...ok, entetes: ouverte }, { origin: 'null' }],
  ['GET', '/donnees/epci.csv', { ...ok, entetes: ouverte }, { origin: 'https://umap.openstreetmap.fr' }],
  ['GET', ACTIF, { ...ok, entetes: ouverte }, { origin: 'null' }],
  ['GET', POLICE, { ...ok, entetes: ouverte }, { origin: 'null' }],
  ['GET', INTEGREE, { ...ok, entetes: { 'content-security-policy': 'frame-ancestors *' } }],
  ['GET', '/carte/', { ...ok, entetes: { 'content-security-policy': "frame-ancestors 'none'" } }],
];

/** Une réponse telle qu’elle passe sur le fil. */
export interface ReponseBrute {
  statut: number;
  entetes: Entetes;
  corps: string;
}

/**
 * En-têtes par nom ; ceux qui se répètent forment une liste, comme le veut la RFC 9110 (5.3), où un élément vide ne
 * compte pas.
 */
function reunir(lignes: readonly string[]): Entetes {
  const couples = lignes.map((l) => [l.slice(0, l.indexOf(':')).toLowerCase(), l.slice(l.indexOf(':') + 1).trim()]);
  const parNom = Map.groupBy(couples, ([nom]) => nom!);
  return Object.fromEntries([...parNom].map(([nom, valeurs]) => [nom, valeurs.flatMap(([, v]) => v || []).join(', ')]));
}

/** Demande sans rien arranger : un client ordinaire corrigerait l’adresse avant de l’envoyer. */
export function demanderBrut(
  port: number,
  methode: string,
  chemin: string,
  entetes: Entetes = {},
): Promise<ReponseBrute> {
  return new Promise((tenir, rompre) => {
    const morceaux: Buffer[] = [];
    const fil = connect(port, '127.0.0.1');
    fil.setTimeout(5000, () => fil.destroy(new Error(`${methode} ${chemin} : pas de réponse en cinq secondes`)));
    fil.on('data', (morceau) => morceaux.push(morceau));
    fil.on('error', rompre);
    fil.on('end', () => {
      const texte = Buffer.concat(morceaux).toString('utf8');
      const fin = texte.indexOf('\r\n\r\n');
      const [premiere, ...lignes] = texte.slice(0, fin).split('\r\n');
      tenir({
        statut: Number(premiere!.split(' ')[1]),
        entetes: reunir(lignes),
        corps: texte.slice(fin + 4),
      });
    });
    const lignes = Object.entries({ host: 'essai.fr', connection: 'close', ...entetes }).map(([n, v]) => `${n}: ${v}`);
    fil.write(`${methode} ${chemin} HTTP/1.1\r\n${lignes.join('\r\n')}\r\n\r\n`);
  });
}

/** Ce qui, dans la réponse, n’est pas ce que la table attend. */
export function fautes(r: ReponseBrute, attendu: Attendu, codages: readonly string[]): string[] {
  const codage = attendu.codage && (codages.includes(attendu.codage) ? attendu.codage : 'gzip');
  const statuts = [attendu.statut].flat();
  const adresse = r.entetes['location']?.replace(/^http:\/\/essai\.fr/, '');
  return [
    !statuts.includes(r.statut) && `répond ${r.statut}, attendu ${statuts.join(' ou ')}`,
    adresse !== attendu.vers && `renvoie à ${adresse}, attendu ${attendu.vers}`,
    r.entetes['content-encoding'] !== codage && `compression ${r.entetes['content-encoding']}, attendu ${codage}`,
    r.statut >= 400 &&
      r.corps !== '' &&
      !/Page introuvable|ne r(é|&eacute;)pond pas/.test(r.corps) &&
      'corps qui n’est pas du site',
    ...Object.entries(attendu.entetes ?? {}).map(
      ([nom, valeur]) => r.entetes[nom] !== valeur && `${nom} : ${r.entetes[nom]}, attendu ${valeur}`,
    ),
  ].filter((faute) => faute !== false);
}

/** Le même site sous un préfixe (BASE=/cls/) : ses adresses, et la page d’une adresse absente. */
export const SOUS_PREFIXE: Cas[] = [
  ['GET', '/cls/', ok],
  ['GET', '/cls', vers('/cls/')],
  ['GET', '/cls/carte', vers('/cls/carte/')],
  ['GET', '/cls/carte/index.html', vers('/cls/carte/')],
  ['GET', '/cls//carte/', ok],
  ['GET', '//cls/index.html', ok],
  ['GET', '/cls//autre.fr/index.html', absente],
  ['GET', '/cls/nulle-part/', absente],
  ['GET', '/cls/_actifs/', absente],
  ['GET', '/cls/.env', absente],
  ['GET', '/cls/index.html.gz', absente],
  ['GET', `/cls${ACTIF}`, { ...ok, entetes: ouverte }],
  ['GET', '/ailleurs/', absente],
];
