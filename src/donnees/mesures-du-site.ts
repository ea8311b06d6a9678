import mesures from './mesures.json' with { type: 'json' };

/** Ce qu’une page fait venir, par genre. */
export const GENRES_DE_RESSOURCE = ['html', 'css', 'js', 'polices', 'donnees', 'images'] as const;
/** Octets d’un genre : décompressés, puis reçus (en-têtes compris). */
export interface Octets {
  bruts: number;
  recus: number;
}

/** Poids d’une page à la première visite, sans frein. */
export interface Poids {
  page: string;
  octets: Record<(typeof GENRES_DE_RESSOURCE)[number], Octets>;
  octetsBruts: number;
  octetsRecus: number;
  requetes: number;
  hotes: number;
  /** Éléments du document, sans l’intérieur des dessins, comme le compte EcoIndex. */
  elements: number;
  /** Note de 0 à 100. */
  ecoindex: number;
}

/** Temps sur un téléphone lent, en millisecondes : médiane des passages ; `decalage` : le plus grand. */
export interface TempsDePage {
  premierAffichage: number;
  plusGrandAffichage: number;
  blocage: number;
  decalage: number;
  /** Première image où la carte est dessinée ; absente d’une page sans carte. */
  carteDessinee?: number;
  /** Carte de Leaflet prête ; absente d’une page qui n’en a pas. */
  carteVive?: number;
}
export type MesureDePage = Poids & TempsDePage;

/** Requêtes par seconde et 99e centile, en millisecondes. */
export interface Debit {
  fichier: string;
  octets: number;
  requetesParSeconde: number;
  centile99: number;
}

/** Construction de tout le site, sans cache. */
export interface Construction {
  secondes: number;
  processeurS: number;
  memoireMo: number;
  pages: number;
}

/**
 * Temps pour faire les documents : médiane en millisecondes par sorte (`dossier pdf`), essais à 5, 10 et 20 EPCI,
 * proportion pour le pays.
 */
export interface TempsDesDocuments {
  mediane: Record<string, number>;
  parNombre: { epci: number; fichiers: number; secondes: number; msParEpci: number }[];
  pays: { epci: number; fichiers: number; secondes: number };
}

/**
 * Ce qu’écrit `npm run mesures` : une partie par clé, chacune avec son jour ; une partie pas encore mesurée est
 * absente.
 */
export interface MesuresDuSite {
  construction?: Construction & { le: string };
  pages?: { le: string; mesures: MesureDePage[]; plancher: MesureDePage };
  toutes?: {
    le: string;
    nombre: number;
    pires: Record<'octetsRecus' | 'requetes' | 'hotes' | 'elements' | 'ecoindex', { valeur: number; page: string }>;
    sousLeA: { page: string; ecoindex: number }[];
  };
  /** Performance, accessibilité, bonnes pratiques, référencement, par page. */
  lighthouse?: { le: string; notes: Record<string, readonly number[]> };
  charge?: { le: string; coeurs: number; debits: Debit[] };
  documents?: { le: string } & TempsDesDocuments;
  /**
   * La carte avec toute la France d’un coup : millisecondes de script et de mise en page par geste, par frappe, et
   * octets d’un visiteur.
   */
  carte?: {
    le: string;
    epci: number;
    communes: number;
    gestes: { geste: 'dessin' | 'filtre' | 'annee'; script: number; miseEnPage: number; limite: number }[];
    frappe: { mediane: number; pire: number; limite: number };
    /** Octets compressés d’un département : contours, puis avec fiches et communes ; au plus ; la somme du pays. */
    octets: { carteMediane: number; mediane: number; pire: number; departementPire: string; france: number };
  };
  echelle?: { le: string; tailles: (Construction & { epci: number; communes: number })[] };
}

/** Dernières mesures. */
export const MESURES = mesures as MesuresDuSite;
