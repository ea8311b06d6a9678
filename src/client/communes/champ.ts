import { situationDe, type LieuLu } from '#lib/communes/commune.ts';
import { annonceDe, lieuxNies, precisionDe, refusDe } from '#lib/communes/mots-de-la-reponse.ts';
import { chercherLieux, type Proposition } from '#lib/communes/recherche.ts';
import { SITUATIONS } from '#lib/domaine/situations.ts';
import { typo } from '#lib/texte/typo.ts';
import { lireReponse } from '#lib/carte/etat.ts';
import { chargerLieux } from './chargement.ts';
import { creer } from '#client/dom.ts';
import { ListeDeroulante } from './liste-deroulante.ts';
import { reponseCommune, reponseIntercommunalite } from './reponse.ts';

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

function option({ nom, ...reste }: Proposition<LieuLu>): HTMLElement {
  return creer(
    'li',
    {},
    creer('b', {}, typo(nom)),
    ' ',
    creer('span', { class: 'aide' }, precisionDe({ nom, ...reste })),
  );
}

/** Donne au champ sa liste, sa réponse et ses messages. Appelé une fois, au premier usage. */
export function activer(element: HTMLElement): void {
  const champ = element.querySelector('input')!;
  const trouver = <E extends HTMLElement>(nom: string): E => element.querySelector<E>(`[data-${nom}]`)!;
  const [etat, erreur, reponse] = [trouver('etat'), trouver('erreur'), trouver('reponse')];
  const choixDepartement = element.querySelector('select');
  let propositions: Proposition<LieuLu>[] = [];

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

  function choisir({ lieu }: Proposition<LieuLu>): void {
    liste.fermer();
    refuser('');
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
  function direAbsence(texte: string, proches: readonly Proposition<LieuLu>[]): void {
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
    const { index } = await lieuxConnus();
    if (saisie !== champ.value) return;
    refuser('');
    propositions = chercherLieux(index, saisie);
    liste.montrer(document.activeElement === champ ? propositions.map(option) : []);
    etat.textContent = annonceDe(propositions, saisie);
  }

  async function repondre(): Promise<void> {
    const saisie = champ.value;
    const { index, lieux } = await lieuxConnus();
    propositions = chercherLieux(index, saisie);
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
    const texte = refusDe(saisie, lieuxNies(lieux));
    if (saisie.trim() === '') refuser(texte);
    else direAbsence(texte, propositions.slice(0, 3));
  }

  /**
   * L’adresse porte ce à quoi le champ a répondu : la réponse se retrouve après un changement de page, et suit le bouton
   * retour.
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
