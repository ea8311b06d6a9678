/** La finesse des contours, sur des formes fabriquées. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anneauxDe, type Contours } from '#lib/geo/contours.ts';
import { lireDecoupage } from '../../../src/outils/contours/lecture.ts';
import { produireContours } from '../../../src/outils/contours/production.ts';
import type { FormeCommunale } from '../../../src/outils/contours/rattachement.ts';
import { cases } from './cases.ts';

/** Paris en rond dentelé : des dents de quarante mètres, que la tolérance de Paris efface, et non celle d’un petit. */
function parisDentele(): FormeCommunale {
  const points = Array.from({ length: 90 }, (_, rang) => {
    const [angle, rayon] = [(rang * Math.PI) / 45, 0.05 + (rang % 2 ? 0.0004 : -0.0004)];
    return [2.35 + 1.5 * rayon * Math.cos(angle), 48.86 + rayon * Math.sin(angle)];
  });
  return {
    code: '75056',
    nom: 'Paris',
    fichier: '75.geojson',
    forme: { type: 'Polygon', coordinates: [[...points, points[0]!]] },
  };
}

const hautsDeSeine = (): FormeCommunale[] =>
  cases('92').map(({ properties, geometry }) => ({
    code: String(properties!['code']),
    nom: String(properties!['nom']),
    fichier: '92.geojson',
    forme: geometry as FormeCommunale['forme'],
  }));

async function pointsDe(lues: readonly FormeCommunale[]): Promise<number> {
  const { texte } = await produireContours(lues, '75', 300);
  return (JSON.parse(texte) as Contours).features.flatMap(({ geometry }) => anneauxDe(geometry)).flat().length;
}

test('la limite d’un département est aussi fine que le demandera le petit EPCI d’à côté, s’il est lu', async () => {
  const { epci } = lireDecoupage();
  assert.ok(
    epci.some(({ code }) => code === '200057966'),
    'Vallée Sud, qui touche Paris',
  );
  const [seul, avecSonVoisin] = [await pointsDe([parisDentele()]), await pointsDe([parisDentele(), ...hautsDeSeine()])];
  assert.ok(avecSonVoisin > 2 * seul, `${seul} points seul, ${avecSonVoisin} avec le fichier du 92`);
});
