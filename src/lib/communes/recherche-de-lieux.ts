/** Chercher une commune ou une intercommunalité : index préparé une fois, puis interrogé à chaque frappe. */
import { cleCommune, clePhonetique, type Cle } from './cle-de-recherche.ts';
import { lecturesDe, type LectureDeSaisie } from './lecture-de-la-saisie.ts';
import { lireAUneFaute } from './une-faute.ts';

/** Ce que l’index demande à un lieu. */
export interface LieuCherchable {
  nom: string;
  codesPostaux: readonly string[];
  /** Autres noms sous lesquels le lieu répond : anciennes communes, nom officiel d’une intercommunalité. */
  autresNoms: readonly string[];
  /** Code et nom de son département : « Craon Mayenne » et « Craon (53) » le désignent. */
  departement: { code: string; nom: string };
  /** Une commune passe avant une intercommunalité de même nom. */
  genre: 'commune' | 'intercommunalite';
}

interface Entree {
  lieu: number;
  nom: string;
  autre: boolean;
  cle: Cle;
  codes: string;
  /** Le nom comme il s’entend ; calculé au premier besoin, que presque personne n’a. */
  entendu?: string;
  departements: readonly string[];
}

/** Index de recherche : un nom par entrée, autres noms compris, dans l’ordre alphabétique. */
export interface IndexLieux<L extends LieuCherchable> {
  lieux: readonly L[];
  entrees: Entree[];
  /** Clés de tous les départements de l’index : ce qu’on peut écrire après un nom pour le préciser. */
  departements: ReadonlySet<string>;
}

/** Ce qui rapproche une proposition de la saisie, du plus sûr au moins sûr. */
const RANGS = ['exact', 'debut', 'mot', 'faute'] as const;

/** Un lieu proposé. */
export interface LieuPropose<L extends LieuCherchable> {
  lieu: L;
  /** Le nom qui répond : l’ancien, si c’est lui qu’on a tapé. */
  nom: string;
  /** Vrai si `nom` n’est pas le nom courant du lieu. */
  autre: boolean;
  rang: (typeof RANGS)[number];
  /** Vrai si le nom est lu jusqu’au bout, à une faute près s’il le faut. */
  entier: boolean;
}

/**
 * Longueur de saisie (liaisons exclues) à partir de laquelle une faute est pardonnée, et celle où le nom peut rester
 * inachevé.
 */
const FAUTE_NOM_ENTIER = 4;
const FAUTE_DEBUT = 5;

/** Prépare l’index de lieux, d’un ou de plusieurs départements. */
export function indexerLesLieux<L extends LieuCherchable>(lieux: readonly L[]): IndexLieux<L> {
  const entrees = lieux.flatMap((l, lieu) => {
    const departements = [l.departement.code, l.departement.nom].map((d) => cleCommune(d).plein);
    const codes = ` ${l.codesPostaux.join(' ')}`;
    return [l.nom, ...l.autresNoms].map((nom, i): Entree => {
      return { lieu, nom, autre: i > 0, cle: cleCommune(nom), codes, departements };
    });
  });
  const estIntercommunalite = (e: Entree) => Number(lieux[e.lieu]!.genre === 'intercommunalite');
  entrees.sort(
    (a, b) =>
      estIntercommunalite(a) - estIntercommunalite(b) ||
      Number(a.cle.porteur > b.cle.porteur) - Number(a.cle.porteur < b.cle.porteur) ||
      Number(a.autre) - Number(b.autre),
  );
  return { lieux, entrees, departements: new Set(entrees.flatMap((e) => e.departements)) };
}

function rangDirect(saisie: Cle, { porteur, debuts, plein }: Cle): number {
  if (porteur.startsWith(saisie.porteur)) return porteur.length === saisie.porteur.length ? 0 : 1;
  if (plein.startsWith(saisie.plein)) return plein.length === saisie.plein.length ? 0 : 1;
  for (let i = 1; i < debuts.length; i++) if (porteur.startsWith(saisie.porteur, debuts[i])) return 2;
  return -1;
}

function rangFautif(saisie: Cle, { porteur }: Cle): number {
  const fin = lireAUneFaute(saisie.porteur, porteur);
  if (fin === porteur.length) return 3;
  return fin >= 0 && saisie.porteur.length >= FAUTE_DEBUT ? 4 : -1;
}

