/** Codes 0x80 à 0x9F du jeu WinAnsi (Windows-1252) ; ailleurs, le code est celui d’Unicode. */
const HAUTS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Caractère Unicode d’un code WinAnsi. */
export function unicodeDe(code: number): number {
  return code >= 0x80 && code <= 0x9f ? HAUTS.codePointAt(code - 0x80)! : code;
}

/**
 * Encode un texte en WinAnsi, le jeu des champs de formulaire : il contient tout le français. Les espaces fines
 * deviennent insécables ; un caractère hors du jeu devient « ? ».
 */
export function encoderWinAnsi(texte: string): number[] {
  return [...texte.replace(/[\u202f\u2009]/g, '\u00a0').replaceAll('\u2011', '-').replaceAll('\u2212', '–').replaceAll('\t', ' ')].map((caractere) => {
    const haut = HAUTS.indexOf(caractere);
    if (haut >= 0) return 0x80 + haut;
    const code = caractere.codePointAt(0)!;
    return code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : 0x3f;
  });
}
