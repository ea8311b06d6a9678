/**
 * Contrôles de la géométrie des contours : ce qu’un fichier doit respecter pour que carte et voisinages soient justes.
 */
import { anneauxDe, lignesDeLimite, polygonesDe, type Contours, type FormesSituees, type Point } from './contours.ts';
import { aireKm2, longueurKm } from './longueurs-et-aires.ts';

/** Aire en deçà de laquelle un anneau est tenu pour un éclat, en km² : invisible à l’échelle d’un département. */
const AIRE_MINIMALE_KM2 = 0.2;
/** Un îlot moins étendu compte s’il fait au moins cette part du plus grand morceau de son territoire : Bréhat, Sein. */
export const PART_ILOT = 0.01;
/** Compacité (4π aire / périmètre², 1 pour un disque) en deçà de laquelle un anneau est tenu pour un éclat. */
const COMPACITE_MINIMALE = 0.04;

/** Compacité en deçà de laquelle un vide est un jour entre deux tracés, et non l’enclave d’un autre département. */
const COMPACITE_ENCLAVE = 0.2;

const compaciteDe = (anneau: readonly Point[]): number =>
  (4 * Math.PI * Math.abs(aireKm2(anneau))) / longueurKm(anneau) ** 2;

/** Vrai si un vide a l’étendue et la forme d’une commune d’ailleurs, et non celles d’un jour entre voisins. */
export const estEnclave = (vide: readonly Point[]): boolean =>
  Math.abs(aireKm2(vide)) >= AIRE_MINIMALE_KM2 && compaciteDe(vide) >= COMPACITE_ENCLAVE;

const cleDe = (point: Point): string => `${point[0]} ${point[1]}`;

/** Longitude et latitude, en degrés. */
const estEnDegres = (point: readonly unknown[]): boolean =>
  point.length >= 2 &&
  [180, 90].every((maximum, rang) => typeof point[rang] === 'number' && Math.abs(point[rang]) <= maximum);

/** Une arête orientée comme l’anneau qui la porte. */
interface Arete {
  de: Point;
  vers: Point;
  /** SIREN, ou « limite du département ». */
  qui: string;
}

function aretesDe(qui: string, ligne: readonly Point[]): Arete[] {
  return ligne.slice(1).map((vers, rang) => ({ de: ligne[rang]!, vers, qui }));
}

/**
 * Toutes les anomalies de géométrie, en français ; tableau vide si le fichier est bon. Vérifie l’enroulement
 * (RFC 7946 §3.1.6), les éclats, les anneaux qui se touchent ou se croisent, les recouvrements et la limite.
 */
export function anomaliesDe(contours: Pick<Contours, 'features' | 'limite'>): string[] {
  const horsDegres = [
    ...contours.features.flatMap(({ id, geometry }) => anneauxDe(geometry).map((ligne) => [id, ligne] as const)),
    ...lignesDeLimite(contours).map((ligne) => ['limite du département', ligne] as const),
  ]
    .filter(([, ligne]) => !ligne.every(estEnDegres))
    .map(([qui]) => `${qui} : coordonnées qui ne sont pas des degrés WGS 84`);
  // Rien d’autre ne se calcule sur de tels points.
  if (horsDegres.length > 0) return [...new Set(horsDegres)];
  const aretes = contours.features.flatMap(({ id, geometry }) =>
    anneauxDe(geometry).flatMap((ligne) => aretesDe(id, ligne)),
  );
  const limite = lignesDeLimite(contours).flatMap((ligne) => aretesDe('limite du département', ligne));
  return [
    ...contours.features.flatMap(({ id, geometry }) => {
      const ilot = plusPetitIlot(anneauxDe(geometry));
      return polygonesDe(geometry).flatMap((anneaux) =>
        anneaux.flatMap((anneau, rang) => anomaliesAnneau(id, anneau, rang > 0, ilot)),
      );
    }),
    ...partagesAnormaux(aretes),
    ...croisements([...aretes, ...limite]),
  ];
}

/** Aire en deçà de laquelle un morceau de ce territoire est un éclat, en km². */
function plusPetitIlot(anneaux: readonly (readonly Point[])[]): number {
  const plusGrand = Math.max(...anneaux.map((anneau) => Math.abs(aireKm2(anneau))));
  return plusGrand < AIRE_MINIMALE_KM2 ? AIRE_MINIMALE_KM2 : Math.min(AIRE_MINIMALE_KM2, plusGrand * PART_ILOT);
}

function anomaliesAnneau(qui: string, anneau: readonly Point[], estTrou: boolean, ilot: number): string[] {
  const debut = `${qui} : anneau commençant en ${cleDe(anneau[0]!)}`;
  if (anneau.length < 4 || cleDe(anneau[0]!) !== cleDe(anneau.at(-1)!))
    return [`${debut} : ouvert ou de moins de trois côtés`];
  const anomalies: string[] = [];
  const aire = aireKm2(anneau);
  const compacite = compaciteDe(anneau);
  if (aire > 0 === estTrou) anomalies.push(`${debut} : enroulement contraire au RFC 7946`);
  if (Math.abs(aire) < (estTrou ? AIRE_MINIMALE_KM2 : ilot))
    anomalies.push(`${debut} : éclat de ${Math.abs(aire).toFixed(3)} km²`);
  if (compacite < COMPACITE_MINIMALE) anomalies.push(`${debut} : éclat de compacité ${compacite.toFixed(3)}`);
  if (new Set(anneau.map(cleDe)).size !== anneau.length - 1)
    anomalies.push(`${debut} : passe deux fois par le même point`);
  return anomalies;
}

