import { encoderWinAnsi } from './winansi.ts';

/** Place d’une réponse dans son cadre, en points. */
const MARGE = 4;
const INTERLIGNE = 1.22;
/** Corps d’une réponse : jamais moins de 9 points, sauf une seule ligne, un montant dans une colonne étroite. */
const TAILLES = { plusieurs: [9.5, 9], une: [9.5, 9, 8.5, 8, 7.5] };

/** Dimensions d’un champ et chasses de sa police (WinAnsi, 32 à 255, en millièmes). */
export interface CadreDeChamp {
  largeur: number;
  hauteur: number;
  multiligne: boolean;
  chasses: readonly number[];
}

/** Comment une réponse se pose dans son cadre. */
export interface Place {
  taille: number;
  multiligne: boolean;
  /** Lignes qui tiennent dans le cadre. */
  lignes: string[];
  /** Vrai si toutes les lignes n’y tiennent pas. */
  deborde: boolean;
}

/** Largeur d’un texte, en points. */
export function largeurEnPoints(texte: string, taille: number, chasses: readonly number[]): number {
  return (encoderWinAnsi(texte).reduce((somme, code) => somme + (chasses[code - 32] ?? 0), 0) * taille) / 1000;
}

/** Lignes d’un texte dans une place large de `place` points ; un mot plus long qu’elle se coupe. */
export function couperEnLignes(texte: string, taille: number, place: number, chasses: readonly number[]): string[] {
  return texte.split('\n').flatMap((paragraphe) => {
    const lignes = [''];
    for (const mot of paragraphe.split(/ +/)) {
      const courante = lignes.at(-1)!;
      const essai = courante === '' ? mot : `${courante} ${mot}`;
      if (largeurEnPoints(essai, taille, chasses) <= place) {
        lignes[lignes.length - 1] = essai;
        continue;
      }
      if (courante !== '') lignes.push('');
      for (const lettre of mot) {
        if (largeurEnPoints(lignes.at(-1)! + lettre, taille, chasses) > place) lignes.push('');
        lignes[lignes.length - 1] += lettre;
      }
    }
    return lignes;
  });
}

/** Taille la plus grande à laquelle le texte tient dans son cadre ; sinon la plus petite, et ce qui en tient. */
export function mettreEnPlace(texte: string, cadre: CadreDeChamp): Place {
  const { multiligne, largeur, hauteur, chasses } = cadre;
  const tailles = multiligne ? TAILLES.plusieurs : TAILLES.une;
  const essais = tailles.map((taille) => {
    const lignes = couperEnLignes(
      multiligne ? texte : texte.replaceAll('\n', ' '),
      taille,
      largeur - 2 * MARGE,
      chasses,
    );
    const contenance = multiligne ? Math.max(1, Math.floor((hauteur - MARGE) / (taille * INTERLIGNE))) : 1;
    return { taille, multiligne, lignes: lignes.slice(0, contenance), deborde: lignes.length > contenance };
  });
  return essais.find((e) => !e.deborde) ?? essais.at(-1)!;
}

/** Texte tel qu’un flux de PDF l’écrit. */
export function chaine(texte: string): string {
  return `<${encoderWinAnsi(texte)
    .map((c) => c.toString(16).padStart(2, '0'))
    .join('')}>`;
}

/**
 * Flux d’apparence d’une réponse : ce que montrent les lecteurs qui ne dessinent pas les champs eux-mêmes, et
 * l’impression.
 */
export function dessinerTexte(
  { taille, lignes, multiligne }: Place,
  { largeur, hauteur, aDroite, chasses }: Pick<CadreDeChamp, 'largeur' | 'hauteur' | 'chasses'> & { aDroite: boolean },
  police: string,
): string {
  if (lignes.every((l) => l === '')) return '/Tx BMC EMC';
  const haut = multiligne ? hauteur - MARGE / 2 - taille : (hauteur - taille * 0.7) / 2;
  const gauche = (ligne: string) => (aDroite ? largeur - MARGE - largeurEnPoints(ligne, taille, chasses) : MARGE);
  const corps = lignes
    .map(
      (l, i) =>
        `${i === 0 ? `${gauche(l).toFixed(2)} ${haut.toFixed(2)}` : `0 ${(-taille * INTERLIGNE).toFixed(2)}`} ` +
        `Td ${chaine(l)} Tj`,
    )
    .join('\n');
  return (
    `/Tx BMC q 0 0 ${largeur.toFixed(2)} ${hauteur.toFixed(2)} re W n BT /${police} ${taille} Tf 0 ` +
    `g\n${corps}\nET Q EMC`
  );
}

/** Case ou bouton coché : une croix, ou un disque. */
export function dessinerMarque(cote: number, rond: boolean): string {
  if (!rond)
    return (
      'q 1.4 w 0 G ' +
      `${[2.5, 2.5, 'm', cote - 2.5, cote - 2.5, 'l', 2.5, cote - 2.5, 'm', cote - 2.5, 2.5, 'l S Q'].join(' ')}`
    );
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
