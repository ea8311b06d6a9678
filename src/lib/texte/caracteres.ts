/** Les caractères qu’un texte du contenu peut porter : ceux que les polices des documents dessinent. */

/**
 * Caractères communs aux polices des PDF (`documents/typst.ts`) : tout le français. Un autre arrête la composition d’un
 * document. L’espace fine (U+202F) n’est dans aucune : Typst la compose lui-même.
 */
const DES_DOCUMENTS =
  ' -~\u00a0-\u00ac\u00ae-\u00b4\u00b6-\u00ffŒœ\u2009\u2013\u2014\u2018-\u201a\u201c-\u201e•…\u202f‹›⁄€™\u2212';

/** Signes de plus dans une page du site, qu’aucun document ne compose. */
const DES_PAGES = '≈≤≥≠→';

/** Tout sauf les caractères permis et les fins de ligne. */
const REFUSES = {
  texte: new RegExp(`[^\\n${DES_DOCUMENTS}]`, 'u'),
  page: new RegExp(`[^\\n${DES_DOCUMENTS}${DES_PAGES}]`, 'u'),
};

/** Où le texte paraît : partout (`texte`), ou seulement dans une page du site (`page`). */
export type Usage = keyof typeof REFUSES;

/** Noms des intrus les plus fréquents ; les autres sont nommés par leur famille. */
const NOMS = new Map([
  [0x00, 'octet nul'],
  [0x09, 'tabulation'],
  [0xad, 'trait d’union invisible'],
  [0xb5, 'signe micro'],
  [0x2011, 'trait d’union insécable'],
  [0x2028, 'séparateur de lignes'],
  [0x2029, 'séparateur de paragraphes'],
  [0xfeff, 'marque d’ordre des octets'],
  [0xf0b7, 'puce de Word'],
  [0xfffd, 'caractère de remplacement : le fichier a été mal converti'],
]);

const FAMILLES: [RegExp, string][] = [
  [/\p{Extended_Pictographic}/u, 'émoji'],
  [/\p{Cs}/u, 'moitié de caractère'],
  [/\p{Co}/u, 'usage privé : une police de symboles'],
  [/\p{Cf}|\p{Zl}|\p{Zp}|[\u115f\u1160\u2800\u3164]/u, 'invisible'],
  [/\p{Cc}/u, 'commande invisible'],
  [/\p{Zs}/u, 'espace inhabituelle'],
  [/\p{M}/u, 'accent détaché'],
];

/** Un caractère refusé, nommé par son code, et sa place dans le texte. */
export interface Intrus {
  /** `U+200B (invisible)`. */
  nom: string;
  /** Rang dans le texte, en unités UTF-16. */
  position: number;
}

function nomDuCaractere(caractere: string): string {
  const code = caractere.codePointAt(0)!;
  const nom = NOMS.get(code) ?? FAMILLES.find(([motif]) => motif.test(caractere))?.[1];
  const visible = nom === undefined ? `« ${caractere} »` : nom;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')} (${visible})`;
}

/** Premier caractère que les polices ne portent pas, ou `null`. Les fins de ligne passent. */
export function intrusDe(texte: string, usage: Usage = 'texte'): Intrus | null {
  const trouve = REFUSES[usage].exec(texte);
  return trouve && { nom: nomDuCaractere(trouve[0]), position: trouve.index };
}

/** Codes 0x80 à 0x9F de Windows-1252 ; ailleurs, le code est celui d’Unicode. */
const HAUTS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009dž\u0178';

function octetDe(caractere: string): number {
  const haut = HAUTS.indexOf(caractere);
  return haut >= 0 ? 0x80 + haut : caractere.codePointAt(0)!;
}

/** Longueur d’une suite UTF-8 d’après son premier octet ; 0 si aucun caractère ne commence ainsi. */
function longueurUtf8(octet: number): number {
  if (octet >= 0xc2 && octet <= 0xdf) return 2;
  if (octet >= 0xe0 && octet <= 0xef) return 3;
  return octet >= 0xf0 && octet <= 0xf4 ? 4 : 0;
}

/** Ce qu’un texte voulait dire, lu d’abord en UTF-8 puis réenregistré comme du Windows-1252 : `Ã©` pour `é`. */
export interface Charabia {
  lu: string;
  voulu: string;
}

/**
 * Premier caractère mal converti, ou `null`. Seul compte ce qui redonne un caractère permis : « voilà » suivi de « » »
 * n’en est pas.
 */
export function charabiaDe(texte: string): Charabia | null {
  for (let i = 0; i < texte.length; i++) {
    const longueur = longueurUtf8(octetDe(texte[i]!));
    if (longueur === 0 || i + longueur > texte.length) continue;
    const lu = texte.slice(i, i + longueur);
    const octets = [...lu].map(octetDe);
    if (octets.some((o) => o < 0x80 || o > 0xff)) continue;
    try {
      const voulu = new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(octets));
      if (!REFUSES.page.test(voulu) || /\p{Extended_Pictographic}/u.test(voulu)) return { lu, voulu };
    } catch {
      // Pas une suite UTF-8 : c’est du texte.
    }
  }
  return null;
}