/** Une arête est à un seul territoire (bord), ou à deux qui la parcourent en sens contraires. */
function partagesAnormaux(aretes: readonly Arete[]): string[] {
  const vues = new Map<string, string>();
  return aretes.flatMap(({ de, vers, qui }) => {
    const sens = `${cleDe(de)}|${cleDe(vers)}`;
    const deja = vues.get(sens);
    vues.set(sens, qui);
    if (deja) return [`${qui} et ${deja} : se recouvrent le long de ${sens}`];
    return vues.get(`${cleDe(vers)}|${cleDe(de)}`) === qui ? [`${qui} : revient sur ses pas le long de ${sens}`] : [];
  });
}

/** De quel côté de la droite (a, b) est c : signe du produit vectoriel. */
function cote(a: Point, b: Point, c: Point): number {
  // Les coordonnées ont quatre décimales : le seuil sépare le zéro exact du bruit de calcul.
  const produit = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  return Math.abs(produit) < 1e-12 ? 0 : Math.sign(produit);
}

const estEntre = (a: Point, b: Point, c: Point): boolean =>
  Math.min(a[0], b[0]) <= c[0] &&
  c[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= c[1] &&
  c[1] <= Math.max(a[1], b[1]);

/** Les deux arêtes ont-elles un point commun autre qu’un bout de chacune ? */
function seCroisent(a: Arete, b: Arete): boolean {
  const [bouts, autres] = [[a.de, a.vers].map(cleDe), [b.de, b.vers].map(cleDe)];
  const communs = bouts.filter((bout) => autres.includes(bout)).length;
  if (communs === 2) return false;
  const [c1, c2] = [cote(a.de, a.vers, b.de), cote(a.de, a.vers, b.vers)];
  const [c3, c4] = [cote(b.de, b.vers, a.de), cote(b.de, b.vers, a.vers)];
  const touche = (c: number, x: Arete, point: Point, cles: string[]): boolean =>
    c === 0 && estEntre(x.de, x.vers, point) && !cles.includes(cleDe(point));
  return (
    (communs === 0 && c1 * c2 < 0 && c3 * c4 < 0) ||
    touche(c1, a, b.de, bouts) ||
    touche(c2, a, b.vers, bouts) ||
    touche(c3, b, a.de, autres) ||
    touche(c4, b, a.vers, autres)
  );
}

/** Arêtes qui se croisent, ou dont l’une passe par un sommet que l’autre n’a pas. */
function croisements(aretes: readonly Arete[]): string[] {
  const bornees = aretes
    .map((arete) => ({
      ...arete,
      ouest: Math.min(arete.de[0], arete.vers[0]),
      est: Math.max(arete.de[0], arete.vers[0]),
    }))
    .sort((a, b) => a.ouest - b.ouest);
  return bornees.flatMap((a, rang) => {
    const trouves: string[] = [];
    for (let i = rang + 1; i < bornees.length && bornees[i]!.ouest <= a.est; i++) {
      if (seCroisent(a, bornees[i]!))
        trouves.push(`${a.qui} et ${bornees[i]!.qui} : se croisent près de ${cleDe(a.de)}`);
    }
    return trouves;
  });
}

/**
 * Les vides que les territoires entourent : trou laissé entre voisins, ou enclave d’un autre département.
 * Chaque vide est un anneau fermé ; `aireKm2` en donne la taille.
 */
export function videsEntre(contours: Pick<FormesSituees, 'features'>): Point[][] {
  return bordsFermes(contours).filter((anneau) => aireKm2(anneau) < 0);
}

/**
 * Le bord de l’ensemble, suivi d’arête en arête : extérieur en sens trigonométrique, vides en sens horaire.
 * @throws Error si le bord ne se referme pas, ce qui trahit deux voisins qui ne partagent pas leurs sommets.
 */
export function bordsFermes({ features }: Pick<FormesSituees, 'features'>): Point[][] {
  const aretes = features.flatMap(({ id, geometry }) => anneauxDe(geometry).flatMap((ligne) => aretesDe(id, ligne)));
  const sens = new Set(aretes.map(({ de, vers }) => `${cleDe(de)}|${cleDe(vers)}`));
  const restantes = aretes.filter(({ de, vers }) => !sens.has(`${cleDe(vers)}|${cleDe(de)}`));
  const partantes = Map.groupBy(restantes, ({ de }) => cleDe(de));
  const anneaux: Point[][] = [];
  for (const depart of restantes) {
    if (!partantes.get(cleDe(depart.de))?.includes(depart)) continue;
    const anneau: Point[] = [depart.de];
    for (let arete = depart; ;) {
      const ici = partantes.get(cleDe(arete.de))!;
      ici.splice(ici.indexOf(arete), 1);
      anneau.push(arete.vers);
      if (cleDe(arete.vers) === cleDe(depart.de)) break;
      const suivante = premiereEnTournant(arete, partantes.get(cleDe(arete.vers)) ?? []);
      if (!suivante) throw new Error(`Le bord extérieur ne se referme pas en ${cleDe(arete.vers)}.`);
      arete = suivante;
    }
    anneaux.push(anneau);
  }
  return anneaux;
}

/**
 * L’arête qui suit le même vide : la première en tournant vers la gauche depuis celle d’où l’on vient. Deux vides qui
 * se touchent en un point restent deux.
 */
function premiereEnTournant({ de, vers }: Arete, partantes: readonly Arete[]): Arete | undefined {
  const angle = (point: Point) => Math.atan2(point[1] - vers[1], point[0] - vers[0]);
  const tour = (arete: Arete) => (angle(arete.vers) - angle(de) + 4 * Math.PI) % (2 * Math.PI);
  return [...partantes].sort((a, b) => tour(a) - tour(b))[0];
}
