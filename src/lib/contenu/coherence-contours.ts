/** Les contours d’un département, confrontés au référentiel : les bons EPCI, à leur place. */
import { territoiresDuDepartement, type Referentiel } from '#lib/domaine/referentiel.ts';
import { centroide } from '#lib/geo/centre.ts';
import { anneauxDe, lignesDeLimite, type Contour, type Contours, type Point } from '#lib/geo/contours.ts';
import { anomaliesDe } from '#lib/geo/controles.ts';
import { autreQueDesEntites } from '#lib/geo/sorte-de-geojson.ts';
import { estDansLEmprise } from '#lib/geo/emprises.ts';
import { aireKm2, ecartKm } from '#lib/geo/longueurs-et-aires.ts';
import { schemaContours } from '#lib/schemas/contours.ts';
import { normaliser } from '#lib/texte/cle.ts';
import { accorder, formaterNombre } from '#lib/texte/typo.ts';
import { problemesDeZod, type Probleme } from './probleme.ts';

/** Centre (longitude, latitude) et rayon moyen (km) de chaque EPCI du référentiel, par SIREN. */
export type CentresEpci = Readonly<Record<string, readonly number[]>>;

/**
 * Écart admis entre le centre d’un contour et celui de ses communes, en kilomètres et en parts de son rayon. Tracés
 * par l’outil, les EPCI des 101 départements s’en écartent de 0,3 km au plus : 1 km voit un décalage d’un centième de
 * degré. Coupé à la limite du département, un EPCI n’y a parfois qu’un bout.
 */
const ECARTS = { entier: { km: 1, rayon: 0 }, coupe: { km: 3, rayon: 2.5 } };

/** Rapport admis entre le rayon moyen d’un contour entier et celui de ses communes : mesuré, de 0,97 à 1,02. */
const RAPPORT_MIN = 0.85;

/** Écart admis entre la limite du département et le sommet de contour le plus proche, en degrés. */
const ECART_LIMITE = 0.05;
/** Part de l’étendue des contours que la limite doit couvrir : un EPCI à cheval la dépasse. */
const PART_DE_LIMITE = 0.25;
/** Part de la limite qui peut être loin des sommets des contours. */
const PART_LOINTAINE = 0.25;

/** Fautes d’une même sorte citées par fichier ; les autres sont comptées. */
const CITEES = 5;

/** Toutes les fautes d’un fichier de contours, de la structure à la place ; vide si le fichier est bon. */
export function verifierContours(
  fichier: string,
  lu: unknown,
  code: string,
  referentiel: Referentiel,
  centres: CentresEpci,
): Probleme[] {
  const autre = autreQueDesEntites(lu);
  if (autre)
    return [
      { fichier, champ: '', valeur: autre, attendu: 'une FeatureCollection GeoJSON, écrite par npm run contours' },
    ];
  const structure = schemaContours.safeParse(lu);
  if (!structure.success) return citer(problemesDeZod(fichier, lu, structure.error));
  const contours: Contours = structure.data;
  const noter = (valeur: string, attendu: string): Probleme => ({ fichier, champ: 'features', valeur, attendu });
  const places = [...horsEmprise(contours, code), ...malPlaces(contours, centres), ...limiteAilleurs(contours)].map(
    (valeur) => noter(valeur, 'le contour de cet EPCI, à sa place : npm run contours'),
  );
  const ids = verifierIdentites(contours, code, referentiel).map(({ valeur, attendu }) => noter(valeur, attendu));
  if (ids.length + places.length > 0) return citer([...ids, ...places]);
  return citer(
    anomaliesDe(contours).map((valeur) => noter(valeur, 'des contours écrits par npm run contours, non modifiés')),
  );
}

/** Les premières fautes, et la dernière dit combien d’autres suivent. */
function citer(problemes: Probleme[]): Probleme[] {
  const autres = problemes.length - CITEES;
  if (autres <= 0) return problemes;
  const [derniere, ...avant] = problemes.slice(0, CITEES).reverse();
  return [...avant.reverse(), { ...derniere!, valeur: `${derniere!.valeur} (et ${autres} autres fautes)` }];
}

