import type { Scelle } from './scelle.ts';

/** Une date telle qu’une source la donne : `2026`, `2026-05` ou `2026-05-13`. Jamais plus précise que la source. */
export type DatePartielle = Scelle<string, 'date'>;

/** Un jour plein, `AAAA-MM-JJ` : c’est aussi une date partielle. */
export type Jour = Scelle<DatePartielle, 'jour'>;

const FORME = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;
/** Les mois, de janvier à décembre. */
export const MOIS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

/** Nombre de jours d’un mois du calendrier grégorien (`mois` de 1 à 12). */
function joursDuMois(annee: number, mois: number): number {
  return new Date(Date.UTC(annee, mois, 0)).getUTCDate();
}

/** Vrai si `texte` est une date partielle possible (le 31 avril ne l’est pas). */
export function estDatePartielle(texte: string): texte is DatePartielle {
  const morceaux = FORME.exec(texte);
  if (!morceaux) return false;
  const [, annee, mois, jour] = morceaux;
  if (mois && (Number(mois) < 1 || Number(mois) > 12)) return false;
  return !jour || (Number(jour) >= 1 && Number(jour) <= joursDuMois(Number(annee), Number(mois)));
}

/** Vrai si `texte` est un jour plein qui existe. */
export function estJour(texte: string): texte is Jour {
  return texte.length === 10 && estDatePartielle(texte);
}

/**
 * La date partielle qu’écrit `texte`.
 * @throws Error si ce n’en est pas une.
 */
export function uneDate(texte: string): DatePartielle {
  if (estDatePartielle(texte)) return texte;
  throw new Error(`« ${texte} » ; attendu : une date qui existe, 2024, 2024-05 ou 2024-05-13`);
}

/**
 * Le jour qu’écrit `texte`.
 * @throws Error si ce n’en est pas un.
 */
export function unJour(texte: string): Jour {
  if (estJour(texte)) return texte;
  throw new Error(`« ${texte} » ; attendu : un jour qui existe, 2024-05-13`);
}

/** Premier jour possible d’une date partielle : `2026` → `2026-01-01`. */
export function premierJour(date: DatePartielle): Jour {
  return (date + '-01-01').slice(0, 10) as Jour;
}

/** Dernier jour possible d’une date partielle : `2024-02` → `2024-02-29`. */
export function dernierJour(date: DatePartielle): Jour {
  if (estJour(date)) return date;
  const annee = Number(date.slice(0, 4));
  const mois = date.length === 7 ? Number(date.slice(5)) : 12;
  return `${date.slice(0, 4)}-${String(mois).padStart(2, '0')}-${joursDuMois(annee, mois)}` as Jour;
}

/** La même date, au mois : `2026-05-13` → `2026-05` ; l’année seule reste. */
export function auMois(date: DatePartielle): DatePartielle {
  return date.slice(0, 7) as DatePartielle;
}

/** Le jour d’un instant, en temps universel. */
function jourDe(instant: Date): Jour {
  return instant.toISOString().slice(0, 10) as Jour;
}

/** Jour situé `nombre` jours après `jour`. */
export function ajouterJours(jour: Jour, nombre: number): Jour {
  return jourDe(new Date(Date.parse(jour) + nombre * 86_400_000));
}

/** Ajoute des mois en gardant la précision : au plus le mois, car un jour calculé serait une fausse précision. */
export function ajouterMois(date: DatePartielle, mois: number): DatePartielle {
  if (date.length === 4) return String(Number(date) + Math.floor(mois / 12)).padStart(4, '0') as DatePartielle;
  const total = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + mois;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}` as DatePartielle;
}

/** Jour situé `annees` années avant ou après `jour` (le 29 février devient le 28). */
export function decalerAnnees(jour: Jour, annees: number): Jour {
  const annee = Number(jour.slice(0, 4)) + annees;
  const mois = Number(jour.slice(5, 7));
  const numero = Math.min(Number(jour.slice(8)), joursDuMois(annee, mois));
  return `${annee}-${jour.slice(5, 7)}-${String(numero).padStart(2, '0')}` as Jour;
}

/** En toutes lettres : `13 mai 2024`, `1er mai 2024`, `mai 2027`, `2026`. */
export function formaterDate(date: DatePartielle): string {
  const [annee, mois, jour] = date.split('-');
  if (!mois) return annee!;
  const nomMois = MOIS[Number(mois) - 1]!;
  if (!jour) return `${nomMois} ${annee}`;
  return `${jour === '01' ? '1er' : Number(jour)}\u00a0${nomMois} ${annee}`;
}

/** Précédée de son article : `le 13 mai 2024`, `en mai 2027`, `en 2026`. */
export function formaterDateAvecArticle(date: DatePartielle): string {
  return (date.length === 10 ? 'le ' : 'en ') + formaterDate(date);
}

/** Écart en mois entiers entre deux dates partielles, arrondi, au milieu de leur période. */
export function ecartEnMois(a: DatePartielle, b: DatePartielle): number {
  const milieu = (date: DatePartielle) => (Date.parse(premierJour(date)) + Date.parse(dernierJour(date))) / 2;
  return Math.round(Math.abs(milieu(a) - milieu(b)) / (86_400_000 * 30.44));
}

/** Premier jour où `jour` a plus de six mois : `2026-08-31` → `2027-03-01`, faute de 31 février. */
export function apresSixMois(jour: Jour): Jour {
  const [annee, mois, numero] = jour.split('-').map(Number);
  const dernier = Math.min(numero!, joursDuMois(annee!, mois! + 6));
  return jourDe(new Date(Date.UTC(annee!, mois! + 5, dernier + 1)));
}
