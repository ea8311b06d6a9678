import mesures from './mesures.json';

/** Ce que coûte une page : octets, requêtes, temps sur un téléphone lent en millisecondes. */
export interface MesureDePage {
  page: string; octetsRecus: number; requetes: number; hotes: number; ecoindex: number;
  premierAffichage: number; decalage: number;
}

/** Dernières mesures, écrites par `npm run mesures`. */
export const MESURES: { le: string; pages: MesureDePage[]; plancher: MesureDePage } = mesures;
