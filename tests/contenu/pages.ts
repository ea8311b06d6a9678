/** Une page d’essai dans un petit site, et ses fautes. */
import assert from 'node:assert/strict';
import { lirePage } from '#chargeurs/pages.ts';
import { verifierPages } from '#lib/contenu/coherence-pages.ts';
import type { Contenu } from '#lib/contenu/contenu.ts';
import { PAGES_REQUISES } from '#lib/contenu/pages/requises.ts';

const EN_TETE = '---\ntitre: "x"\n---\n';
/** Le corps commence à la quatrième ligne du fichier. */
const PREMIERE = 4;

/** Un contenu qui n’a que ce qu’une page peut citer. */
export const contenu = (traits: object = {}): Contenu =>
  ({
    sources: [{ donnee: { id: 'source-a' } }],
    termes: [{ donnee: { id: 'epci' } }],
    questions: [],
    pages: [],
    criteres: [],
    ...traits,
  }) as unknown as Contenu;
/** Les adresses d’un petit site. */
export const site = {
  existe: (chemin: string) => ['/', '/carte/', '/faq/', '/glossaire/', '/essai/', '/donnees/epci.csv'].includes(chemin),
  estPrise: (id: string) => ['', '404', 'carte', 'faq', 'contrats/53-craon-4'].includes(id),
};
/** Une page lue. */
export const page = (corps: string, id = 'essai') => lirePage(`content/pages/${id}.mdx`, EN_TETE + corps);
/** Les pages que le site lie de lui-même. */
export const requises = PAGES_REQUISES.map((id) => page('Texte.', id).texte);

/** Les fautes d’une page, « ligne dans le corps : valeur ». */
export function fautes(corps: string): string[] {
  const { texte, problemes } = page(corps);
  const lues = [...problemes, ...verifierPages([texte, ...requises], contenu(), site)];
  for (const p of lues) assert.equal(p.fichier, 'content/pages/essai.mdx');
  return lues.map((p) => `${p.ligne! - PREMIERE + 1} : ${p.valeur}`);
}
