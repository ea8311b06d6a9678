import { situationDe, type LieuLu } from '#lib/communes/commune.ts';
import { annonceDe, precisionDe, refusDe } from '#lib/communes/mots-de-la-reponse.ts';
import { chercherLieux, type Proposition } from '#lib/communes/recherche.ts';
import { SITUATIONS } from '#lib/domaine/situations.ts';
import { typo } from '#lib/texte/typo.ts';
import { lireReponse } from '#lib/carte/etat.ts';
import { chargerLieux } from './chargement.ts';
import { creer } from '#client/dom.ts';
import { chercherAilleurs } from '#client/france/chercher.ts';
import { reponseDAilleurs } from '#client/france/reponse.ts';
import type { LieuDeFrance } from '#lib/france/lire-fragments.ts';
import { precisionDAilleurs } from '#lib/france/mots.ts';
import { ListeDeroulante } from './liste-deroulante.ts';
import { reponseCommune, reponseIntercommunalite } from './reponse.ts';

/** Un lieu des départements suivis, ou d’ailleurs en France. */
type Propose = Proposition<LieuLu | LieuDeFrance>;

/** En dessous de ce nombre de propositions des départements suivis, celles du reste du pays s’y ajoutent. */
const ASSEZ = 3;
const PROPOSITIONS_AU_PLUS = 10;

const estDAilleurs = (p: Propose): p is Proposition<LieuDeFrance> => 'national' in p.lieu;

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

function option(p: Propose): HTMLElement {
  const precision = estDAilleurs(p) ? precisionDAilleurs(p) : precisionDe(p as Proposition<LieuLu>);
  return creer('li', {}, creer('b', {}, typo(p.nom)), ' ', creer('span', { class: 'aide' }, precision));
}

/** Les propositions d’ici, puis celles d’ailleurs ; un nom proche ne passe pas devant un nom juste. */
function reunir(ici: readonly Propose[], ailleurs: readonly Propose[]): Propose[] {
  const justes = [...ici, ...ailleurs].filter((p) => p.rang !== 'faute');
  const proches = ici.length > 0 ? ici : ailleurs;
  const gardees = justes.length > 0 ? justes : proches;
  const exactes = gardees.filter((p) => p.rang === 'exact').length;
  return gardees.slice(0, Math.max(PROPOSITIONS_AU_PLUS, exactes));
}

