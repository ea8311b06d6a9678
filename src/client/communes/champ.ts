import { situationDe, type LieuLu } from '#lib/communes/commune.ts';
import { annonceDe, lieuEtDepartement, refusDe } from '#lib/communes/mots-de-la-reponse.ts';
import { codeInsee } from '#lib/communes/lecture-de-la-saisie.ts';
import { chercherLieux } from '#lib/communes/recherche-de-lieux.ts';
import { SITUATIONS } from '#lib/domaine/situations.ts';
import { typo } from '#lib/texte/typo.ts';
import { lireReponse } from '#lib/carte/etat.ts';
import { chargerLieux } from './chargement.ts';
import { creer } from '#client/dom.ts';
import { reponseDAilleurs } from '#client/france/reponse-d-ailleurs.ts';
import type { LieuDeFrance } from '#lib/france/lire-fragments.ts';
import { chargerTable, communeAuCodeInsee } from '#client/france/index-national.ts';
import { zoneDe, type Zone } from '#lib/france/zone.ts';
import { ListeDeroulante } from './liste-deroulante.ts';
import { completer, estDAilleurs, optionDe, suresParmi, type Propose } from './propositions.ts';
import { reponseCommune, reponseIntercommunalite } from './reponse-de-commune.ts';

/**
 * Demande à la carte de la page, s’il y en a une, de montrer un territoire. `reponse` : code Insee ou SIREN auquel le
 * champ a répondu.
 */
export function annoncerTerritoire(siren: string, departement: string, reponse: string): void {
  document.dispatchEvent(new CustomEvent('territoire-choisi', { detail: { siren, departement, reponse } }));
}

/**
 * Ailleurs que sur la carte, qui tient sa propre adresse : écrit dans celle de la page à quoi le champ a répondu, ou
 * l’en retire. Le bouton « retour » retrouve alors la réponse, même si le navigateur n’a rien gardé de la page.
 */
export function retenirReponse(element: HTMLElement, departement = '', reponse = ''): void {
  if (!element.dataset['carte'] || (!reponse && !location.hash.includes('reponse='))) return;
  const fragment = reponse && `#${new URLSearchParams({ departement, reponse })}`;
  history.replaceState(history.state, '', location.pathname + location.search + fragment);
}

/** Adresse de la carte ouverte sur un territoire ; rien si la page est déjà la carte. */
export function adresseCarte(element: HTMLElement, siren: string, departement: string): string | undefined {
  const carte = element.dataset['carte'];
  return carte && `${carte}#departement=${departement}&epci=${siren}`;
}

/** Le nom d’un lieu proposé ; ailleurs, avec son département, qui distingue les homonymes. */
const libelleDe = (p: Propose): string =>
  typo(estDAilleurs(p) ? lieuEtDepartement(p.nom, p.lieu.departement.nom) : p.nom);

/** Vrai si le lieu est la commune de ce nom, dans le département que la saisie nomme aussi : Paris, 75. */
const porteLeNom = (p: Propose, saisie: string, zone: Zone): boolean =>
  p.rang === 'exact' && p.lieu.genre === 'commune' && p.lieu.departement.code === zone.code && !/\d/.test(saisie);

const codeDe = (l: LieuLu): string => (l.genre === 'commune' ? l.code : l.intercommunalite.siren);

/** Le champ « Ma commune », une fois vivant : sa liste, sa réponse, ses messages. */
class ChampVivant {
  #element: HTMLElement;
  #champ: HTMLInputElement;
  #formulaire: HTMLFormElement;
  #etat: HTMLElement;
  #erreur: HTMLElement;
  #reponse: HTMLElement;
  #liste: ListeDeroulante;
  /** Dossier des fragments de l’index national. */
  #france: string;
  #propositions: Propose[] = [];
  /** Frappe ou réponse en cours : ce qui arrive pour une autre est ignoré. */
  #tour = 0;