function verifierIdentites(
  { features, coupes = [] }: Contours,
  code: string,
  referentiel: Referentiel,
): { valeur: string; attendu: string }[] {
  const attendus = new Map(territoiresDuDepartement(referentiel, code).map((e) => [e.siren, e]));
  const traces = features.map(({ id }) => id);
  return [
    ...[...attendus.keys()]
      .filter((siren) => !traces.includes(siren))
      .map((siren) => ({ valeur: `${siren} absent`, attendu: 'un contour par EPCI du département' })),
    ...features.flatMap(({ id, properties }, rang) => {
      const epci = attendus.get(id);
      if (!epci)
        return [{ valeur: `« ${id} »`, attendu: 'seulement des EPCI qui ont une commune dans le département' }];
      if (traces.indexOf(id) !== rang) return [{ valeur: `${id} deux fois`, attendu: 'un contour par EPCI' }];
      if (normaliser(properties.nom) !== normaliser(epci.nom))
        return [{ valeur: `${id}, nommé « ${properties.nom} »`, attendu: `le nom du référentiel : « ${epci.nom} »` }];
      return properties.type === epci.type
        ? []
        : [{ valeur: `${id}, de type « ${properties.type} »`, attendu: `le type du référentiel : « ${epci.type} »` }];
    }),
    ...coupes
      .filter((siren, rang) => !attendus.has(siren) || coupes.indexOf(siren) < rang)
      .map((siren) => ({ valeur: `coupes : « ${siren} »`, attendu: 'un EPCI du département, une seule fois' })),
  ];
}

function horsEmprise(contours: Contours, code: string): string[] {
  const lignes: (readonly [string, readonly Point[]])[] = [
    ...contours.features.flatMap(({ id, geometry }) => anneauxDe(geometry).map((ligne) => [id, ligne] as const)),
    ...lignesDeLimite(contours).map((ligne) => ['limite du département', ligne] as const),
  ];
  const dehors = lignes.flatMap(([qui, ligne]) => {
    const point = ligne.find((p) => !estDansLEmprise(p, code));
    return point ? [`${qui} : point hors de France, ${point.join(' ')}`] : [];
  });
  return [...new Set(dehors)];
}

function malPlaces({ features, coupes = [] }: Contours, centres: CentresEpci): string[] {
  return features.flatMap((contour) => {
    const ecart = ecartAuCentre(contour, centres);
    if (ecart === null) return [];
    const [distance, rayon] = ecart;
    const admis = ECARTS[coupes.includes(contour.id) ? 'coupe' : 'entier'];
    return distance <= admis.km + admis.rayon * rayon
      ? []
      : [`${contour.id} (${contour.properties.nom}) à ${enKm(distance)} km de ses communes`];
  });
}

/**
 * Les contours entiers trop petits ou trop grands pour leurs communes : bien placés, mais rétrécis ou élargis. On les
 * signale sans les refuser : à la précision d’une carte, une île ou un étang en plus changent une petite aire.
 */
export function airesDouteuses({ features, coupes = [] }: Contours, centres: CentresEpci): string[] {
  return features.flatMap(({ id, properties, geometry }) => {
    const attendu = centres[id]?.[2];
    if (!attendu || coupes.includes(id)) return [];
    const aire = Math.abs(anneauxDe(geometry).reduce((somme, anneau) => somme + aireKm2(anneau), 0));
    const communes = Math.PI * attendu ** 2;
    const rapport = Math.sqrt(aire / communes);
    return Math.min(rapport, 1 / rapport) >= RAPPORT_MIN
      ? []
      : [
          `le contour de ${id} (${properties.nom}) a ${formaterNombre(Math.round(aire))} km², ses communes ` +
            `${formaterNombre(Math.round(communes))} : refaites-le, npm run contours`,
        ];
  });
}

/** Une distance courte garde une décimale : 2,2. */
const enKm = (distance: number): string =>
  distance < 10 ? distance.toFixed(1).replace('.', ',') : formaterNombre(distance);

/** La limite du département est faite des bords de ses contours : trop de points loin de tous la disent d’ailleurs. */
function limiteAilleurs(contours: Contours): string[] {
  const bords = contours.features.flatMap(({ geometry }) => anneauxDe(geometry).flat());
  const points = lignesDeLimite(contours).flat();
  const loin = points.filter(
    (p) => !bords.some((b) => Math.abs(b[0] - p[0]) < ECART_LIMITE && Math.abs(b[1] - p[1]) < ECART_LIMITE),
  );
  const etendue = (sommets: readonly Point[], axe: 0 | 1) => {
    const valeurs = sommets.map((p) => p[axe]).sort((a, b) => a - b);
    return (valeurs.at(-1) ?? 0) - (valeurs[0] ?? 0);
  };
  if (([0, 1] as const).some((axe) => etendue(points, axe) < etendue(bords, axe) * PART_DE_LIMITE))
    return ['limite du département : elle n’entoure pas ses contours'];
  return loin.length > points.length * PART_LOINTAINE
    ? [`limite du département : ${accorder(loin.length, 'point')} sur ${points.length} loin de tout contour`]
    : [];
}

/** Distance au centre officiel et rayon, en kilomètres ; `null` si la table ne connaît pas cet EPCI. */
function ecartAuCentre({ id, geometry }: Contour, centres: CentresEpci): [number, number] | null {
  const [x, y, rayon] = centres[id] ?? [];
  if (x === undefined || y === undefined || rayon === undefined) return null;
  return [Math.hypot(...ecartKm([x, y], centroide(geometry))), rayon];
}
