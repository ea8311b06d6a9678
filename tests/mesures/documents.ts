/**
 * Temps pour faire chaque sorte de document, et ce que coûterait tout le pays : `npm run mesures -- documents
 * --sans-construire`.
 */
import { pathToFileURL } from 'node:url';
import type { TempsDesDocuments } from '#donnees/mesures-du-site.ts';
import { documentsARemplir } from '#documents/formulaires.ts';
import { composerAffiche, composerFiche, composerNote, composerPlaquette } from '#documents/imprimes.ts';
import { atelierDe } from '../documents/atelier.ts';

/** Intercommunalités de France, et nombres essayés pour voir si le temps leur est proportionnel. */
const PAYS = 1255;
const NOMBRES = [5, 10, 20];

interface Fabrique {
  sorte: string;
  faire: () => Promise<unknown>;
}

/**
 * Tous les fichiers d’un EPCI : sa fiche, vue de son département, et les documents à remplir de la Mayenne, seule à en
 * avoir.
 */
function parEpci(): Fabrique[][] {
  const mayenne = atelierDe('53');
  return [mayenne, atelierDe('36')].flatMap((a) =>
    a.d.territoires.map((t) => [
      { sorte: 'fiche pdf', faire: () => composerFiche(a, t) },
      ...documentsARemplir({ ...mayenne, preremplir: (x) => (a === mayenne ? a.preremplir(x) : {}) }, t).map((f) => ({
        sorte: `${f.famille} ${f.format}`,
        faire: f.fabriquer,
      })),
    ]),
  );
}

function parDepartement(): Fabrique[] {
  return ['53', '36']
    .map((code) => atelierDe(code))
    .flatMap((a) => [
      { sorte: 'plaquette pdf', faire: () => composerPlaquette(a) },
      { sorte: 'note pdf', faire: () => composerNote(a) },
      { sorte: 'affiche A4 pdf', faire: () => composerAffiche(a, 'a4') },
      { sorte: 'affiche A3 pdf', faire: () => composerAffiche(a, 'a3') },
    ]);
}

const mediane = (valeurs: number[]) => [...valeurs].sort((a, b) => a - b)[Math.floor(valeurs.length / 2)]!;
const arrondir = (n: number, decimales = 1) => Number(n.toFixed(decimales));

async function chronometrer(fabriques: readonly Fabrique[], temps: Map<string, number[]>): Promise<number> {
  const debut = performance.now();
  for (const { sorte, faire } of fabriques) {
    const depart = performance.now();
    await faire();
    temps.set(sorte, [...(temps.get(sorte) ?? []), performance.now() - depart]);
  }
  return performance.now() - debut;
}

/**
 * Mesure, sans réutiliser aucun document déjà fait ; les premiers de chaque sorte, qui chargent polices et gabarits, ne
 * comptent pas.
 */
export async function mesurerDocuments(): Promise<TempsDesDocuments> {
  const territoires = parEpci();
  await chronometrer([...parDepartement(), ...territoires.slice(-3).flat()], new Map());
  const temps = new Map<string, number[]>();
  for (let passage = 0; passage < 3; passage++) await chronometrer(parDepartement(), temps);
  const parNombre: TempsDesDocuments['parNombre'] = [];
  for (const epci of NOMBRES) {
    const fabriques = territoires.slice(0, epci).flat();
    const duree = await chronometrer(fabriques, temps);
    parNombre.push({
      epci,
      fichiers: fabriques.length,
      secondes: arrondir(duree / 1000, 2),
      msParEpci: Math.round(duree / epci),
    });
  }
  const dernier = parNombre.at(-1)!;
  const facteur = PAYS / dernier.epci;
  const mesure = {
    mediane: Object.fromEntries([...temps].map(([sorte, valeurs]) => [sorte, arrondir(mediane(valeurs))])),
    parNombre,
    pays: {
      epci: PAYS,
      fichiers: Math.round(dernier.fichiers * facteur),
      secondes: Math.round(dernier.secondes * facteur),
    },
  };
  console.table(Object.entries(mesure.mediane).map(([document, ms]) => ({ document, 'médiane, ms': ms })));
  console.table(mesure.parNombre);
  console.log(
    `Pour ${PAYS} intercommunalités, en proportion : ${mesure.pays.fichiers} fichiers en ${mesure.pays.secondes} s.`,
  );
  return mesure;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await mesurerDocuments();
