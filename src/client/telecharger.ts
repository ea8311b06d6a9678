/** Propose un fichier fait ici au téléchargement, par un lien vers un objet local : aucune requête ne part. */
export function telecharger(nom: string, contenu: BlobPart, type: string): void {
  const lien = document.createElement('a');
  lien.href = URL.createObjectURL(new Blob([contenu], { type }));
  lien.download = nom;
  document.body.append(lien);
  lien.click();
  lien.remove();
  // Le navigateur lit l’objet après le clic : on ne le libère qu’une fois la page revenue au repos.
  setTimeout(() => URL.revokeObjectURL(lien.href), 60_000);
}
