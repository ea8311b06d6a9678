/** Une question posée au site : ses écritures, et les pages qui y répondent vraiment, les meilleures d’abord. */
import { motsDe, motsPleins, racineDe } from './mots.ts';

/** Ce que l’on sait d’une page trouvée. */
export interface PageTrouvee {
  url: string;
  titre: string;
  /** Ses autres noms : celui des menus, celui de son adresse. */
  autresNoms: readonly string[];
  /** Titres de ses parties. */
  parties: readonly string[];
  lexique: Lexique;
  /** Note du moteur, de 0 à 1. */
  note: number;
}

/** Longueur à partir de laquelle le dernier mot peut être inachevé : on cherche pendant que l’on tape. */
const MOT_INACHEVE = 3;

/**
 * Les écritures sous lesquelles chercher une question : l’index garde les pages comme elles sont écrites, « œuvre »
 * d’un côté, « 20 000 » en deux mots de l’autre.
 */
export function ecrituresDe(question: string): string[] {
  const simple = motsDe(question).join(' ');
  const separee = simple.replace(/\d{4,}/g, (n) => n.replace(/\B(?=(\d{3})+$)/g, ' '));
  const liee = separee.replaceAll('oe', 'œ');
  return [...new Set([simple, separee, liee])];
}

/** Un texte prêt à répondre : ses mots, chacun une fois, leurs racines, et le texte entre deux espaces. */
export interface Lexique {
  mots: readonly string[];
  racines: ReadonlySet<string>;
  suite: string;
}

/** Le lexique d’un texte, fait une fois par page. */
export function lexiqueDe(texte: string): Lexique {
  const tous = motsDe(texte);
  const mots = [...new Set(tous)];
  return { mots, racines: new Set(mots.map(racineDe)), suite: ` ${tous.join(' ')} ` };
}

/**
 * Vrai si chaque mot de la question est dans la page, le dernier au moins commencé. Le moteur rapproche aussi des mots
 * par un morceau : il trouve « fin » pour « finacement », ce qui n’est pas une réponse.
 */
export function repondA(question: string, page: Lexique): boolean {
  const pleins = motsPleins(question);
  return pleins.every((mot, i) => {
    if (page.racines.has(racineDe(mot))) return true;
    const peutFinir = i === pleins.length - 1 && mot.length >= MOT_INACHEVE && !/\d/.test(mot);
    return peutFinir && page.mots.some((m) => m.startsWith(mot));
  });
}

/** Part des mots de la question qui sont dans un nom, et part des mots du nom que la question a. */
function recouvrement(question: readonly string[], nom: string): { couverts: number; precision: number } {
  const siens = new Set(motsPleins(nom).map(racineDe));
  const communs = question.filter((racine) => siens.has(racine)).length;
  return { couverts: communs / question.length, precision: communs / Math.max(siens.size, 1) };
}

/** Un titre se choisit pour être lu, une adresse non : à mots égaux, le titre l’emporte. */
const POIDS_D_UN_AUTRE_NOM = 0.9;

/** Note, au moins, d’une page de texte dont un nom a tous les mots de la question. */
export const NOTE_D_UN_NOM = 8;

/** Ce que vaut, au plus, le titre d’une partie. */
const NOTE_D_UNE_PARTIE = 4;

/**
 * Un nom qui a tous les mots de la question vaut plus que tout texte ; un nom égal, plus que tout nom, titres de
 * parties compris.
 */
function noteDuNom(question: readonly string[], nom: string): number {
  const { couverts, precision } = recouvrement(question, nom);
  if (couverts < 1) return 3 * couverts * precision;
  return 6 + 4 * precision + (precision === 1 ? NOTE_D_UNE_PARTIE : 0);
}

function noteDUnePartie(question: readonly string[], partie: string): number {
  const { couverts, precision } = recouvrement(question, partie);
  return couverts === 1 ? (NOTE_D_UNE_PARTIE / 2) * (1 + precision) : 0;
}

/** Groupe d’une page de résultats, d’après son adresse. */
export function groupeDe(url: string): 'Pages' | 'Territoires' | 'Contrats' {
  if (/\/territoires\/[^/]+\/$/.test(url)) return 'Territoires';
  return /\/contrats\/[^/]+\/$/.test(url) ? 'Contrats' : 'Pages';
}

/**
 * Ce que vaut une page pour une question : ses noms d’abord, puis les titres de ses parties, la suite exacte des mots
 * dans son texte, enfin la note du moteur. À mots égaux, une page de texte passe avant les fiches, qui se répètent.
 * `developpe` : la question, ses sigles développés.
 */
export function noteDe(question: string, developpe: string, page: PageTrouvee): number {
  const lues = [...new Set([question, developpe])].map((q) => motsPleins(q).map(racineDe));
  const meilleure = (noms: readonly string[], noter: (q: readonly string[], nom: string) => number) =>
    Math.max(0, ...lues.flatMap((q) => noms.map((nom) => noter(q, nom))));
  const suite = motsDe(question).join(' ');
  const alaSuite = suite.includes(' ') && page.lexique.suite.includes(` ${suite} `);
  return (
    Math.max(meilleure([page.titre], noteDuNom), POIDS_D_UN_AUTRE_NOM * meilleure(page.autresNoms, noteDuNom)) +
    meilleure(page.parties, noteDUnePartie) +
    Number(alaSuite) +
    2 * Number(groupeDe(page.url) === 'Pages') +
    page.note / 2
  );
}

/** La question, chaque sigle du glossaire développé : « animateur CLS » devient « animateur contrat local de santé ». */
export function developper(question: string, sigles: Readonly<Record<string, string>>): string {
  const parCle = new Map(Object.entries(sigles).map(([sigle, entier]) => [motsDe(sigle).join(' '), entier]));
  return motsDe(question)
    .map((mot) => parCle.get(mot) ?? mot)
    .join(' ');
}
