import { typo } from './typo.ts';

const INTOUCHABLES = /^<(script|style|pre|code|textarea|kbd)\b/i;

/**
 * Applique la typographie française aux textes d’une page HTML, jamais aux balises ni aux attributs,
 * ni au contenu des éléments où chaque caractère compte (code, script).
 */
export function typographierHtml(html: string): string {
  let dans: string | null = null;
  return html.split(/(<!--[\s\S]*?-->|<[^>]*>)/).map((morceau) => {
    if (morceau.startsWith('<')) {
      const ouvert = INTOUCHABLES.exec(morceau)?.[1]?.toLowerCase();
      if (dans === null && ouvert) dans = ouvert;
      else if (dans !== null && morceau.toLowerCase().startsWith(`</${dans}`)) dans = null;
      return morceau;
    }
    return dans === null ? typo(morceau) : morceau;
  }).join('');
}
