/** « Copier la question » : prête à coller dans un courriel ; s’il n’y a pas de presse-papiers, on la sélectionne. */
document.addEventListener('click', ({ target }) => {
  const bouton = (target as Element).closest<HTMLElement>('[data-copier]');
  const questions = bouton?.closest('li')?.querySelector<HTMLElement>('[data-questions]');
  if (!bouton || !questions) return;
  const etat = bouton.parentElement!.querySelector('[role=status]')!;
  Promise.resolve()
    .then(() => navigator.clipboard.writeText(questions.innerText))
    .then(() => {
      etat.textContent = 'Question copiée.';
    })
    .catch(() => {
      getSelection()?.selectAllChildren(questions);
      etat.textContent = 'Question sélectionnée : copiez-la.';
    });
});
