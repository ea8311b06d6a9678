/** Des communes lues au texte du fichier de contours : les étapes de l’outil, sans écriture. */
import type { MultiPolygon, Polygon } from 'geojson';
import { lireVoisinsEpci } from '../../chargeurs/voisins-epci.ts';
import { anneauxDe, type Contours, type Point } from '../../lib/geo/contours.ts';
import { anomaliesDe, PART_ILOT } from '../../lib/geo/controles.ts';
import { aireKm2 } from '../../lib/geo/longueurs-et-aires.ts';
import type { Siren } from '../../lib/valeurs/siren.ts';
import { coudre } from './couture.ts';
import { assemblerContours, texteDesContours, verifierLesContours } from './fichier-de-contours.ts';
import { generaliser, type Generalisation } from './generalisation.ts';
import { lireDecoupage } from './lecture.ts';
import type { Entite } from './mapshaper.ts';
import { epciTraces, partitionner, type PartDuPlan, type Voisinage } from './partition.ts';
import { ErreurGeometrie, rattacher, type FormeCommunale, type Piece } from './rattachement.ts';
import { indexerCommunes, type Decoupage } from './referentiel.ts';

const compter = (formes: readonly { forme: Polygon | MultiPolygon }[]): number =>
  formes.reduce((somme, { forme }) => somme + anneauxDe(forme).flat().length, 0);

/** Nombre à la française, pour le compte rendu. */
const nombre = (valeur: number): string => valeur.toLocaleString('fr-FR');

/** Écart d’aire admis entre un EPCI généralisé et ses communes ; moins strict pour un petit, qui n’a que ses côtes. */
const ECART = { admis: 0.01, petit: 0.03, km2: 20 };
/** Aire en deçà de laquelle un EPCI est généralisé plus finement que la tolérance, à proportion de son côté, en km². */
const AIRE_ORDINAIRE_KM2 = 150;
/** La tolérance d’un EPCI trop déformé est divisée par deux, jusqu’à ce nombre de fois. */
const REPRISES = 5;

/** Un îlot isolé plus petit n’est pas gardé. */
const AIRE_ILOT_KM2 = 0.25;

/** Le fichier à écrire, et ce qu’il faut en dire. */
export interface Production {
  texte: string;
  /** Nombre d’EPCI. */
  epci: number;
  compteRendu: string[];
  /** Contours à récrire des départements voisins : ils ont des sommets de plus sur la limite partagée. */
  voisins: Map<string, string>;
}

const aireDe = (forme: Polygon | MultiPolygon): number =>
  anneauxDe(forme).reduce((somme, anneau) => somme + aireKm2(anneau), 0);

/** Départements de chaque EPCI, d’après ses communes. */
function departementsDesEpci({ communes, epci }: Decoupage): Map<string, string[]> {
  const index = indexerCommunes(communes);
  return new Map(
    epci.map(({ code, membres }) => [code, [...new Set(membres.flatMap((m) => index.get(m.code)?.departement ?? []))]]),
  );
}

/** Aire de chaque EPCI d’après les formes de ses communes, par SIREN, en km². */
function airesDe(pieces: readonly Piece[]): Map<string, number> {
  const aires = new Map<string, number>();
  for (const { siren, forme } of pieces) aires.set(siren, (aires.get(siren) ?? 0) + Math.abs(aireDe(forme)));
  return aires;
}

/** Les EPCI que l’on trace. */
function neufsDe(parts: readonly Entite<PartDuPlan>[]): string[] {
  return [...new Set(parts.map((p) => p.properties).flatMap(({ siren, fixe }) => (siren && !fixe ? [siren] : [])))];
}

/** Les EPCI trop loin de l’aire de leurs communes. */
function tropDeformes(
  epci: Generalisation['epci'],
  parts: readonly Entite<PartDuPlan>[],
  avant: ReadonlyMap<string, number>,
): string[] {
  const apres = new Map(epci.map(({ siren, forme }) => [siren, aireDe(forme)]));
  return neufsDe(parts).filter((siren) => {
    const aire = avant.get(siren)!;
    const ecart = Math.abs((apres.get(siren) ?? 0) - aire) / aire;
    return ecart > (aire < ECART.km2 ? ECART.petit : ECART.admis);
  });
}

/**
 * Aire qui fixe la finesse d’un EPCI : la sienne, ou celle du plus petit qui le touche depuis un autre département,
 * s’il est lu. La limite qu’ils partagent ne bougera plus quand viendra son tour d’être tracé.
 */
function airesASuivre(pieces: readonly Piece[], ailleurs: readonly Piece[]): Map<string, number> {
  const [siennes, toutes] = [airesDe(pieces), airesDe([...pieces, ...ailleurs])];
  const voisins = lireVoisinsEpci();
  const plusPetite = (siren: string) => {
    const autour = (voisins.get(siren as Siren) ?? []).map((voisin) => voisin.siren);
    return Math.min(...[siren, ...autour].flatMap((s) => toutes.get(s) ?? []));
  };
  return new Map([...siennes.keys()].map((siren) => [siren, plusPetite(siren)]));
}

/**
 * Généralise, plus finement les EPCI que la tolérance déforme trop : une île, une langue de terre.
 * @param aires aire de chaque EPCI d’après ses communes, en km².
 * @param aSuivre celle d’après laquelle il est généralisé.
 */
