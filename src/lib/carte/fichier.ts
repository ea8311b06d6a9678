/** La carte affichée, écrite en un fichier SVG autonome : titre, dessin, légende, date, attribution ; aucune feuille de style à côté. */
import { SITUATIONS, type Statut } from '#lib/domaine/situations.ts';
import { echapperXml } from '#lib/texte/xml.ts';
import { typo } from '#lib/texte/typo.ts';

/** Une icône et, si elles tiennent, les lignes d’un nom ; coordonnées du dessin. */
export interface EtiquetteAEcrire {
  x: number;
  y: number;
  icone: number;
  lignes: { texte: string; y: number }[];
}

/** Un territoire du dessin. `statut` : `null` s’il est d’un autre département, laissé en blanc. */
export interface FormeAEcrire {
  d: string;
  statut: Statut | null;
  masquee: boolean;
  etiquette: EtiquetteAEcrire | null;
}

/** Tout ce que le fichier montre. */
export interface CarteAEcrire {
  titre: string;
  sousTitre: string;
  /** Attribution, licence, adresse : une ligne chacune. */
  pied: readonly string[];
  /** Dimensions du dessin, qui commence en (0, 0). */
  largeur: number;
  hauteur: number;
  formes: readonly FormeAEcrire[];
  /** Limites : tracé et épaisseur, en unités du dessin. */
  limites: readonly { d: string; epaisseur: number }[];
  /** Motifs et icônes de la page (`<pattern id="m-…">`, `<symbol id="i-…">`), couleurs encore en `var(--…)`. */
  definitions: string;
}

const LARGEUR = 900;
const MARGE = 36;
const HAUT = 118;
const HAUTEUR_CARTE = 760;
const RANG_LEGENDE = 36;
const TEXTE = 'font-family="\'Atkinson Hyperlegible Next\', Arial, sans-serif"';
const TITRE = 'font-family="\'Young Serif\', Georgia, serif"';

function texte(x: number, y: number, corps: number, contenu: string, reste = TEXTE): string {
  return `<text x="${x}" y="${y}" font-size="${corps}" fill="var(--encre)" ${reste}>${echapperXml(typo(contenu))}</text>`;
}

const halo = (statut: Statut, epaisseur: number) =>
  `fill="var(--${statut}-t)" stroke="var(--${statut})" stroke-width="${epaisseur}" stroke-linejoin="round" paint-order="stroke"`;
const icone = (statut: Statut, x: number, y: number, cote: number) =>
  `<use href="#i-${statut}" x="${x}" y="${y}" width="${cote}" height="${cote}" ${halo(statut, 5)}/>`;

function etiquette(statut: Statut, { x, y, icone: cote, lignes }: EtiquetteAEcrire): string {
  const nom = lignes.map((l) => `<tspan x="0" y="${l.y}">${echapperXml(l.texte)}</tspan>`).join('');
  const mots =
    nom && `<text font-size="17" font-weight="700" text-anchor="middle" ${TEXTE} ${halo(statut, 7)}>${nom}</text>`;
  return `<g transform="translate(${x} ${y})">${icone(statut, -cote / 2, -cote / 2, cote)}${mots}</g>`;
}

function forme({ d, statut, masquee, etiquette: e }: FormeAEcrire): string {
  const fond = statut ? `url(#m-${statut})` : 'var(--papier)';
  const opacite = masquee ? ' opacity=".12"' : '';
  return `<g${opacite}><path d="${echapperXml(d)}" fill="${fond}"${statut ? '' : ' stroke="var(--filet)" stroke-width="2"'}/>${statut && e ? etiquette(statut, e) : ''}</g>`;
}

/** Les situations présentes, dans l’ordre des légendes, sur deux colonnes ; rend aussi la hauteur prise. */
function legende(formes: readonly FormeAEcrire[], haut: number): { svg: string; hauteur: number } {
  const comptes = new Map<Statut, number>();
  for (const { statut } of formes) if (statut) comptes.set(statut, (comptes.get(statut) ?? 0) + 1);
  const presents = (Object.keys(SITUATIONS) as Statut[]).filter((s) => comptes.has(s));
  const svg = presents
    .map((s, i) => {
      const [x, y] = [MARGE + (i % 2) * (LARGEUR / 2 - MARGE), haut + Math.floor(i / 2) * RANG_LEGENDE];
      return (
        `<rect x="${x}" y="${y}" width="40" height="28" rx="2" fill="url(#m-${s})" stroke="var(--encre)" stroke-width="1.5"/>${icone(s, x + 9, y + 3, 22)}` +
        texte(x + 52, y + 20, 17, `${SITUATIONS[s].libelle} : ${comptes.get(s)}`)
      );
    })
    .join('');
  return { svg, hauteur: Math.ceil(presents.length / 2) * RANG_LEGENDE };
}

/** Écrit le fichier. `couleurDe` rend la couleur d’un jeton (`--encre`), telle que la page la calcule en clair. */
export function ecrireCarteSvg(carte: CarteAEcrire, couleurDe: (jeton: string) => string): string {
  const echelle = Math.min((LARGEUR - 2 * MARGE) / carte.largeur, HAUTEUR_CARTE / carte.hauteur);
  const [large, haut] = [Math.round(carte.largeur * echelle), Math.round(carte.hauteur * echelle)];
  const cle = legende(carte.formes, HAUT + haut + 28);
  const basLegende = HAUT + haut + 28 + cle.hauteur;
  const hauteur = basLegende + 24 + carte.pied.length * 22 + MARGE / 2;
  const limites = carte.limites
    .map(
      (l) =>
        `<path d="${echapperXml(l.d)}" fill="none" stroke="var(--encre)" stroke-width="${l.epaisseur}" stroke-linejoin="round"/>`,
    )
    .join('');
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LARGEUR} ${hauteur}" width="${LARGEUR}" height="${hauteur}" role="img" aria-labelledby="titre">` +
    `<title id="titre">${echapperXml(typo(`${carte.titre}. ${carte.sousTitre}.`))}</title><defs>${carte.definitions}</defs>` +
    `<rect width="${LARGEUR}" height="${hauteur}" fill="var(--papier)"/>` +
    texte(MARGE, 62, 34, carte.titre, TITRE) +
    texte(MARGE, 94, 18, carte.sousTitre) +
    `<svg x="${Math.round((LARGEUR - large) / 2)}" y="${HAUT}" width="${large}" height="${haut}" viewBox="0 0 ${carte.largeur} ${carte.hauteur}" overflow="visible">` +
    `${carte.formes.map(forme).join('')}${limites}</svg>${cle.svg}` +
    carte.pied.map((ligne, i) => texte(MARGE, basLegende + 32 + i * 22, 14, ligne)).join('') +
    '</svg>';
  return svg.replace(/var\((--[\w-]+)\)/g, (_, jeton: string) => couleurDe(jeton));
}
