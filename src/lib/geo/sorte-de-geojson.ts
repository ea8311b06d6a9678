/** Ce qu’une valeur JSON est, quand ce n’est pas une FeatureCollection. */

const GEOMETRIES = [
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
];

/** En français, ce que la valeur est ; `null` si c’est bien une FeatureCollection. */
export function autreQueDesEntites(lu: unknown): string | null {
  if (lu === null) return 'rien (« null »)';
  if (Array.isArray(lu)) return 'une liste, sans l’objet qui la porte';
  if (typeof lu === 'string') return 'un texte';
  if (typeof lu !== 'object') return typeof lu === 'number' ? 'un nombre' : 'une valeur';
  const type = 'type' in lu ? lu.type : undefined;
  if (type === 'FeatureCollection') return null;
  if (type === undefined) return 'un objet sans « type »';
  if (type === 'Topology') return 'un TopoJSON (« Topology »)';
  if (type === 'Feature') return 'une seule entité (« Feature »)';
  if (typeof type !== 'string') return 'un objet dont « type » n’est pas un nom';
  return GEOMETRIES.includes(type) ? `une géométrie seule (« ${type} »)` : `un objet de type « ${type.slice(0, 40)} »`;
}