  constructor(element: HTMLElement) {
    const trouver = (nom: string) => element.querySelector<HTMLElement>(`[data-${nom}]`)!;
    this.#element = element;
    this.#champ = element.querySelector('input')!;
    this.#formulaire = element.querySelector('form')!;
    this.#etat = trouver('etat');
    this.#erreur = trouver('erreur');
    this.#reponse = trouver('reponse');
    this.#france = element.dataset['france']!.replace('index.json', '');
    this.#liste = new ListeDeroulante(this.#champ, element.querySelector('[role=listbox]')!, (rang) =>
      this.#choisir(this.#propositions[rang]!),
    );
    this.#precharger();
    this.#suivreLHistorique();
    this.#ecouter();
    if (this.#champ.value) this.#proposerSansBruit();
  }

  #ecouter(): void {
    this.#champ.addEventListener('input', () => this.#proposerSansBruit());
    this.#formulaire.addEventListener('submit', (e) => {
      e.preventDefault();
      void this.#repondre().catch(() => this.#sinonFormulaire());
    });
  }

  #suivreLHistorique(): void {
    const suivre = () => void this.#retrouver().catch(() => undefined);
    addEventListener('popstate', suivre);
    // Au retour sur une page qu’il a gardée, WebKit vide un champ sans saisie automatique.
    addEventListener('pagehide', () => {
      this.#champ.autocomplete = 'on';
    });
    addEventListener('pageshow', (e) => {
      this.#champ.autocomplete = 'off';
      if (e.persisted) suivre();
    });
    if (location.hash.includes('reponse=')) suivre();
  }

  #lieuxConnus() {
    return chargerLieux(this.#nombreux ? [] : this.#toutes);
  }

  /** Adresses des index des départements suivis. */
  get #toutes(): string[] {
    return this.#element.dataset['communes']!.split(' ');
  }

  /** Vrai s’ils sont trop pour être tous chargés : l’index national trouve d’abord. */
  get #nombreux(): boolean {
    return this.#element.dataset['rectangles'] !== undefined;
  }

  #indexDu(departement: string): string[] {
    return this.#toutes.filter((a) => a.endsWith(`-${departement}.json`));
  }

  readonly #estSuivi = (p: Propose): boolean => !estDAilleurs(p) || this.#indexDu(p.lieu.departement.code).length > 0;

  #precharger(): void {
    void this.#lieuxConnus().catch(() => undefined);
  }

  #proposerSansBruit(): void {
    void this.#proposer().catch(() => undefined);
  }

  /** Un index qui ne se charge pas rend le formulaire à la page de recherche. */
  #sinonFormulaire(): void {
    this.#formulaire.submit();
  }

  /** Écrit la réponse pour un lieu. */
  #repondrePour(lieu: LieuLu): void {
    const epci = lieu.intercommunalite;
    const carte = epci ? adresseCarte(this.#element, epci.siren, lieu.publiePar) : undefined;
    const statut = lieu.genre === 'commune' ? situationDe(lieu) : lieu.intercommunalite.statut;
    this.#champ.value = lieu.nom;
    this.#reponse.replaceChildren(
      ...(lieu.genre === 'commune'
        ? reponseCommune(lieu, carte)
        : reponseIntercommunalite(lieu.intercommunalite, carte)),
    );
    this.#reponse.hidden = false;
    const qui = lieu.genre === 'commune' ? `${lieu.nom}, ${epci?.nom ?? 'sans intercommunalité'}` : lieu.nom;
    this.#etat.textContent = typo(`${qui} : ${SITUATIONS[statut].libelle}. La réponse est sous le champ.`);
  }

  /** Répond d’un lieu qui n’est pas dans un département suivi. */
  async #repondreDAilleurs(lieu: LieuDeFrance): Promise<void> {
    this.#champ.value = lieu.nom;
    this.#etat.textContent = 'Recherche…';
    const { elements, annonce, departement } = await reponseDAilleurs(this.#france, lieu);
    this.#reponse.replaceChildren(...elements);
    this.#reponse.hidden = false;
    this.#etat.textContent = typo(`${annonce} La réponse est sous le champ.`);
    document.dispatchEvent(new CustomEvent('ailleurs-choisi', { detail: { nom: lieu.nom, departement } }));
    this.#reponse.scrollIntoView({ block: 'nearest' });
  }

  #choisir(p: Propose): void {
    this.#tour++;
    this.#liste.fermer();
    this.#refuser('');
    if (!estDAilleurs(p)) return this.#choisirIci(p.lieu as LieuLu);
    void this.#choisirAilleurs(p.lieu).catch(() => this.#sinonFormulaire());
  }

  /** Un lieu de l’index national : tel que son département le publie, s’il est suivi. */
  async #choisirAilleurs(lieu: LieuDeFrance): Promise<void> {
    const { index } = await chargerLieux(this.#nombreux ? this.#indexDu(lieu.departement.code) : []);
    const ici = index.lieux.find((l) => l.genre === lieu.genre && codeDe(l) === lieu.code);
    if (ici) this.#choisirIci(ici);
    else await this.#repondreDAilleurs(lieu);
  }

  #choisirIci(lieu: LieuLu): void {
    this.#repondrePour(lieu);
    this.#reponse.scrollIntoView({ block: 'nearest' });
    const epci = lieu.intercommunalite;
    const code = codeDe(lieu);
    retenirReponse(this.#element, lieu.publiePar, code);
    if (epci) annoncerTerritoire(epci.siren, lieu.publiePar, code);
  }

  /** Montre ce qui manque à la saisie ; vide, l’efface. */
  #refuser(texte: string): void {
    const [champ, erreur] = [this.#champ, this.#erreur];
    erreur.textContent = texte;
    erreur.hidden = texte === '';
    this.#formulaire.classList.toggle('faux', texte !== '');
    champ.toggleAttribute('aria-invalid', texte !== '');
    if (texte) champ.setAttribute('aria-invalid', 'true');
    champ.setAttribute('aria-describedby', [texte && erreur.id, champ.dataset['aide']].filter(Boolean).join(' '));
  }

  /** Dit que rien ne répond, et les noms proches à choisir : chercher une commune d’ailleurs n’est pas une erreur. */
  #direAbsence(texte: string, proches: readonly Propose[], suite = ''): void {
    const phrase = creer('p', {}, texte);
    // Une commune et son intercommunalité du même nom : un seul bouton, la commune.
    const distinctes = proches.filter((p, i) => proches.findIndex((q) => libelleDe(q) === libelleDe(p)) === i);
    if (distinctes.length > 0) {
      phrase.append(typo(' Vouliez-vous dire '));
      distinctes.forEach((p, i) => {
        if (i > 0) phrase.append(i === distinctes.length - 1 ? ' ou ' : ', ');
        phrase.append(this.#boutonQuiChoisit(p));
      });
      phrase.append(typo(`${suite} ?`));
    }
    this.#reponse.replaceChildren(phrase);
    this.#reponse.hidden = false;
    this.#etat.textContent = texte;
  }

  #boutonQuiChoisit(p: Propose): HTMLElement {
    const bouton = creer('button', { type: 'button', class: 'lien' }, libelleDe(p));
    bouton.addEventListener('click', () => {
      this.#choisir(p);
      this.#champ.focus();
    });
    return bouton;
  }

  async #proposer(): Promise<void> {
    const saisie = this.#champ.value;
    const mien = ++this.#tour;
    const { index } = await this.#lieuxConnus();
    if (mien !== this.#tour) return;
    this.#refuser('');
    const ici: Propose[] = chercherLieux(index, saisie);
    this.#montrer(ici, saisie);
    const completees = await completer(ici, saisie, false, this.#france);
    if (mien === this.#tour && completees !== ici) this.#montrer(completees, saisie);
  }

  #montrer(trouvees: Propose[], saisie: string): void {
    this.#propositions = trouvees;
    this.#liste.montrer(document.activeElement === this.#champ ? trouvees.map(optionDe) : []);
    this.#etat.textContent = annonceDe(trouvees, saisie);
  }

  async #repondre(): Promise<void> {
    const saisie = this.#champ.value;
    this.#tour++;
    const { index } = await this.#lieuxConnus();
    const ici: Propose[] = chercherLieux(index, saisie);
    // Une commune d’un département suivi répond d’abord : son homonyme d’ailleurs reste dans la liste.
    this.#propositions = ici.some((p) => p.rang === 'exact') ? ici : await completer(ici, saisie, true, this.#france);
    const sures = suresParmi(this.#propositions, this.#estSuivi);
    const zone = await this.#zoneDe(saisie);
    if (zone && !sures.some((p) => porteLeNom(p, saisie, zone))) return this.#repondreDeLaZone(zone);
    if (sures.length === 1) return this.#choisir(sures[0]!);
    this.#reponse.hidden = true;
    retenirReponse(this.#element);
    this.#champ.focus();
    if (sures.length > 1) {
      this.#liste.montrer(this.#propositions.map(optionDe));
      this.#etat.textContent = typo(`${annonceDe(this.#propositions, saisie)} Choisissez la vôtre dans la liste.`);
      return;
    }
    this.#liste.fermer();
    this.#etat.textContent = '';
    const texte = refusDe(saisie);
    if (saisie.trim() === '') return this.#refuser(texte);
    const code = codeInsee(saisie);
    const suivie = index.lieux.find((l) => l.genre === 'commune' && l.code === code);
    const commune = suivie ?? (code && (await communeAuCodeInsee(this.#france, code).catch(() => null)));
    if (!commune) return this.#direAbsence(texte, this.#propositions.slice(0, 3));
    const proposee: Propose = { lieu: commune, nom: commune.nom, autre: false, rang: 'debut', entier: true };
    this.#direAbsence(texte, [proposee], ', dont c’est le code Insee');
  }

  /** Le département ou la région que la saisie nomme, si rien d’ici ne porte ce nom. */
  async #zoneDe(saisie: string): Promise<Zone | null> {
    if (this.#propositions.some((p) => p.rang === 'exact' && !estDAilleurs(p))) return null;
    const table = await chargerTable(this.#france).catch(() => null);
    return table && zoneDe(saisie, table);
  }

  /** Un département ou une région n’est pas une commune : dit où en lire la liste, et propose ses homonymes. */
  #repondreDeLaZone({ nature, nom, page }: Zone): void {
    this.#liste.fermer();
    const exactes = this.#propositions.filter((p) => p.rang === 'exact');
    const texte = typo(
      `${nom} : c’est ${nature === 'région' ? 'une région' : 'un département'}. Écrivez le nom d’une commune.`,
    );
    this.#direAbsence(texte, exactes.slice(0, 3));
    const lien = creer('a', { class: 'chevron', href: page }, typo(`Ce que nous savons : ${nom}`));
    this.#reponse.append(creer('p', { class: 'liens' }, lien));
  }

  /**
   * L’adresse porte ce à quoi le champ a répondu : la réponse se retrouve après un changement de page, et suit le
   * bouton retour.
   */
  async #retrouver(): Promise<void> {
    const champs = new URLSearchParams(location.hash.slice(1));
    const code = lireReponse(champs);
    // Ailleurs que sur la carte, une autre ancre de la page ne retire rien.
    if (!this.#element.dataset['carte']) this.#reponse.hidden = true;
    if (!code) return;
    const du = this.#indexDu(champs.get('departement') ?? '');
    const { index } = await chargerLieux(du.length > 0 || this.#nombreux ? du : this.#toutes);
    const lieu = index.lieux.find((l) => codeDe(l) === code);
    if (lieu) this.#repondrePour(lieu);
  }
}

/** Donne au champ sa liste, sa réponse et ses messages. Appelé une fois, au premier usage. */
export function activerChamp(element: HTMLElement): void {
  new ChampVivant(element);
}
