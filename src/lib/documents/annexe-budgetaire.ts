import {
  anneesDuPlan,
  colonnesDuPlan,
  lignesDuPlan,
  nomDeColonne,
  type Dossier,
  type LigneLue,
  type PlanFinancement,
} from '#lib/domaine/dossier.ts';
import { MOTS_DU_VERDICT as MOTS } from '#lib/financement/calcul.ts';
import { regleDuDossier } from '#lib/financement/plan-du-dossier.ts';
import { enEuros } from '#lib/valeurs/montant.ts';
import type { Jour } from '#lib/valeurs/date-partielle.ts';
import { typo } from '#lib/texte/typo.ts';
import { FormulesDeLAnnexe, HORS_REGLE, VIDE, type CellulesDeLaRegle } from './annexe-formules.ts';
import type { Cellule, Classeur } from './formats/classeur.ts';

/** Pour qui et par qui l’annexe est écrite. */
export interface ContexteAnnexe {
  /** Intercommunalité ; absente = annexe vierge. */
  intercommunalite?: string | undefined;
  siren?: string | undefined;
  habitants?: number | undefined;
  editeur: string;
  pied: string;
  au: Jour;
}

type Lignes = (Cellule | null)[][];

const intitule = (texte: string): Cellule => ({ style: 'intitule', texte });
/** Une formule et sa valeur tant que rien n’est saisi : ce que montre un logiciel qui ne recalcule pas à l’ouverture. */
const formule = (style: Cellule['style'], f: string, vierge: string | number = ''): Cellule => ({
  style,
  formule: f,
  ...(typeof vierge === 'number' ? { nombre: vierge } : { texte: vierge }),
});

/** Plafond d’une année, en euros, une fois connue la population. */
function plafondDe(plan: PlanFinancement, habitants: number | undefined): number {
  return enEuros(regleDuDossier(plan, habitants ?? null).plafondAnnuel);
}

/** Ce que la règle de l’aide permet : ses limites, chacune dans sa cellule. */
function ecrireRegle(lignes: Lignes, plan: PlanFinancement, habitants: number | undefined): CellulesDeLaRegle {
  const poser = (texte: string, cellule: Cellule) => `$B$${lignes.push([intitule(texte), cellule])}`;
  const texteDuPlafond =
    plan.parHabitant === null ? 'Plafond annuel de l’aide' : 'Plafond annuel, quelle que soit la population';
  let annuel = poser(texteDuPlafond, { style: 'montant', nombre: plan.plafondAnnuel });
  if (plan.parHabitant !== null) {
    const parHabitant = poser('Plafond annuel par habitant', { style: 'montant', nombre: plan.parHabitant });
    const population = poser('Nombre d’habitants', {
      style: 'saisie',
      ...(habitants === undefined ? {} : { nombre: habitants }),
    });
    annuel = poser(
      'Plafond annuel de l’aide',
      formule(
        'montant',
        `IF(COUNTIF(${population},">=0")=0,${annuel},MIN(${annuel},${parHabitant}*${population}))`,
        plafondDe(plan, habitants),
      ),
    );
  }
  const taux = plan.taux === null ? null : poser('Part du coût au plus, en %', { style: 'entier', nombre: plan.taux });
  const annees = poser('Nombre d’années cofinancées', { style: 'entier', nombre: plan.annees });
  const total = poser(
    'Plafond sur la période',
    formule(
      'montant',
      `MIN(${plan.plafondTotal},${annuel}*${annees})`,
      Math.min(plan.plafondTotal, plafondDe(plan, habitants) * plan.annees),
    ),
  );
  return { annuel, taux, total };
}

/** Une ligne du plan : son intitulé, ses années à saisir ou calculées, son total. */
function ligneDuPlan(ligne: LigneLue, plan: PlanFinancement, formules: FormulesDeLAnnexe): Cellule[] {
  return [
    { style: ligne.calculee ? 'total' : 'intitule', texte: ligne.libelle },
    ...anneesDuPlan(plan).map((c): Cellule =>
      ligne.calculee ? formule('montant-total', formules.dUneAnnee(ligne, c)) : { style: 'saisie' },
    ),
    ...(plan.annees > 1 ? [formule('montant-total', formules.total(ligne))] : []),
  ];
}

