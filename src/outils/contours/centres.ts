/**
 * `node src/outils/contours/centres.ts FICHIER…` : refait la table des centres d’EPCI que le contrôle des contours lit.
 * À relancer quand le référentiel change de version, avec les communes de tous les départements.
 */
import { writeFileSync } from 'node:fs';
import { aireKm2 } from '../../lib/geo/longueurs-et-aires.ts';
import { anneauxDe } from '../../lib/geo/contours.ts';
import { centroide } from '../../lib/geo/centre.ts';
import { lireFormesCommunales, lireDecoupage } from './lecture.ts';
import { conduire, lireOptions } from '../ligne-de-commande.ts';
import { ErreurContours, phraseDeLErreur } from './rattachement.ts';
import { indexerCommunes } from './referentiel.ts';

const VERS = 'src/chargeurs/centres-epci.json';
const AIDE = `Écrit ${VERS} : centre (longitude, latitude) et rayon moyen (km) de chaque EPCI,
d’après les formes de ses communes.

  node src/outils/contours/centres.ts FICHIER [FICHIER…]   GeoJSON des communes de tous les départements, en WGS 84
`;

async function ecrireCentres(fichiers: readonly string[]): Promise<void> {
  const referentiel = lireDecoupage();
  const index = indexerCommunes(referentiel.communes);
  const siren = new Map(referentiel.epci.flatMap(({ code, membres }) => membres.map((m) => [m.code, code])));
  const sommes = new Map<string, { aire: number; x: number; y: number }>();
  for (const commune of fichiers.flatMap(lireFormesCommunales)) {
    const epci = siren.get(index.get(commune.code)?.code ?? '');
    if (!epci) continue;
    const aire = Math.abs(anneauxDe(commune.forme).reduce((somme, anneau) => somme + aireKm2(anneau), 0));
    const [x, y] = centroide(commune.forme);
    const somme = sommes.get(epci) ?? { aire: 0, x: 0, y: 0 };
    sommes.set(epci, { aire: somme.aire + aire, x: somme.x + aire * x, y: somme.y + aire * y });
  }
  const manquants = referentiel.epci.filter(({ code }) => !sommes.has(code));
  if (manquants.length > 0)
    throw new ErreurContours(`Aucune commune pour ${manquants.map(({ nom, code }) => `${nom} (${code})`).join(', ')}.`);
  const lignes = [...sommes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { aire, x, y }]) => {
      const centre = [x / aire, y / aire].map((n) => n.toFixed(3));
      return `"${code}":[${centre.join(',')},${Math.sqrt(aire / Math.PI).toFixed(1)}]`;
    });
  writeFileSync(VERS, `{\n${lignes.join(',\n')}\n}\n`);
  console.log(`${VERS} : ${lignes.length} EPCI.`);
}

await conduire(async () => {
  const lues = lireOptions({}, AIDE);
  if (!lues || lues.libres.length === 0) console.log(AIDE);
  else await ecrireCentres(lues.libres);
}, phraseDeLErreur);
