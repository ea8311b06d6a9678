import { STATUTS, type Statut } from '#lib/domaine/situations.ts';
import type { Couleurs } from '#lib/texte/couleurs.ts';

/** Ce que montre l’image de partage d’une page ; tout est lu dans la page, qui ne peut donc pas la contredire. */
export interface Apercu {
  titre: string;
  /** Page parente dans le fil d’Ariane. */
  surtitre: string | null;
  statut: Statut | null;
  /** Première carte dessinée de la page, noms retirés (une image n’a pas de police), et les motifs qu’elle emploie. */
  carte: string | null;
}

const ENTITES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#34': '"' };
const decoder = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|#34);/g, (_, nom: string) => ENTITES[nom]!)
    .replace(/\s+/g, ' ')
    .trim();

/** Lit dans une page construite de quoi composer son image. Lève si elle n’a pas de titre. */
export function lireApercu(html: string): Apercu {
  const titre = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1];
  if (!titre) throw new Error('page sans h1 ; attendu : un titre, que l’image de partage reprend');
  const ancetres = [...(/<nav class="fil"[\s\S]*?<\/nav>/.exec(html)?.[0].matchAll(/<a [^>]*>([^<]*)<\/a>/g) ?? [])];
  const statut = /class="statut grand"[^>]*data-statut="([\w-]+)"/.exec(html)?.[1];
  const motifs = /<svg width="0" height="0"[\s\S]*?<\/svg>/.exec(html)?.[0];
  const carte = [...html.matchAll(/<svg viewBox="0 0 \d+ \d+"[^>]*>[\s\S]*?<\/svg>/g)]
    .map(([svg]) => svg)
    .find((svg) => /<path class="s-/.test(svg));
  return {
    titre: decoder(titre),
    surtitre: ancetres.length > 1 ? decoder(ancetres.at(-1)![1]!) : null,
    statut: STATUTS.find((s) => s === statut) ?? null,
    carte: carte && motifs ? epurer(motifs) + epurer(carte) : null,
  };
}

/** Un dessin sans texte ni lien, qu’un lecteur de SVG sans navigateur comprend. */
function epurer(svg: string): string {
  return svg
    .replace(/<text[\s\S]*?<\/text>/g, '')
    .replace(/<a (?:class="([^"]*)")?[^>]*>/g, '<g class="$1">')
    .replaceAll('</a>', '</g>');
}

/** Règles de dessin des situations, avec les couleurs du thème clair. */
function regles(c: Couleurs): string {
  const situations = STATUTS.map((s) => `.s-${s}{fill:url(#m-${s})}g.s-${s} .icone{fill:${c[`${s}-t`]}}`).join('');
  return `.carte path{stroke:${c['encre']};stroke-width:2}${situations}.neutre{fill:${c['lin2']}}.carte .hors{fill:${c['papier']};stroke:${c['filet']}}.limites{fill:none}.carte .contour,.carte .departement{stroke-width:3.4}`;
}

/** Le dessin complet : la composition du texte, puis la carte dans son cadre, à droite. */
export function assembler(texte: string, { carte }: Apercu, couleurs: Couleurs): string {
  if (!carte) return texte;
  const [motifs, dessin] = [carte.slice(0, carte.indexOf('</svg>') + 6), carte.slice(carte.indexOf('</svg>') + 6)];
  const place = dessin.replace(
    '<svg ',
    '<svg x="716" y="52" width="432" height="526" preserveAspectRatio="xMidYMid meet" ',
  );
  const ajout = `<style>${regles(couleurs)}</style>${motifs}<g class="carte">${place}</g>`.replace(
    /var\(--([\w-]+)\)/g,
    (tout, nom: string) => couleurs[nom] ?? tout,
  );
  return texte.replace(/<\/svg>\s*$/, `${ajout}</svg>`);
}
