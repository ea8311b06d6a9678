/** Temps d’une frappe dans la recherche de commune, à l’échelle du pays : `node tests/mesures/communes-echelle.ts`. */
import { pathToFileURL } from 'node:url';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { chercherLieux, indexerLesLieux } from '#lib/communes/recherche-de-lieux.ts';

const SAISIES = [
  'Saint-Aignan-sur-Roë',
  'chateau gontier',
  'Crahon',
  'la chapelle',
  'Villefranche',
  'xqzjkw',
  '53400',
  'Saint Denis du Maine',
  'Mayene',
];
const LIMITE_MS = 20;

/** Cherche après chaque lettre de chaque saisie, dans toutes les communes ; durées en millisecondes. */
export function mesurerFrappes(): {
  communes: number;
  noms: number;
  preparation: number;
  frappes: number;
  mediane: number;
  pire: number;
  saisie: string;
} {
  const { communes: parCode, departements } = lireReferentiel();
  const communes = [...parCode.values()].map(({ anciensNoms, departement, ...c }) => ({
    ...c,
    genre: 'commune' as const,
    autresNoms: anciensNoms,
    departement: { code: departement, nom: departements.get(departement)?.nom ?? departement },
  }));
  const depart = performance.now();
  const index = indexerLesLieux(communes);
  const preparation = performance.now() - depart;
  // Un premier tour laisse le moteur compiler, comme les premières lettres d’un visiteur.
  for (const saisie of SAISIES) chercherLieux(index, saisie);
  const mesures = SAISIES.flatMap((saisie) =>
    [...saisie].map((_, i) => {
      const debut = performance.now();
      chercherLieux(index, saisie.slice(0, i + 1));
      return { saisie: saisie.slice(0, i + 1), ms: performance.now() - debut };
    }),
  ).sort((a, b) => a.ms - b.ms);
  const pire = mesures.at(-1)!;
  return {
    communes: communes.length,
    noms: index.entrees.length,
    preparation,
    frappes: mesures.length,
    mediane: mesures[Math.floor(mesures.length / 2)]!.ms,
    pire: pire.ms,
    saisie: pire.saisie,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const m = mesurerFrappes();
  console.log(`${m.communes} communes, ${m.noms} noms, index préparé en ${m.preparation.toFixed(0)} ms`);
  console.log(
    `${m.frappes} frappes : médiane ${m.mediane.toFixed(1)} ms, pire ${m.pire.toFixed(1)} ms (« ${m.saisie} ` +
      `»), limite ${LIMITE_MS} ms`,
  );
  if (m.pire > LIMITE_MS) process.exitCode = 1;
}
