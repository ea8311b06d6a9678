/** Les contours publiés : poids, EPCI attendus d’après le référentiel, géométrie sans faute. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { arcsDe } from '#lib/geo/aretes.ts';
import { lignesDeLimite, type Contours } from '#lib/geo/contours.ts';
import { anomaliesDe, bordsFermes, estEnclave, videsEntre } from '#lib/geo/controles.ts';
import { aireKm2 } from '#lib/geo/longueurs-et-aires.ts';
import { tracerCarte } from '#lib/geo/lignes-communes.ts';
import { ATTRIBUTION, texteDesContours, POIDS_MAXIMAL } from '../../src/outils/contours/fichier-de-contours.ts';
import { lireDecoupage } from '../../src/outils/contours/lecture.ts';
import { vivant } from '../sites.ts';

const racine = join(vivant().contenu, 'content/departements');
const departements = readdirSync(racine)
  .filter((nom) => /^[0-9]/.test(nom))
  .sort()
  .map((code) => {
    const texte = readFileSync(join(racine, code, 'contours.geojson'), 'utf8');
    return { code, texte, contours: JSON.parse(texte) as Contours };
  });
const referentiel = lireDecoupage();
const departementDe = new Map(
  referentiel.communes
    .filter(({ type }) => type === 'commune-actuelle')
    .map(({ code, departement }) => [code, departement]),
);

/** Vrai si une commune du département n’est dans aucun EPCI. */
const membres = new Set(referentiel.epci.flatMap((e) => e.membres.map((m) => m.code)));
const aUneIleSeule = (departement: string) =>
  [...departementDe].some(([code, sien]) => sien === departement && !membres.has(code));

/** Les fautes de tous les départements, chacune avec le sien. */
const aucune = (juger: (d: (typeof departements)[number]) => readonly string[]) => {
  assert.ok(departements.length > 0);
  assert.deepEqual(
    departements.flatMap((d) => juger(d).map((faute) => `${d.code} : ${faute}`)),
    [],
  );
};

test('pèsent au plus 12 kB compressés', () =>
  aucune(({ texte }) => {
    const poids = gzipSync(texte, { level: 9 }).length;
    return poids <= POIDS_MAXIMAL ? [] : [`${poids} octets`];
  }));

test('sont ceux des EPCI du département, par SIREN, avec leurs noms du référentiel', () => {
  for (const { code, contours } of departements)
    assert.deepEqual(
      contours.features.map(({ id, properties }) => [id, properties]),
      referentiel.epci
        .filter(({ membres }) => membres.some((m) => departementDe.get(m.code) === code))
        .map(({ code: siren, nom, type }) => ({ siren, lu: { nom, type } }))
        .sort((a, b) => (a.siren < b.siren ? -1 : 1))
        .map(({ siren, lu }) => [siren, lu]),
      code,
    );
});

test('portent leur attribution et gardent la mise en forme de l’outil', () =>
  aucune(({ texte, contours }) =>
    contours.attribution === ATTRIBUTION && texteDesContours(contours) === texte
      ? []
      : ['attribution ou mise en forme'],
  ));

test('sont en degrés, à cinq décimales au plus', () =>
  aucune(({ texte }) => texte.match(/-?\d+\.\d+(?=[,\]])/g)!.filter((nombre) => !/^-?\d{1,3}\.\d{1,5}$/.test(nombre))));

test('n’ont ni éclat, ni auto-intersection, ni recouvrement, et tournent selon le RFC 7946', () =>
  aucune(({ contours }) => anomaliesDe(contours)));

test('ne laissent aucun vide, hors enclave : chaque arête est à deux voisins ou au bord, qui est fermé', () =>
  aucune(({ contours }) => [
    ...videsEntre(contours)
      .filter((v) => !estEnclave(v))
      .map((v) => `vide ${JSON.stringify(v).slice(0, 80)}`),
    ...(bordsFermes(contours).length > 0 ? [] : ['bord ouvert']),
    ...arcsDe({ features: contours.features })
      .filter(({ territoires }) => territoires.length !== 1 && territoires.length !== 2)
      .map(({ territoires }) => `arête de ${territoires.join()}`),
  ]));

test('contiennent une limite de département fermée, jamais hors des EPCI', () =>
  aucune(({ code, contours }) => {
    const lignes = lignesDeLimite(contours);
    const total = bordsFermes(contours).reduce((somme, anneau) => somme + aireKm2(anneau), 0);
    const seul = lignes.reduce((somme, ligne) => somme + aireKm2(ligne), 0);
    return [
      ...lignes.filter((l) => String(l[0]) !== String(l.at(-1))).map((l) => `limite ouverte en ${String(l[0])}`),
      // Une île sans EPCI est dans la limite du département, et dans aucun contour.
      ...(seul > 0 && (seul <= total + 1e-6 || aUneIleSeule(code)) ? [] : [`${seul} km² pour ${total}`]),
    ];
  }));

test('se dessinent à 488 unités de large, sans décimale, chaque EPCI avec un tracé et une étiquette', () =>
  aucune(({ contours }) => {
    const trace = tracerCarte(contours, { echelle: { largeur: 488 } });
    const chemins = [
      ...trace.territoires.map(({ d }) => d),
      trace.limitesInternes,
      trace.contour,
      trace.limiteDepartement,
    ];
    return [
      ...(/NaN|\./.test(chemins.join('')) ? ['tracé à décimales'] : []),
      ...trace.territoires.filter(({ d }) => d === '').map(({ siren }) => `${siren} sans tracé`),
      ...(trace.etiquettes.length === contours.features.length ? [] : [`${trace.etiquettes.length} étiquettes`]),
    ];
  }));

test('sont les mêmes des deux côtés : un EPCI a une seule forme, et deux départements ne se recouvrent pas', () => {
  const formes = new Map<string, Contours['features'][number]>();
  const doubles = departements.flatMap(({ code, contours }) =>
    contours.features
      .filter(({ id }) => !contours.coupes?.includes(id))
      .flatMap((f) => {
        const deja = formes.get(f.id);
        formes.set(f.id, f);
        return deja && JSON.stringify(deja.geometry) !== JSON.stringify(f.geometry) ? [`${code} : ${f.id}`] : [];
      }),
  );
  assert.deepEqual(doubles, []);
  assert.deepEqual(anomaliesDe({ features: [...formes.values()] }), []);
});
