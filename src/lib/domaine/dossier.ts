import type { Aide } from '#lib/schemas/aide.ts';
import type { FicheDossier, TYPES_CHAMP } from '#lib/schemas/dossier.ts';
import type { PREREMPLISSAGES } from '#lib/schemas/dossier.ts';
import type { Statut } from './situations.ts';

/** Réponses d’un dossier : identifiant de champ → valeur ; une réponse absente ou vide n’a pas été donnée. */
export type Reponses = Readonly<Record<string, string>>;

/** Valeur d’une case cochée. */
export const COCHEE = 'oui';

/** Valeur que le site sait donner à un champ. */
export type Preremplissage = (typeof PREREMPLISSAGES)[number];

/** Un champ à remplir, reprises de la fiche d’aide et cellules du plan comprises. */
export interface Champ {
  id: string;
  libelle: string;
  aide?: string | undefined;
  type: (typeof TYPES_CHAMP)[number];
  obligatoire: boolean;
  longueurMax: number;
  choix?: { valeur: string; libelle: string; situations?: Statut[] | undefined }[] | undefined;
  preremplissage?: Preremplissage | undefined;
  source?: string | undefined;
  /** Vrai pour un total : le site le calcule, la personne ne l’écrit pas. */
  calcule?: boolean | undefined;
  /** Question commune d’un groupe de cases, portée par chacune. */
  groupe?: { libelle: string; aide?: string | undefined } | undefined;
}

/** Une ligne du plan de financement ; ses cellules sont les champs `<id>-1`, `<id>-2`… */
export interface LignePlan {
  id: string;
  libelle: string;
  aide?: string | undefined;
  plafonnee: boolean;
}

/** Plan de financement : années et plafonds viennent de la fiche d’aide. */
export interface PlanFinancement {
  legende: string;
  /** Nombre d’années cofinancées. */
  annees: number;
  /** Euros par an. */
  plafondAnnuel: number;
  /** Euros sur la période. */
  plafondTotal: number;
  /** Euros par habitant et par an ; `null` : l’aide n’a pas de plafond par habitant. */
  parHabitant: number | null;
  /** Part du coût, en pour cent ; `null` : l’aide ne fixe pas de taux. */
  taux: number | null;
  depenses: LignePlan[];
  recettes: LignePlan[];
}

/** Une section du dossier, prête à afficher. */
export interface Section {
  id: string;
  titre: string;
  origine: FicheDossier['sections'][number]['origine'];
  precisions: string[];
  reserve?: string[] | undefined;
  /** Vrai si ses cases sont les pièces à joindre. */
  pieces: boolean;
  introduction: FicheDossier['sections'][number]['introduction'];
  aConfirmer?: string | undefined;
  plan?: PlanFinancement | undefined;
  /** Champs de la section, hors cellules du plan. */
  champs: Champ[];
}

/** Le dossier d’un département : la même structure pour la page, l’assistant et tous les fichiers. */
export interface Dossier extends Omit<FicheDossier, 'sections'> {
  sections: Section[];
}

/** Ce que dit le dossier d’une section, selon qui la veut. */
export const ORIGINES: Record<Section['origine'], string> = {
  texte: 'Tiré du texte de l’aide.',
  usage: 'Usage courant des demandes de subvention : le texte de l’aide n’en parle pas.',
};

/** Lignes que le site calcule ; leurs cellules s’appellent `total-depenses-1`, `total-depenses-total`… */
export const LIGNES_CALCULEES = {
  depenses: 'total-depenses',
  retenu: 'montant-retenu',
  recettes: 'total-recettes',
  reste: 'reste-a-couvrir',
} as const;

/** Colonne d’un plan : une année, ou le total de toutes. */
export type ColonneDuPlan = number | 'total';

/** Identifiant d’une cellule du plan : `part-ars`, 2 → `part-ars-2`. */
export function idCellule(ligne: string, colonne: ColonneDuPlan): string {
  return `${ligne}-${colonne}`;
}

/** Années du plan, de 1 à la durée de l’aide. */
export function anneesDuPlan(plan: Pick<PlanFinancement, 'annees'>): number[] {
  return Array.from({ length: plan.annees }, (_, i) => i + 1);
}

