import type { MultiLineString } from 'geojson';
import { adresseContrat, adresseTerritoire } from '#lib/adresses.ts';
import type { Contour } from '#lib/geo/contours.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import type { Siren } from '#lib/valeurs/siren.ts';
import type { ContratAPublier, TerritoireCouvert } from '#lib/publication/colonnes-contrats.ts';
import { publierEpci, type EpciPublie } from '#lib/publication/colonnes-epci.ts';
import { chargerContours } from './contours.ts';
import { chargerDonnees, nomDeLaCommune, sourceDe } from './site.ts';

let memoire: readonly EpciPublie[] | undefined;

/** Lignes publiées, une par EPCI, dans l’ordre des noms ; écrites une fois. `origine` : adresse publique du site. */
export function publierTousLesEpci(origine: URL | undefined): readonly EpciPublie[] {
  const donnees = chargerDonnees();
  memoire ??= donnees.territoires.map((t) =>
    publierEpci(t, (id) => donnees.sources.get(id)?.adresse, new URL(adresseTerritoire(t.epci), origine).href),
  );
  return memoire;
}

/** Les EPCI publiés, avec deux membres étrangers au sens du RFC 7946 §6.1. */
export interface GeojsonPublie {
  type: 'FeatureCollection';
  features: Contour<EpciPublie>[];
  /** Mention due à la source des contours. */
  attribution: string;
  /** Limites des départements. */
  limite: MultiLineString;
}

/** Contours et valeurs publiées des EPCI d’un ou de plusieurs départements ; un EPCI à cheval n’y est qu’une fois. */
export function publierGeojson(codes: readonly string[], origine: URL | undefined): GeojsonPublie {
  const lignes = new Map(publierTousLesEpci(origine).map((l) => [l.siren, l]));
  const contours = codes.map(chargerContours);
  // Un EPCI à cheval peut être entier dans un fichier et coupé dans l’autre : l’entier, lu en dernier, l’emporte.
  const estCoupe = (c: (typeof contours)[number], siren: Siren) => c.coupes?.includes(siren) ?? false;
  const toutes = [true, false].flatMap((coupes) =>
    contours.flatMap((c) => c.features.filter((f) => estCoupe(c, f.id) === coupes)),
  );
  const formes = new Map(toutes.map((f) => [f.id, f]));
  return {
    type: 'FeatureCollection',
    attribution: [...new Set(contours.flatMap((c) => c.attribution ?? []))].join(' ; '),
    limite: { type: 'MultiLineString', coordinates: contours.flatMap((c) => c.limite?.coordinates ?? []) },
    features: [...formes.values()].map((f) => ({
      type: 'Feature',
      id: f.id,
      geometry: f.geometry,
      properties: lignes.get(f.id)!,
    })),
  };
}

function territoiresCouverts(c: Contrat, nomsEpci: ReadonlyMap<string, string>): TerritoireCouvert[] {
  return [
    ...c.epci.map((code) => ({
      territoire_type: 'epci' as const,
      territoire_code: code,
      territoire_nom: nomsEpci.get(code) ?? code,
    })),
    ...c.communes.map((code) => ({
      territoire_type: 'commune' as const,
      territoire_code: code,
      territoire_nom: nomDeLaCommune(code),
    })),
  ];
}

/** Tous les contrats, du plus récent au plus ancien, avec ce qu’il faut pour les publier. */
export function contratsAPublier(origine: URL | undefined): ContratAPublier[] {
  const donnees = chargerDonnees();
  const nomsEpci = new Map(donnees.territoires.map((t) => [t.epci.siren, t.epci.nom]));
  return donnees.contrats.map((c) => ({
    c,
    territoires: territoiresCouverts(c, nomsEpci),
    sources: c.sources.map((id) => sourceDe(donnees, id)),
    page: new URL(adresseContrat(c.id), origine).href,
  }));
}
