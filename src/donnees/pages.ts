import { getCollection, render, type CollectionEntry } from 'astro:content';
import { url } from '#lib/adresses.ts';
import type { EnTetePage } from '#lib/schemas/editorial.ts';

/** Une page de texte, prête à rendre. */
export interface PageEditoriale extends EnTetePage {
  id: string;
  adresse: string;
  /** Le contenu, ses titres, et toutes les sources : celles de l’en-tête et celles appelées dans le texte. */
  rendre: () => Promise<{
    Content: Awaited<ReturnType<typeof render>>['Content'];
    titres: { niveau: number; texte: string; ancre: string }[];
    sources: string[];
  }>;
}

function versPage(entree: CollectionEntry<'pages'>): PageEditoriale {
  return {
    ...(entree.data as EnTetePage),
    id: entree.id,
    adresse: url(`/${entree.id}/`),
    rendre: async () => {
      const { Content, headings } = await render(entree);
      const appels = [...(entree.body ?? '').matchAll(/<Ref id="([^"]+)"/g)].map((m) => m[1]!);
      return {
        Content,
        sources: [...new Set([...appels, ...entree.data.sources])],
        titres: headings.map((h) => ({ niveau: h.depth, texte: h.text, ancre: h.slug })),
      };
    },
  };
}

/** Toutes les pages de texte, dans leur ordre. */
export async function chargerPages(): Promise<PageEditoriale[]> {
  return (await getCollection('pages'))
    .map(versPage)
    .sort((a, b) => a.ordre - b.ordre || a.titreCourt.localeCompare(b.titreCourt, 'fr'));
}

/** Ancêtres d’une page, du plus haut au plus proche. */
export async function parentsDe(page: PageEditoriale): Promise<{ nom: string; adresse: string }[]> {
  const parente = (await chargerPages()).find((p) => p.id === page.parent);
  return parente ? [...(await parentsDe(parente)), { nom: parente.titreCourt, adresse: parente.adresse }] : [];
}
