/** Les octets d’un fichier donné par une personne : du texte en UTF-8, ou ce qu’ils sont à la place. */

const ENREGISTRER = 'Bloc-notes et éditeurs : « Enregistrer sous », encodage « UTF-8 »';

/** Vrai si plus d’un octet sur trois est nul au début, et non tous : du français en UTF-16 en a un par lettre. */
function sembleUtf16(octets: Uint8Array): boolean {
  const debut = octets.subarray(0, 64);
  const nuls = debut.filter((octet) => octet === 0).length;
  return nuls * 3 > debut.length && nuls < debut.length;
}

const commence = (octets: Uint8Array, ...par: number[]): boolean => par.every((octet, rang) => octets[rang] === octet);

/** Le texte, sans marque d’ordre des octets ; ou ce que le fichier est, et ce qui était attendu. */
export function lireUtf8(octets: Uint8Array): { texte: string } | { valeur: string; attendu: string } {
  const attendu = `un fichier enregistré en UTF-8 (${ENREGISTRER})`;
  if (commence(octets, 0xff, 0xfe) || commence(octets, 0xfe, 0xff) || sembleUtf16(octets))
    return { valeur: 'fichier enregistré en UTF-16 (« Unicode »)', attendu };
  try {
    return { texte: new TextDecoder('utf-8', { fatal: true }).decode(octets) };
  } catch {
    return { valeur: 'octets illisibles', attendu };
  }
}
