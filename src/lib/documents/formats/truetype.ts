import { unicodeDe } from './winansi.ts';

/** Ce qu’un PDF doit savoir d’une police TrueType ; longueurs en millièmes de cadratin. */
export interface Metriques {
  /** Chasses des codes WinAnsi 32 à 255. */
  chasses: number[];
  boite: [number, number, number, number];
  montee: number;
  descente: number;
}

/** Une police ouverte : ses octets, et la place d’une table, qui doit s’y trouver. */
function ouvrir(ttf: Uint8Array): { vue: DataView; table: (nom: string) => number } {
  const vue = new DataView(ttf.buffer, ttf.byteOffset, ttf.byteLength);
  const tables = new Map<string, number>();
  for (let i = 0; i < vue.getUint16(4); i++) {
    const entree = 12 + i * 16;
    tables.set(String.fromCharCode(...ttf.subarray(entree, entree + 4)), vue.getUint32(entree + 8));
  }
  return { vue, table: (nom) => tables.get(nom) ?? lever(nom) };
}

/** Fonction caractère → glyphe (0 = absent) d’une police TrueType ; lève comme `lireMetriques`. */
export function lireCaracteres(ttf: Uint8Array): (caractere: number) => number {
  const { vue, table } = ouvrir(ttf);
  return lireCmap(vue, table('cmap'));
}

/** Lit les tables utiles d’une police TrueType ; lève si la police n’a pas de table de caractères Unicode (format 4). */
export function lireMetriques(ttf: Uint8Array): Metriques {
  const { vue, table } = ouvrir(ttf);
  const cadratin = vue.getUint16(table('head') + 18);
  const millieme = (position: number) => Math.round((vue.getInt16(position) * 1000) / cadratin);
  const [head, hhea, hmtx] = [table('head'), table('hhea'), table('hmtx')];
  const nombre = vue.getUint16(hhea + 34);
  const chasse = (glyphe: number) =>
    Math.round((vue.getUint16(hmtx + Math.min(glyphe, nombre - 1) * 4) * 1000) / cadratin);
  const glypheDe = lireCmap(vue, table('cmap'));
  return {
    chasses: Array.from({ length: 224 }, (_, i) => chasse(glypheDe(unicodeDe(32 + i)))),
    boite: [36, 38, 40, 42].map((p) => millieme(head + p)) as Metriques['boite'],
    montee: millieme(hhea + 4),
    descente: millieme(hhea + 6),
  };
}

function lever(nom: string): never {
  throw new Error(`Police TrueType : table « ${nom} » absente ; attendu : une police complète`);
}

/** Fonction caractère → glyphe (0 = absent), d’après la sous-table de format 4. */
function lireCmap(vue: DataView, cmap: number): (caractere: number) => number {
  for (let i = 0; i < vue.getUint16(cmap + 2); i++) {
    const debut = cmap + vue.getUint32(cmap + 8 + i * 8);
    if (vue.getUint16(debut) !== 4) continue;
    const segments = vue.getUint16(debut + 6) / 2;
    const [fins, departs, ecarts, renvois] = [14, 16 + segments * 2, 16 + segments * 4, 16 + segments * 6].map(
      (d) => debut + d,
    ) as [number, number, number, number];
    return (caractere) => {
      for (let s = 0; s < segments; s++) {
        if (vue.getUint16(fins + s * 2) < caractere) continue;
        const depart = vue.getUint16(departs + s * 2);
        if (depart > caractere) return 0;
        const ecart = vue.getUint16(ecarts + s * 2);
        const renvoi = vue.getUint16(renvois + s * 2);
        if (renvoi === 0) return (caractere + ecart) & 0xffff;
        const glyphe = vue.getUint16(renvois + s * 2 + renvoi + (caractere - depart) * 2);
        return glyphe === 0 ? 0 : (glyphe + ecart) & 0xffff;
      }
      return 0;
    };
  }
  return lever('cmap, format 4');
}