/** Les contrôles : montants lisibles, verdict, respect de la règle ; par année, puis en tout. */
function lignesDeControle(plan: PlanFinancement, formules: FormulesDeLAnnexe): Lignes {
  const controle = (texte: string, parAnnee: (c: number) => string, enTout: string, vierge = ''): Cellule[] => [
    intitule(texte),
    ...anneesDuPlan(plan).map((c) => formule('controle', parAnnee(c), vierge)),
    ...(plan.annees > 1 ? [formule('controle', enTout, vierge)] : []),
  ];
  return [
    controle('Montants', (c) => formules.lisibilite(c), formules.lisibiliteEnTout(), VIDE),
    controle('Verdict', (c) => formules.verdict(c), formules.verdictEnTout(), MOTS.vide),
    ...(formules.plafonnee
      ? [controle('Demande et règle de l’aide', (c) => formules.respect(c), formules.respectEnTout())]
      : []),
  ];
}

/** Ce qu’on lit sous la feuille. */
function notesDe(plan: PlanFinancement, pied: string): string[] {
  return [
    'Seules les cases à fond clair s’écrivent, centimes compris. La feuille est protégée sans mot de passe, ' +
      'pour qu’une formule ne s’efface pas par mégarde.',
    'Un tableur convertit seul certaines saisies, « 1e4 » en 10 000,00 € par exemple : relisez la somme affichée. ' +
      'Collée sans contrôle, une saisie qu’il ne comprend pas donne « montant illisible », et aucun verdict.',
    ...(plan.taux === null
      ? [
          'Le texte de l’aide ne fixe aucun taux : la part de l’intercommunalité n’est pas définie. Il ne ' +
            'dit pas quelles dépenses comptent.',
        ]
      : []),
    pied,
  ];
}

/**
 * Annexe budgétaire d’un dossier : les lignes du plan, leurs totaux, la règle de l’aide et le verdict, par formules
 * vives qui disent ce que dit `calculerPlan`.
 */
export function annexeBudgetaire(dossier: Dossier, plan: PlanFinancement, contexte: ContexteAnnexe): Classeur {
  const colonnes = colonnesDuPlan(plan);
  const aRemplir = (question: string, style: Cellule['style'] = 'libre', texte = ''): Cellule[] => [
    intitule(question),
    { style, texte, colonnes: colonnes.length },
  ];
  const tete = (texte: string): Cellule[] => [
    { style: 'tete', texte },
    ...colonnes.map((c): Cellule => ({ style: 'tete-montant', texte: nomDeColonne(c) })),
  ];
  const lignes: Lignes = [
    [{ style: 'titre', texte: 'Annexe budgétaire' }],
    [{ style: 'note', texte: `${dossier.objet}. Modèle proposé par le site, pas un document officiel.` }],
    [],
    aRemplir('Intercommunalité', 'libre', contexte.intercommunalite),
    aRemplir('Numéro SIREN', 'libre', contexte.siren),
  ];
  const regle = ecrireRegle(lignes, plan, contexte.habitants);
  const entete = lignes.push([], tete('Dépenses et recettes, en euros'));
  const formules = new FormulesDeLAnnexe(plan, regle, entete);
  lignes.push(...lignesDuPlan(plan).map((l) => ligneDuPlan(l, plan, formules)));
  lignes.push(tete('Contrôles'), ...lignesDeControle(plan, formules));
  lignes.push([], [{ style: 'texte', texte: 'Certifié exact, au vu des pièces de l’intercommunalité' }]);
  lignes.push(aRemplir('Fait à, le'), aRemplir('Nom et qualité du ou de la signataire'));
  const signature = lignes.push(aRemplir('Signature et cachet', 'signature'));
  lignes.push(...notesDe(plan, contexte.pied).map((texte) => [{ style: 'note', texte } satisfies Cellule]));
  return {
    titre: contexte.intercommunalite ? `Annexe budgétaire : ${contexte.intercommunalite}` : 'Annexe budgétaire',
    sujet: dossier.objet,
    editeur: contexte.editeur,
    au: contexte.au,
    feuille: 'Plan de financement',
    largeurs: [46, ...colonnes.map(() => 19)],
    entete,
    hauteurs: { [signature]: 60 },
    alertes: [MOTS.illisible, MOTS.manque, MOTS.excedent, MOTS.inegal, HORS_REGLE],
    lignes: lignes.map((l) => l.map((c) => (c?.texte && !c.formule ? { ...c, texte: typo(c.texte) } : c))),
  };
}
