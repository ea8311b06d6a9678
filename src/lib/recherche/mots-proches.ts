/** Ce que l’on propose à qui fait une faute : les mots que le site emploie vraiment. */
import { lireAUneFaute } from '#lib/communes/une-faute.ts';
import { normaliser } from '#lib/texte/cle.ts';
import { motsPleins, racineDe } from './mots.ts';

/** En deçà, un mot a trop de voisins. */
const MOT_COURT = 5;
/** Nombre de pages qui emploient un mot avant qu’on le propose : une seule peut se tromper. */
const PAGES = 2;

/**
 * Les mots à proposer, dans l’ordre alphabétique, tels que les pages les écrivent en minuscules : ceux des titres, et
 * ceux de deux pages au moins.
 */
export function vocabulaireDe(pages: readonly { titre: string; texte: string }[]): string[] {
  const comptes = new Map<string, number>();
  const lire = (texte: string) => new Set(texte.toLowerCase().match(/\p{L}{5,}/gu) ?? []);
  for (const { titre, texte } of pages) {
    for (const mot of lire(texte)) comptes.set(mot, (comptes.get(mot) ?? 0) + 1);
    for (const mot of lire(titre)) comptes.set(mot, PAGES);
  }
  return [...comptes].flatMap(([mot, pages]) => (pages >= PAGES ? [mot] : [])).sort((a, b) => a.localeCompare(b, 'fr'));
}

/** Le mot du vocabulaire à une lettre d’un mot. */
function procheDe(mot: string, vocabulaire: readonly string[]): string | undefined {
  if (mot.length < MOT_COURT || /\d/.test(mot)) return undefined;
  return vocabulaire.find((m) => {
    const cle = normaliser(m);
    return lireAUneFaute(mot, cle) === cle.length;
  });
}

/**
 * La question, chaque mot que le site n’a pas remplacé par celui qui n’en diffère que d’une lettre : « plan de
 * finacement » donne « plan de financement ». `null` si un mot
 * inconnu n’a pas de proche.
 */
export function questionProche(question: string, vocabulaire: readonly string[]): string | null {
  const racines = new Set(vocabulaire.map((m) => racineDe(normaliser(m))));
  const inconnus = motsPleins(question).filter((m) => !racines.has(racineDe(m)));
  const remplaces = new Map(inconnus.map((m) => [m, procheDe(m, vocabulaire)]));
  if (inconnus.length === 0 || [...remplaces.values()].includes(undefined)) return null;
  return normaliser(question)
    .split(' ')
    .map((m) => remplaces.get(m) ?? m)
    .join(' ');
}
