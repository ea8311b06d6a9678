import { lireBrouillon, type Attendu, type Lecture } from '#lib/dossier/brouillon.ts';

/**
 * Brouillon gardé sur l’appareil. Rien n’y est écrit sans accord, et l’accord n’est rien d’autre que la présence du
 * brouillon : le retirer l’efface.
 */
export class BrouillonLocal {
  readonly #cle: string;
  readonly #attendu: Attendu;

  constructor(attendu: Attendu) {
    this.#attendu = attendu;
    this.#cle = `cls-dossier-${attendu.departement}`;
  }

  #texte(): string | null {
    try {
      return localStorage.getItem(this.#cle);
    } catch {
      return null;
    }
  }

  /** Vrai si la personne a accepté. */
  accepte(): boolean {
    return this.#texte() !== null;
  }

  /** Brouillon de l’appareil ; `null` s’il n’y en a pas. */
  relire(): Lecture | null {
    const texte = this.#texte();
    return texte === null ? null : lireBrouillon(texte, this.#attendu);
  }

  /** Écrit le brouillon ; faux si l’appareil refuse (stockage bloqué ou plein). */
  garder(texte: string): boolean {
    try {
      localStorage.setItem(this.#cle, texte);
      return true;
    } catch {
      return false;
    }
  }

  /** Met de côté un brouillon illisible, pour ne pas écrire par-dessus, et le rend. */
  mettreDeCote(): string {
    const texte = this.#texte() ?? '';
    if (this.garder(texte))
      try {
        localStorage.setItem(`${this.#cle}-illisible`, texte);
      } catch {
        /* L’appareil est plein : on le rend au moins à l’appelant. */
      }
    return texte;
  }

  /** Efface tout ce que cette page a écrit. */
  oublier(): void {
    try {
      localStorage.removeItem(this.#cle);
      localStorage.removeItem(`${this.#cle}-illisible`);
    } catch {
      /* Rien n’a pu y être écrit. */
    }
  }

  /** Appelé quand un autre onglet change le brouillon. */
  surveiller(changement: (lecture: Lecture | null) => void): void {
    addEventListener('storage', (e) => {
      if (e.key === this.#cle) changement(this.relire());
    });
  }
}
