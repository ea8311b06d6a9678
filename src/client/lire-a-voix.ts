/** « Écouter » : seulement là où le navigateur a une voix française ; rien n’est envoyé, c’est l’appareil qui lit. */
class LireAVoix extends HTMLElement {
  connectedCallback(): void {
    if (!('speechSynthesis' in window)) return;
    this.#proposer();
    // Les voix arrivent souvent après la page.
    speechSynthesis.addEventListener('voiceschanged', () => this.#proposer());
    addEventListener('pagehide', () => speechSynthesis.cancel());
  }

  #proposer(): void {
    const voix = speechSynthesis.getVoices().find((v) => v.lang.toLowerCase().startsWith('fr'));
    const bouton = this.querySelector('button')!;
    if (!voix || !this.hidden) return;
    this.hidden = false;
    bouton.addEventListener('click', () => {
      const lit = speechSynthesis.speaking;
      speechSynthesis.cancel();
      this.#dire(!lit);
      if (!lit) this.#lire(voix);
    });
  }

  /** Une phrase par élément : un long texte d’un bloc s’arrête en route dans plusieurs navigateurs. */
  #lire(voix: SpeechSynthesisVoice): void {
    const textes = [...document.querySelectorAll('main :is(h1, h2, h3, p, li)')]
      .filter((e) => !e.closest('.sources, nav, lire-a-voix'))
      .map((e) => {
        const copie = e.cloneNode(true) as Element;
        copie.querySelectorAll('.invisible, .bulle, .appel').forEach((x) => x.remove());
        return copie.textContent.trim();
      });
    textes.forEach((texte, i) => {
      const phrase = new SpeechSynthesisUtterance(texte);
      phrase.voice = voix;
      phrase.lang = voix.lang;
      if (i === textes.length - 1) phrase.onend = () => this.#dire(false);
      speechSynthesis.speak(phrase);
    });
  }

  #dire(lit: boolean): void {
    this.querySelector('button')!.textContent = lit ? 'Arrêter la lecture' : 'Écouter cette page';
  }
}

customElements.define('lire-a-voix', LireAVoix);
