/** Une cellule de tableur : les guillemets sont doublés, et une formule est désamorcée (recommandation de l’OWASP). */
function cellule(valeur: unknown): string {
  const texte = valeur === null || valeur === undefined ? '' : String(valeur);
  const sur = /^[=+@\t]/.test(texte) ? `'${texte}` : texte;
  return /[",\n]/.test(sur) ? `"${sur.replaceAll('"', '""')}"` : sur;
}

/** Des lignes en CSV (RFC 4180, virgule, UTF-8), une colonne par clé de la première ligne. */
export function versCsv(lignes: readonly object[]): string {
  const colonnes = Object.keys(lignes[0] ?? {});
  const rangees = lignes.map((l) => colonnes.map((c) => cellule((l as Record<string, unknown>)[c])).join(','));
  return [colonnes.join(','), ...rangees].join('\r\n') + '\r\n';
}
