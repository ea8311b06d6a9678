import { typo } from './typo.ts';

const INTOUCHABLES = new Set(['script', 'style', 'pre', 'code', 'textarea', 'kbd']);
/** Éléments qui ne peuvent contenir que du texte : l’exposant n’y est pas permis. */
const TEXTE_SEUL = new Set(['title', 'option', 'text', 'tspan', 'desc']);

/** Les ordinaux prennent leur exposant : « 3e » → « 3<sup>e</sup> » (règles de l’Imprimerie nationale). */
function exposer(texte: string): string {
  return texte.replace(/(?<![\w.-])(\d{1,3}|[IVX]+)(er|e)(?![\p{L}\d])/gu, '$1<sup>$2</sup>');
}

/**
 * Applique la typographie française aux textes d’une page HTML, jamais aux balises ni aux attributs,
 * ni au contenu des éléments où chaque caractère compte (code, script).
 */
export function typographierHtml(html: string): string {
  let dans: string | null = null;
  let parent = '';
  // Un terme expliqué est un bouton, que la ligne pourrait séparer de sa parenthèse ou de son « l’ » : on les lie.
  let lie = false;
  const morceaux = html.split(/(<!--[\s\S]*?-->|<[^>]*>)/);
  return morceaux
    .map((morceau, i) => {
      if (morceau.startsWith('<')) {
        const nom = /^<\/?([a-z0-9-]+)/i.exec(morceau)?.[1]?.toLowerCase() ?? '';
        const ferme = morceau.startsWith('</');
        if (dans === null && !ferme && INTOUCHABLES.has(nom)) dans = nom;
        else if (dans === nom && ferme) dans = null;
        if (nom) parent = ferme ? '' : nom;
        if (!lie || morceau !== '</button>') return morceau;
        lie = false;
        return '</button></span>';
      }
      if (dans !== null) return morceau;
      const texte = typo(morceau.replaceAll('&#39;', "'"));
      if (TEXTE_SEUL.has(parent)) return texte;
      const propre = exposer(texte);
      const avant = /^<button\b[^>]*\bclass="terme"/.test(morceaux[i + 1] ?? '')
        ? /(\p{L}{0,3}’|[(«]\u202f?)$/u.exec(propre)
        : null;
      if (!avant) return propre;
      lie = true;
      return `${propre.slice(0, avant.index)}<span class="insecable">${avant[0]}`;
    })
    .join('');
}
