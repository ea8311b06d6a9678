import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Construction } from '#donnees/mesures-du-site.ts';
import { construire } from '../construire.ts';

const DOSSIER = join(import.meta.dirname, '../../.cache/mesures');

/** Ce que dit une construction qui vient de finir : temps écoulé mesuré ici, processeur et mémoire dits par elle. */
export function lireConstruction(journal: string, secondes: number): Omit<Construction, 'pages'> {
  const { memoireMo, processeurS } = JSON.parse(/MESURE (.*)/.exec(journal)![1]!) as {
    memoireMo: number;
    processeurS: number;
  };
  return { secondes: Math.round(secondes * 10) / 10, processeurS, memoireMo };
}

/** Construit le site à part, sans aucun cache ; rend aussi son dossier, que les autres parties mesurent. */
export function mesurerConstruction(): Construction & { sortie: string } {
  rmSync(DOSSIER, { recursive: true, force: true });
  const sortie = join(DOSSIER, 'dist');
  const debut = performance.now();
  const lue = lireConstruction(construire({ sortie }), (performance.now() - debut) / 1000);
  return {
    sortie,
    ...lue,
    pages: readdirSync(sortie, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.html')).length,
  };
}
