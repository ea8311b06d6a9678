import type { Reponses } from '#lib/domaine/dossier.ts';
import { typo } from '#lib/texte/typo.ts';

type Saisie = HTMLInputElement | HTMLTextAreaElement;

/** Les champs du formulaire, lus et écrits par leur identifiant de dossier. */
export class ChampsDuFormulaire {
  readonly #zones: Map<string, HTMLElement>;
  /** Réponses d’un brouillon qui ne sont plus proposées : gardées jusqu’à ce que la personne choisisse. */
  readonly #anciennes = new Map<string, string>();

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
    return saisies.find((s) => estCochable(s) && s.checked)?.value ?? this.#anciennes.get(id) ?? '';
  }

  ecrire(id: string, valeur: string): void {
    const saisies = this.#saisies(id);
    for (const saisie of saisies) {
      if (estCochable(saisie)) saisie.checked = saisie.value === valeur;
      else if (saisie.value !== valeur) saisie.value = valeur;
    }
    const rappel = this.#zones.get(id)?.querySelector('[data-ancienne]');
    if (!rappel) return;
    const ancienne = saisies.some((s) => s.value === valeur) ? '' : valeur;
    this.#anciennes.set(id, ancienne);
    rappel.textContent =
      ancienne && typo(`Votre brouillon disait : « ${ancienne} ». Choisissez la réponse la plus proche.`);
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
