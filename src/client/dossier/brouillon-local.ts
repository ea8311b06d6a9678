import { lireBrouillon, type Attendu, type Brouillon, type BrouillonLu } from '#lib/dossier/brouillon.ts';
import { lireEcrits, type Ecrits, type Suivi } from '#lib/dossier/plusieurs-onglets.ts';

/**
 * Brouillon gardé sur l’appareil. Rien n’y est écrit sans accord, et l’accord n’est rien d’autre que la présence du
 * brouillon : le retirer l’efface. Le texte gardé est sa propre version : s’il n’est plus celui que cet onglet a vu, un
 * autre onglet a écrit.
 */
export class BrouillonLocal {
  readonly #cle: string;
  readonly #attendu: Attendu;
  /** Dernier texte que cet onglet a lu ou écrit. */
  #vu: string | null = null;

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

  /** Brouillon de l’appareil, et l’instant de chaque réponse ; `null` s’il n’y en a pas. */
  relire(): (BrouillonLu & { ecrits: Ecrits }) | null {
    this.#vu = this.#texte();
    const lecture = this.#lire(this.#vu);
    return lecture && { ...lecture, ecrits: 'refus' in lecture ? {} : lireEcrits(this.#vu!) };
  }

  #lire(texte: string | null): BrouillonLu | null {
    return texte === null ? null : lireBrouillon(texte, this.#attendu);
  }

  /**
   * Ce qu’un autre onglet a écrit depuis notre dernière lecture ou écriture, et ce que nous avions vu alors ; `null` si
   * rien. Un texte illisible est mis de côté : il ne sera pas écrasé.
   */
  nouvelles(): { vu: Brouillon; ailleurs: Suivi } | null {
    const texte = this.#texte();
    if (texte === null || texte === this.#vu) return null;
    const [vu, lue] = [this.#lire(this.#vu), lireBrouillon(texte, this.#attendu)];
    if ('refus' in lue) {
      this.mettreDeCote();
      return null;
    }
    this.#vu = texte;
    const vide: Brouillon = { departement: this.#attendu.departement, epci: '', reponses: {} };
    return {
      vu: vu && 'brouillon' in vu ? vu.brouillon : vide,
      ailleurs: { brouillon: lue.brouillon, ecrits: lireEcrits(texte) },
    };
  }

  /** Écrit le brouillon ; faux si l’appareil refuse (stockage bloqué ou plein). */
  garder(texte: string): boolean {
    try {
      localStorage.setItem(this.#cle, texte);
      this.#vu = texte;
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

  /**
   * Appelé quand un autre onglet change le brouillon, et quand celui-ci revient : figé, ou gardé par le bouton retour,
   * il n’a rien entendu.
   */
  surveiller(changement: () => void): void {
    addEventListener('storage', (e) => {
      if (e.key === this.#cle || e.key === null) changement();
    });
    addEventListener('pageshow', changement);
    document.addEventListener('visibilitychange', changement);
  }
}