/** Donne au champ sa liste, sa réponse et ses messages. Appelé une fois, au premier usage. */
export function activer(element: HTMLElement): void {
  const champ = element.querySelector('input')!;
  const trouver = <E extends HTMLElement>(nom: string): E => element.querySelector<E>(`[data-${nom}]`)!;
  const [etat, erreur, reponse] = [trouver('etat'), trouver('erreur'), trouver('reponse')];
  const choixDepartement = element.querySelector('select');
  const france = element.dataset['france']!.replace('index.json', '');
  let propositions: Propose[] = [];
  /** Frappe ou réponse en cours : ce qui arrive pour une autre est ignoré. */
  let tour = 0;

  const adresses = () =>
    choixDepartement ? [choixDepartement.value].filter(Boolean) : element.dataset['communes']!.split(' ');
  const lieuxConnus = () => chargerLieux(adresses());
  void lieuxConnus().catch(() => undefined);

  const liste = new ListeDeroulante(champ, element.querySelector('[role=listbox]')!, (rang) =>
    choisir(propositions[rang]!),
  );

  /** Écrit la réponse pour un lieu. */
  function repondrePour(lieu: LieuLu): void {
    const epci = lieu.intercommunalite;
    const carte = epci ? adresseCarte(element, epci.siren, lieu.publiePar) : undefined;
    const statut = lieu.genre === 'commune' ? situationDe(lieu) : lieu.intercommunalite.statut;
    champ.value = lieu.nom;
    reponse.replaceChildren(
      ...(lieu.genre === 'commune'
        ? reponseCommune(lieu, carte)
        : reponseIntercommunalite(lieu.intercommunalite, carte)),
    );
    reponse.hidden = false;
    const qui = lieu.genre === 'commune' ? `${lieu.nom}, ${epci?.nom ?? 'sans intercommunalité'}` : lieu.nom;
    etat.textContent = typo(`${qui} : ${SITUATIONS[statut].libelle}. La réponse est sous le champ.`);
  }

  /** Répond d’un lieu qui n’est pas dans un département suivi. */
  async function repondreDAilleurs(lieu: LieuDeFrance): Promise<void> {
    champ.value = lieu.nom;
    etat.textContent = 'Recherche…';
    const { elements, annonce } = await reponseDAilleurs(france, lieu);
    reponse.replaceChildren(...elements);
    reponse.hidden = false;
    etat.textContent = typo(`${annonce} La réponse est sous le champ.`);
    reponse.scrollIntoView({ block: 'nearest' });
  }

  function choisir(p: Propose): void {
    tour++;
    liste.fermer();
    refuser('');
    if (estDAilleurs(p)) return void repondreDAilleurs(p.lieu).catch(sinonFormulaire);
    const lieu = p.lieu as LieuLu;
    repondrePour(lieu);
    reponse.scrollIntoView({ block: 'nearest' });
    const epci = lieu.intercommunalite;
    const code = lieu.genre === 'commune' ? lieu.code : lieu.intercommunalite.siren;
    retenirReponse(element, lieu.publiePar, code);
    if (epci) annoncerTerritoire(epci.siren, lieu.publiePar, code);
  }

  /** Montre ce qui manque à la saisie ; vide, l’efface. */
  function refuser(texte: string): void {
    erreur.textContent = texte;
    erreur.hidden = texte === '';
    element.querySelector('form')!.classList.toggle('faux', texte !== '');
    champ.toggleAttribute('aria-invalid', texte !== '');
    if (texte) champ.setAttribute('aria-invalid', 'true');
    champ.setAttribute('aria-describedby', [texte && erreur.id, champ.dataset['aide']].filter(Boolean).join(' '));
  }

  /** Dit que rien ne répond, et les noms proches à choisir : chercher une commune d’ailleurs n’est pas une erreur. */
  function direAbsence(texte: string, proches: readonly Propose[]): void {
    const phrase = creer('p', {}, texte);
    if (proches.length > 0) {
      phrase.append(typo(' Vouliez-vous dire '));
      proches.forEach((p, i) => {
        const bouton = creer('button', { type: 'button', class: 'lien' }, typo(p.nom));
        bouton.addEventListener('click', () => {
          choisir(p);
          champ.focus();
        });
        if (i > 0) phrase.append(i === proches.length - 1 ? ' ou ' : ', ');
        phrase.append(bouton);
      });
      phrase.append(typo(' ?'));
    }
    reponse.replaceChildren(phrase);
    reponse.hidden = false;
    etat.textContent = texte;
  }

  async function proposer(): Promise<void> {
    const saisie = champ.value;
    const mien = ++tour;
    const { index } = await lieuxConnus();
    if (mien !== tour) return;
    refuser('');
    montrer(chercherLieux(index, saisie), saisie);
    const completees = await completer(propositions, saisie, false);
    if (mien === tour && completees !== propositions) montrer(completees, saisie);
  }

  function montrer(trouvees: Propose[], saisie: string): void {
    propositions = trouvees;
    liste.montrer(document.activeElement === champ ? propositions.map(option) : []);
    etat.textContent = annonceDe(propositions, saisie);
  }

  /** Ajoute ce qui répond dans le reste du pays, si les départements suivis ne répondent pas assez. */
  async function completer(ici: Propose[], saisie: string, soumise: boolean): Promise<Propose[]> {
    if (ici.filter((p) => p.rang !== 'faute').length >= (/\d/.test(saisie) ? 1 : ASSEZ)) return ici;
    const ailleurs = await chercherAilleurs(france, saisie, soumise).catch(() => []);
    return ailleurs.length > 0 ? reunir(ici, ailleurs) : ici;
  }

  async function repondre(): Promise<void> {
    const saisie = champ.value;
    tour++;
    const { index } = await lieuxConnus();
    const ici = chercherLieux(index, saisie);
    // Une commune d’un département suivi répond d’abord : son homonyme d’ailleurs reste dans la liste.
    propositions = ici.some((p) => p.rang === 'exact') ? ici : await completer(ici, saisie, true);
    const exactes = propositions.filter((p) => p.rang === 'exact');
    // « Ernée » est une commune et une intercommunalité : sous le même nom, la commune répond, et dit son
    // intercommunalité.
    const communes = exactes.filter((p) => p.lieu.genre === 'commune');
    const sures = [communes, exactes, propositions.filter((p) => p.rang !== 'faute')].find((s) => s.length > 0) ?? [];
    if (sures.length === 1) return choisir(sures[0]!);
    reponse.hidden = true;
    retenirReponse(element);
    champ.focus();
    if (sures.length > 1) {
      liste.montrer(propositions.map(option));
      etat.textContent = typo(`${annonceDe(propositions, saisie)} Choisissez la vôtre dans la liste.`);
      return;
    }
    liste.fermer();
    etat.textContent = '';
    const texte = refusDe(saisie);
    if (saisie.trim() === '') refuser(texte);
    else direAbsence(texte, propositions.slice(0, 3));
  }

  /**
   * L’adresse porte ce à quoi le champ a répondu : la réponse se retrouve après un changement de page, et suit le
   * bouton retour.
   */
  async function retrouver(): Promise<void> {
    const champs = new URLSearchParams(location.hash.slice(1));
    const code = lireReponse(champs);
    // Ailleurs que sur la carte, une autre ancre de la page ne retire rien.
    if (!element.dataset['carte']) reponse.hidden = true;
    if (!code) return;
    const toutes = element.dataset['communes']!.split(' ');
    const du = toutes.filter((a) => a.endsWith(`-${champs.get('departement')}.json`));
    const { index } = await chargerLieux(du.length > 0 ? du : toutes);
    const lieu = index.lieux.find((l) => (l.genre === 'commune' ? l.code : l.intercommunalite.siren) === code);
    if (lieu) repondrePour(lieu);
  }
  const suivre = () => void retrouver().catch(() => undefined);
  addEventListener('popstate', suivre);
  // Au retour sur une page qu’il a gardée, WebKit vide un champ sans saisie automatique.
  addEventListener('pagehide', () => {
    champ.autocomplete = 'on';
  });
  addEventListener('pageshow', (e) => {
    champ.autocomplete = 'off';
    if (e.persisted) suivre();
  });
  if (location.hash.includes('reponse=')) suivre();

  /** Un index qui ne se charge pas rend le formulaire à la page de recherche. */
  const sinonFormulaire = () => element.querySelector('form')!.submit();
  champ.addEventListener('input', () => void proposer().catch(() => undefined));
  choixDepartement?.addEventListener('change', () => void lieuxConnus().catch(() => undefined));
  element.querySelector('form')!.addEventListener('submit', (e) => {
    e.preventDefault();
    void repondre().catch(sinonFormulaire);
  });
  if (champ.value) void proposer().catch(() => undefined);
}
