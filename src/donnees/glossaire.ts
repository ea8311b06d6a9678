import { getCollection } from 'astro:content';
import type { Terme, TexteJuridique } from '#lib/schemas/editorial.ts';

/** Termes du glossaire, dans l’ordre alphabétique. */
export async function chargerTermes(): Promise<Terme[]> {
  return (await getCollection('termes'))
    .map(({ data }) => data as Terme)
    .sort((a, b) => a.terme.localeCompare(b.terme, 'fr'));
}

/** Un terme ; lève si l’identifiant n’est pas au glossaire. */
export async function termeDuGlossaire(id: string): Promise<Terme> {
  const terme = (await chargerTermes()).find((t) => t.id === id);
  if (!terme)
    throw new Error(`<Terme id="${id}"> : terme inconnu ; attendu : un identifiant de content/glossaire.yaml`);
  return terme;
}

/** Textes de droit, du plus ancien au plus récent. */
export async function chargerTextesJuridiques(): Promise<TexteJuridique[]> {
  return (await getCollection('textesJuridiques'))
    .map(({ data }) => data as TexteJuridique)
    .sort((a, b) => a.date.localeCompare(b.date));
}
