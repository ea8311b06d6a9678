/** Les formes d’une page : ce dont une feuille de style peut dépendre, sans les mots. */
import type { Balise } from './lire-html.ts';

/** Attributs dont la valeur change ce qui se voit ; des autres, la présence seule compte. */
const VALEURS = new Set(['class', 'type', 'role', 'hidden', 'aria-current', 'aria-expanded', 'aria-sort']);

const formeDe = ({ nom, attributs }: Balise): string =>
  `${nom}[${Object.entries(attributs)
    .map(([cle, valeur]) => (VALEURS.has(cle) ? `${cle}=${valeur}` : cle))
    .sort()
    .join(' ')}]`;

/** Chaque balise du corps d’une page, avec celles qui la contiennent : deux pages du même gabarit ont les mêmes. */
export function formesDe(racine: Balise): Set<string> {
  const formes = new Set<string>();
  const visiter = (balise: Balise, chaine: string): void => {
    if (balise.nom === 'head' || balise.nom === 'script') return;
    const forme = `${chaine}>${formeDe(balise)}`;
    formes.add(forme);
    for (const enfant of balise.contenu) if (typeof enfant !== 'string') visiter(enfant, forme);
  };
  visiter(racine, '');
  return formes;
}

/**
 * Assez de pages pour que chaque forme de toutes y soit au moins une fois, les plus riches d’abord.
 * `pages` : chemin et racine de chacune.
 */
export function pagesQuiMontrentTout(pages: readonly { chemin: string; racine: Balise }[]): Set<string> {
  const restantes = pages.map(({ chemin, racine }) => ({ chemin, formes: formesDe(racine) }));
  const choisies = new Set<string>();
  for (;;) {
    restantes.sort((a, b) => b.formes.size - a.formes.size);
    const plusRiche = restantes.shift();
    if (!plusRiche || plusRiche.formes.size === 0) return choisies;
    choisies.add(plusRiche.chemin);
    for (const { formes } of restantes) for (const vue of plusRiche.formes) formes.delete(vue);
  }
}
