/** Demande un fichier à la personne ; `null` si elle renonce. */
export function choisirFichier(champ: HTMLInputElement): Promise<File | null> {
  return new Promise((rendre) => {
    champ.value = '';
    champ.onchange = () => rendre(champ.files?.[0] ?? null);
    champ.oncancel = () => rendre(null);
    champ.click();
  });
}
