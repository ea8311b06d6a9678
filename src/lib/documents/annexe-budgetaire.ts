import {
  anneesDuPlan,
  colonnesDuPlan,
  LIGNES_CALCULEES,
  lignesDuPlan,
  nomDeColonne,
  type Dossier,
  type LigneLue,
  type PlanFinancement,
} from '#lib/domaine/dossier.ts';
import { MOTS_DU_VERDICT as MOTS } from '#lib/financement/calcul.ts';
import { regleDuDossier } from '#lib/financement/plan-du-dossier.ts';
import { enEuros, MONTANT_MAX } from '#lib/valeurs/montant.ts';
import type { Jour } from '#lib/valeurs/date-partielle.ts';
import { typo } from '#lib/texte/typo.ts';
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

/** Ce que dit le contrôle du plafond. */
export const DANS_LA_REGLE = 'dans la règle';
export const HORS_REGLE = 'plafond dépassé';
/** Ce que dit le contrôle des montants, avant tout verdict. */
const LISIBLE = 'lisible';
const VIDE = 'vide';

type Lignes = (Cellule | null)[][];

const lettre = (colonne: number) => String.fromCharCode(64 + colonne);
const intitule = (texte: string): Cellule => ({ style: 'intitule', texte });
/** Une formule et sa valeur tant que rien n’est saisi : ce que montre un logiciel qui ne recalcule pas à l’ouverture. */
const formule = (style: Cellule['style'], f: string, vierge: string | number = ''): Cellule => ({
  style,
  formule: f,
  ...(typeof vierge === 'number' ? { nombre: vierge } : { texte: vierge }),
});

/** Vrai si une plage porte un montant que le site ne lirait pas : du texte, une somme négative ou démesurée. */
function illisible(plages: readonly string[]): string {
  const parPlage = plages.map(
    (p) => `COUNTA(${p})-COUNT(${p})+COUNTIF(${p},"<0")+COUNTIF(${p},">${enEuros(MONTANT_MAX)}")`,
  );
  return `${parPlage.join('+')}>0`;
}

/** Plafond d’une année, en euros, une fois connue la population. */
function plafondDe(plan: PlanFinancement, habitants: number | undefined): number {
  return enEuros(regleDuDossier(plan, habitants ?? null).plafondAnnuel);
}

