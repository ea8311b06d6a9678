import { typo } from '#lib/texte/typo.ts';

/** Écrit (ou retire, si `message` est vide) l’erreur d’un champ ; l’élément `<id>-erreur` existe déjà dans la page. */
export function signalerErreur(champ: HTMLElement, message: string): void {
  const zone = document.getElementById(`${champ.id}-erreur`);
  if (!zone) return;
  zone.textContent = typo(message);
  zone.hidden = message === '';
  champ.closest('.champ-simple')?.classList.toggle('faux', message !== '');
  if (message) champ.setAttribute('aria-invalid', 'true');
  else champ.removeAttribute('aria-invalid');
}
