/** Première lettre en capitale, le reste inchangé : `en Mayenne` → `En Mayenne`. */
export function capitale(texte: string): string {
  return texte.slice(0, 1).toUpperCase() + texte.slice(1);
}

/** Première lettre en minuscule, le reste inchangé : pour poursuivre une phrase. */
export function minuscule(texte: string): string {
  return texte.slice(0, 1).toLowerCase() + texte.slice(1);
}
