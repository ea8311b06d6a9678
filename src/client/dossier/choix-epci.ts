import { champsDuDossier, type Reponses } from '#lib/domaine/dossier.ts';
import { fusionner } from '#lib/dossier/brouillon.ts';
import type { DonneesDossier } from '#lib/documents/dossier-json.ts';
import { versSaisie } from '#lib/dossier/saisie.ts';
import { accorder, typo } from '#lib/texte/typo.ts';
import type { ChampsDuFormulaire } from './champs-du-formulaire.ts';

/** Le choix de l’intercommunalité : préremplit, et dit d’où vient chaque réponse. */
export class ChoixEpci {
  readonly #select: HTMLSelectElement;
  readonly #racine: HTMLElement;
  readonly #donnees: DonneesDossier;
  readonly #champs: ChampsDuFormulaire;
  #courant = '';

  constructor(racine: HTMLElement, donnees: DonneesDossier, champs: ChampsDuFormulaire, change: () => void) {
    this.#racine = racine;
    this.#donnees = donnees;
    this.#champs = champs;
    this.#select = racine.querySelector<HTMLSelectElement>('#choix-epci')!;
    this.#select.addEventListener('change', () => {
      this.#choisir();
      change();
    });
  }

  get siren(): string {
    return this.#courant;
  }

  /** Remet le choix d’un brouillon, sans toucher aux réponses. */
  remettre(siren: string): void {
    this.#courant = this.#select.value = siren;
    this.#racine.querySelector('#choix-epci-effet')!.textContent = '';
    this.majMentions();
  }

  /** Valeurs connues d’un EPCI, telles qu’on les tape. */
  #saisies(siren: string): Reponses {
    const valeurs = this.#donnees.preremplis[siren]?.valeurs ?? {};
    return Object.fromEntries(
      champsDuDossier(this.#donnees.dossier).flatMap((c) => {
        const v = valeurs[c.id]?.valeur;
        return v ? [[c.id, typo(versSaisie(c, v))]] : [];
      }),
    );
  }

  #choisir(): void {
    const apres = this.#saisies(this.#select.value);
    const { reponses, gardees } = fusionner(this.#champs.lireTout(), this.#saisies(this.#courant), apres);
    this.#champs.ecrireTout(reponses);
    this.#courant = this.#select.value;
    const nombre = Object.keys(apres).length - gardees.length;
    const dit =
      this.#courant === ''
        ? 'Les réponses préremplies ont été retirées.'
        : `${accorder(nombre, 'réponse préremplie', 'réponses préremplies')} : relisez-les.`;
    const garde = accorder(
      gardees.length,
      'réponse écrite par vous est gardée',
      'réponses écrites par vous sont gardées',
    );
    const reste = gardees.length > 0 ? ` ${garde}.` : '';
    this.#racine.querySelector('#choix-epci-effet')!.textContent = typo(dit + reste);
    this.majMentions();
  }

  /** Sous chaque champ : d’où vient la valeur, tant qu’elle n’a pas été changée. */
  majMentions(): void {
    const saisies = this.#saisies(this.#courant);
    const valeurs = this.#donnees.preremplis[this.#courant]?.valeurs ?? {};
    for (const zone of this.#racine.querySelectorAll<HTMLElement>('.mention')) {
      const id = zone.id.slice('champ-'.length, -'-mention'.length);
      const connue = valeurs[id];
      zone.hidden = !connue || this.#champs.lire(id) !== (saisies[id] ?? '');
      // Vidée, et pas seulement cachée : une description cachée est lue quand même.
      zone.textContent = zone.hidden ? '' : typo(connue?.mention ?? '');
    }
  }
}
