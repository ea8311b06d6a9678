/** Essais que l’on tente dans l’ordre : commencer par le plus serré n’en épargnerait un que si rien ne tient. */
const PEU = 3;

/**
 * Le résultat du premier essai qui tient, du plus large au plus serré ; `undefined` si aucun. Tenter est ce qui coûte :
 * si le plus serré déborde, aucun autre ne tient ; sinon, la moitié des restants est écartée à chaque fois. Un essai
 * plus serré qu’un autre qui tient doit tenir aussi.
 */
export function premierQuiTient<E, R>(
  essais: readonly E[],
  tenter: (essai: E) => R,
  tient: (resultat: R) => boolean,
): R | undefined {
  if (essais.length <= PEU) {
    for (const essai of essais) {
      const resultat = tenter(essai);
      if (tient(resultat)) return resultat;
    }
    return undefined;
  }
  const premier = tenter(essais[0]!);
  if (tient(premier)) return premier;
  let [bas, haut] = [0, essais.length - 1];
  let trouve = tenter(essais[haut]!);
  if (!tient(trouve)) return undefined;
  while (haut - bas > 1) {
    const milieu = Math.floor((bas + haut) / 2);
    const resultat = tenter(essais[milieu]!);
    if (tient(resultat)) [haut, trouve] = [milieu, resultat];
    else bas = milieu;
  }
  return trouve;
}
