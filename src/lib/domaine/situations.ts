import { n, type Noeud } from '#lib/texte/html.ts';
import { enLettres } from '#lib/texte/typo.ts';

/** Années pendant lesquelles une démarche sans signature vaut « en construction » (règle de publication du site). */
export const FRAICHEUR_DEMARCHE_ANNEES = 3;

/** La même durée, telle que nos phrases l’écrivent : `trois ans`. */
export const FRAICHEUR_EN_MOTS = `${enLettres(FRAICHEUR_DEMARCHE_ANNEES)} ans`;

/** Ce que le site dit d’une situation, où qu’il la montre. */
interface Situation {
  libelle: string;
  /** Le libellé après un nombre de deux ou plus : « 3 CLS signés, échéances à vérifier ». */
  pluriel: string;
  /** Où le libellé se coupe : ce qui suit suffit à le reconnaître sur une pastille de téléphone. */
  coupe: number;
  /** La définition en quelques mots, pour la légende. */
  bref: string;
  definition: string;
  /** Vrai quand un contrat signé couvre le territoire, terme vérifié ou non. */
  couvert: boolean;
  /**
   * Réponse à « ma commune est-elle couverte ? ». `[communes]` y est remplacé par « les 37 communes sont couvertes » ;
   * les dates du contrat la suivent quand `contrat` est vrai.
   */
  reponse: string;
  /** Vrai quand la réponse se poursuit par la signature et le terme du contrat. */
  contrat: boolean;
  /** Ce qu’elle veut dire pour un habitant, sous un titre « Pour vous » : prudent, et sans rien promettre. */
  sens: string;
}

/**
 * Les situations, du contrat le mieux établi à l’inconnu : ordre des légendes et des bilans. La clé nomme aussi les
 * couleurs (`jetons.css`) et les classes (`situations.css`). Le signe et le motif ont leur propre table, plus bas : le
 * navigateur n’en a presque jamais besoin.
 */
export const SITUATIONS = {
  'en-cours': {
    libelle: 'CLS signé, en cours',
    pluriel: 'CLS signés, en cours',
    coupe: 11,
    bref: 'Signé, terme pas encore atteint.',
    definition: 'Un contrat est signé, et son terme publié, ou calculé d’après une durée publiée, n’est pas atteint.',
    couvert: true,
    reponse: 'Oui, [communes].',
    contrat: true,
    sens:
      'Rien à demander, rien à signer. Ses effets passent par des actions menées sur le territoire ; ' +
      'il ne change rien à vos remboursements.',
  },
  'echeance-a-verifier': {
    libelle: 'CLS signé, échéance à vérifier',
    pluriel: 'CLS signés, échéances à vérifier',
    coupe: 20,
    bref: 'Signé ; la suite n’est pas connue.',
    definition:
      'Un contrat a été signé ; son terme n’est pas connu, ou son terme calculé est peut-être atteint, et ' +
      'aucune source ' +
      'ne dit la suite.',
    couvert: true,
    reponse: 'C’est à vérifier.',
    contrat: true,
    sens:
      'Des actions ont pu être menées, ou le sont encore. Nous ne savons pas si le contrat court toujours ; ' +
      'votre intercommunalité peut vous le dire.',
  },
  'en-construction': {
    libelle: 'CLS en construction',
    pluriel: 'CLS en construction',
    coupe: 4,
    bref: 'Se prépare, rien n’est signé.',
    definition: `Une source de moins de ${FRAICHEUR_EN_MOTS} dit qu’un contrat se prépare, et rien n’est signé.`,
    couvert: false,
    reponse: 'Pas encore : un contrat se prépare, et nous n’avons pas trouvé de signature.',
    contrat: false,
    sens:
      'Rien n’est encore signé. C’est le moment où l’avis des habitants peut être demandé ; ' +
      'votre intercommunalité peut vous dire comment.',
  },
  echu: {
    libelle: 'CLS arrivé à terme',
    pluriel: 'CLS arrivés à terme',
    coupe: 11,
    bref: 'Terme atteint, aucune suite connue.',
    definition: 'Le dernier contrat connu est arrivé au terme publié, et nous ne connaissons pas de suite.',
    couvert: false,
    reponse: 'Nous ne connaissons pas de contrat en cours.',
    contrat: true,
    sens:
      'Le dernier contrat connu est terminé. Une suite existe peut-être sans que nous l’ayons trouvée ; ' +
      'votre intercommunalité peut vous le dire.',
  },
  'sans-cls': {
    libelle: 'Pas de CLS',
    pluriel: 'Pas de CLS',
    coupe: 0,
    bref: 'Une source dit qu’il n’y en a pas.',
    definition: 'Une source dit qu’il n’y a pas de contrat.',
    couvert: false,
    reponse: 'Non : une source dit qu’il n’y a pas de contrat.',
    contrat: false,
    sens: 'Aucun programme de ce nom ici, d’après cette source. ' + 'D’autres démarches de santé peuvent exister.',
  },
  'non-renseigne': {
    libelle: 'Non renseigné',
    pluriel: 'Non renseignés',
    coupe: 0,
    bref: 'Aucune source trouvée, rien de plus.',
    definition: 'Nous n’avons pas trouvé de source qui permette de le dire. Ce n’est pas l’absence de contrat.',
    couvert: false,
    reponse:
      'Nous ne savons pas : nous n’avons trouvé aucune source. Cela ne veut pas dire qu’il n’y a pas de contrat.',
    contrat: false,
    sens: 'Votre intercommunalité, ou la délégation de l’agence régionale de santé, peut vous répondre.',
  },
} satisfies Record<string, Situation>;

