import { correspond } from '#lib/carte/tri.ts';
import { ecrireEtat } from '#lib/carte/etat.ts';
import { creer } from '#client/dom.ts';
import { ListeDeroulante } from '#client/communes/liste-deroulante.ts';
import { adresse } from './adresse.ts';

/** Une région et ses départements, tels que la page les donne à qui n’a pas de script. */
interface Groupe {
  nom: string;
  liens: HTMLAnchorElement[];
}

/**
 * Donne au champ sa liste : nom, numéro ou région le filtrent ; choisir mène à la carte du département ou de la France.
 * `ouvrir` : le clic qui a fait charger ce module attend sa liste.
 */
export function activerListe(element: HTMLElement, ouvrir: boolean): void {
  const champ = element.querySelector('input')!;
  const courant = champ.value;
  const groupes = [...element.querySelectorAll<HTMLElement>('[data-region]')].map((g): Groupe => ({
    nom: g.dataset['region']!,
    liens: [...g.querySelectorAll('a')],
  }));
  let montres: HTMLAnchorElement[] = [];
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
    const restants = groupes
      .map(({ nom, liens }) => ({ nom, liens: liens.filter((a) => correspond(`${a.textContent} ${nom}`, texte)) }))
      .filter(({ liens }) => liens.length > 0);
    montres = restants.flatMap(({ liens }) => liens);
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
      restants.map(({ nom, liens }) =>
        creer(
          'div',
          { role: 'group', 'aria-label': nom },
          creer('p', { class: 'groupe', 'aria-hidden': 'true' }, nom),
          ...liens.map(() => options[rang++]!),
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
      else if (e.key === 'Enter' && liste.ouverte && montres.length === 1) aller(montres[0]!);
    },
    { capture: true },
  );
  if (ouvrir && document.activeElement === champ) montrer('');
}
