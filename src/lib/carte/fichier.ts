/**
 * La carte affichée, écrite en un fichier SVG autonome : titre, dessin, légende, date, attribution ; aucune feuille de
 * style à côté.
 */
import { SITUATIONS, STATUTS, type Statut } from '#lib/domaine/situations.ts';
import type { Couleurs } from '#lib/texte/couleurs.ts';
import { n, type Noeud } from '#lib/texte/html.ts';
import { typo } from '#lib/texte/typo.ts';
import { versXml } from '#lib/texte/xml.ts';
import type { DescriptionDeCarte, FormeDeCarte } from './description.ts';
import { dessinerLaCarte, icone, motifs, peindre } from './svg.ts';

/** Ce que le fichier montre autour de la carte. */
export interface HabillageDeCarte {
  titre: string;
  sousTitre: string;
  /** Attribution, licence, adresse : une ligne chacune. */
  pied: readonly string[];
  /** Situations estompées. */
  masquees: ReadonlySet<Statut>;
}

const LARGEUR = 900;
const MARGE = 36;
const HAUT = 118;
const HAUTEUR_CARTE = 760;
const RANG_LEGENDE = 36;
const TEXTE = { 'font-family': "'Atkinson Hyperlegible Next', Arial, sans-serif" };
const TITRE = { 'font-family': "'Young Serif', Georgia, serif" };

/** Les situations présentes, comptées, dans l’ordre des légendes, sur deux colonnes ; rend aussi la hauteur prise. */
function legende(formes: readonly FormeDeCarte[], haut: number, couleurs: Couleurs, ecrire: Ecrire) {
  const comptes = new Map<Statut, number>();
  for (const { dehors, statut } of formes) if (!dehors) comptes.set(statut, (comptes.get(statut) ?? 0) + 1);
  const presents = STATUTS.filter((s) => comptes.has(s));
  const lignes = presents.flatMap((s, i) => {
    const [x, y] = [MARGE + (i % 2) * (LARGEUR / 2 - MARGE), haut + Math.floor(i / 2) * RANG_LEGENDE];
    const d = `M${x} ${y}h40v28h-40z`;
    return [
      ...peindre(d, s, couleurs),
      n('path', { d, fill: 'none', stroke: couleurs['encre']!, 'stroke-width': 1.5, 'stroke-linejoin': 'round' }),
      icone(s, x + 20, y + 14, 22, couleurs),
      ecrire(x + 52, y + 20, 17, `${SITUATIONS[s].libelle} : ${comptes.get(s)}`),
    ];
  });
  return { lignes, hauteur: Math.ceil(presents.length / 2) * RANG_LEGENDE };
}

type Ecrire = (x: number, y: number, corps: number, contenu: string, police?: Record<string, string>) => Noeud;

/** Écrit le fichier, dans les couleurs données : un fichier emporté s’imprime, il est donc en clair. */
export function ecrireCarteSvg(carte: DescriptionDeCarte, autour: HabillageDeCarte, couleurs: Couleurs): string {
  const ecrire: Ecrire = (x, y, corps, contenu, police = TEXTE) =>
    n('text', { x, y, 'font-size': corps, fill: couleurs['encre']!, ...police }, typo(contenu));
  const echelle = Math.min((LARGEUR - 2 * MARGE) / carte.largeur, HAUTEUR_CARTE / carte.hauteur);
  const [large, haut] = [Math.round(carte.largeur * echelle), Math.round(carte.hauteur * echelle)];
  const cle = legende(carte.formes, HAUT + haut + 28, couleurs, ecrire);
  const basLegende = HAUT + haut + 28 + cle.hauteur;
  const hauteur = basLegende + 24 + autour.pied.length * 22 + MARGE / 2;
  const cadre = {
    x: Math.round((LARGEUR - large) / 2),
    y: HAUT,
    width: large,
    height: haut,
    viewBox: `0 0 ${carte.largeur} ${carte.hauteur}`,
    overflow: 'visible',
  };
  const racine = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${LARGEUR} ${hauteur}`,
    width: LARGEUR,
    height: hauteur,
    role: 'img',
    'aria-labelledby': 'titre',
  };
  return versXml(
    n(
      'svg',
      racine,
      n('title', { id: 'titre' }, typo(`${autour.titre}. ${autour.sousTitre}.`)),
      motifs(
        carte.formes.map((f) => f.statut),
        couleurs,
      ),
      n('rect', { width: LARGEUR, height: hauteur, fill: couleurs['papier']! }),
      ecrire(MARGE, 62, 34, autour.titre, TITRE),
      ecrire(MARGE, 94, 18, autour.sousTitre),
      n('svg', cadre, ...dessinerLaCarte(carte, couleurs, { police: TEXTE, masquees: autour.masquees })),
      ...cle.lignes,
      ...autour.pied.map((ligne, i) => ecrire(MARGE, basLegende + 32 + i * 22, 14, ligne)),
    ),
  );
}
