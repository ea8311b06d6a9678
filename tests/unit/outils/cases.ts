import type { Feature } from 'geojson';
import { lireDecoupage } from '../../../src/outils/contours/lecture.ts';
import centres from '../../../src/chargeurs/centres-epci.json' with { type: 'json' };
import { rectangle, territoire } from '../geo/carres.ts';

/** Plus petit côté d’une case, en degrés : un EPCI de cent communes tient dans quinze kilomètres. */
const COTE = 0.012;
/** Côté d’un EPCI de peu de communes : assez pour que sa couleur se voie sur une image de partage. */
const COTE_EPCI = 0.07;

/** Côté des cases d’un EPCI de `nombre` communes, au dix-millième de degré où sont leurs coins. */
const coteDe = (nombre: number): number =>
  Math.max(COTE, Math.round((COTE_EPCI / Math.ceil(Math.sqrt(nombre))) * 1e4) / 1e4);

const uneCase = (code: string, nom: string, [x, y]: readonly [number, number], cote: number): Feature => ({
  type: 'Feature',
  properties: { code, nom },
  geometry: territoire(code, [rectangle(x, y, cote, cote)]).geometry,
});

/** Moyenne de `nombre` valeurs. */
const moyenne = (nombre: number, valeur: (rang: number) => number): number =>
  Array.from({ length: nombre }, (_, rang) => valeur(rang)).reduce((somme, n) => somme + n, 0) / nombre;

/** Coin de la case de rang `rang` parmi `nombre`, en carré dont le milieu est au centre. */
function coin([x = 0, y = 0]: readonly number[], rang: number, nombre: number): [number, number] {
  const cote = Math.ceil(Math.sqrt(nombre));
  const [colonne, rangee] = [(n: number) => n % cote, (n: number) => Math.floor(n / cote)];
  const depart = (centre: number, place: (n: number) => number) =>
    Math.round((centre - (moyenne(nombre, place) + 0.5) * coteDe(nombre)) * 1e4) / 1e4 + place(rang) * coteDe(nombre);
  return [depart(x, colonne), depart(y, rangee)].map((n) => Math.round(n * 1e4) / 1e4) as [number, number];
}

/** Les communes d’un département, en cases serrées autour du vrai centre de leur EPCI. Rien d’un vrai dessin. */
export function cases(departement: string): Feature[] {
  const { epci } = lireDecoupage();
  const gardes = epci.filter(({ membres }) => membres.some(({ code }) => code.startsWith(departement)));
  return gardes.flatMap(({ code: siren, membres: siens }) =>
    siens.map(({ code, nom }, rang) =>
      uneCase(code, nom, coin(centres[siren as keyof typeof centres], rang, siens.length), coteDe(siens.length)),
    ),
  );
}
