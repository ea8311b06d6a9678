import { anneesDuPlan, type Dossier, type LignePlan, type PlanFinancement } from '#lib/domaine/dossier.ts';
import type { Jour } from '#lib/valeurs/date-partielle.ts';
import { typo } from '#lib/texte/typo.ts';

/**
 * Une cellule de classeur ; `formule` sans le signe égal, en notation commune (SUM, MIN, MAX, IF), séparée par des
 * virgules.
 */
export interface Cellule {
  style:
    | 'titre'
    | 'note'
    | 'tete'
    | 'tete-montant'
    | 'intitule'
    | 'total'
    | 'saisie'
    | 'entier'
    | 'montant'
    | 'montant-total'
    | 'controle'
    | 'texte';
  texte?: string;
  nombre?: number;
  formule?: string;
}

/** Un classeur d’une feuille, indépendant de son format. */
export interface Classeur {
  titre: string;
  editeur: string;
  au: Jour;
  feuille: string;
  /** Largeur des colonnes, en caractères. */
  largeurs: number[];
  /** Lignes, de la première à la dernière ; une cellule absente reste vide. */
  lignes: (Cellule | null)[][];
  /** Rang (à partir de 1) de la ligne d’en-tête du tableau, répétée à l’impression. */
  entete: number;
  /** Colonnes où l’on saisit un montant (à partir de 1). */
  colonnesSaisie: number[];
}

const lettre = (colonne: number) => String.fromCharCode(64 + colonne);

/**
 * Annexe budgétaire d’un dossier : dépenses, recettes, totaux et contrôle du plafond par formules vives. La part du
 * financeur plafonné se saisit ; le contrôle dit si elle dépasse. Aucun taux : le texte n’en fixe pas.
 */
export function annexeBudgetaire(
  dossier: Dossier,
  plan: PlanFinancement,
  contexte: { intercommunalite?: string | undefined; editeur: string; pied: string; au: Jour },
): Classeur {
  const annees = anneesDuPlan(plan);
  const n = annees.length;
  const lignes: (Cellule | null)[][] = [
    [{ style: 'titre', texte: 'Annexe budgétaire' }],
    [{ style: 'texte', texte: contexte.intercommunalite ?? 'Intercommunalité : à compléter' }],
    [{ style: 'note', texte: `${dossier.objet}. Modèle proposé par le site, pas un document officiel.` }],
    [
      {
        style: 'note',
        texte:
          'Saisissez les montants, en euros, dans les cases à fond clair ; les totaux et les contrôles se calculent.',
      },
    ],
    [],
    [
      { style: 'intitule', texte: 'Plafond annuel de l’aide' },
      { style: 'montant', nombre: plan.plafondAnnuel },
    ],
    [
      { style: 'intitule', texte: 'Nombre d’années cofinancées' },
      { style: 'entier', nombre: n },
    ],
    [
      { style: 'intitule', texte: 'Plafond sur la période' },
      { style: 'montant', nombre: plan.plafondTotal },
    ],
    [],
    [
      { style: 'tete', texte: 'Dépenses et recettes' },
      ...annees.map((a): Cellule => ({ style: 'tete-montant', texte: `Année ${a}` })),
      { style: 'tete-montant', texte: 'Total' },
    ],
  ];
  const entete = lignes.length;
  const somme = (rang: number): Cellule => ({
    style: 'montant-total',
    formule: `SUM(B${rang}:${lettre(n + 1)}${rang})`,
    nombre: 0,
  });
  const saisies = (liste: LignePlan[]) =>
    liste.map((l) => {
      const rang = lignes.push([]);
      lignes[rang - 1] = [
        { style: 'intitule', texte: l.libelle },
        ...annees.map((): Cellule => ({ style: 'saisie' })),
        somme(rang),
      ];
      return { rang, ligne: l };
    });
  const totaliser = (libelle: string, rangs: number[]) =>
    lignes.push([
      { style: 'total', texte: libelle },
      ...[...annees, n + 1].map((a): Cellule => ({
        style: 'montant-total',
        formule: `SUM(${lettre(a + 1)}${rangs[0]}:${lettre(a + 1)}${rangs.at(-1)})`,
        nombre: 0,
      })),
    ]);
  const depenses = totaliser(
    'Total des dépenses',
    saisies(plan.depenses).map((l) => l.rang),
  );
  const recettes = saisies(plan.recettes);
  const totalRecettes = totaliser(
    'Total des recettes',
    recettes.map((l) => l.rang),
  );
  const plafonnee = recettes.find((l) => l.ligne.plafonnee);
  lignes.push(
    [],
    [
      { style: 'tete', texte: 'Contrôles' },
      ...annees.map((a): Cellule => ({ style: 'tete-montant', texte: `Année ${a}` })),
      { style: 'tete-montant', texte: 'Total' },
    ],
  );
  const colonnes = [...annees, n + 1].map((a) => lettre(a + 1));
  lignes.push([
    { style: 'intitule', texte: 'Reste à financer' },
    ...colonnes.map((c): Cellule => ({
      style: 'montant-total',
      formule: `${c}${depenses}-${c}${totalRecettes}`,
      nombre: 0,
    })),
  ]);
  lignes.push([
    { style: 'intitule', texte: 'Équilibre' },
    ...colonnes.map((c): Cellule => ({
      style: 'controle',
      formule: `IF(${c}${depenses}=${c}${totalRecettes},"équilibré","à équilibrer")`,
      texte: 'équilibré',
    })),
  ]);
  if (plafonnee) {
    lignes.push([
      { style: 'intitule', texte: `Plafond : ${plafonnee.ligne.libelle}` },
      ...colonnes.map((c, i): Cellule => ({
        style: 'controle',
        formule: `IF(${c}${plafonnee.rang}>${i < n ? '$B$6' : '$B$8'},"plafond dépassé","dans le plafond")`,
        texte: 'dans le plafond',
      })),
    ]);
    lignes.push([
      { style: 'intitule', texte: 'Montant retenu dans le plafond' },
      ...annees.map((a): Cellule => ({
        style: 'montant-total',
        formule: `MIN(${lettre(a + 1)}${plafonnee.rang},$B$6)`,
        nombre: 0,
      })),
      {
        style: 'montant-total',
        formule: `MIN(SUM(B${lignes.length + 1}:${lettre(n + 1)}${lignes.length + 1}),$B$8)`,
        nombre: 0,
      },
    ]);
  }
  lignes.push(
    [],
    [
      {
        style: 'note',
        texte:
          'Le texte de l’aide ne fixe aucun taux : la part de l’intercommunalité n’est pas définie. Il ne dit pas quelles dépenses comptent.',
      },
    ],
    [{ style: 'note', texte: contexte.pied }],
  );
  return {
    titre: contexte.intercommunalite ? `Annexe budgétaire : ${contexte.intercommunalite}` : 'Annexe budgétaire',
    editeur: contexte.editeur,
    au: contexte.au,
    feuille: 'Plan de financement',
    largeurs: [50, ...annees.map(() => 20), 20],
    entete,
    colonnesSaisie: annees.map((a) => a + 1),
    lignes: lignes.map((l) => l.map((c) => (c?.texte && !c.formule ? { ...c, texte: typo(c.texte) } : c))),
  };
}
