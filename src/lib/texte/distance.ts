/** Nombre de lettres à changer, ôter ou ajouter pour passer d’un mot à l’autre (distance de Levenshtein). */
function distance(a: string, b: string): number {
  let ligne = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const suivante = [i];
    for (let j = 1; j <= b.length; j++)
      suivante.push(Math.min(ligne[j]! + 1, suivante[j - 1]! + 1, ligne[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    ligne = suivante;
  }
  return ligne[b.length]!;
}

/** Le mot le plus proche parmi `connus`, s’il n’en diffère que d’un tiers de ses lettres ; sinon `null`. */
export function plusProche(mot: string, connus: Iterable<string>): string | null {
  const [meilleur] = [...connus]
    .map((connu) => ({ connu, ecart: distance(mot.toLowerCase(), connu.toLowerCase()) }))
    .filter(({ connu, ecart }) => ecart <= Math.max(2, Math.ceil(connu.length / 3)))
    .sort((a, b) => a.ecart - b.ecart || a.connu.localeCompare(b.connu));
  return meilleur?.connu ?? null;
}
