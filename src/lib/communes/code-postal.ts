/**
 * Départements où chercher un code postal, ou son début : `53200` → `53`, `20000` → `2A` et `2B`, `97400` → `974`.
 * Vide si la saisie n’en est pas un. La poste sert parfois une commune depuis le département voisin : elle se trouve
 * alors par son nom.
 */
export function departementsDuCodePostal(saisie: string): string[] {
  const code = saisie.replaceAll(/\s/g, '');
  if (!/^\d{2,5}$/.test(code)) return [];
  if (code.startsWith('20')) return ['2A', '2B'];
  return [/^9[78]/.test(code) ? code.slice(0, 3) : code.slice(0, 2)];
}
