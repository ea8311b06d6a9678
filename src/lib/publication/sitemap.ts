import { echapperXml } from '#lib/texte/xml.ts';

/** Le plan du site pour les moteurs (sitemaps.org), adresses absolues, dans l’ordre alphabétique. */
export function versPlanXml(adresses: readonly string[]): string {
  const lignes = [...adresses].sort().map((a) => `  <url><loc>${echapperXml(a)}</loc></url>`);
  return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lignes.join('\n')}\n</urlset>\n`;
}
