/** Les contours publiés : poids, EPCI attendus d’après le référentiel, géométrie sans faute. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { arcsDe } from '#lib/geo/aretes.ts';
import { lignesDeLimite, type Contours } from '#lib/geo/contours.ts';
import { anomaliesDe, bordsFermes, videsEntre } from '#lib/geo/controles.ts';
import { aireKm2 } from '#lib/geo/mesures.ts';
import { tracerCarte } from '#lib/geo/lignes-communes.ts';
import { ATTRIBUTION, ecrire, POIDS_MAXIMAL } from '../../src/outils/contours/fichier.ts';
import { lireReferentiel } from '../../src/outils/contours/lecture.ts';

const racine = join(import.meta.dirname, '../../content/departements');
const departements = readdirSync(racine)
  .filter((nom) => /^[0-9]/.test(nom))
  .sort();
const referentiel = lireReferentiel();
const departementDe = new Map(
  referentiel.communes
    .filter(({ type }) => type === 'commune-actuelle')
    .map(({ code, departement }) => [code, departement]),
);

test('la Mayenne et l’Indre ont leurs contours', () => {
  for (const code of ['36', '53']) assert.ok(departements.includes(code), code);
});

for (const departement of departements) {
  describe(`contours du département ${departement}`, () => {
    const texte = readFileSync(join(racine, departement, 'contours.geojson'), 'utf8');
    const contours = JSON.parse(texte) as Contours;

    test('pèsent au plus 12 kB compressés', () => {
      const poids = gzipSync(texte, { level: 9 }).length;
      assert.ok(poids <= POIDS_MAXIMAL, `${poids} octets`);
    });

    test('sont ceux des EPCI du département, par SIREN, avec leurs noms du référentiel', () => {
      const attendus = referentiel.epci.filter(({ membres }) =>
        membres.some(({ code }) => departementDe.get(code) === departement),
      );
      assert.deepEqual(
        contours.features.map(({ id, properties }) => [id, properties]),
        attendus
          .map(({ code, nom, type }) => [code, { nom, type }])
          .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
      );
    });

    test('portent leur attribution et gardent la mise en forme de l’outil', () => {
      assert.equal(contours.attribution, ATTRIBUTION);
      assert.equal(ecrire(contours), texte);
    });

    test('sont en degrés, à cinq décimales au plus', () => {
      for (const nombre of texte.match(/-?\d+\.\d+(?=[,\]])/g)!) assert.match(nombre, /^-?\d{1,3}\.\d{1,5}$/);
    });

    test('n’ont ni éclat, ni auto-intersection, ni recouvrement, et tournent selon le RFC 7946', () => {
      assert.deepEqual(anomaliesDe(contours), []);
    });

    test('ne laissent aucun vide : chaque arête est à deux voisins ou au bord, qui est fermé', () => {
      assert.deepEqual(videsEntre(contours), []);
      assert.ok(bordsFermes(contours).length > 0);
      for (const { territoires } of arcsDe({ features: contours.features }))
        assert.ok(territoires.length === 1 || territoires.length === 2);
    });

    test('contiennent une limite de département fermée, jamais hors des EPCI', () => {
      const lignes = lignesDeLimite(contours);
      assert.ok(lignes.length > 0);
      for (const ligne of lignes) assert.deepEqual(ligne[0], ligne.at(-1));
      const total = bordsFermes(contours).reduce((somme, anneau) => somme + aireKm2(anneau), 0);
      const departementSeul = lignes.reduce((somme, ligne) => somme + aireKm2(ligne), 0);
      assert.ok(departementSeul > 0 && departementSeul <= total + 1e-6, `${departementSeul} km² pour ${total}`);
    });

    test('se dessinent à 488 unités de large en moins de 3 ko compressés, chaque EPCI avec son étiquette', () => {
      const trace = tracerCarte(contours, { echelle: { largeur: 488 } });
      const chemins = [
        ...trace.territoires.map(({ d }) => d),
        trace.limitesInternes,
        trace.contour,
        trace.limiteDepartement,
      ];
      const poids = gzipSync(chemins.join('\n'), { level: 9 }).length;
      assert.ok(poids < 3000, `${poids} octets`);
      assert.doesNotMatch(chemins.join(''), /NaN|\./);
      assert.equal(trace.etiquettes.length, contours.features.length);
      for (const { siren, rayon } of trace.etiquettes) assert.ok(rayon >= 15, `${siren} : rayon ${rayon}`);
    });
  });
}
