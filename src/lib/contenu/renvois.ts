/** Les renvois d’une fiche vers une source, où qu’ils soient écrits. */

/** Une valeur et son chemin : `signature.source`. */
export interface ChaineDeFiche {
  champ: string;
  valeur: string;
}

/** Toutes les chaînes d’une fiche, avec le nom de leur champ. */
export function* chainesDe(valeur: unknown, champ = '', nom = ''): Generator<ChaineDeFiche & { nom: string }> {
  if (typeof valeur === 'string') yield { champ, valeur, nom };
  else if (Array.isArray(valeur))
    for (const [i, v] of valeur.entries()) yield* chainesDe(v, `${champ}[${i}]`, `${nom}[]`);
  else if (typeof valeur === 'object' && valeur !== null)
    for (const [cle, v] of Object.entries(valeur)) yield* chainesDe(v, champ ? `${champ}.${cle}` : cle, cle);
}

/** Les sources qu’une fiche cite : champs `source`, `missionsSource`…, et listes `sources`. */
export function sourcesCitees(fiche: unknown): ChaineDeFiche[] {
  return [...chainesDe(fiche)].filter(({ nom }) => nom.toLowerCase().endsWith('source') || nom === 'sources[]');
}
