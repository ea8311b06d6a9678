import type { Feature } from 'geojson';
import { lireReferentiel } from '../../../src/outils/contours/lecture.ts';
import { rectangle, territoire } from '../geo/carres.ts';

const uneCase = (code: string, nom: string, colonne: number, rangee: number): Feature => ({
  type: 'Feature',
  properties: { code, nom },
  geometry: territoire(code, [rectangle(colonne / 10, 44 + rangee / 5, 0.1, 0.2)]).geometry,
});

/**
 * Les communes des EPCI d’un département, en cases de 0,1 sur 0,2 degré, une rangée par EPCI ; celles d’aucun EPCI
 * sont des îles, à l’écart. Rien d’un vrai dessin.
 */
export function cases(departement: string): Feature[] {
  const { epci, communes } = lireReferentiel();
  const gardes = epci.filter(({ membres }) => membres.some(({ code }) => code.startsWith(departement)));
  const membres = new Set(epci.flatMap((e) => e.membres.map(({ code }) => code)));
  const seules = communes.filter(
    (c) => c.type === 'commune-actuelle' && c.departement === departement && !membres.has(c.code),
  );
  return [
    ...gardes.flatMap((e, rangee) => e.membres.map(({ code, nom }, colonne) => uneCase(code, nom, colonne, rangee))),
    ...seules.map(({ code, nom }, rang) => uneCase(code, nom, -3 - 2 * rang, 0)),
  ];
}
