import type { Aide } from '#lib/schemas/aide.ts';
import type { FicheDossier, TYPES_CHAMP } from '#lib/schemas/dossier.ts';
import type { PREREMPLISSAGES } from '#lib/schemas/dossier.ts';

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
  choix?: { valeur: string; libelle: string }[] | undefined;
  preremplissage?: Preremplissage | undefined;
  source?: string | undefined;
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
  depenses: LignePlan[];
  recettes: LignePlan[];
}

/** Une section du dossier, prête à afficher. */
export interface Section {
  id: string;
  titre: string;
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

/** Lignes de totaux du plan ; leurs cellules se calculent (`total-depenses-1`…). */
export const TOTAUX = { depenses: 'total-depenses', recettes: 'total-recettes' } as const;

/** Identifiant d’une cellule du plan : `part-ars`, 2 → `part-ars-2`. */
export function idCellule(ligne: string, annee: number): string {
  return `${ligne}-${annee}`;
}

/** Années du plan, de 1 à la durée de l’aide. */
export function anneesDuPlan(plan: PlanFinancement): number[] {
  return Array.from({ length: plan.annees }, (_, i) => i + 1);
}

/** Joint la structure écrite par l’éditeur et la fiche d’aide : reprises développées, plafonds du plan. */
export function construireDossier(fiche: FicheDossier, aide: Aide): Dossier {
  return {
    ...fiche,
    sections: fiche.sections.map((s) => ({
      id: s.id,
      titre: s.titre,
      introduction: s.introduction,
      aConfirmer: s.aConfirmer,
      plan: s.plan && {
        ...s.plan,
        annees: aide.duree.annees,
        plafondAnnuel: aide.plafondAnnuel.euros,
        plafondTotal: aide.plafondTotal.euros,
      },
      champs: s.champs.flatMap((c) => {
        const { reprise, ...champ } = c;
        if (!reprise) return [champ];
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

/** Cellules du plan, ligne par ligne, totaux compris : des champs en euros. */
export function cellulesDuPlan(plan: PlanFinancement): Champ[] {
  const total = (id: string, libelle: string) => ({ id, libelle, plafonnee: false });
  const lignes = [
    ...plan.depenses,
    total(TOTAUX.depenses, 'Total des dépenses'),
    ...plan.recettes,
    total(TOTAUX.recettes, 'Total des recettes'),
  ];
  return lignes.flatMap((l) =>
    anneesDuPlan(plan).map((annee): Champ => ({
      id: idCellule(l.id, annee),
      libelle: `${l.libelle}, année ${annee}`,
      type: 'euros',
      obligatoire: false,
      longueurMax: 10,
    })),
  );
}

/** Champs d’une section dans l’ordre de lecture : le plan, s’il y en a un, puis les questions. */
export function champsDeLaSection(section: Section): Champ[] {
  return [...(section.plan ? cellulesDuPlan(section.plan) : []), ...section.champs];
}

/** Tous les champs du dossier, dans l’ordre de lecture. */
export function champsDuDossier(dossier: Dossier): Champ[] {
  return dossier.sections.flatMap(champsDeLaSection);
}
