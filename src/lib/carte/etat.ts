import { STATUTS, type Statut } from '#lib/domaine/situations.ts';

/** Colonnes du tableau, dans leur ordre : clés du tri dans l’adresse. */
export const COLONNES_TRI = ['nom', 'situation', 'signature', 'terme', 'source'] as const;
export type ColonneTri = (typeof COLONNES_TRI)[number];

/** Où regarde la carte. */
interface VueDeLaCarte {
  zoom: number;
  latitude: number;
  longitude: number;
}

/** Réglages que l’adresse de la carte porte après « # ». */
export const REGLAGES = ['departement', 'epci', 'reponse', 'sans', 'texte', 'annee', 'tri', 'vue'] as const;

/** Tout ce que l’adresse de la carte retient. */
export interface EtatCarte {
  /** Code du département, ou `tous`. */
  departement: string;
  /** SIREN du territoire choisi. */
  epci: string | null;
  /** À quoi répond le champ « Ma commune » : un code Insee, ou le SIREN trouvé par la position. */
  reponse: string | null;
  /** Situations masquées. */
  sans: Statut[];
  /** Filtre du tableau par nom. */
  texte: string;
  /** Année montrée ; `null` = aujourd’hui. */
  annee: number | null;
  tri: { colonne: ColonneTri; decroissant: boolean } | null;
  /** `null` = toute la vue. */
  cadrage: VueDeLaCarte | null;
}

/** Un cadrage écrit `9.25/48.147/-0.66` ; `null` s’il est illisible ou hors du monde. */
function lireCadrage(texte: string | null): VueDeLaCarte | null {
  const [zoom, latitude, longitude, ...trop] = (texte ?? '').split('/').map(Number);
  if (trop.length > 0 || ![zoom, latitude, longitude].every(Number.isFinite)) return null;
  const possible = zoom! >= 0 && zoom! <= 20 && Math.abs(latitude!) <= 85 && Math.abs(longitude!) <= 180;
  return possible ? { zoom: zoom!, latitude: latitude!, longitude: longitude! } : null;
}

function lireTri(texte: string | null): EtatCarte['tri'] {
  const decroissant = texte?.startsWith('-') ?? false;
  const colonne = COLONNES_TRI.find((c) => c === texte?.replace(/^-/, ''));
  return colonne ? { colonne, decroissant } : null;
}

/** Le code Insee d’une commune ou un SIREN, tels que l’adresse les porte ; `null` sinon. */
export function lireReponse(champs: URLSearchParams): string | null {
  return /^(\d[\dAB]\d{3}|\d{9})$/.exec(champs.get('reponse') ?? '')?.[0] ?? null;
}

/**
 * Lit l’état après le `#` d’une adresse. Le fragment ne quitte jamais le navigateur : ce qu’on regarde n’est envoyé à
 * personne. Ce qui est illisible prend sa valeur par défaut. `departements` : codes montrés, le premier par défaut.
 */
export function lireEtat(fragment: string, departements: readonly string[]): EtatCarte {
  const champs = new URLSearchParams(fragment.replace(/^#/, ''));
  const demande = champs.get('departement') ?? '';
  const annee = Number(champs.get('annee'));
  const epci = champs.get('epci');
  return {
    departement: departements.includes(demande) ? demande : departements[0]!,
    epci: epci && /^\d{9}$/.test(epci) ? epci : null,
    reponse: lireReponse(champs),
    sans: STATUTS.filter((s) => champs.get('sans')?.split(',').includes(s)),
    texte: champs.get('texte') ?? '',
    annee: Number.isInteger(annee) && annee > 1900 && annee < 2200 ? annee : null,
    tri: lireTri(champs.get('tri')),
    cadrage: lireCadrage(champs.get('vue')),
  };
}

/**
 * Écrit l’état, sans ce qui vaut la valeur par défaut ; `departement` y est toujours, pour que le lien marche aussi
 * sans script.
 */
export function ecrireEtat(etat: EtatCarte): string {
  const champs = new URLSearchParams({ departement: etat.departement });
  if (etat.epci) champs.set('epci', etat.epci);
  if (etat.reponse) champs.set('reponse', etat.reponse);
  if (etat.sans.length > 0) champs.set('sans', etat.sans.join(','));
  if (etat.texte) champs.set('texte', etat.texte);
  if (etat.annee) champs.set('annee', String(etat.annee));
  if (etat.tri) champs.set('tri', (etat.tri.decroissant ? '-' : '') + etat.tri.colonne);
  if (etat.cadrage) {
    const { zoom, latitude, longitude } = etat.cadrage;
    champs.set('vue', [Number(zoom.toFixed(2)), latitude.toFixed(4), longitude.toFixed(4)].join('/'));
  }
  return `#${champs.toString().replaceAll('%2C', ',').replaceAll('%2F', '/')}`;
}
