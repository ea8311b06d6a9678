import { filtrerLesGroupes, rangerLesGroupes } from '#lib/carte/choix-du-departement.ts';
import type { Groupe, RegionAChoisir } from '#lib/carte/choix-du-departement.ts';
import { ecrireEtat } from '#lib/carte/etat.ts';
import { url } from '#lib/adresses.ts';
import { chargerJson } from '#client/charger-json.ts';
import { creer } from '#client/dom.ts';
import { ListeDeroulante } from '#client/communes/liste-deroulante.ts';
import { adresse } from './adresse.ts';

/** Les départements que le site ne suit pas ; s’ils ne viennent pas, la liste s’en tient à ceux de la page. */
const chargerLesAutres = () => chargerJson<RegionAChoisir[]>(url('/carte/departements.json')).catch(() => []);

interface Proposition {
  lien: HTMLAnchorElement;
  numero: string;
  cle: string;
}

/** Une proposition, lue de son lien : numéro, nom, état. */
function proposer(lien: HTMLAnchorElement): Proposition {
  const [numero, nom] = [...lien.querySelectorAll('span')].map((s) => s.textContent.trim());
  return { lien, numero: numero!, cle: `${numero} ${nom}` };
}

/** Un département que le site ne suit pas : le lien va à sa région. */
const lienVersLaRegion = ([code, nom, etat, href]: RegionAChoisir['departements'][number]) =>
  creer(
    'a',
    { href },
    creer('span', { class: 'num' }, `${code} `),
    creer('span', {}, nom),
    ' ',
    creer('span', { class: 'gris' }, etat),
  );

/** Les propositions de la page, telles qu’elle les donne à qui n’a pas de script, et celles des autres départements. */
function reunir(element: HTMLElement, autres: readonly RegionAChoisir[]): Groupe<Proposition>[] {
  const liens = new Map(
    [...element.querySelectorAll<HTMLElement>('[data-region]')].map((g) => [
      g.dataset['region']!,
      [...g.querySelectorAll('a')],
    ]),
  );
  const courante = element.querySelector('[aria-current]')!.closest<HTMLElement>('[data-region]')!.dataset['region']!;
  for (const { nom, departements } of autres)
    liens.set(nom, [...(liens.get(nom) ?? []), ...departements.map(lienVersLaRegion)]);
  const groupes = [...liens].map(([nom, siens]) => ({
    nom,
    propositions: siens.map(proposer).sort((a, b) => a.numero.localeCompare(b.numero, 'fr')),
  }));
  return rangerLesGroupes(groupes, courante);
}

/**
 * Donne au champ sa liste : nom, numéro ou région le filtrent ; choisir mène à la carte du département, à sa région
 * s’il n’est pas suivi, ou à la France. `ouvrir` : vrai si un clic ou une flèche attend déjà la liste.
 */
export async function activerListe(element: HTMLElement, ouvrir: () => boolean): Promise<void> {
  const groupes = reunir(element, await chargerLesAutres());
  const champ = element.querySelector('input')!;
  const courant = champ.defaultValue;
  let montres: HTMLAnchorElement[] = [];
  /** Le département que la frappe a laissé seul : Entrée y va. */
  let seul: HTMLAnchorElement | undefined;
  const liste = new ListeDeroulante(champ, element.querySelector('[role=listbox]')!, (rang) => aller(montres[rang]!));

  /** L’année, les filtres et le tri suivent ; le territoire choisi et le cadrage sont d’un seul département. */
  function aller(lien: HTMLAnchorElement): void {
    const departement = lien.dataset['departement'];
    if (!departement) return location.assign(lien.href);
    location.assign(
      lien.pathname + ecrireEtat({ ...adresse.etat, departement, epci: null, reponse: null, cadrage: null }),
    );
  }

  function montrer(texte: string): void {
    const restants = filtrerLesGroupes(groupes, texte);
    montres = restants.flatMap(({ propositions }) => propositions.map(({ lien }) => lien));
    seul = montres.length === 2 && restants.length === 2 ? montres[0] : undefined;
    const options = montres.map((a) =>
      creer(
        'div',
        { ...(a.hasAttribute('aria-current') && { class: 'courant' }) },
        ...[...a.childNodes].map((n) => n.cloneNode(true)),
      ),
    );
    let rang = 0;
    liste.montrer(
      options,
      restants.map(({ nom, propositions }) =>
        creer(
          'div',
          { role: 'group', 'aria-label': nom },
          creer('p', { class: 'groupe', 'aria-hidden': 'true' }, nom),
          ...propositions.map(() => options[rang++]!),
        ),
      ),
    );
  }

  champ.addEventListener('input', () => montrer(champ.value));
  champ.addEventListener('click', () => {
    champ.select();
    montrer('');
  });
  champ.addEventListener('blur', () => {
    champ.value = courant;
  });
  // Avant la liste elle-même, qui ne s’ouvre que si elle est garnie.
  element.addEventListener(
    'keydown',
    (e) => {
      if ((e.key === 'ArrowDown' || e.key === 'ArrowUp') && !liste.ouverte) montrer('');
      else if (e.key === 'Enter' && liste.ouverte && seul && !champ.hasAttribute('aria-activedescendant')) aller(seul);
      else if (e.key === 'Escape') {
        // Un champ vide ne dirait plus quel département est montré.
        e.stopPropagation();
        e.preventDefault();
        liste.fermer();
        champ.value = courant;
      }
    },
    { capture: true },
  );
  // On a pu commencer à écrire pendant que ce module venait.
  const ecrit = champ.value === courant ? '' : champ.value;
  if ((ouvrir() || ecrit !== '') && document.activeElement === champ) montrer(ecrit);
}
