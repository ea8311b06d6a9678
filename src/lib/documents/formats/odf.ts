import type { Jour } from '#lib/valeurs/date-partielle.ts';
import { n, type Noeud } from '#lib/texte/html.ts';
import { versXml } from '#lib/texte/xml.ts';

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns:';

/** Espaces de noms des fichiers ODF, en attributs de leur racine. */
const ESPACES = {
  ...Object.fromEntries(
    ['office', 'style', 'text', 'table', 'meta'].map((nom) => [`xmlns:${nom}`, `${OASIS}${nom}:1.0`]),
  ),
  'xmlns:number': `${OASIS}datastyle:1.0`,
  'xmlns:fo': `${OASIS}xsl-fo-compatible:1.0`,
  'xmlns:svg': `${OASIS}svg-compatible:1.0`,
  'xmlns:of': `${OASIS}of:1.2`,
  'xmlns:loext': 'urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
};

const ecrire = (racine: Noeud): string => `<?xml version="1.0" encoding="UTF-8"?>${versXml(racine)}`;

/** Une partie d’un fichier ODF 1.3 : `document-content`, `document-styles`… */
export function partie(nom: string, ...contenu: Noeud[]): string {
  return ecrire(n(`office:${nom}`, { ...ESPACES, 'office:version': '1.3' }, ...contenu));
}

/** `meta.xml` : titre, sujet, éditeur, langue, date. */
export function metadonnees(
  { titre, sujet, editeur }: { titre: string; sujet: string; editeur: string },
  au: Jour,
): string {
  return partie(
    'document-meta',
    n(
      'office:meta',
      {},
      n('dc:title', {}, titre),
      n('dc:subject', {}, sujet),
      n('dc:creator', {}, editeur),
      n('meta:initial-creator', {}, editeur),
      n('dc:language', {}, 'fr-FR'),
      n('meta:creation-date', {}, `${au}T00:00:00`),
      n('dc:date', {}, `${au}T00:00:00`),
    ),
  );
}

/** `META-INF/manifest.xml` d’un fichier à `content.xml`, `styles.xml` et `meta.xml`. */
export function manifeste(type: string): string {
  const entree = (chemin: string, media: string, version?: string) =>
    n('manifest:file-entry', {
      'manifest:full-path': chemin,
      'manifest:media-type': media,
      'manifest:version': version,
    });
  return ecrire(
    n(
      'manifest:manifest',
      { 'xmlns:manifest': `${OASIS}manifest:1.0`, 'manifest:version': '1.3' },
      entree('/', type, '1.3'),
      ...['content.xml', 'styles.xml', 'meta.xml'].map((fichier) => entree(fichier, 'text/xml')),
    ),
  );
}

/** La déclaration d’une police : le nom que les styles emploient, et la police de l’ordinateur qui le porte. */
export function police(nom: string, famille: string, generique?: string): Noeud {
  return n('style:font-face', {
    'style:name': nom,
    'svg:font-family': famille,
    'style:font-family-generic': generique,
  });
}

/** Un style : son nom, sa famille, ses autres attributs, ses propriétés. */
export function style(nom: string, famille: string, reste: Noeud['attributs'], ...proprietes: Noeud[]): Noeud {
  return n('style:style', { 'style:name': nom, 'style:family': famille, ...reste }, ...proprietes);
}
