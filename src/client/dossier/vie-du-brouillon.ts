import { estVide, lireBrouillon, type Attendu, type Brouillon, type BrouillonLu } from '#lib/dossier/brouillon.ts';
import { dater, ecrireSuivi, reunirLesOnglets, type Suivi } from '#lib/dossier/plusieurs-onglets.ts';
import { accorder, typo } from '#lib/texte/typo.ts';
import { telecharger } from '#client/telecharger.ts';
import { choisirFichier } from './choisir-fichier.ts';
import { BrouillonLocal } from './brouillon-local.ts';

/** Le formulaire vu du brouillon. */
interface Formulaire {
  lire: () => Brouillon;
  ecrire: (b: Brouillon) => void;
  /** Le brouillon écrit, pour savoir s’il a changé. */
  texte: () => string;
  /** Le même, avec l’étape où l’on en est. */
  aGarder: () => string;
  /** Titre d’une étape, vide pour la première et pour une inconnue. */
  titreDe: (etape: string | undefined) => string;
}

/**
 * La vie du brouillon : gardé sur l’appareil si on l’accepte, enregistré, rouvert, effacé, rétabli. Rien ne se perd
 * sans retour possible.
 */
export class VieDuBrouillon {
  /** Vrai si un brouillon de l’appareil a été repris. */
  repris = false;
  readonly #racine: HTMLElement;
  readonly #attendu: Attendu;
  readonly #form: Formulaire;
  readonly #garde: BrouillonLocal;
  #enregistre: string;
  /** Ce que montre le formulaire, et l’instant de chaque réponse. */
  #suivi: Suivi;
  #avant: Brouillon | null = null;

  constructor(racine: HTMLElement, attendu: Attendu, form: Formulaire) {
    this.#racine = racine;
    this.#attendu = attendu;
    this.#form = form;
    this.#garde = new BrouillonLocal(attendu);
    this.#enregistre = form.texte();
    this.#suivi = { brouillon: form.lire(), ecrits: {} };
    const sur = (selecteur: string, action: () => void) =>
      racine.querySelector(selecteur)!.addEventListener('click', action);
    sur('[data-enregistrer]', () => this.#enregistrer());
    sur('form [data-rouvrir]', () => void this.rouvrir());
    sur('[data-effacer]', () => this.#effacer());
    sur('[data-retablir] button', () => this.#retablir());
    this.#case.addEventListener('change', () => this.#accorder());
    this.#garde.surveiller(() => this.#ailleurs());
    racine.querySelector('[data-garder-ici]')!.addEventListener('click', () => {
      this.#case.checked = true;
      this.#accorder();
    });
    // Un téléphone ferme un onglet sans prévenir : le passage en arrière-plan est le dernier moment sûr.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.changeDEtape();
    });
    addEventListener('beforeunload', (e) => {
      if (this.#aPerdre()) e.preventDefault();
    });
  }

  get #case(): HTMLInputElement {
    return this.#racine.querySelector<HTMLInputElement>('[data-garder]')!;
  }

  #dire(texte: string): void {
    const zone = this.#racine.querySelector('[data-etat]')!;
    const dit = typo(texte);
    // Ne réécrire que ce qui change : une frappe ne doit pas répéter l’annonce.
    if (zone.textContent !== dit) zone.textContent = dit;
  }

