/** Texte sûr dans un élément ou un attribut XML ; les caractères interdits par XML 1.0 sont retirés. */
export function echapperXml(texte: string): string {
  return texte
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!);
}
