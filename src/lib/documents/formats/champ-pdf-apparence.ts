import { encoderWinAnsi } from './winansi.ts';

/** Place d’une réponse dans son cadre, en points. */
const MARGE = 4;
const INTERLIGNE = 1.22;
const TAILLES = [9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6];

/** Dimensions d’un champ et chasses de sa police (WinAnsi, 32 à 255, en millièmes). */
export interface Cadre {
  largeur: number;
  hauteur: number;
  multiligne: boolean;
  chasses: readonly number[];
}

function largeurDe(texte: string, taille: number, chasses: readonly number[]): number {
  return (encoderWinAnsi(texte).reduce((somme, code) => somme + (chasses[code - 32] ?? 0), 0) * taille) / 1000;
}

function couper(texte: string, taille: number, cadre: Cadre): string[] {
  const place = cadre.largeur - 2 * MARGE;
  return texte.split('\n').flatMap((paragraphe) => {
    const lignes = [''];
    for (const mot of paragraphe.split(/ +/)) {
      const courante = lignes.at(-1)!;
      const essai = courante === '' ? mot : `${courante} ${mot}`;
      if (courante !== '' && largeurDe(essai, taille, cadre.chasses) > place) lignes.push(mot);
      else lignes[lignes.length - 1] = essai;
    }
    return lignes;
  });
}

/**
 * Taille la plus grande à laquelle le texte tient dans son cadre, et ses lignes ; la plus petite s’il ne tient nulle
 * part.
 */
export function mettreEnPlace(texte: string, cadre: Cadre): { taille: number; lignes: string[] } {
  for (const taille of TAILLES) {
    const lignes = cadre.multiligne ? couper(texte, taille, cadre) : [texte.replaceAll('\n', ' ')];
    const tient = cadre.multiligne
      ? lignes.length * taille * INTERLIGNE + MARGE <= cadre.hauteur
      : largeurDe(lignes[0]!, taille, cadre.chasses) <= cadre.largeur - 2 * MARGE;
    if (tient || taille === TAILLES.at(-1)) return { taille, lignes };
  }
  return { taille: TAILLES[0]!, lignes: [texte] };
}

/** Texte entre parenthèses, tel qu’un flux de PDF l’écrit. */
function chaine(texte: string): string {
  return `<${encoderWinAnsi(texte)
    .map((c) => c.toString(16).padStart(2, '0'))
    .join('')}>`;
}

/**
 * Flux d’apparence d’une réponse : ce que montrent les lecteurs qui ne dessinent pas les champs eux-mêmes, et
 * l’impression.
 */
export function dessinerTexte(texte: string, cadre: Cadre, police: string): { flux: string; taille: number } {
  const { taille, lignes } = mettreEnPlace(texte, cadre);
  if (texte === '') return { flux: '/Tx BMC EMC', taille };
  const haut = cadre.multiligne ? cadre.hauteur - MARGE / 2 - taille : (cadre.hauteur - taille * 0.7) / 2;
  const corps = lignes
    .map(
      (l, i) =>
        `${i === 0 ? `${MARGE} ${haut.toFixed(2)}` : `0 ${(-taille * INTERLIGNE).toFixed(2)}`} Td ${chaine(l)} Tj`,
    )
    .join('\n');
  return {
    flux: `/Tx BMC q 0 0 ${cadre.largeur.toFixed(2)} ${cadre.hauteur.toFixed(2)} re W n BT /${police} ${taille} Tf 0 g\n${corps}\nET Q EMC`,
    taille,
  };
}

/** Case ou bouton coché : une croix, ou un disque. */
export function dessinerMarque(cote: number, rond: boolean): string {
  if (!rond)
    return `q 1.4 w 0 G ${[2.5, 2.5, 'm', cote - 2.5, cote - 2.5, 'l', 2.5, cote - 2.5, 'm', cote - 2.5, 2.5, 'l S Q'].join(' ')}`;
  const [c, r] = [cote / 2, cote / 4];
  const k = r * 0.5523;
  const courbe = (...n: number[]) => `${n.map((x) => x.toFixed(2)).join(' ')} c`;
  return [
    `q 0 g ${(c + r).toFixed(2)} ${c.toFixed(2)} m`,
    courbe(c + r, c + k, c + k, c + r, c, c + r),
    courbe(c - k, c + r, c - r, c + k, c - r, c),
    courbe(c - r, c - k, c - k, c - r, c, c - r),
    courbe(c + k, c - r, c + r, c - k, c + r, c),
    'f Q',
  ].join(' ');
}
