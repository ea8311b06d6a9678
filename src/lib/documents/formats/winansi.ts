/** Codes 0x80 à 0x9F du jeu WinAnsi (Windows-1252) ; ailleurs, le code est celui d’Unicode. */
const HAUTS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Caractères qui ont un équivalent sans perte de sens : espaces, tirets, apostrophes. */
const EQUIVALENTS: Record<string, string> = {
  '\u202f': '\u00a0',
  '\u2009': '\u00a0',
  '\u2011': '-',
  '\u2010': '-',
  '\u2212': '–',
  '\t': ' ',
  '\u02bc': '’',
  '\u2032': '’',
  '\u2060': '',
};

/** Ce que l’on dessine, faute de mieux, pour un caractère sans lettre de base. */
const APPROCHES: Record<string, string> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  '≥': '>=',
  '≤': '<=',
  '≠': '<>',
  '≈': '~',
  '→': '->',
  '←': '<-',
  '✓': 'x',
  '✔': 'x',
  '−': '–',
};

/** Caractère Unicode d’un code WinAnsi. */
export function unicodeDe(code: number): number {
  return code >= 0x80 && code <= 0x9f ? HAUTS.codePointAt(code - 0x80)! : code;
}

function codeDe(caractere: string): number | null {
  const haut = HAUTS.indexOf(caractere);
  if (haut >= 0) return 0x80 + haut;
  const code = caractere.codePointAt(0)!;
  return code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : null;
}

const preparer = (texte: string): string[] => [...texte.normalize('NFC')].flatMap((c) => [...(EQUIVALENTS[c] ?? c)]);

/** Ce qui se dessine à la place d’un caractère hors du jeu : sa lettre sans accent, un signe proche, sinon « ? ». */
function approcher(caractere: string): string {
  const base = APPROCHES[caractere] ?? caractere.normalize('NFD').replace(/\p{M}/gu, '');
  return [...base].every((c) => codeDe(c) !== null) ? base : '?';
}

/** Caractères d’un texte que le jeu WinAnsi ne contient pas, une fois chacun : ils ne seront dessinés qu’à peu près. */
export function horsWinAnsi(texte: string): string[] {
  return [...new Set(preparer(texte).filter((c) => codeDe(c) === null))];
}

/**
 * Encode un texte en WinAnsi, le jeu des champs de formulaire : il contient tout le français. Le reste est dessiné au
 * plus proche.
 */
export function encoderWinAnsi(texte: string): number[] {
  return preparer(texte)
    .flatMap((c) => (codeDe(c) === null ? [...approcher(c)] : [c]))
    .map((c) => codeDe(c)!);
}
