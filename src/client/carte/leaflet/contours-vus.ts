import { nomCourt } from '#lib/domaine/epci.ts';
import type { MultiLineString } from 'geojson';
import type { LatLngBounds, Polygon as Polygone } from 'leaflet';
import { polygon } from './leaflet.ts';
import { lireChemin } from '#lib/geo/chemin.ts';
import { polygonesDe, type FormesSituees, type Point } from '#lib/geo/contours.ts';
import { lireRepere, versDegres } from '#lib/geo/projection.ts';

/** Un EPCI, sa forme dans Leaflet, son emprise. */
interface FormeVue {
  siren: string;
  nom: string;
  feature: FormesSituees['features'][number];
  forme: Polygone;
  emprise: LatLngBounds;
}

/** Leaflet veut la latitude d’abord ; GeoJSON la donne en second. */
export const retourner = (lignes: readonly Point[][]): [number, number][][] =>
  lignes.map((ligne) => ligne.map(([longitude, latitude]) => [latitude, longitude]));

/** Les contours d’une vue, formes de Leaflet comprises. */
export interface ContoursVus {
  features: FormeVue['feature'][];
  limite: MultiLineString;
  parSiren: Map<string, FormeVue>;
  /** SIREN des EPCI dont l’essentiel est dans un département que la vue ne montre pas. */
  dehors: Set<string>;
  /** Vrai si ce sont ceux du dessin, simplifiés : assez pour toute la vue, pas pour s’en approcher. */
  simplifies: boolean;
}

const versContoursVus = (
  features: ContoursVus['features'],
  limite: MultiLineString,
  ici: Set<string>,
  nomDe: (siren: string) => string,
  simplifies: boolean,
): ContoursVus => {
  const parSiren = new Map(
    features.map((feature) => {
      const siren = feature.id;
      const forme = polygon(polygonesDe(feature.geometry).map(retourner), { className: 'territoire' });
      return [siren, { siren, feature, forme, nom: nomDe(siren), emprise: forme.getBounds() }];
    }),
  );
  return { features, limite, parSiren, dehors: new Set([...parSiren.keys()].filter((s) => !ici.has(s))), simplifies };
};

/** Le nom d’un territoire, tel que son lien sur le dessin le dit : « Pays de Craon : CLS signé, en cours ». */
const nomDuLien = (lien: Element): string => lien.getAttribute('aria-label')!.split(/\s:/)[0]!;

/**
 * Les contours de la vue, lus dans le dessin de la page : rien à télécharger. Si le dessin ne montre pas tout ce que
 * dit
 * le tableau, ce sont ceux que l’on publie.
 */
export async function chargerContoursVus(vue: HTMLElement): Promise<ContoursVus> {
  const dessin = vue.querySelector<SVGElement>('.carte [data-repere]')!;
  const repere = lireRepere(dessin.dataset['repere']!);
  const enDegres = (d: string) => lireChemin(d).map((ligne) => ligne.map((point) => versDegres(point, repere)));
  const liens = new Map([...dessin.querySelectorAll<SVGElement>('a[data-siren]')].map((a) => [a.dataset['siren']!, a]));
  const lignes = [...vue.querySelectorAll<HTMLElement>('tbody [data-siren]')];
  const ici = new Set(lignes.map((e) => e.dataset['siren']!));
  if ([...ici].every((siren) => liens.has(siren))) {
    const features = [...liens].map(([id, lien]) => ({
      id,
      geometry: { type: 'Polygon' as const, coordinates: enDegres(lien.querySelector('path')!.getAttribute('d')!) },
    }));
    const limite = dessin.querySelector('.contour')?.getAttribute('d') ?? '';
    return versContoursVus(
      features,
      { type: 'MultiLineString', coordinates: enDegres(limite) },
      ici,
      (siren) => nomDuLien(liens.get(siren)!),
      true,
    );
  }
  const { features, limite } = await publies(vue);
  const noms = new Map<string, string>(features.map((f) => [f.id, f.properties.nom]));
  return versContoursVus(features, limite, ici, (siren) => noms.get(siren)!, false);
}

/** Les contours publiés, sans simplification. */
async function publies(vue: HTMLElement) {
  const { chargerFormes } = await import('#client/carte/formes.ts');
  const { features, limite } = await chargerFormes(vue);
  return {
    limite,
    features: features.map((f) => ({ ...f, properties: { nom: nomCourt(f.properties.nom) } })),
  };
}

/** Remplace les formes simplifiées par les vraies, le moment venu de s’approcher. */
export async function preciser(contours: ContoursVus, vue: HTMLElement): Promise<void> {
  contours.simplifies = false;
  const { features, limite } = await publies(vue);
  contours.limite = limite;
  for (const feature of features) {
    const vu = contours.parSiren.get(feature.id);
    if (!vu) continue;
    vu.feature = feature;
    vu.forme.setLatLngs(polygonesDe(feature.geometry).map(retourner));
  }
}
