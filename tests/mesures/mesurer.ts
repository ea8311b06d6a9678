/**
 * `npm run mesures [-- partie…] [--sans-construire]` : mesure le site et l’écrit dans src/donnees/mesures.json, que « À
 * propos » montre. Sans partie nommée, toutes, dans l’ordre. Une partie qui échoue est dite, garde sa mesure précédente
 * et n’arrête pas les autres.
 *
 * Ajouter une partie : un fichier de ce dossier exporte une fonction qui rend un objet à écrire tel quel en JSON (elle
 * reçoit le dossier du site construit) ; une ligne de PARTIES la branche, une clé de `Mesures`
 * (src/donnees/mesures-du-site.ts) dit sa forme.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MesuresDuSite } from '#donnees/mesures-du-site.ts';
import { conduire, ErreurCommande, lireOptions } from '../../src/outils/ligne-de-commande.ts';
import { mesurerConstruction } from './construction.ts';

const RACINE = join(import.meta.dirname, '../..');
const SORTIE = join(RACINE, 'src/donnees/mesures.json');

/** Partie → ce qui la mesure. Chargée à son tour : une partie qui ne se charge pas n’empêche pas les autres. */
const PARTIES: Record<string, (dist: string) => Promise<object>> = {
  pages: async (dist) => (await import('./poids-des-pages.ts')).mesurerPages(dist),
  toutes: async (dist) => (await import('./poids-des-pages.ts')).peserToutes(dist),
  lighthouse: async (dist) => (await import('./lighthouse/notes.ts')).noterPages(dist),
  charge: async (dist) => (await import('./charge.ts')).mesurerCharge(dist),
  documents: async () => (await import('./documents.ts')).mesurerDocuments(),
  carte: async (dist) => (await import('./carte-echelle.ts')).mesurerCarte(dist),
  echelle: async () => (await import('./echelle.ts')).mesurerEchelle([24, 120, 1255]),
};

/** Parties qui construisent elles-mêmes ce qu’elles mesurent. */
const SANS_SITE = new Set(['documents', 'echelle']);

const TOUTES = ['construction', ...Object.keys(PARTIES)];
const AIDE = `npm run mesures [-- partie…] [--sans-construire]
Parties, toutes si aucune n’est nommée : ${TOUTES.join(', ')}.`;

/** Parties demandées et besoin de construire ; `null` s’il n’y a rien à mesurer. */
let demande: { voulues: string[]; construire: boolean } | null = null;
await conduire(() => {
  const lues = lireOptions({ 'sans-construire': { type: 'boolean' } }, AIDE);
  if (!lues) return console.log(AIDE);
  const inconnues = lues.libres.filter((p) => !TOUTES.includes(p));
  if (inconnues.length > 0) throw new ErreurCommande(`Partie inconnue : ${inconnues.join(', ')}.\n\n${AIDE}`);
  demande = { voulues: lues.libres, construire: lues.valeurs['sans-construire'] !== true };
});
if (!demande) process.exit();
const { voulues, construire }: { voulues: string[]; construire: boolean } = demande;
const faire = (partie: string) => voulues.length === 0 || voulues.includes(partie);

/** Écrit une partie sans toucher aux autres ; le fichier est remplacé d’un coup. */
function garder(partie: string, mesure: object): void {
  const toutes = JSON.parse(readFileSync(SORTIE, 'utf8')) as MesuresDuSite;
  const texte = JSON.stringify(
    { ...toutes, [partie]: { le: new Date().toISOString().slice(0, 10), ...mesure } },
    null,
    1,
  );
  writeFileSync(`${SORTIE}.neuf`, `${texte}\n`);
  renameSync(`${SORTIE}.neuf`, SORTIE);
}

const echecs: string[] = [];
let dist: string | null = join(RACINE, 'dist');
if (construire && (voulues.length === 0 || voulues.some((p) => !SANS_SITE.has(p)))) {
  console.log('── construction');
  try {
    const { sortie, ...construction } = mesurerConstruction();
    dist = sortie;
    garder('construction', construction);
    console.log(`${construction.pages} pages en ${construction.secondes} s, ${construction.memoireMo} Mo`);
  } catch (erreur) {
    dist = null;
    echecs.push('construction');
    console.error((erreur as Error).message);
  }
}

for (const [partie, mesurer] of Object.entries(PARTIES)) {
  if (!faire(partie)) continue;
  const debut = performance.now();
  console.log(`\n── ${partie}`);
  try {
    if (dist === null && !SANS_SITE.has(partie)) throw new Error('le site n’a pas pu être construit');
    garder(partie, await mesurer(dist ?? ''));
    console.log(`${Math.round((performance.now() - debut) / 1000)} s`);
  } catch (erreur) {
    echecs.push(partie);
    console.error(`${partie} : ${(erreur as Error).message}`);
  }
}
console.log(
  echecs.length > 0
    ? `\nNon mesuré, valeurs précédentes gardées : ${echecs.join(', ')}.`
    : '\nÉcrit dans src/donnees/mesures.json.',
);
process.exit(echecs.length > 0 ? 1 : 0);
