import { resolve } from 'node:path';

/** Dossier qui contient `content/` : celui du projet, ou la variable CONTENU (autre jeu de fiches, mesures, tests). */
export function racineDuContenu(): string {
  return resolve(process.env['CONTENU'] ?? '.');
}
