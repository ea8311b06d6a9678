/** Temps d’une frappe dans la recherche de commune, à l’échelle du pays : `node tests/mesures/communes-echelle.ts`. */
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { chercherCommunes, indexer } from '#lib/communes/recherche.ts';

const SAISIES = ['Saint-Aignan-sur-Roë', 'chateau gontier', 'Crahon', 'la chapelle', 'Villefranche', 'xqzjkw', '53400', 'Saint Denis du Maine', 'Mayene'];
const LIMITE_MS = 20;

const communes = [...lireReferentiel().communes.values()];
const depart = performance.now();
const index = indexer(communes);
const preparation = performance.now() - depart;
// Un premier tour laisse le moteur compiler, comme les premières lettres d’un visiteur.
for (const saisie of SAISIES) chercherCommunes(index, saisie);
const mesures = SAISIES.flatMap((saisie) => [...saisie].map((_, i) => {
  const debut = performance.now();
  chercherCommunes(index, saisie.slice(0, i + 1));
  return { saisie: saisie.slice(0, i + 1), ms: performance.now() - debut };
})).sort((a, b) => a.ms - b.ms);
const [mediane, pire] = [mesures[Math.floor(mesures.length / 2)]!, mesures.at(-1)!];
console.log(`${communes.length} communes, ${index.entrees.length} noms, index préparé en ${preparation.toFixed(0)} ms`);
console.log(`${mesures.length} frappes : médiane ${mediane.ms.toFixed(1)} ms, pire ${pire.ms.toFixed(1)} ms (« ${pire.saisie} »), limite ${LIMITE_MS} ms`);
if (pire.ms > LIMITE_MS) process.exitCode = 1;