/** Clé d’une situation. */
export type Statut = keyof typeof SITUATIONS;

/** Les clés des situations, dans l’ordre de la table. */
export const STATUTS = Object.keys(SITUATIONS) as Statut[];

/** Le libellé d’une situation, accordé avec le nombre qui le précède. */
export function libelleAccorde(statut: Statut, nombre: number): string {
  const { libelle, pluriel } = SITUATIONS[statut];
  return nombre < 2 ? libelle : pluriel;
}

/** Ce que la situation veut dire pour un habitant ; là où il n’y a pas d’intercommunalité, c’est la mairie qui répond. */
export function sensPour(statut: Statut, communeSeule: boolean): string {
  const { sens } = SITUATIONS[statut];
  return communeSeule ? sens.replace('otre intercommunalité', 'otre mairie') : sens;
}

/** Une valeur par situation. */
export function pourChaqueStatut<T>(valeur: (statut: Statut) => T): Record<Statut, T> {
  return Object.fromEntries(STATUTS.map((s) => [s, valeur(s)])) as Record<Statut, T>;
}

/** Vrai pour les situations où un contrat signé couvre le territoire, terme vérifié ou non. */
export function estCouvert(statut: Statut): boolean {
  return SITUATIONS[statut].couvert;
}

/** Ordre de la table : les situations les mieux établies d’abord. */
export function parSituation(a: { statut: Statut }, b: { statut: Statut }): number {
  return STATUTS.indexOf(a.statut) - STATUTS.indexOf(b.statut);
}

/**
 * Motif gravé d’une situation : un carreau de `cote` unités, tourné de `rotation` degrés ; le dessin prend la couleur
 * `-m`.
 */
export interface Motif {
  cote: number;
  rotation?: number;
  /** Éléments SVG sans couleur ; absent = aplat. */
  dessin?: readonly Noeud[];
}

const point = (centre: number, r: number): Noeud => n('circle', { cx: centre, cy: centre, r });

/** Les motifs, du plus dense au plus vide, pour l’écran comme pour le papier. */
export const MOTIFS: Record<Statut, Motif> = {
  'en-cours': { cote: 9 },
  'echeance-a-verifier': { cote: 8, rotation: 45, dessin: [n('path', { class: 'hachure', d: 'M0 0h3v8H0z' })] },
  'en-construction': { cote: 10, dessin: [point(2.5, 1.8), point(7.5, 1.8)] },
  echu: { cote: 7, dessin: [n('path', { d: 'M0 0h7v1.5H0z' })] },
  'sans-cls': { cote: 9 },
  'non-renseigne': { cote: 12, dessin: [point(3, 1), point(9, 1)] },
};

/** Silhouette de chaque situation, dans un cadre de 20 unités (2 de marge autour). */
export const ICONES: Record<Statut, string> = {
  'en-cours': 'M10 1.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM5.2 10.3l1.7-1.7 2.2 2.2 4.2-4.3L15 8.2l-5.9 6z',
  'echeance-a-verifier': 'M3.5 1.5h13v3L11.6 10l4.9 5.5v3h-13v-3L8.4 10 3.5 4.5z',
  'en-construction': 'M1.5 18.5v-5h5v-5h5v-5h7v15z',
  echu: 'M2.5 2.5h15v15h-15zM6 8.6v2.8h8V8.6z',
  'sans-cls': 'M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zm0 3.2a4.3 4.3 0 110 8.6 4.3 4.3 0 010-8.6z',
  'non-renseigne':
    'M5.3 7.3C5.3 4 7.3 2 10.2 2c2.9 0 4.9 1.7 4.9 4.4 0 2-1 3-2.3 4-1 .8-1.3 1.2-1.3 ' +
    '2.3v.5H8.4v-.8c0-1.8.8-2.7 2-3.6.9-.7 1.4-1.1 1.4-2.1 0-1-.6-1.7-1.7-1.7-1.2 0-1.8.8-1.8 2.3zM8.3 ' +
    '15h3.3v3.3H8.3z',
};
