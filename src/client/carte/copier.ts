/** « Copier le lien » : l’adresse dit déjà tout ; s’il n’y a pas de presse-papiers, on la montre. */
export function brancherCopie(vue: HTMLElement): void {
  vue.querySelector('[data-copier]')!.addEventListener('click', () => {
    const etat = vue.querySelector('[data-copie]')!;
    Promise.resolve()
      .then(() => navigator.clipboard.writeText(location.href))
      .then(() => {
        etat.textContent = 'Lien copié.';
      })
      .catch(() => {
        etat.textContent = location.href;
      });
  });
}