  #aPerdre(): boolean {
    return !this.#garde.accepte() && !estVide(this.#form.lire()) && this.#form.texte() !== this.#enregistre;
  }

  /** À chaque frappe : le brouillon part aussitôt sur l’appareil, pour survivre à une panne. */
  change(): void {
    this.#suivi = dater(this.#suivi, this.#form.lire(), Date.now());
    this.#case.checked = this.#garde.accepte();
    if (!this.#case.checked) return this.#dire(this.#aPerdre() ? 'Pas encore enregistré.' : '');
    const dit = this.#reunir() ?? 'Gardé sur cet appareil.';
    this.#dire(
      this.#garder() ? dit : 'L’appareil n’a plus de place pour le brouillon. Enregistrez-le dans un fichier.',
    );
  }

  /** L’étape a changé, ou l’onglet passe en arrière-plan : le brouillon gardé le retient. */
  changeDEtape(): void {
    if (!this.#garde.accepte()) return;
    this.#reunir();
    this.#garder();
  }

  #garder(): boolean {
    return this.#garde.garder(ecrireSuivi(this.#form.aGarder(), this.#suivi.ecrits));
  }

  /**
   * Prend ce qu’un autre onglet a écrit, sans rien perdre d’ici, et rend ce qu’il faut en dire ; `null` s’il n’a rien
   * écrit.
   */
  #reunir(): string | null {
    const nouvelles = this.#garde.nouvelles();
    if (!nouvelles) return null;
    const { ecartees, ...suivi } = reunirLesOnglets(nouvelles.vu, this.#suivi, nouvelles.ailleurs);
    this.#montrer(suivi);
    const nombre = Object.keys(ecartees).length;
    if (nombre === 0) return 'Mis à jour depuis un autre onglet.';
    this.#offrirRetour({ ...suivi.brouillon, reponses: { ...suivi.brouillon.reponses, ...ecartees } });
    return (
      `${accorder(nombre, 'réponse est plus récente', 'réponses sont plus récentes')} dans un autre onglet, ` +
      `et remplace${nombre > 1 ? 'nt' : ''} ici la vôtre, qui se rétablit.`
    );
  }

  #montrer({ brouillon, ecrits }: Suivi): void {
    this.#form.ecrire(brouillon);
    this.#suivi = { brouillon: this.#form.lire(), ecrits };
  }

  /** Reprend le brouillon de l’appareil, s’il se lit ; rend l’étape où il en était. */
  reprendre(): string | undefined {
    const lecture = this.#garde.relire();
    this.#case.checked = lecture !== null;
    if (!lecture) return undefined;
    this.repris = true;
    this.#proposer(false);
    if ('brouillon' in lecture) {
      this.#montrer(lecture);
      const titre = this.#form.titreDe(lecture.brouillon.etape);
      this.#dire(`Brouillon repris de cet appareil${titre && `, à l’étape « ${titre} »`}.`);
      return lecture.brouillon.etape;
    }
    const illisible = this.#garde.mettreDeCote();
    this.#dire(
      `Le brouillon gardé sur cet appareil n’a pas pu être repris : ${lecture.refus}. Il est mis de côté ; ` +
        'le fichier téléchargé en est la copie.',
    );
    telecharger(
      `brouillon-illisible-${this.#attendu.departement}.json`,
      new Blob([illisible], { type: 'application/json' }),
    );
    return undefined;
  }

  #accorder(): void {
    if (this.#case.checked) {
      this.#reunir();
      if (this.#garder()) {
        this.#proposer(false);
        return this.#dire('Gardé sur cet appareil.');
      }
      this.#case.checked = false;
      return this.#dire('Ce navigateur refuse de garder des réponses. Enregistrez-les dans un fichier.');
    }
    this.#garde.oublier();
    this.#proposer(true);
    this.#dire('Effacé de cet appareil. Vos réponses restent à l’écran.');
  }

  /** La proposition de la première étape ne reste que si elle a un sens. */
  #proposer(oui: boolean): void {
    this.#racine.querySelector<HTMLElement>('[data-proposer]')!.hidden = !oui;
  }

  #enregistrer(): void {
    const texte = this.#form.aGarder();
    telecharger(
      `brouillon-dossier-${this.#racine.dataset['cle']!}.json`,
      new Blob([texte], { type: 'application/json' }),
    );
    this.#enregistre = this.#form.texte();
    this.#dire('Enregistré dans un fichier.');
  }

  /** Ouvre un fichier de brouillon ; un fichier refusé ne change rien. */
  async rouvrir(): Promise<void> {
    const fichier = await choisirFichier(this.#racine.querySelector<HTMLInputElement>('[data-fichier]')!);
    if (!fichier) return;
    const texte = await fichier.text().catch(() => null);
    const lecture: BrouillonLu =
      texte === null ? { refus: 'le navigateur n’a pas pu le lire' } : lireBrouillon(texte, this.#attendu);
    if ('refus' in lecture)
      return this.#dire(`« ${fichier.name} » n’a pas été ouvert : ${lecture.refus}. Vos réponses n’ont pas changé.`);
    this.#remplacer(lecture.brouillon);
    this.#enregistre = this.#form.texte();
    const perdues = accorder(lecture.ignorees.length, 'réponse ne correspond', 'réponses ne correspondent');
    const reserve = lecture.ignorees.length > 0 ? ` ${perdues} plus à une question du dossier.` : '';
    this.#dire(`« ${fichier.name} » est ouvert.${reserve}`);
  }

  #remplacer(brouillon: Brouillon): void {
    const actuel = this.#form.lire();
    this.#offrirRetour(estVide(actuel) ? null : actuel);
    this.#form.ecrire(brouillon);
    this.change();
  }

  /** Garde de côté ce que « Rétablir » remettra. */
  #offrirRetour(avant: Brouillon | null): void {
    this.#avant = avant;
    this.#racine.querySelector<HTMLElement>('[data-retablir]')!.hidden = !avant;
  }

  #effacer(): void {
    this.#garde.oublier();
    this.#case.checked = false;
    this.#remplacer({ departement: this.#attendu.departement, epci: '', reponses: {} });
    this.#dire('Tout est effacé, ici et sur l’appareil.');
  }

  #retablir(): void {
    const avant = this.#avant;
    if (avant) this.#remplacer(avant);
    this.#dire('Vos réponses d’avant sont rétablies.');
    this.#racine.querySelector<HTMLElement>('[data-etat]')!.focus();
  }

  /** Le même dossier est ouvert dans un autre onglet : les deux montrent la même chose. */
  #ailleurs(): void {
    const accepte = this.#garde.accepte();
    if (this.#case.checked && !accepte)
      this.#dire('Effacé de cet appareil depuis un autre onglet. Vos réponses restent à l’écran.');
    this.#case.checked = accepte;
    const dit = this.#reunir();
    if (!dit) return;
    this.#dire(dit);
    this.#garder();
  }
}
