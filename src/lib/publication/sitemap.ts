import { n } from '#lib/texte/html.ts';
import { versXml } from '#lib/texte/xml.ts';

/** Le plan du site pour les moteurs (sitemaps.org), adresses absolues, dans l’ordre alphabétique. */
export function versPlanXml(adresses: readonly string[]): string {
  const lignes = adresses.toSorted().flatMap((a) => ['\n  ', n('url', {}, n('loc', {}, a))]);
  const plan = n('urlset', { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }, ...lignes, '\n');
  return `<?xml version="1.0" encoding="utf-8"?>\n${versXml(plan)}\n`;
}
