import type { Aide } from '#lib/schemas/aide.ts';

/** Toutes les sources citées par la fiche d’une aide, une fois chacune, dans l’ordre des champs. */
export function sourcesDeLAide(aide: Aide): string[] {
  const trouvees: string[] = [];
  const visiter = (valeur: unknown): void => {
    if (typeof valeur !== 'object' || valeur === null) return;
    for (const [cle, v] of Object.entries(valeur)) {
      if (cle.toLowerCase().endsWith('source') && typeof v === 'string') trouvees.push(v);
      else visiter(v);
    }
  };
  visiter(aide);
  return [...new Set(trouvees)];
}
