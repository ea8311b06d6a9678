/** Le dictionnaire français de Dicollecte (paquet dictionary-fr, licence MPL 2.0), lu par nspell. */
import { charger } from './paquets.ts';

/** Ce que l’on demande à nspell. */
export interface Nspell {
  correct(mot: string): boolean;
}

/** Mots d’un texte, apostrophe droite, sans les sigles ni les mots où entre un chiffre. */
export function motsDe(texte: string): string[] {
  const propre = texte.normalize('NFC').replaceAll('’', "'").replaceAll('\u00ad', '');
  return [...propre.matchAll(/[\p{L}\d@_./#+-]*\p{L}[\p{L}\d'@_/#+-]*(?:\.[\p{L}\d@_./#+-]+)*/gu)]
    .map(([mot]) => mot.replace(/^[-'./]+|[-'./]+$/g, ''))
    .filter(
      (mot) => mot !== '' && !/[\d@_./#+]/.test(mot) && !/^\p{Lu}{2,}s?$/u.test(mot.replace(/^\p{L}{1,2}'/u, '')),
    );
}

/** Le dictionnaire : plusieurs secondes de lecture, une fois. */
export async function chargerDictionnaire(): Promise<Nspell> {
  const [{ default: nspell }, { default: francais }] = await Promise.all([
    charger<{ default: (dictionnaire: unknown) => Nspell }>('nspell'),
    charger<{ default: unknown }>('dictionary-fr'),
  ]);
  return nspell(francais);
}

/**
 * Rend la fonction qui dit si un mot est français ou propre au projet : tel quel, sans son élision, ou chaque partie
 * d’un mot à trait d’union.
 */
export function jugeDe(dictionnaire: Nspell, propres: ReadonlySet<string>): (mot: string) => boolean {
  const connus = new Map<string, boolean>();
  const connu = (mot: string): boolean =>
    propres.has(mot) || propres.has(mot.toLowerCase()) || dictionnaire.correct(mot);
  const juger = (mot: string): boolean => {
    if (connu(mot)) return true;
    const nu = mot.replace(/^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'/i, '');
    if (nu !== mot && juger(nu)) return true;
    return (
      /[-']/.test(nu) && nu.split(/[-']/).every((partie) => partie === '' || /^\p{Lu}+$/u.test(partie) || connu(partie))
    );
  };
  return (mot) => {
    if (!connus.has(mot)) connus.set(mot, juger(mot));
    return connus.get(mot)!;
  };
}
