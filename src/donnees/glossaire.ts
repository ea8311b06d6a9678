import { chargerContenu } from '#chargeurs/contenu.ts';
import { donneesDe } from '#lib/contenu/contenu.ts';
import type { Terme, TexteJuridique } from '#lib/schemas/editorial.ts';

/** Termes du glossaire, dans l’ordre alphabétique. */
export function chargerTermes(): Terme[] {
  return donneesDe(chargerContenu().termes).sort((a, b) => a.terme.localeCompare(b.terme, 'fr'));
}

/** Un terme ; lève si l’identifiant n’est pas au glossaire. */
export function termeDuGlossaire(id: string): Terme {
  const terme = chargerTermes().find((t) => t.id === id);
  if (!terme)
    throw new Error(`<Terme id="${id}"> : terme inconnu ; attendu : un identifiant de content/glossaire.yaml`);
  return terme;
}

/** Textes de droit, du plus ancien au plus récent. */
export function chargerTextesJuridiques(): TexteJuridique[] {
  return donneesDe(chargerContenu().textesJuridiques).sort((a, b) => a.date.localeCompare(b.date));
}
