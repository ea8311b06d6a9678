/** Le site vivant, pour les essais de la construction elle-même. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vivant } from '../sites.ts';

export const DIST = vivant().dist;
export const lire = (chemin: string) => readFileSync(join(DIST, chemin));
