import { additionner, formaterMontant, opposer, valeurAbsolue, type Centimes } from '#lib/valeurs/montant.ts';
import type { Alerte, AnneeCalculee, PlanCalcule, RegleAide } from '#lib/financement/calcul.ts';

/** Années consécutives au même plan : une seule colonne. */
interface Periode {
  /** `Chaque année`, `Année 4`, `Années 1 à 3`. */
  nom: string;
  de: number;
  a: number;
  annee: AnneeCalculee;
}

/** Une ligne du plan : un montant par période, puis le total s’il y a plusieurs années. */
interface LigneDuPlan {
  genre: 'cout' | 'apport' | 'departement' | 'manque' | 'excedent' | 'equilibre';
  nom: string;
  montants: Centimes[];
}

/** Un plan mis en colonnes, en lignes et en phrases. */
export interface VuePlan {
  periodes: Periode[];
  colonnes: string[];
  lignes: LigneDuPlan[];
  /** La réponse, en une phrase. */
  reponse: string;
  /** Ce qui demande attention. */
  remarques: string[];
}

function cleDAnnee({ cout, demande, retenu, autres, epci, verdict }: AnneeCalculee): string {
  return JSON.stringify([cout, demande, retenu, autres, epci, verdict]);
}

function nomDePeriode(de: number, a: number, total: number): string {
  if (total === 1) return 'L’année';
  if (de === 1 && a === total) return 'Chaque année';
  return de === a ? `Année ${de}` : `Années ${de} ${a === de + 1 ? 'et' : 'à'} ${a}`;
}

/** Réunit les années consécutives identiques. */
function regrouper(annees: readonly AnneeCalculee[]): Periode[] {
  const periodes: Periode[] = [];
  annees.forEach((annee, i) => {
    const derniere = periodes.at(-1);
    if (derniere && cleDAnnee(derniere.annee) === cleDAnnee(annee)) derniere.a = i + 1;
    else periodes.push({ nom: '', de: i + 1, a: i + 1, annee });
  });
  return periodes.map((p) => ({ ...p, nom: nomDePeriode(p.de, p.a, annees.length) }));
}

function rangsDuPlan(
  plan: PlanCalcule,
  periodes: readonly Periode[],
  departement: string,
  cout: string,
): LigneDuPlan[] {
  const plusieurs = plan.annees.length > 1;
  const ligne = (genre: LigneDuPlan['genre'], nom: string, valeur: (a: AnneeCalculee) => Centimes): LigneDuPlan => ({
    genre,
    nom,
    montants: [
      ...periodes.map((p) => valeur(p.annee)),
      ...(plusieurs ? [additionner(...plan.annees.map(valeur))] : []),
    ],
  });
  const noms = (cle: 'autres' | 'epci') => [...new Set(plan.annees.flatMap((a) => a[cle].map((p) => p.nom)))];
  const apports = (cle: 'autres' | 'epci') =>
    noms(cle).map((nom) =>
      ligne('apport', nom, (a) => additionner(...a[cle].filter((p) => p.nom === nom).map((p) => p.montant))),
    );
  const dernier = (): LigneDuPlan[] => {
    switch (plan.verdict) {
      case 'illisible':
      case 'vide':
        return [];
      case 'equilibre':
        return [ligne('equilibre', 'Reste à couvrir', (a) => a.reste)];
      case 'excedent':
        return [ligne('excedent', 'En trop', (a) => opposer(a.reste))];
      default:
        return [ligne('manque', 'Reste à couvrir', (a) => a.reste)];
    }
  };
  return [
    ligne('cout', cout, (a) => a.cout),
    ...[...apports('autres'), ...apports('epci')].filter((l) => l.montants.some((m) => m !== 0)),
    ligne('departement', departement, (a) => a.retenu),
    ...dernier(),
  ];
}

