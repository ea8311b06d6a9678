/** Une cellule de tableur : les guillemets sont doublés, et une formule est désamorcée (recommandation de l’OWASP). */
function cellule(valeur: unknown): string {
  const texte = valeur === null || valeur === undefined ? '' : String(valeur);
  const sur = /^[=+@\t]/.test(texte) ? `'${texte}` : texte;
  return /[",\r\n]/.test(sur) ? `"${sur.replaceAll('"', '""')}"` : sur;
}

/** Des lignes en CSV (RFC 4180, virgule, UTF-8) ; `colonnes` dit l’ordre, et vaut même sans aucune ligne. */
export function versCsv(lignes: readonly object[], colonnes: readonly string[] = Object.keys(lignes[0] ?? {})): string {
  const rangees = lignes.map((l) => colonnes.map((c) => cellule((l as Record<string, unknown>)[c])).join(','));
  return [colonnes.join(','), ...rangees].join('\r\n') + '\r\n';
}
