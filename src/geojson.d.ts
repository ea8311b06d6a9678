import type { FeatureCollection } from 'geojson';

// `@types/geojson` ne type que le format ; voici la seule fonction du paquet `geojson` dont le site se sert.
declare module 'geojson' {
  /** Lignes de tableau → FeatureCollection ; `Point` nomme les colonnes de latitude et de longitude. */
  export function parse(lignes: readonly object[], options: { Point: [string, string] }): FeatureCollection;
}
