import type { Departement } from '#lib/domaine/departement.ts';
import { formaterMontant, multiplier } from '#lib/valeurs/montant.ts';
import { dureeEnMots } from '#lib/financement/plafond-en-mots.ts';
import { regleDe, type AnneeSaisie, type RegleAide } from '#lib/financement/calcul.ts';
import { n, type Noeud } from '#lib/texte/html.ts';

/** Une aide dont le calcul connaît la règle. */
export interface ReglePubliee {
  departement: { code: string; nom: string };
  /** Qui paie, pour les lignes du plan : `Département de la Mayenne`. */
  financeur: string;
  regle: RegleAide;
  /** Intercommunalités du département, SIREN et nom : le calcul les nomme quand l’adresse les donne. */
  epci: [siren: string, nom: string][];
}

/** Règles des départements qui publient une aide, dans leur ordre. */
export function reglesPubliees(
  departements: readonly Pick<Departement, 'code' | 'nom' | 'fiche' | 'aide' | 'territoires' | 'voisins'>[],
): ReglePubliee[] {
  return departements.flatMap(({ code, nom, fiche, aide, territoires, voisins }) =>
    aide
      ? [
          {
            departement: { code, nom },
            financeur: `Département ${fiche.de}`,
            regle: regleDe(aide),
            epci: [...territoires, ...voisins].map((t): [string, string] => [t.epci.siren, t.nom]),
          },
        ]
      : [],
  );
}

/**
 * Une année d’exemple, tirée du seul nombre publié : un poste de quatre plafonds, dont l’intercommunalité paie la
 * moitié.
 */
export function exempleDe({ plafondAnnuel }: RegleAide): AnneeSaisie {
  return {
    cout: multiplier(plafondAnnuel, 4),
    demande: plafondAnnuel,
    autres: [],
    epci: [{ nom: 'Intercommunalité', montant: multiplier(plafondAnnuel, 2) }],
  };
}

/** Durées proposées, en années : au-delà de l’aide, pour montrer ce qu’elle ne couvre plus. */
const DUREES = [1, 2, 3, 4, 5, 6];

/** Un champ du calcul : son nom, son aide, la place d’une erreur s’il peut en avoir une, et de quoi répondre. */
const champ = (id: string, nom: string, aide: string, ...reste: Noeud[]): Noeud =>
  n(
    'div',
    { class: 'champ-simple' },
    n('label', { for: id }, nom),
    n('p', { class: 'aide', id: `${id}-aide` }, aide),
    ...reste,
  );

function champMontant(cle: string, nom: string, aide: string, unite = '€'): Noeud {
  const id = `calcul-${cle}`;
  const saisie = n('input', {
    id,
    'data-champ': cle,
    inputmode: 'decimal',
    autocomplete: 'off',
    'aria-describedby': `${id}-aide ${id}-erreur`,
  });
  return champ(
    id,
    nom,
    aide,
    n('p', { class: 'message', id: `${id}-erreur`, hidden: '' }),
    n('span', { class: 'unite' }, saisie, n('span', { 'aria-hidden': 'true' }, unite)),
  );
}

function liste(
  cle: string,
  nom: string,
  aide: string,
  choix: readonly [valeur: number, nom: string][],
  choisi: number,
): Noeud {
  const id = `calcul-${cle}`;
  const options = choix.map(([value, texte]) =>
    n('option', { value, ...(value === choisi ? { selected: '' } : {}) }, texte),
  );
  return champ(id, nom, aide, n('select', { id, 'data-champ': cle, 'aria-describedby': `${id}-aide` }, ...options));
}

/** Ce que la règle permet de demander ; plusieurs aides proposées : celle qu’on choisit s’applique, sans la détailler. */
function direLaRegle(regles: readonly ReglePubliee[]): string {
  const { taux, plafondAnnuel, parHabitant } = regles[0]!.regle;
  if (regles.length > 1) return 'Le calcul applique la règle de l’aide choisie.';
  const parts = [
    taux === null
      ? 'Aucun taux n’est fixé : proposez un montant.'
      : `Au plus ${String(taux).replace('.', ',')} % du coût.`,
    `Plafond : ${formaterMontant(plafondAnnuel)}` +
      `${parHabitant === null ? '' : `, et ${formaterMontant(parHabitant)} par habitant`}.`,
  ];
  return parts.join(' ');
}

/** Formulaire du calcul, dessiné dans le navigateur quand on le demande : sans script, il ne servirait à rien. */
export function dessinerCalcul(
  regles: readonly ReglePubliee[],
  [sien = 'Votre intercommunalité', voisin = 'Intercommunalité voisine']: readonly string[] = [],
): Noeud {
  const { regle } = regles[0]!;
  return n(
    'form',
    { novalidate: '', 'aria-label': 'Calcul du plan de financement' },
    ...(regles.length > 1
      ? [
          liste(
            'aide',
            'Aide demandée',
            'Celle de votre département.',
            regles.map((r, i) => [i, r.financeur]),
            0,
          ),
        ]
      : []),
    champMontant('cout', 'Coût du poste, par an', 'Salaire, cotisations, déplacements, bureau.'),
    liste(
      'annees',
      'Durée du plan',
      `L’aide dure ${dureeEnMots(regle.duree)}.`,
      DUREES.map((a) => [a, `${a} ${a > 1 ? 'ans' : 'an'}`]),
      regle.duree,
    ),
    ...(regles.some((r) => r.regle.parHabitant !== null)
      ? [champMontant('habitants', 'Nombre d’habitants', 'Population municipale de l’intercommunalité.', 'hab.')]
      : []),
    champMontant('demande', 'Demandé au Département, par an', direLaRegle(regles)),
    champMontant('ars', 'Agence régionale de santé, par an', 'Si elle l’a confirmé.'),
    champMontant('region', 'Région, par an', 'Si elle l’a confirmé.'),
    champMontant('autre', 'Autre financeur, par an', 'Assurance maladie, hôpital, commune…'),
    champMontant('epci1', `${sien}, par an`, 'Vide : le reste à couvrir vous le dira.'),
    champMontant('epci2', `${voisin}, par an`, 'Si vous partagez le poste.'),
    n('p', { class: 'tout' }, n('button', { type: 'reset', class: 'bouton second petit' }, 'Tout effacer')),
  );
}
