/**
 * `node src/outils/contours/voisins-epci.ts FICHIER…` : refait la table des EPCI voisins d’un département à l’autre,
 * que les contours d’un département ne disent pas. À relancer quand le référentiel change de version, avec les communes
 * de tous les départements.
 */
import { writeFileSync } from 'node:fs';
import { anneauxDe, type Point } from '../../lib/geo/contours.ts';
import { ecartKm } from '../../lib/geo/longueurs-et-aires.ts';
import type { Siren } from '../../lib/valeurs/siren.ts';
import { conduire, lireOptions } from '../ligne-de-commande.ts';
import { lireDecoupage, lireFormesCommunales } from './lecture.ts';
import { phraseDeLErreur } from './rattachement.ts';
import { indexerCommunes } from './referentiel.ts';

const VERS = 'src/chargeurs/voisins-epci.json';
const AIDE = `Écrit ${VERS} : les EPCI de départements différents qui se touchent, d’après les formes de leurs communes.

  node src/outils/contours/voisins-epci.ts FICHIER [FICHIER…]   GeoJSON des communes de tous les départements, en WGS 84
`;

/**
 * Côté d’une case, en degrés de latitude (un demi-kilomètre) : d’un département à l’autre, les limites d’un même
 * millésime s’écartent de quelques centaines de mètres.
 */
const CASE = 0.0045;
/** Un degré de longitude est plus court : une case reste à peu près carrée à la latitude moyenne. */
const CASE_EST = CASE / Math.cos((46 * Math.PI) / 180);
/** Cases communes à partir desquelles deux EPCI se touchent : moins, c’est un coin. */
const CASES_COMMUNES = 4;
/** Pas de parcours d’une limite, en kilomètres. */
const PAS_KM = 0.1;

/** Cases que traverse une ligne. */
function* casesDe(ligne: readonly Point[]): Generator<string> {
  for (const [rang, arrivee] of ligne.entries()) {
    const depart = ligne[rang - 1];
    if (!depart) continue;
    const pas = Math.ceil(Math.hypot(...ecartKm(depart, arrivee)) / PAS_KM);
    for (let i = 0; i <= pas; i++) {
      const part = pas === 0 ? 0 : i / pas;
      const [x, y] = [0, 1].map((axe) => depart[axe]! + part * (arrivee[axe]! - depart[axe]!)) as [number, number];
      yield `${Math.floor(x / CASE_EST)} ${Math.floor(y / CASE)}`;
    }
  }
}

/** Écrit la table : pour chaque EPCI, ceux de SIREN plus grand qui le touchent, sauf à l’intérieur d’un département. */
function ecrireVoisins(fichiers: readonly string[]): void {
  const { communes, epci } = lireDecoupage();
  const index = indexerCommunes(communes);
  const sirens = new Map(epci.flatMap(({ code, membres }) => membres.map((m) => [m.code, code])));
  const departements = new Map(
    epci.map(({ code, membres }) => [code, new Set(membres.flatMap((m) => index.get(m.code)?.departement ?? []))]),
  );
  const parCase = new Map<string, Set<Siren>>();
  for (const { code, forme } of fichiers.flatMap(lireFormesCommunales)) {
    const siren = sirens.get(index.get(code)?.code ?? '');
    if (!siren) continue;
    for (const ligne of anneauxDe(forme))
      for (const cle of casesDe(ligne)) parCase.set(cle, (parCase.get(cle) ?? new Set()).add(siren));
  }
  const communs = new Map<string, number>();
  for (const presents of parCase.values()) {
    const tries = [...presents].sort();
    for (const [rang, a] of tries.entries())
      for (const b of tries.slice(rang + 1))
        if (departements.get(a)!.union(departements.get(b)!).size > 1)
          communs.set(`${a} ${b}`, (communs.get(`${a} ${b}`) ?? 0) + 1);
  }
  const paires = [...communs].filter(([, cases]) => cases >= CASES_COMMUNES).map(([paire]) => paire.split(' '));
  const voisins = Map.groupBy(paires, ([a]) => a!);
  const lignes = [...voisins]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([a, siennes]) => `${JSON.stringify(a)}:${JSON.stringify(siennes.map(([, b]) => b!).sort())}`);
  writeFileSync(VERS, `{\n${lignes.join(',\n')}\n}\n`);
  console.log(`${VERS} : ${paires.length} paires d’EPCI.`);
}

await conduire(async () => {
  const lues = lireOptions({}, AIDE);
  if (!lues || lues.libres.length === 0) console.log(AIDE);
  else ecrireVoisins(lues.libres);
}, phraseDeLErreur);
