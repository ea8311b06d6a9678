import centres from '#chargeurs/centres-epci.json' with { type: 'json' };
import { chargerContenu } from '#chargeurs/contenu.ts';
import { lireDepartements } from '#chargeurs/geographie.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import type { CentresEpci } from '#lib/contenu/coherence-contours.ts';
import { donneesDe } from '#lib/contenu/contenu.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import type { Epci } from '#lib/domaine/epci.ts';
import { COURONNE, dessinerFrance, ecarter, VUE, type DepartementDessine } from '#lib/france/carte-de-france.ts';
import type { TerritoireRepere } from '#lib/france/releve.ts';
import type { Point } from '#lib/geo/contours.ts';
import type { RegionCherchee, Reperage } from '#lib/schemas/france.ts';
import { typo } from '#lib/texte/typo.ts';
import { chargerReleve } from './france.ts';
import { chargerDonnees } from './site.ts';

/** Un département du relevé : suivi, ou ce qui y a été repéré. */
export interface DepartementDuReleve {
  code: string;
  nom: string;
  /** Le département, s’il est suivi. */
  suivi: Departement | null;
  territoires: TerritoireRepere[];
  /** Intercommunalités dont rien n’a été lu. */
  autres: Epci[];
  /** Fiches dont les intercommunalités ne sont pas nommées, ou de communes sans intercommunalité. */
  sansTerritoire: Reperage[];
}

/** Une région du relevé. */
export interface RegionDuReleve {
  code: string;
  nom: string;
  cherchee: RegionCherchee | null;
  departements: DepartementDuReleve[];
}

const parNom = (a: { nom: string }, b: { nom: string }) => a.nom.localeCompare(b.nom, 'fr');

let regions: RegionDuReleve[] | undefined;

/** Toutes les régions, dans l’ordre de leur nom. */
export function chargerRegions(): RegionDuReleve[] {
  return (regions ??= dresserLesRegions());
}

function dresserLesRegions(): RegionDuReleve[] {
  const referentiel = lireReferentiel();
  const releve = chargerReleve();
  const suivis = new Map(chargerDonnees().departements.map((d) => [d.code, d]));
  const epciDe = Map.groupBy(referentiel.epci.values(), (e) => e.departement);
  const cherchees = new Map(donneesDe(chargerContenu().regions).map((r) => [r.region, r]));
  // Clipperton et les Terres australes n’ont pas d’habitant : rien n’y est à chercher.
  const habitees = [...referentiel.communes.values()].filter((c) => c.population !== null);
  const peuples = new Set(habitees.map((c) => c.departement));
  const departements = [...referentiel.departements.values()].filter((d) => peuples.has(d.code));
  const orphelines = [...releve.sansTerritoire, ...releve.horsEpci];
  return [...Map.groupBy(departements, (d) => d.region)]
    .map(([code, siens]) => ({
      code,
      nom: typo(siens[0]!.nomRegion),
      cherchee: cherchees.get(code) ?? null,
      departements: siens.toSorted(parNom).map((d): DepartementDuReleve => {
        const epci = epciDe.get(d.code) ?? [];
        return {
          code: d.code,
          nom: typo(d.nom),
          suivi: suivis.get(d.code) ?? null,
          territoires: releve.territoires.filter((t) => t.epci.departement === d.code),
          autres: epci.filter((e) => !releve.parSiren.has(e.siren)).sort(parNom),
          sansTerritoire: orphelines.filter((c) => c.departement === d.code),
        };
      }),
    }))
    .sort(parNom);
}

/**
 * Nombre d’établissements publics de coopération intercommunale à fiscalité propre : la Métropole du Grand Paris, que
 * le référentiel détaille en établissements territoriaux, compte pour un.
 */
export function nombreDEpci(): number {
  const tous = [...lireReferentiel().epci.values()];
  const detail = tous.filter((e) => e.type === 'EPT' || e.type === 'PARIS').length;
  return tous.length - detail + (detail > 0 ? 1 : 0);
}

/** Une marque de la carte. */
interface MarqueDessinee {
  t: TerritoireRepere;
  place: Point;
}

/** La carte dessinée : contours, et une marque par territoire repéré. */
export interface CarteDessinee {
  attribution: string;
  departements: DepartementDessine[];
  marques: MarqueDessinee[];
}

/** Centre de chaque EPCI du référentiel. */
const CENTRES: CentresEpci = centres;

/** De combien la France de l’accueil est plus petite que la carte du relevé. */
const REDUCTION = 3;

/** La France en petit : tous les départements, ceux que l’on suit à part. */
export function petiteFrance(): { vue: string; departements: (DepartementDessine & { suivi: boolean })[] } {
  const suivis = new Set(chargerDonnees().departements.map((d) => d.code));
  const contours = lireDepartements();
  // La couronne de Paris y est une fois : à sa place, non dans l’encart qui l’agrandit.
  const features = contours.features.filter(
    ({ properties: p }) => p.dessin === 'ensemble' || !COURONNE.includes(p.code),
  );
  const { departements } = dessinerFrance({ ...contours, features }, REDUCTION);
  return {
    vue: VUE.map((n) => Math.round(n / REDUCTION)).join(' '),
    // Les suivis en dernier : leur trait n’est pas couvert.
    departements: departements
      .map((d) => ({ ...d, suivi: suivis.has(d.code) }))
      .sort((a, b) => Number(a.suivi) - Number(b.suivi)),
  };
}

/** Écart minimal entre deux marques, en unités du dessin. */
const ECART = 12;

/** Dessine la carte de France du relevé. */
export function dessinerLeReleve(): CarteDessinee {
  const contours = lireDepartements();
  const { departements, placer } = dessinerFrance(contours);
  const situes = chargerReleve().territoires.flatMap((t) => {
    const [longitude, latitude] = CENTRES[t.epci.siren] ?? [];
    if (longitude === undefined || latitude === undefined) return [];
    return [{ t, place: placer([longitude, latitude], t.epci.departement) }];
  });
  // De haut en bas : l’ordre des tabulations et des flèches est celui de la lecture.
  situes.sort((a, b) => a.place[1] - b.place[1] || a.place[0] - b.place[0]);
  const places = ecarter(
    situes.map((s) => s.place),
    ECART,
  );
  return {
    attribution: contours.attribution,
    departements,
    marques: situes.map(({ t }, i) => ({ t, place: places[i]! })),
  };
}
