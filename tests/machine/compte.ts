/** Lit le compte des tests dans la sortie de node:test ou de Playwright. */

/** Ce qu’une étape a donné. */
export interface Compte {
  passes: number;
  echecs: number;
  /** Passés au second essai seulement. */
  instables: number;
}

const dernier = (sortie: string, motif: RegExp): number => Number([...sortie.matchAll(motif)].at(-1)?.[1] ?? 0);

/**
 * Compte d’une étape : un test par ligne de ses totaux, ou elle-même si elle n’en compte pas.
 * Une étape qui finit mal a toujours au moins un échec ; une étape qui devait compter et n’a rien compté, aussi.
 */
export function compter(sortie: string, code: number, compte: boolean): Compte {
  if (!compte) return { passes: code === 0 ? 1 : 0, echecs: code === 0 ? 0 : 1, instables: 0 };
  const noeud = (nom: string) => dernier(sortie, new RegExp(`^(?:ℹ|#) ${nom} (\\d+)$`, 'gm'));
  const playwright = (nom: string) => dernier(sortie, new RegExp(`^\\s*(\\d+) ${nom}\\b`, 'gm'));
  const passes = noeud('pass') + playwright('passed');
  const instables = playwright('flaky');
  const echecs =
    ['fail', 'cancelled', 'skipped', 'todo'].reduce((somme, nom) => somme + noeud(nom), 0) +
    ['failed', 'interrupted', 'skipped', 'did not run'].reduce((somme, nom) => somme + playwright(nom), 0);
  const muette = passes + instables + echecs === 0;
  return { passes: passes + instables, echecs: code !== 0 || muette ? Math.max(1, echecs) : echecs, instables };
}
