/**
 * Délai, en millisecondes, avant de libérer l’objet : le navigateur le lit après le clic, quand la page est revenue au
 * repos.
 */
const DELAI_DE_LECTURE = 60_000;

/** Propose au téléchargement un fichier fait ici, par un lien vers un objet local : aucune requête ne part. */
export function telecharger(nom: string, fichier: Blob): void {
  const lien = document.createElement('a');
  lien.href = URL.createObjectURL(fichier);
  lien.download = nom;
  document.body.append(lien);
  lien.click();
  lien.remove();
  setTimeout(() => URL.revokeObjectURL(lien.href), DELAI_DE_LECTURE);
}