/** « chato gontier » s’entend comme « Château-Gontier ». */
function rangPhonetique(entendu: string, entree: Entree): number {
  if (entendu.length < FAUTE_NOM_ENTIER) return -1;
  const cle = (entree.entendu ??= clePhonetique(entree.cle.porteur));
  if (!cle.startsWith(entendu)) return -1;
  return cle.length === entendu.length ? 3 : 4;
}

/** Un nom lu jusqu’au bout : juste, ou à une faute près. */
const NOTES_D_UN_NOM_ENTIER = new Set([0, 3]);

/** Les meilleures entrées, chaque lieu une fois, sous son nom courant à rang égal. */
function classer<L extends LieuCherchable>(
  index: IndexLieux<L>,
  noter: (e: Entree) => number,
  maximum: number,
): LieuPropose<L>[] {
  // Deux paniers par rang, noms courants puis autres : les entrées sont déjà dans l’ordre, rien n’est trié à la frappe.
  const paniers: Entree[][] = Array.from({ length: 10 }, () => []);
  for (const entree of index.entrees) {
    const rang = noter(entree);
    if (rang >= 0) paniers[rang * 2 + Number(entree.autre)]!.push(entree);
  }
  const vus = new Set<number>();
  const trouvees: LieuPropose<L>[] = [];
  for (const [i, panier] of paniers.entries()) {
    const note = i >> 1;
    const rang = RANGS[Math.min(note, 3)]!;
    for (const { lieu, nom, autre } of panier) {
      if (trouvees.length === maximum) return trouvees;
      if (vus.has(lieu)) continue;
      vus.add(lieu);
      trouvees.push({ lieu: index.lieux[lieu]!, nom, autre, rang, entier: NOTES_D_UN_NOM_ENTIER.has(note) });
    }
  }
  return trouvees;
}

/** Ce que dit une lecture du code postal, du département et de ce que l’on cherche : vrai pour les entrées qui y sont. */
function estAuBonEndroit<L extends LieuCherchable>(
  { lieux }: IndexLieux<L>,
  { code, departement, intercommunalite }: LectureDeSaisie,
): (e: Entree) => boolean {
  return (e) =>
    (code === '' || e.codes.includes(` ${code}`)) &&
    (departement === '' || e.departements.includes(departement)) &&
    (!intercommunalite || lieux[e.lieu]!.genre === 'intercommunalite');
}

/** Toutes les communes d’un code postal entier, ou les premières d’un code commencé. */
function chercherAuCode<L extends LieuCherchable>(index: IndexLieux<L>, lecture: LectureDeSaisie, maximum: number) {
  const auBonEndroit = estAuBonEndroit(index, lecture);
  const entier = lecture.code.length === 5;
  return classer(index, (e) => (!e.autre && auBonEndroit(e) ? Number(!entier) : -1), entier ? Infinity : maximum);
}

/**
 * Lieux qui répondent à une saisie, les plus sûrs d’abord. Une autre lecture de la saisie (sans « CEDEX », sans «
 * mairie de », sans le département), puis une faute, puis une écriture à l’oreille ne sont essayées que si rien ne
 * répond sans elles. Un code postal entier donne toutes ses communes, quel que soit `maximum`.
 */
export function chercherLieux<L extends LieuCherchable>(
  index: IndexLieux<L>,
  saisie: string,
  maximum = 10,
): LieuPropose<L>[] {
  const lectures = lecturesDe(saisie, index.departements);
  const essayer = (lecture: LectureDeSaisie, noter: (e: Entree) => number): LieuPropose<L>[] => {
    const auBonEndroit = estAuBonEndroit(index, lecture);
    return classer(index, (e) => (auBonEndroit(e) ? noter(e) : -1), maximum);
  };
  for (const lecture of lectures) {
    const directes = lecture.nom.plein
      ? essayer(lecture, (e) => rangDirect(lecture.nom, e.cle))
      : chercherAuCode(index, lecture, maximum);
    if (directes.length > 0) return directes;
  }
  const assezLongues = lectures.filter((l) => l.nom.porteur.length >= FAUTE_NOM_ENTIER);
  for (const lecture of assezLongues) {
    const fautives = essayer(lecture, (e) => rangFautif(lecture.nom, e.cle));
    if (fautives.length > 0) return fautives;
  }
  for (const lecture of assezLongues) {
    const entendu = clePhonetique(lecture.nom.porteur);
    const entendues = essayer(lecture, (e) => rangPhonetique(entendu, e));
    if (entendues.length > 0) return entendues;
  }
  return [];
}
