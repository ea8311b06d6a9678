/** Chercher une commune : index préparé une fois, puis interrogé à chaque frappe. */
import { cleCommune, type Cle } from './cle-de-recherche.ts';
import { lireAUneFaute } from './une-faute.ts';

/** Ce que l’index demande à une commune. */
export interface CommuneCherchable {
  nom: string;
  codesPostaux: readonly string[];
  anciensNoms: readonly string[];
}

interface Entree {
  commune: number;
  nom: string;
  ancien: boolean;
  cle: Cle;
  codes: string;
}

/** Index de recherche : un nom par entrée, anciens noms compris, dans l’ordre alphabétique. */
export interface IndexCommunes<C extends CommuneCherchable> {
  communes: readonly C[];
  entrees: Entree[];
  /** Par entrée, les lettres qui commencent un mot, et toutes ses lettres (un bit chacune) : écarte presque tout sans lire les noms. */
  initiales: Int32Array;
  lettres: Int32Array;
}

/** Un bit par lettre de a à z. */
function bits(texte: string): number {
  let masque = 0;
  for (let i = 0; i < texte.length; i++) {
    const rang = texte.charCodeAt(i) - 97;
    if (rang >= 0 && rang < 26) masque |= 1 << rang;
  }
  return masque;
}

/** Ce qui rapproche une proposition de la saisie, du plus sûr au moins sûr. */
export const RANGS = ['exact', 'debut', 'mot', 'faute'] as const;

/** Une commune proposée. */
export interface Proposition<C extends CommuneCherchable> {
  commune: C;
  /** Le nom qui répond : l’ancien, si c’est lui qu’on a tapé. */
  nom: string;
  /** Vrai si `nom` est celui d’une ancienne commune. */
  ancien: boolean;
  rang: (typeof RANGS)[number];
}

/** Longueur de saisie (liaisons exclues) à partir de laquelle une faute est pardonnée, et celle où le nom peut rester inachevé. */
const FAUTE_NOM_ENTIER = 4;
const FAUTE_DEBUT = 5;

/** Prépare l’index de communes, d’un ou de plusieurs départements. */
export function indexer<C extends CommuneCherchable>(communes: readonly C[]): IndexCommunes<C> {
  const entrees = communes.flatMap((c, commune) =>
    [c.nom, ...c.anciensNoms].map((nom, i): Entree => ({
      commune,
      nom,
      ancien: i > 0,
      cle: cleCommune(nom),
      codes: ` ${c.codesPostaux.join(' ')}`,
    })),
  );
  const ordre = (a: Entree, b: Entree) =>
    Number(a.cle.porteur > b.cle.porteur) - Number(a.cle.porteur < b.cle.porteur) ||
    Number(a.ancien) - Number(b.ancien);
  entrees.sort(ordre);
  return {
    communes,
    entrees,
    initiales: Int32Array.from(entrees, ({ cle }) =>
      bits(cle.debuts.map((d) => cle.porteur[d]).join('') + cle.plein.charAt(0)),
    ),
    lettres: Int32Array.from(entrees, ({ cle }) => bits(cle.porteur)),
  };
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

/** Anciens noms qu’une commune peut avoir avant elle dans un panier : de quoi ne pas en manquer une (22 au plus dans le référentiel). */
const RESERVE = 64;

/** Les meilleures entrées, chaque commune une fois, sous son nom actuel à rang égal. */
function classer<C extends CommuneCherchable>(
  index: IndexCommunes<C>,
  noter: (e: Entree, i: number) => number,
  maximum: number,
): Proposition<C>[] {
  // Deux paniers par rang, noms actuels puis anciens : les entrées sont déjà dans l’ordre, rien n’est trié à la frappe.
  const paniers: Entree[][] = Array.from({ length: 10 }, () => []);
  for (let i = 0; i < index.entrees.length; i++) {
    const entree = index.entrees[i]!;
    const rang = noter(entree, i);
    if (rang < 0) continue;
    const panier = paniers[rang * 2 + Number(entree.ancien)]!;
    if (panier.length < maximum + RESERVE) panier.push(entree);
  }
  const vues = new Set<number>();
  const trouvees: Proposition<C>[] = [];
  for (const [i, panier] of paniers.entries()) {
    for (const { commune, nom, ancien } of panier) {
      if (trouvees.length === maximum) return trouvees;
      if (vues.has(commune)) continue;
      vues.add(commune);
      trouvees.push({ commune: index.communes[commune]!, nom, ancien, rang: RANGS[Math.min(i >> 1, 3)]! });
    }
  }
  return trouvees;
}

/** Saisie démêlée : `53400 Craon` donne un code postal (entier ou commencé) et un nom. */
export function lireSaisie(saisie: string): { code: string; nom: Cle } {
  const serree = saisie.replace(/(\d)\s+(?=\d)/g, '$1');
  const code = /\d{2,5}/.exec(serree)?.[0] ?? '';
  return { code, nom: cleCommune(code ? serree.replace(/[\d()]+/g, ' ') : saisie) };
}

/**
 * Communes qui répondent à une saisie, les plus sûres d’abord. Une faute n’est pardonnée que si rien ne répond sans elle.
 * Un code postal entier donne toutes ses communes, quel que soit `maximum`.
 */
export function chercherCommunes<C extends CommuneCherchable>(
  index: IndexCommunes<C>,
  saisie: string,
  maximum = 10,
): Proposition<C>[] {
  const { code, nom } = lireSaisie(saisie);
  const auCode = (e: Entree) => code === '' || e.codes.includes(` ${code}`);
  if (!nom.plein) {
    if (!code) return [];
    return classer(
      index,
      (e) => (!e.ancien && auCode(e) ? Number(code.length < 5) : -1),
      code.length === 5 ? Infinity : maximum,
    );
  }
  const premieres = bits(nom.porteur.charAt(0) + nom.plein.charAt(0));
  const directes = classer(
    index,
    (e, i) => ((index.initiales[i]! & premieres || !premieres) && auCode(e) ? rangDirect(nom, e.cle) : -1),
    maximum,
  );
  if (directes.length > 0 || nom.porteur.length < FAUTE_NOM_ENTIER) return directes;
  const lettres = bits(nom.porteur);
  // Une faute n’apporte qu’une lettre étrangère au nom : `x & (x - 1)` est nul quand `x` n’a qu’un bit.
  const uneAuPlus = (etrangeres: number) => (etrangeres & (etrangeres - 1)) === 0;
  return classer(
    index,
    (e, i) => (uneAuPlus(lettres & ~index.lettres[i]!) && auCode(e) ? rangFautif(nom, e.cle) : -1),
    maximum,
  );
}
