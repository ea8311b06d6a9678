import { STATUTS, type Statut, ICONES, MOTIFS } from '#lib/domaine/situations.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import type { Trace } from '#lib/geo/lignes-communes.ts';
import type { Couleurs } from '#lib/texte/couleurs.ts';
import { ECART, INTERLIGNE, placerDansLaForme } from './placer-noms.ts';

/** Ce que la carte imprimée montre. */
export interface OptionsCarte {
  /** Code du département : les EPCI rattachés ailleurs restent en blanc. */
  departement: string;
  couleurs: Couleurs;
  /** Corps possibles des noms, du plus grand au plus petit, en unités du dessin ; absent = pas de noms. */
  corps?: readonly number[];
  /** Côté des icônes, en unités du dessin. */
  icone?: number;
  /** Carte de situation : seul ce territoire est coloré. */
  seul?: string;
}

/** Les motifs des situations, en couleurs fixes et sans fond : le papier n’a ni feuille de style ni thème. */
function motifs(couleurs: Couleurs, presents: ReadonlySet<Statut>): string {
  return STATUTS.filter((s) => presents.has(s) && MOTIFS[s].dessin)
    .map((s) => {
      const { cote, rotation = 0, dessin = '' } = MOTIFS[s];
      return `<pattern id="m-${s}" width="${cote}" height="${cote}" patternUnits="userSpaceOnUse" patternTransform="rotate(${rotation})"><g fill="${couleurs[`${s}-m`]}">${dessin}</g></pattern>`;
    })
    .join('');
}

/** Une forme peinte : l’aplat, puis le motif par-dessus. Un motif qui porterait son fond laisserait voir les joints de ses carreaux. */
function peindre(d: string, statut: Statut, couleurs: Couleurs): string {
  return `<path d="${d}" fill="${couleurs[statut]}"/>${MOTIFS[statut].dessin ? `<path d="${d}" fill="url(#m-${statut})"/>` : ''}`;
}

/** Silhouette centrée en (0, 0), cernée de la couleur du fond. */
function icone(statut: Statut, cote: number, couleurs: Couleurs): string {
  return (
    `<path transform="scale(${cote / 24}) translate(-10 -10)" d="${ICONES[statut]}" fill-rule="evenodd" fill="${couleurs[`${statut}-t`]}" ` +
    `stroke="${couleurs[statut]}" stroke-width="5" stroke-linejoin="round" paint-order="stroke"/>`
  );
}

/** Pastille d’une situation : un rectangle de son motif et son icône, comme dans la légende du site. */
function pastilleSvg(statut: Statut, couleurs: Couleurs): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 28"><defs>${motifs(couleurs, new Set([statut]))}</defs>` +
    peindre('M1 1h38v26H1z', statut, couleurs) +
    `<path d="M1 1h38v26H1z" fill="none" stroke="${couleurs['encre']}" stroke-width="1.4" stroke-linejoin="round"/>` +
    `<g transform="translate(20 14)">${icone(statut, 22, couleurs)}</g></svg>`
  );
}

/** Les deux parcelles de l’en-tête du site, l’une établie, l’autre à confirmer. */
function marqueSvg(couleurs: Couleurs): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 34 34"><path d="M2 2h13l2 6-3 7 4 7-2 10H2z" fill="${couleurs['canard']}"/>` +
    `<path d="M20 2h12v30H21l2-10-4-7 3-7z" fill="none" stroke="${couleurs['canard']}" stroke-width="2.5" stroke-linejoin="round" stroke-dasharray="3.2 2.6"/></svg>`
  );
}

/** Les dessins de tous les imprimés, par nom : `marque`, `pastille-en-cours`… */
export function dessinsCommuns(couleurs: Couleurs): Record<string, string> {
  return {
    marque: marqueSvg(couleurs),
    ...Object.fromEntries(STATUTS.map((s) => [`pastille-${s}`, pastilleSvg(s, couleurs)])),
  };
}

const deplacer = (x: number, y: number, dessin: string): string =>
  `<g transform="translate(${Math.round(x)} ${Math.round(y)})">${dessin}</g>`;

/** Un nom que le gabarit écrit sur la carte : le texte reste du texte, et son halo a la couleur du fond. */
export interface NomEcrit {
  /** Milieu et haut du bloc, en unités du dessin. */
  x: number;
  y: number;
  taille: number;
  lignes: string[];
  couleur: string;
  fond: string;
}

/** Une carte imprimée : son dessin, ses dimensions en unités, et les noms à écrire dessus. */
export interface CarteImprimee {
  svg: string;
  largeur: number;
  hauteur: number;
  noms: NomEcrit[];
}

/** Ce que le gabarit lit d’une carte ; le dessin lui-même voyage à part, sous le nom donné. */
export function carteDuGabarit({ svg: _, ...carte }: CarteImprimee, dessin = 'carte') {
  return { ...carte, dessin };
}

/** La carte d’un département, sans requête ni feuille de style, pour un PDF. */
export function dessinerCarte(trace: Trace, territoires: readonly Territoire[], o: OptionsCarte): CarteImprimee {
  const { couleurs: c, icone: cote = 30, seul } = o;
  const parSiren = new Map(territoires.map((t) => [t.epci.siren, t]));
  const formes: string[] = [];
  const signes: string[] = [];
  const noms: NomEcrit[] = [];
  for (const { siren, d } of trace.territoires) {
    const t = parSiren.get(siren);
    if (!t) continue;
    const dehors = t.epci.departement !== o.departement && siren !== seul;
    const neutre = seul !== undefined && siren !== seul;
    formes.push(
      neutre || dehors
        ? `<path d="${d}" fill="${c[neutre && !dehors ? 'lin2' : 'papier']}"/>`
        : peindre(d, t.statut, c),
    );
    const pole = trace.etiquettes.find((e) => e.siren === siren);
    if (!pole || dehors || neutre) continue;
    const nom = o.corps ? placerDansLaForme(t.nom, d, pole, o.corps, cote) : null;
    const haut = nom
      ? nom.y - ((nom.avecIcone ? cote + ECART : 0) + nom.lignes.length * INTERLIGNE * nom.taille) / 2
      : pole.y - cote / 2;
    if (!nom || nom.avecIcone) signes.push(deplacer(nom?.x ?? pole.x, haut + cote / 2, icone(t.statut, cote, c)));
    if (nom)
      noms.push({
        x: nom.x,
        y: haut + (nom.avecIcone ? cote + ECART : 0),
        taille: nom.taille,
        lignes: nom.lignes,
        couleur: c[`${t.statut}-t`]!,
        fond: c[t.statut]!,
      });
  }
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${trace.viewBox}"><defs>${motifs(c, new Set(territoires.map((t) => t.statut)))}</defs>` +
    `<g>${formes.join('')}</g><g fill="none" stroke="${c['encre']}" stroke-linejoin="round">` +
    `<path d="${trace.contour}" stroke="${c['bord']}" stroke-width="1"/><path d="${trace.limitesInternes}" stroke-width="1.6"/>` +
    `<path d="${trace.limiteDepartement || trace.contour}" stroke-width="3.2"/></g>${signes.join('')}</svg>`;
  return { svg, largeur: trace.largeur, hauteur: trace.hauteur, noms };
}
