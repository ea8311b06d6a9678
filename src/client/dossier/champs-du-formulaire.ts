import type { Reponses } from '#lib/domaine/dossier.ts';

type Saisie = HTMLInputElement | HTMLTextAreaElement;

/** Les champs du formulaire, lus et écrits par leur identifiant de dossier. */
export class ChampsDuFormulaire {
  readonly #zones: Map<string, HTMLElement>;

  constructor(formulaire: HTMLElement) {
    this.#zones = new Map(
      [...formulaire.querySelectorAll<HTMLElement>('[data-champ]')].map((z) => [z.dataset['champ']!, z]),
    );
  }

  /** Identifiants, dans l’ordre de la page. */
  get ids(): ReadonlySet<string> {
    return new Set(this.#zones.keys());
  }

  #saisies(id: string): Saisie[] {
    return [...(this.#zones.get(id)?.querySelectorAll<Saisie>('input, textarea') ?? [])];
  }

  /** Le contrôle qui reçoit le focus et porte l’erreur. */
  controle(id: string): HTMLElement | null {
    return this.#saisies(id)[0] ?? null;
  }

  lire(id: string): string {
    const saisies = this.#saisies(id);
    if (!estCochable(saisies[0])) return saisies[0]?.value ?? '';
    return saisies.find((s) => estCochable(s) && s.checked)?.value ?? '';
  }

  ecrire(id: string, valeur: string): void {
    for (const saisie of this.#saisies(id)) {
      if (estCochable(saisie)) saisie.checked = saisie.value === valeur;
      else if (saisie.value !== valeur) saisie.value = valeur;
    }
  }

  lireTout(): Record<string, string> {
    return Object.fromEntries([...this.#zones.keys()].map((id) => [id, this.lire(id)]));
  }

  /** Écrit toutes les réponses ; un champ absent est vidé. */
  ecrireTout(reponses: Reponses): void {
    for (const id of this.#zones.keys()) this.ecrire(id, reponses[id] ?? '');
  }
}

function estCochable(saisie: Saisie | undefined): saisie is HTMLInputElement {
  return saisie instanceof HTMLInputElement && (saisie.type === 'checkbox' || saisie.type === 'radio');
}