async function generaliserFidelement(
  parts: readonly Entite<PartDuPlan>[],
  aires: ReadonlyMap<string, number>,
  aSuivre: ReadonlyMap<string, number>,
  departement: string,
  tolerance: number,
): Promise<Generalisation> {
  const ordinaire = (aire: number) => tolerance * Math.min(1, Math.sqrt(aire / AIRE_ORDINAIRE_KM2));
  const fines = new Map([...aSuivre].map(([siren, aire]) => [siren, ordinaire(aire)]));
  // Où un territoire n’est qu’une petite île (Bréhat, Sein), ses îlots comptent.
  const plusPetit = Math.min(...neufsDe(parts).map((siren) => aires.get(siren)!));
  const ilot = Math.min(AIRE_ILOT_KM2, plusPetit * PART_ILOT);
  for (let reprise = 0; ; reprise++) {
    const formes = await generaliser(parts, departement, (siren) => fines.get(siren) ?? tolerance, ilot);
    const deformes = reprise < REPRISES ? tropDeformes(formes.epci, parts, aires) : [];
    if (deformes.length === 0) return formes;
    for (const siren of deformes) fines.set(siren, (fines.get(siren) ?? tolerance) / 2);
  }
}

/** Les voisins dont le rectangle touche celui des communes lues : les autres n’ont pas de limite commune. */
function voisinsProches(voisinage: Voisinage, formes: readonly (Polygon | MultiPolygon)[]): Voisinage {
  const rectangle = (anneaux: readonly (readonly Point[])[]) =>
    [0, 1].map((axe) => {
      const valeurs = anneaux.flat().map((point) => point[axe]!);
      return [valeurs.reduce((a, b) => Math.min(a, b)), valeurs.reduce((a, b) => Math.max(a, b))] as const;
    });
  const ici = rectangle(formes.flatMap(anneauxDe));
  const touche = ({ features }: Contours) =>
    rectangle(features.flatMap(({ geometry }) => anneauxDe(geometry))).every(
      ([min, max], axe) => min <= ici[axe]![1] && max >= ici[axe]![0],
    );
  return new Map([...voisinage].filter(([, contours]) => touche(contours)));
}

/** Ce qui n’irait pas entre les nouveaux contours et ceux d’à côté. */
function anomaliesDeCouture(
  contours: Contours,
  voisinage: Voisinage,
  changes: ReadonlyMap<string, Contours>,
): string[] {
  const apres = new Map([...voisinage].map(([code, avant]) => [code, changes.get(code) ?? avant]));
  const tous = new Map([...epciTraces(apres)].map(([siren, { contour }]) => [siren, contour]));
  for (const contour of contours.features) tous.set(contour.id, contour);
  return anomaliesDe({ features: [...tous.values()] });
}

/**
 * Calcule les contours d’un département.
 * @param tolerance généralisation, en mètres.
 * @param partiels admet les EPCI à qui il manque des communes d’un autre département.
 * @param autour contours des autres départements publiés : la limite partagée reste la leur.
 * @throws ErreurContours à la première étape qui échoue.
 */
export async function produireContours(
  lues: readonly FormeCommunale[],
  departement: string,
  tolerance: number,
  partiels = false,
  autour: Voisinage = new Map(),
): Promise<Production> {
  const referentiel = lireDecoupage();
  const departements = departementsDesEpci(referentiel);
  const rattachement = rattacher(lues, referentiel, departement, partiels);
  const { pieces, ailleurs, epci, fusionnees, communes: actuelles, coupes, notes } = rattachement;
  const voisinage = voisinsProches(
    autour,
    pieces.map(({ forme }) => forme),
  );
  const parts = await partitionner(pieces, departement, voisinage, (siren) => departements.get(siren) ?? []);
  const generalisees = await generaliserFidelement(
    parts,
    airesDe(pieces),
    airesASuivre(pieces, ailleurs),
    departement,
    tolerance,
  );
  const { formes, changes } = coudre(generalisees, voisinage);
  const entiers = new Set([...epciTraces(voisinage)].filter(([, { coupe }]) => !coupe).map(([siren]) => siren));
  const encoreCoupes = [...coupes.keys()].filter((siren) => !entiers.has(siren));
  const contours = assemblerContours(formes, epci, encoreCoupes);
  const texte = texteDesContours(contours);
  const { poids, enclaves } = verifierLesContours(contours, texte);
  const fautes = anomaliesDeCouture(contours, voisinage, changes);
  if (fautes.length > 0)
    throw new ErreurGeometrie(
      'autre',
      `La limite avec un département voisin serait incorrecte :\n- ${fautes.slice(0, 5).join('\n- ')}`,
    );
  return {
    texte,
    epci: epci.length,
    voisins: new Map([...changes].map(([code, apres]) => [code, texteDesContours(apres)])),
    compteRendu: [
      `- ${nombre(lues.length)} communes lues, ${nombre(pieces.length)} retenues, dont ${nombre(fusionnees)} ` +
        `sous un code d’avant fusion : ${nombre(actuelles)} communes actuelles.`,
      `- ${nombre(compter(pieces))} points avant, ${nombre(compter(formes.epci))} après (tolérance ` +
        `${nombre(tolerance)} m).`,
      `- ${nombre(Buffer.byteLength(texte))} octets, ${nombre(poids)} compressés.`,
      ...epci
        .filter(({ code }) => encoreCoupes.includes(code))
        .map(
          ({ nom, code }) =>
            `- ${nom} est coupée à la limite du département : ajoutez à --communes le fichier des communes du ` +
            `${coupes.get(code)!.join(', du ')}.`,
        ),
      ...notes.map((note) => `- ${note}`),
      ...enclaves.map(
        (aire) =>
          `- Enclave de ${nombre(Math.round(aire * 10) / 10)} km² entourée par ces EPCI : vérifiez qu’elle existe.`,
      ),
    ],
  };
}
