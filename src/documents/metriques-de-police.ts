import { create } from 'fontkitten';
import type { PoliceDeChamp } from '#lib/documents/formats/pdf-champs.ts';
import { unicodeDe } from '#lib/documents/formats/winansi.ts';

/** Lit d’une police ce qu’un champ de formulaire PDF doit en savoir. Lève si c’est une collection de polices. */
export function lirePoliceDeChamp(ttf: Uint8Array): PoliceDeChamp {
  const police = create(Buffer.from(ttf));
  if (police.isCollection) throw new Error('Police des champs : collection de polices ; attendu : une seule police');
  const millieme = (longueur: number) => Math.round((longueur * 1000) / police.unitsPerEm);
  const { minX, minY, maxX, maxY } = police.bbox;
  return {
    ttf,
    nom: police.postscriptName,
    chasses: Array.from({ length: 224 }, (_, i) => millieme(police.glyphForCodePoint(unicodeDe(32 + i)).advanceWidth)),
    boite: [minX, minY, maxX, maxY].map(millieme),
    montee: millieme(police.hhea.ascent),
    descente: millieme(police.hhea.descent),
    capitale: millieme(police.capHeight),
  };
}