/** Ce que la règle de l’aide permet : ses limites, chacune dans sa cellule. */
function ecrireRegle(lignes: Lignes, plan: PlanFinancement, habitants: number | undefined) {
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
        `IF(COUNT(${population})=0,${annuel},MIN(${annuel},${parHabitant}*${population}))`,
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

/** Rangs des lignes du plan, par identifiant : les formules se citent les unes les autres. */
function rangsDe(plan: PlanFinancement, premier: number): Map<string, number> {
  return new Map(lignesDuPlan(plan).map((l, i) => [l.id, premier + i]));
}

/**
 * Annexe budgétaire d’un dossier : les lignes du plan, leurs totaux, la règle de l’aide et le verdict, par formules
 * vives qui disent ce que dit `calculerPlan`.
 */
export function annexeBudgetaire(dossier: Dossier, plan: PlanFinancement, contexte: ContexteAnnexe): Classeur {
  const n = plan.annees;
  const colonnes = colonnesDuPlan(plan);
  const large = colonnes.length + 1;
  const derniere = lettre(n + 1);
  const lignes: Lignes = [
    [{ style: 'titre', texte: 'Annexe budgétaire' }],
    [{ style: 'note', texte: `${dossier.objet}. Modèle proposé par le site, pas un document officiel.` }],
    [],
    [intitule('Intercommunalité'), { style: 'libre', texte: contexte.intercommunalite ?? '', colonnes: large - 1 }],
    [intitule('Numéro SIREN'), { style: 'libre', texte: contexte.siren ?? '', colonnes: large - 1 }],
  ];
  const regle = ecrireRegle(lignes, plan, contexte.habitants);
  const tete = (texte: string): Cellule[] => [
    { style: 'tete', texte },
    ...colonnes.map((c): Cellule => ({ style: 'tete-montant', texte: nomDeColonne(c) })),
  ];
  lignes.push([], tete('Dépenses et recettes, en euros'));
  const entete = lignes.length;
  const rang = rangsDe(plan, entete + 1);
  const de = (id: string) => rang.get(id)!;
  const saisie = entete + rang.size + 2;
  const ici = (c: number, r: number) => `${lettre(c + 1)}${r}`;
  const plage = (c: number, liste: readonly { id: string }[]) =>
    `${ici(c, de(liste[0]!.id))}:${ici(c, de(liste.at(-1)!.id))}`;
  const lue = (c: number, f: string) => `IF(${ici(c, saisie)}="${LISIBLE}",${f},"")`;
  const demande = (c: number) =>
    `SUM(${plan.recettes
      .filter((l) => l.plafonnee)
      .map((l) => ici(c, de(l.id)))
      .join(',')})`;
  const plafonnee = plan.recettes.some((l) => l.plafonnee);

  const { depenses, retenu, recettes, reste } = LIGNES_CALCULEES;
  const dUneAnnee: Record<string, (c: number) => string> = {
    [depenses]: (c) => `SUM(${plage(c, plan.depenses)})`,
    [retenu]: (c) => {
      const cout = ici(c, de(depenses));
      const deja = c > 1 ? `-SUM($B${de(retenu)}:${ici(c - 1, de(retenu))})` : '';
      // Comme le domaine : arrondi au centime du dessous, après un arrondi qui ôte la poussière des virgules.
      const taux = regle.taux === null ? [] : [`ROUNDDOWN(ROUND(${cout}*${regle.taux}/100,6),2)`];
      return plafonnee ? `MIN(${[demande(c), regle.annuel, `${regle.total}${deja}`, ...taux].join(',')})` : '0';
    },
    [recettes]: (c) => `SUM(${plage(c, plan.recettes)})${plafonnee ? `-${demande(c)}` : ''}+${ici(c, de(retenu))}`,
    [reste]: (c) => `ROUND(${ici(c, de(depenses))}-${ici(c, de(recettes))},2)`,
  };
  const total = (l: LigneLue): Cellule => {
    const r = de(l.id);
    const cellules = `B${r}:${derniere}${r}`;
    return formule(
      'montant-total',
      l.calculee
        ? lue(n + 1, `SUM(${cellules})`)
        : `IF(COUNTA(${cellules})=0,"",IF(${illisible([cellules])},"",SUM(${cellules})))`,
    );
  };
  for (const l of lignesDuPlan(plan)) {
    lignes.push([
      { style: l.calculee ? 'total' : 'intitule', texte: l.libelle },
      ...anneesDuPlan(plan).map((c): Cellule =>
        l.calculee ? formule('montant-total', lue(c, dUneAnnee[l.id]!(c))) : { style: 'saisie' },
      ),
      ...(n > 1 ? [total(l)] : []),
    ]);
  }

  lignes.push(tete('Contrôles'));
  const controle = (texte: string, parAnnee: (c: number) => string, enTout: string, vierge = '') =>
    lignes.push([
      intitule(texte),
      ...anneesDuPlan(plan).map((c) => formule('controle', parAnnee(c), vierge)),
      ...(n > 1 ? [formule('controle', enTout, vierge)] : []),
    ]);
  const annuelles = (r: number) => `B${r}:${derniere}${r}`;
  controle(
    'Montants',
    (c) =>
      `IF(${illisible([plage(c, plan.depenses), plage(c, plan.recettes)])},"${MOTS.illisible}",` +
      `IF(SUM(${plage(c, plan.depenses)},${plage(c, plan.recettes)})=0,"${VIDE}","${LISIBLE}"))`,
    `IF(COUNTIF(${annuelles(saisie)},"${MOTS.illisible}")>0,"${MOTS.illisible}",` +
      `IF(COUNTIF(${annuelles(saisie)},"${VIDE}")=${n},"${VIDE}","${LISIBLE}"))`,
    VIDE,
  );
  const signe = (c: number) => `IF(${ici(c, de(reste))}>0,"${MOTS.manque}","${MOTS.excedent}")`;
  const verdict = (c: number, autrement: string) =>
    `IF(${ici(c, saisie)}="${MOTS.illisible}","${MOTS.illisible}",` +
    `IF(${ici(c, saisie)}="${VIDE}","${MOTS.vide}",${autrement}))`;
  const restes = annuelles(de(reste));
  controle(
    'Verdict',
    (c) => verdict(c, `IF(${ici(c, de(reste))}=0,"${MOTS.equilibre}",${signe(c)})`),
    verdict(
      n + 1,
      `IF(${ici(n + 1, de(depenses))}=0,"${MOTS.vide}",` +
        `IF(COUNTIF(${restes},">0")+COUNTIF(${restes},"<0")=0,"${MOTS.equilibre}",` +
        `IF(ROUND(${ici(n + 1, de(reste))},2)=0,"${MOTS.inegal}",${signe(n + 1)})))`,
    ),
    MOTS.vide,
  );
  if (plafonnee)
    controle(
      'Demande et règle de l’aide',
      (c) => lue(c, `IF(${demande(c)}>${ici(c, de(retenu))},"${HORS_REGLE}","${DANS_LA_REGLE}")`),
      lue(n + 1, `IF(COUNTIF(${annuelles(saisie + 2)},"${HORS_REGLE}")>0,"${HORS_REGLE}","${DANS_LA_REGLE}")`),
    );

  const notes = [
    'Seules les cases à fond clair s’écrivent, centimes compris. La feuille est protégée sans mot de passe, ' +
      'pour qu’une formule ne s’efface pas par mégarde.',
    ...(plan.taux === null
      ? [
          'Le texte de l’aide ne fixe aucun taux : la part de l’intercommunalité n’est pas définie. Il ne ' +
            'dit pas quelles dépenses comptent.',
        ]
      : []),
    contexte.pied,
  ];
  lignes.push([], [{ style: 'texte', texte: 'Certifié exact, au vu des pièces de l’intercommunalité' }]);
  lignes.push([intitule('Fait à, le'), { style: 'libre', texte: '', colonnes: large - 1 }]);
  lignes.push([intitule('Nom et qualité du ou de la signataire'), { style: 'libre', texte: '', colonnes: large - 1 }]);
  const signature = lignes.push([
    intitule('Signature et cachet'),
    { style: 'signature', texte: '', colonnes: large - 1 },
  ]);
  lignes.push(...notes.map((texte) => [{ style: 'note', texte } satisfies Cellule]));
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
