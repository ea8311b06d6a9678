/**
 * Empreinte FNV-1a sur 32 bits, en hexadécimal : fait voir une altération accidentelle, ne protège pas d’une fraude.
 */
export function empreinte(texte: string): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < texte.length; i++) h = Math.imul(h ^ texte.charCodeAt(i), 0x01000193);
  return (h >>> 0).toString(16).padStart(8, '0');
}
