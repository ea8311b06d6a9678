import type { Jour } from '#lib/valeurs/date-partielle.ts';
import { xml } from './archive.ts';

const OASIS = 'urn:oasis:names:tc:opendocument:xmlns:';

/** Espaces de noms des fichiers ODF. */
export const ESPACES = [
  ...['office', 'style', 'text', 'table', 'meta'].map((n) => `xmlns:${n}="${OASIS}${n}:1.0"`),
  `xmlns:number="${OASIS}datastyle:1.0"`,
  `xmlns:fo="${OASIS}xsl-fo-compatible:1.0"`,
  `xmlns:svg="${OASIS}svg-compatible:1.0"`,
  `xmlns:of="${OASIS}of:1.2"`,
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(' ');

/** `meta.xml` : titre, éditeur, langue, date. */
export function metadonnees(titre: string, editeur: string, au: Jour): string {
  return `<?xml version="1.0" encoding="UTF-8"?><office:document-meta ${ESPACES} office:version="1.3"><office:meta><dc:title>${xml(titre)}</dc:title><dc:creator>${xml(editeur)}</dc:creator><meta:initial-creator>${xml(editeur)}</meta:initial-creator><dc:language>fr-FR</dc:language><meta:creation-date>${au}T00:00:00</meta:creation-date><dc:date>${au}T00:00:00</dc:date></office:meta></office:document-meta>`;
}

/** `META-INF/manifest.xml` d’un fichier à `content.xml`, `styles.xml` et `meta.xml`. */
export function manifeste(type: string): string {
  const entree = (chemin: string, media: string) =>
    `<manifest:file-entry manifest:full-path="${chemin}" manifest:media-type="${media}"${chemin === '/' ? ' manifest:version="1.3"' : ''}/>`;
  return `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${entree('/', type)}${['content.xml', 'styles.xml', 'meta.xml'].map((f) => entree(f, 'text/xml')).join('')}</manifest:manifest>`;
}
