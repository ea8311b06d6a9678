/** « Copier la question » : prête à coller dans un courriel ; s’il n’y a pas de presse-papiers, on la sélectionne. */
class CopierQuestion extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')!.addEventListener('click', () => void this.#copier());
  }

  async #copier(): Promise<void> {
    const questions = this.closest('li')!.querySelector<HTMLElement>('[data-questions]')!;
    const etat = this.querySelector('[role=status]')!;
    try {
      await navigator.clipboard.writeText(questions.innerText);
      etat.textContent = 'Question copiée.';
    } catch {
      getSelection()?.selectAllChildren(questions);
      etat.textContent = 'Question sélectionnée : copiez-la.';
    }
  }
}

customElements.define('copier-question', CopierQuestion);
