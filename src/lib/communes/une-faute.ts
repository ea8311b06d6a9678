/** Comparaison qui pardonne une lettre : changée, oubliée, en trop, ou deux voisines interverties. */

/** Vrai si la fin de `a` (dès `i`) se lit dans `b` dès `j`. */
function suit(a: string, i: number, b: string, j: number): boolean {
  if (j + a.length - i > b.length) return false;
  while (i < a.length && a[i] === b[j]) {
    i++;
    j++;
  }
  return i >= a.length;
}

/**
 * Rang de `nom` où s’arrête la lecture de `saisie`, commencée en `debut` avec une faute au plus ;
 * -1 si une faute ne suffit pas. Le rang vaut `nom.length` quand le nom est lu jusqu’au bout.
 */
export function lireAUneFaute(saisie: string, nom: string, debut = 0): number {
  let i = 0;
  while (i < saisie.length && saisie[i] === nom[debut + i]) i++;
  const ici = debut + i;
  const reste = saisie.length - i;
  if (reste === 0) return ici;
  // Plusieurs fautes peuvent expliquer le même écart (« mayene ») : celle qui lit le plus loin l’emporte.
  let fin = -1;
  if (suit(saisie, i + 1, nom, ici)) fin = ici + reste - 1;
  if (suit(saisie, i + 1, nom, ici + 1)) fin = ici + reste;
  if (saisie[i] === nom[ici + 1] && saisie[i + 1] === nom[ici] && suit(saisie, i + 2, nom, ici + 2)) fin = ici + reste;
  if (suit(saisie, i, nom, ici + 1)) fin = ici + reste + 1;
  return fin;
}
