/** Les relecteurs (validateurs, dictionnaire) : trop lourds pour accompagner le site, ils ont leur propre paquet. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ICI = import.meta.dirname;
/** Dossier des paquets installés. */
export const PAQUETS = join(ICI, 'node_modules');

/**
 * Charge un de ces paquets ; la vérification des types se fait sans eux, l’appelant dit donc la forme qu’il attend.
 * @throws Error si le paquet n’est pas installé.
 */
export async function charger<Forme>(nom: string): Promise<Forme> {
  return (await import(pathToFileURL(createRequire(join(ICI, 'package.json')).resolve(nom)).href)) as Forme;
}