function remarque(alerte: Alerte, periode: string, regle: RegleAide): string {
  switch (alerte.type) {
    case 'duree':
      return (
        `Le plan dure ${alerte.annees} ans, l’aide ${alerte.duree} : au-delà, le calcul ne compte plus rien du ` +
        'Département.'
      );
    case 'plafond-annuel':
      return (
        `${periode} : vous demandez ${formaterMontant(alerte.demande)} au Département. Le plafond est de ` +
        `${formaterMontant(regle.plafondAnnuel)} par an : le calcul retient ${formaterMontant(alerte.retenu)}.`
      );
    case 'plafond-total':
      return (
        `${periode} : le plafond de ${formaterMontant(regle.plafondTotal)} sur la période est atteint. Le ` +
        `calcul retient ${formaterMontant(alerte.retenu)}.`
      );
    case 'taux':
      return (
        `${periode} : vous demandez ${formaterMontant(alerte.demande)} au Département. L’aide ne dépasse pas ` +
        `${String(regle.taux).replace('.', ',')} % du coût : le calcul retient ` +
        `${formaterMontant(alerte.retenu)}.`
      );
    case 'vide':
      return `${periode} : aucun montant n’est écrit.`;
    case 'illisible':
      return `${periode} : un montant ne se lit pas. Le calcul ne dit rien du plan tant qu’il n’est pas corrigé.`;
    case 'manque':
      return `${periode} : il manque ${formaterMontant(alerte.montant)} pour couvrir le coût du poste.`;
    case 'excedent':
      return (
        `${periode} : les apports dépassent le coût du poste de ${formaterMontant(alerte.montant)}. Réduisez ` +
        'l’un d’eux.'
      );
    case 'departement-seul':
      return (
        `${periode} : le Département paierait tout le poste. Vérifiez que le texte de l’aide l’admet : un ` +
        'cofinancement ne le permet pas.'
      );
  }
}

function estConstant({ annees }: PlanCalcule): boolean {
  return annees.every((a) => a.reste === annees[0]!.reste);
}

function repondre(plan: PlanCalcule): string {
  const n = plan.annees.length;
  const constant = estConstant(plan);
  const somme = formaterMontant(valeurAbsolue(constant ? plan.annees[0]!.reste : plan.total.reste));
  const parAn = n > 1 ? ' par an' : '';
  const quand = constant ? parAn : ` sur ${n} ans`;
  switch (plan.verdict) {
    case 'illisible':
      return 'Un montant ne se lit pas : corrigez-le, le plan se calculera ensuite.';
    case 'vide':
      return 'Écrivez le coût du poste : le reste se calcule.';
    case 'equilibre':
      return plan.annees.some((a) => a.verdict === 'vide')
        ? 'Le plan est équilibré, chaque année où vous avez écrit un montant.'
        : 'Le plan est équilibré : chaque année est couverte.';
    case 'inegal':
      return 'Le total tombe juste, mais pas chaque année.';
    case 'manque':
      return `Il reste ${somme}${quand} à couvrir.`;
    case 'excedent':
      return `Les apports dépassent le coût de ${somme}${quand}.`;
  }
}

/**
 * Met un plan en forme. `departement` : nom du financeur plafonné (`Département de la Mayenne`) ; `cout` : nom de la
 * première ligne.
 */
export function presenterPlan(
  plan: PlanCalcule,
  regle: RegleAide,
  departement: string,
  cout = 'Coût du poste',
): VuePlan {
  const periodes = regrouper(plan.annees);
  const remarques = plan.alertes.flatMap((alerte) => {
    if (alerte.type === 'duree') return [remarque(alerte, '', regle)];
    // La réponse dit déjà un écart qui est le même chaque année.
    if ((alerte.type === 'manque' || alerte.type === 'excedent') && estConstant(plan)) return [];
    const periode = periodes.find((p) => p.de === alerte.annee);
    return periode ? [remarque(alerte, periode.nom, regle)] : [];
  });
  return {
    periodes,
    colonnes: [...periodes.map((p) => p.nom), ...(plan.annees.length > 1 ? [`En ${plan.annees.length} ans`] : [])],
    lignes: rangsDuPlan(plan, periodes, departement, cout),
    reponse: repondre(plan),
    remarques,
  };
}