/** Colonnes du plan : ses années, puis leur total s’il y en a plusieurs. */
export function colonnesDuPlan(plan: Pick<PlanFinancement, 'annees'>): ColonneDuPlan[] {
  return [...anneesDuPlan(plan), ...(plan.annees > 1 ? ['total' as const] : [])];
}

/** Intitulé d’une colonne : `Année 2`, `Total`. */
export function nomDeColonne(colonne: ColonneDuPlan): string {
  return colonne === 'total' ? 'Total' : `Année ${colonne}`;
}

/** Une ligne du plan telle qu’on la lit : à saisir, ou calculée. */
export interface LigneLue extends LignePlan {
  calculee: boolean;
}

/** Toutes les lignes du plan, dans l’ordre de lecture : le même à l’écran, sur le papier et dans le classeur. */
export function lignesDuPlan(plan: PlanFinancement): LigneLue[] {
  const aSaisir = (l: LignePlan): LigneLue => ({ ...l, calculee: false });
  const calculee = (id: string, libelle: string): LigneLue => ({ id, libelle, plafonnee: false, calculee: true });
  return [
    ...plan.depenses.map(aSaisir),
    calculee(LIGNES_CALCULEES.depenses, 'Total des dépenses'),
    ...plan.recettes.map(aSaisir),
    calculee(LIGNES_CALCULEES.retenu, 'Montant retenu par la règle de l’aide'),
    calculee(LIGNES_CALCULEES.recettes, 'Total des recettes, règle appliquée'),
    calculee(LIGNES_CALCULEES.reste, 'Reste à couvrir'),
  ];
}

/** Joint la structure écrite par l’éditeur et la fiche d’aide : reprises développées, plafonds du plan. */
export function construireDossier(fiche: FicheDossier, aide: Aide): Dossier {
  return {
    ...fiche,
    sections: fiche.sections.map((s) => ({
      id: s.id,
      titre: s.titre,
      origine: s.origine,
      precisions: s.precisions,
      reserve: s.reserve,
      pieces: s.pieces,
      introduction: s.introduction,
      aConfirmer: s.aConfirmer,
      plan: s.plan && {
        ...s.plan,
        annees: aide.duree.annees,
        plafondAnnuel: aide.plafondAnnuel.euros,
        plafondTotal: aide.plafondTotal.euros,
        parHabitant: aide.plafondAnnuel.parHabitant ?? null,
        taux: aide.taux.pourcent,
      },
      champs: s.champs.flatMap((c): Champ[] => {
        const { reprise, calcul, ...champ } = c;
        if (!reprise) return [{ ...champ, ...(calcul && { calcule: true }) }];
        return aide[reprise].map((libelle, i) => ({
          ...champ,
          id: idCellule(champ.id, i + 1),
          libelle,
          aide: undefined,
          groupe: { libelle: champ.libelle, aide: champ.aide },
        }));
      }),
    })),
  };
}

/** Longueur d’un montant : dix millions d’euros, centimes, espaces et signe compris. */
const LONGUEUR_MONTANT = 16;

/** Cellules du plan, ligne par ligne, totaux compris : des champs en euros. */
export function cellulesDuPlan(plan: PlanFinancement): Champ[] {
  return lignesDuPlan(plan).flatMap((l) =>
    colonnesDuPlan(plan).map((colonne): Champ => ({
      id: idCellule(l.id, colonne),
      libelle: `${l.libelle}, ${nomDeColonne(colonne).toLowerCase()}`,
      type: 'euros',
      obligatoire: false,
      longueurMax: LONGUEUR_MONTANT,
      calcule: l.calculee || colonne === 'total',
    })),
  );
}

/** Champs d’une section dans l’ordre de lecture : le plan, s’il y en a un, puis les questions. */
export function champsDeLaSection(section: Section): Champ[] {
  return [...(section.plan ? cellulesDuPlan(section.plan) : []), ...section.champs];
}

/** Sections que la personne remplit : ce sont les étapes de l’assistant ; un cadre réservé n’en est pas une. */
export function etapesDe(dossier: Dossier): Section[] {
  return dossier.sections.filter((s) => s.champs.length > 0 || s.plan);
}

/** Tous les champs du dossier, dans l’ordre de lecture. */
export function champsDuDossier(dossier: Dossier): Champ[] {
  return dossier.sections.flatMap(champsDeLaSection);
}
