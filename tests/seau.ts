/**
 * Un stockage objet de substitution : ce que `stockage-objet.sh` y dépose par la commande « aws », dont une doublure
 * tient lieu, puis le site qu’un seau en sert (document d’index, document d’erreur, rien de plus). Aucun vrai seau ne
 * s’installe sans réseau ; les règles sont celles du « static website hosting » de S3.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { delimiter, join } from 'node:path';

const SCRIPT = join(import.meta.dirname, '../src/hebergement/stockage-objet.sh');

/** Un objet déposé : d’où il vient, et ce que l’on a dit de lui. */
export interface Objet {
  fichier: string;
  type: string;
  cache: string;
}

/** Types que la commande « aws » devine d’elle-même, sans jeu de caractères. */
const DEVINES: Record<string, string> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  xml: 'text/xml',
  svg: 'image/svg+xml',
  png: 'image/png',
  pdf: 'application/pdf',
  zip: 'application/zip',
  woff2: 'font/woff2',
  txt: 'text/plain',
};

/** Doublure de `aws s3 sync` : écrit ses options, une demande par ligne. */
const DOUBLURE = `#!/bin/sh
for option in "$@"; do printf '%s\\0' "$option" >> "$JOURNAL"; done
printf '\\n' >> "$JOURNAL"
`;

/** Un motif de la commande « aws » : \`*\` vaut tout, barres comprises. */
const repond = (motif: string, cle: string): boolean =>
  new RegExp(
    `^${motif
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  ).test(cle);

/**
 * Lance le script livré et rend les objets qu’il dépose, dans l’ordre de ses envois : le dernier filtre qui répond
 * l’emporte, et un objet déjà déposé ne l’est pas deux fois.
 * @throws Error avec la sortie du script s’il échoue.
 */
export function deposer(dist: string, cles: readonly string[], travail: string): Map<string, Objet> {
  const bin = join(travail, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'aws'), DOUBLURE);
  chmodSync(join(bin, 'aws'), 0o755);
  const journal = join(travail, 'journal');
  const { status, stderr } = spawnSync('bash', [SCRIPT], {
    encoding: 'utf8',
    timeout: 20_000,
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env['PATH']}`,
      JOURNAL: journal,
      DIST: dist,
      SEAU: 's3://essai',
      SERVICE: 'https://s3.exemple.fr',
    },
  });
  if (status !== 0) throw new Error(`stockage-objet.sh : ${stderr}`);
  const objets = new Map<string, Objet>();
  for (const ligne of readFileSync(journal, 'utf8').split('\n').filter(Boolean)) {
    const options = ligne.split('\0');
    const valeur = (nom: string) => (options.includes(nom) ? options[options.indexOf(nom) + 1] : undefined);
    const filtres = options.flatMap((o, i) =>
      o === '--exclude' || o === '--include' ? [{ garde: o === '--include', motif: options[i + 1]! }] : [],
    );
    for (const cle of cles) {
      const retenu = filtres.reduce((garde, f) => (repond(f.motif, cle) ? f.garde : garde), true);
      if (!retenu || objets.has(cle)) continue;
      const type = valeur('--content-type') ?? DEVINES[cle.split('.').at(-1)!] ?? 'binary/octet-stream';
      objets.set(cle, { fichier: join(dist, cle), type, cache: valeur('--cache-control') ?? '' });
    }
  }
  return objets;
}

/** Sert des objets comme le fait un seau ouvert en site : une clé exacte, un dossier et son index, sinon la page 404. */
export function servirSeau(objets: ReadonlyMap<string, Objet>): Server {
  return createServer((demande, reponse) => {
    const rendre = (statut: number, { fichier, type, cache }: Objet) => {
      const corps = readFileSync(fichier);
      const [, debut, fin] = /^bytes=(\d+)-(\d+)$/.exec(demande.headers.range ?? '') ?? [];
      const morceau = debut && statut === 200 ? corps.subarray(Number(debut), Number(fin) + 1) : null;
      reponse.writeHead(morceau ? 206 : statut, { 'content-type': type, 'cache-control': cache });
      reponse.end(demande.method === 'HEAD' ? undefined : (morceau ?? corps));
    };
    if (demande.method !== 'GET' && demande.method !== 'HEAD') return reponse.writeHead(405).end();
    let cle: string;
    try {
      cle = decodeURIComponent(demande.url!.slice(1).split('?')[0]!);
    } catch {
      return reponse.writeHead(400).end();
    }
    const objet = objets.get(cle === '' || cle.endsWith('/') ? `${cle}index.html` : cle);
    if (objet) return rendre(200, objet);
    // Une clé à barres doublées n’est pas un dossier : aucun renvoi ne sort du site.
    if (objets.has(`${cle}/index.html`)) return reponse.writeHead(302, { location: `/${cle}/` }).end();
    return rendre(404, objets.get('404.html')!);
  });
}
