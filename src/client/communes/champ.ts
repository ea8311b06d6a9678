import type { CommuneLue } from '#lib/communes/commune.ts';
import { situationDe } from '#lib/communes/commune.ts';
import { annonceDe, lieuxNies, precisionDe, refusDe } from '#lib/communes/mots-de-la-reponse.ts';
import { chercherCommunes, type Proposition } from '#lib/communes/recherche.ts';
import { SITUATIONS } from '#lib/domaine/situations.ts';
import { typo } from '#lib/texte/typo.ts';
import { lireReponse } from '#lib/carte/etat.ts';
import { chargerCommunes } from './chargement.ts';
import { creer } from '#client/element.ts';
import { ListeDeroulante } from './liste-deroulante.ts';
import { reponseCommune, reponseIntercommunalite } from './reponse.ts';

/** Demande à la carte de la page, s’il y en a une, de montrer un territoire. `reponse` : code Insee ou SIREN auquel le champ a répondu. */
export function annoncerTerritoire(siren: string, departement: string, reponse: string): void {
  document.dispatchEvent(new CustomEvent('territoire-choisi', { detail: { siren, departement, reponse } }));
}

/** Adresse de la carte ouverte sur un territoire ; rien si la page est déjà la carte. */
export function adresseCarte(element: HTMLElement, siren: string, departement: string): string | undefined {
  const carte = element.dataset['carte'];
  return carte && `${carte}#departement=${departement}&epci=${siren}`;
}

function option({ nom, ...reste }: Proposition<CommuneLue>): HTMLElement {
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
  let propositions: Proposition<CommuneLue>[] = [];

  const adresses = () =>
    choixDepartement ? [choixDepartement.value].filter(Boolean) : element.dataset['communes']!.split(' ');
  const communes = () => chargerCommunes(adresses());
  void communes().catch(() => undefined);

  const liste = new ListeDeroulante(champ, element.querySelector('[role=listbox]')!, (rang) =>
    choisir(propositions[rang]!),
  );

  /** Écrit la réponse pour une commune. */
  function repondrePour(commune: CommuneLue): void {
    const epci = commune.intercommunalite;
    champ.value = commune.nom;
    reponse.replaceChildren(
      ...reponseCommune(commune, epci ? adresseCarte(element, epci.siren, commune.publiePar) : undefined),
    );
    reponse.hidden = false;
    etat.textContent = typo(
      `${commune.nom}, ${epci?.nom ?? 'sans intercommunalité'} : ${SITUATIONS[situationDe(commune)].libelle}. La réponse est sous le champ.`,
    );
  }

  function choisir({ commune }: Proposition<CommuneLue>): void {
    liste.fermer();
    refuser('');
    repondrePour(commune);
    reponse.scrollIntoView({ block: 'nearest' });
    if (commune.intercommunalite) annoncerTerritoire(commune.intercommunalite.siren, commune.publiePar, commune.code);
  }

  /** Montre une erreur, et les noms proches à choisir ; vide, l’efface. */
  function refuser(texte: string, proches: Proposition<CommuneLue>[] = []): void {
    erreur.replaceChildren(texte);
    if (proches.length > 0) {
      erreur.append(typo(' Vouliez-vous dire '));
      proches.forEach((p, i) => {
        const bouton = creer('button', { type: 'button', class: 'lien' }, typo(p.nom));
        bouton.addEventListener('click', () => {
          choisir(p);
          champ.focus();
        });
        erreur.append(i === 0 ? '' : i === proches.length - 1 ? ' ou ' : ', ', bouton);
      });
      erreur.append(typo(' ?'));
    }
    erreur.hidden = texte === '';
    element.querySelector('form')!.classList.toggle('faux', texte !== '');
    champ.toggleAttribute('aria-invalid', texte !== '');
    if (texte) champ.setAttribute('aria-invalid', 'true');
    champ.setAttribute('aria-describedby', [texte && erreur.id, champ.dataset['aide']].filter(Boolean).join(' '));
  }

  async function proposer(): Promise<void> {
    const saisie = champ.value;
    const { index } = await communes();
    if (saisie !== champ.value) return;
    refuser('');
    propositions = chercherCommunes(index, saisie);
    liste.montrer(document.activeElement === champ ? propositions.map(option) : []);
    etat.textContent = annonceDe(propositions, saisie);
  }

  async function repondre(): Promise<void> {
    const saisie = champ.value;
    const { index, lieux } = await communes();
    propositions = chercherCommunes(index, saisie);
    const exactes = propositions.filter((p) => p.rang === 'exact');
    const sures = exactes.length > 0 ? exactes : propositions.filter((p) => p.rang !== 'faute');
    if (sures.length === 1) return choisir(sures[0]!);
    reponse.hidden = true;
    champ.focus();
    if (sures.length > 1) {
      liste.montrer(propositions.map(option));
      etat.textContent = typo(`${annonceDe(propositions, saisie)} Choisissez la vôtre dans la liste.`);
      return;
    }
    liste.fermer();
    etat.textContent = '';
    refuser(refusDe(saisie, lieuxNies(lieux)), propositions.slice(0, 3));
  }

  /** Sur la carte, l’adresse porte ce à quoi le champ a répondu : la réponse se retrouve après un changement de page, et suit le bouton retour. */
  async function retrouver(): Promise<void> {
    const champs = new URLSearchParams(location.hash.slice(1));
    const code = lireReponse(champs);
    reponse.hidden = true;
    if (!code) return;
    const toutes = element.dataset['communes']!.split(' ');
    const du = toutes.filter((a) => a.endsWith(`-${champs.get('departement')}.json`));
    const { index, intercommunalites } = await chargerCommunes(du.length > 0 ? du : toutes);
    const commune = index.communes.find((c) => c.code === code);
    const intercommunalite = intercommunalites.find((i) => i.siren === code);
    if (commune) return repondrePour(commune);
    if (!intercommunalite) return;
    reponse.replaceChildren(...reponseIntercommunalite(intercommunalite, undefined));
    reponse.hidden = false;
  }
  if (!element.dataset['carte']) {
    const suivre = () => void retrouver().catch(() => undefined);
    addEventListener('popstate', suivre);
    if (location.hash.includes('reponse=')) suivre();
  }

  /** Un index qui ne se charge pas rend le formulaire à la page de recherche. */
  const sinonFormulaire = () => element.querySelector('form')!.submit();
  champ.addEventListener('input', () => void proposer().catch(() => undefined));
  choixDepartement?.addEventListener('change', () => void communes().catch(() => undefined));
  element.querySelector('form')!.addEventListener('submit', (e) => {
    e.preventDefault();
    void repondre().catch(sinonFormulaire);
  });
  if (champ.value) void proposer().catch(() => undefined);
}
