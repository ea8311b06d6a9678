import type { Statut } from '#lib/domaine/situations.ts';
import { ecrireEtat } from '#lib/carte/etat.ts';
import { adresse } from './adresse.ts';
import { auReposOuTouchee } from './repos.ts';
import { brancherCopie } from './copier.ts';
import { peindreDessin } from './repeindre-svg.ts';
import type { DonneesALaDemande } from './donnees-a-la-demande.ts';
import { Legende } from './legende.ts';
import { Tableau } from './tableau.ts';
import { CurseurAnnees } from './curseur-annees.ts';
import type { CarteVive } from '#client/carte/leaflet/carte-vive.ts';

/** Une vue de la carte : sa légende, son dessin, sa liste, son tableau. Elle suit l’adresse. */
export class VueCarte extends HTMLElement {
  #legende = new Legende(this, (sans) => adresse.changer({ sans }));
  #tableau = new Tableau(
    this,
    (partie, fini) => adresse.changer(partie, fini ? 'pousser' : 'remplacer'),
    () => adresse.etat.tri,
  );
  #fiches: DonneesALaDemande | null = null;
  #demande: Promise<DonneesALaDemande> | undefined;
  #temps = new CurseurAnnees(this, (annee, fini) => adresse.changer({ annee }, fini ? 'pousser' : 'rien'));
  #titre = document.title;
  #publies = this.#tableau.statuts();
  #statuts: Map<string, Statut> = this.#publies;
  #peinte: number | null = null;
  #vive: Promise<CarteVive | null> | undefined;

  connectedCallback(): void {
    adresse.addEventListener('etat', () => this.#rendre());
    this.querySelector('.lieux')!.addEventListener('click', (e) => this.#choisirDansLaListe(e as MouseEvent));
    this.#brancherCsv();
    brancherCopie(this);
    this.#rendre();
  }

  /** Situation de chaque territoire de la vue, à l’année montrée. */
  get statuts(): Map<string, Statut> {
    return new Map([...this.#publies].map(([siren, publie]) => [siren, this.#statuts.get(siren) ?? publie]));
  }

  /** Un nom de la liste montre sa fiche à la place de celle-ci ; avec une touche de plus, le lien va à sa page. */
  #choisirDansLaListe(e: MouseEvent): void {
    const siren = (e.target as Element).closest<HTMLElement>('li')?.dataset['siren'];
    if (!siren || e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    this.#choisir(siren, true);
  }

  /** Choisit un territoire ; `ouvrir` y porte le focus, comme Entrée au clavier. */
  #choisir(siren: string, ouvrir: boolean): void {
    adresse.changer({ epci: siren });
    if (ouvrir)
      void this.#charger()
        .then((fiches) => fiches.panneau.focaliser())
        .catch(() => undefined);
  }

  /** Ferme la fiche et rend le focus au territoire, s’il venait de la fiche ou de la carte. */
  #fermer(): void {
    const siren = adresse.etat.epci;
    if (!siren) return;
    adresse.changer({ epci: null });
    void this.#vive?.then((carte) =>
      carte ? carte.focaliser(siren) : this.querySelector<SVGElement>(`.scene a[data-siren="${siren}"]`)?.focus(),
    );
  }

  /** Le code et les données des fiches, au premier usage. */
  #charger(): Promise<DonneesALaDemande> {
    this.#demande ??= import('./donnees-a-la-demande.ts')
      .then(async ({ DonneesALaDemande }) => {
        const fiches = new DonneesALaDemande(
          this,
          this.#tableau,
          (siren) => this.#choisir(siren, true),
          () => this.#fermer(),
        );
        await fiches.charger();
        this.#fiches = fiches;
        this.#rendre();
        return fiches;
      })
      .catch((erreur: unknown) => {
        this.#demande = undefined;
        throw erreur;
      });
    return this.#demande;
  }

  #rendre(): void {
    const { etat } = adresse;
    if ((etat.annee !== null || etat.epci !== null) && !this.#fiches) this.#charger().catch(() => this.#echouer());
    if (this.#fiches && etat.annee !== this.#peinte) {
      this.#statuts = this.#fiches.peindre(etat.annee);
      this.#peinte = etat.annee;
      peindreDessin(this, this.#statuts);
    }
    // L’onglet, l’historique et le favori disent l’année montrée.
    document.title = etat.annee === null ? this.#titre : this.#titre.replace(/(\s\?)?(?= – )/u, ` en ${etat.annee}$1`);
    this.#legende.cocher(etat.sans);
    this.#legende.compter([...this.statuts.values()]);
    this.#tableau.montrer(etat);
    this.#temps.montrer(etat.annee, this.#fiches?.chiffres(etat.annee) ?? null);
    this.#fiches?.montrer(etat);
    this.#vive ??= this.#animer();
    void this.#vive.then((carte) => carte?.suivre(adresse.etat, this.#statuts));
  }

  /** Les fiches ne sont pas venues : le dire, sans rien casser du reste. */
  #echouer(): void {
    this.querySelector('[data-annonce]')!.textContent =
      'La fiche n’a pas pu se charger. Le tableau plus bas dit la même chose.';
  }

  /** Le lien CSV donne les lignes montrées ; si elles ne viennent pas, le fichier entier. */
  #brancherCsv(): void {
    const lien = this.querySelector<HTMLAnchorElement>('[data-csv]')!;
    lien.textContent = 'Télécharger les lignes filtrées (CSV)';
    lien.addEventListener('click', (e) => {
      e.preventDefault();
      this.#charger()
        .then((fiches) => fiches.telecharger(adresse.etat.annee))
        .catch(() => location.assign(lien.href));
    });
  }

  /** Quand la page est au repos, ou dès qu’on touche la carte, Leaflet prend la place du dessin ; s’il ne vient pas, le dessin reste. */
  async #animer(): Promise<CarteVive | null> {
    await auReposOuTouchee(this.querySelector('.cadre')!);
    try {
      const { CarteVive } = await import('#client/carte/leaflet/carte-vive.ts');
      return await CarteVive.creer(
        this,
        this.#statuts,
        (siren, ouvrir) => this.#choisir(siren, ouvrir),
        () => this.#fermer(),
      );
    } catch (erreur) {
      console.warn('La carte animée ne s’est pas chargée ; le dessin la remplace.', erreur);
      return null;
    }
  }
}

/** La page d’un autre département, parmi ceux que la carte connaît. */
const autrePage = (code: string | null | undefined) =>
  document.querySelector<HTMLAnchorElement>(
    `choix-departement a[data-departement="${CSS.escape(code ?? '')}"]:not([aria-current])`,
  );

const demande = new URLSearchParams(location.hash.slice(1)).get('departement');
const ailleurs = autrePage(demande);
// « /carte/#departement=36 » vient d’un lien partagé ou d’une autre page : chaque département a la sienne.
if (ailleurs) location.replace(ailleurs.pathname + location.hash);
else customElements.define('vue-carte', VueCarte);

// Ailleurs dans la page, quelqu’un a trouvé un territoire : la carte y va.
document.addEventListener('territoire-choisi', (e) => {
  const {
    siren,
    departement,
    reponse = null,
  } = (e as CustomEvent<{ siren: string; departement?: string; reponse?: string }>).detail;
  const ici = document.querySelector(`vue-carte [data-siren="${CSS.escape(siren)}"]`);
  const page = autrePage(departement);
  if (ici) adresse.changer({ epci: siren, reponse, cadrage: null });
  else if (page)
    location.assign(
      page.pathname + ecrireEtat({ ...adresse.etat, departement: departement!, epci: siren, reponse, cadrage: null }),
    );
});
