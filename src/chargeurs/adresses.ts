import { globSync } from 'node:fs';
import { cleDepartement, cleTerritoire } from '#lib/adresses.ts';
import type { Contenu } from '#lib/contenu/contenu.ts';
import { epciDuDepartement, type Referentiel } from '#lib/domaine/referentiel.ts';

/** Tous les chemins que donne une route de `src/pages`, comme `departements/[departement]/aide`. */
function deplier(route: string, valeurs: Readonly<Record<string, readonly string[]>>): string[] {
  const parametre = /\[(?:\.\.\.)?(\w+)\]/.exec(route);
  if (!parametre) return [route];
  return (valeurs[parametre[1]!] ?? []).flatMap((valeur) => deplier(route.replace(parametre[0], valeur), valeurs));
}

/**
 * Ce qui dit si un chemin du site existe, d’après les fichiers de `src/pages` et le contenu. Les fichiers à télécharger dont
 * le nom se calcule ailleurs sont admis sur leur forme ; le site construit, lui, est contrôlé lien par lien.
 */
export function adressesDuSite(contenu: Contenu, referentiel: Referentiel): (chemin: string) => boolean {
  const departements = contenu.departements.flatMap(({ donnee }) => referentiel.departements.get(donnee.code) ?? []);
  const valeurs = {
    page: contenu.pages.map(({ donnee }) => donnee.id),
    id: contenu.contrats.map(({ donnee }) => donnee.id),
    departement: departements.map(cleDepartement),
    territoire: departements.flatMap((d) => epciDuDepartement(referentiel, d.code)).map(cleTerritoire),
  };
  const routes = globSync('src/pages/**/*.{astro,ts}').map((f) => f.replaceAll('\\', '/').slice('src/pages/'.length));
  const pages = new Set(
    routes
      .filter((r) => r.endsWith('.astro'))
      .flatMap((r) => deplier(r.replace(/(^|\/)index\.astro$|\.astro$/, ''), valeurs)),
  );
  const fichiers = routes
    .filter((r) => r.endsWith('.ts'))
    .map(
      (r) =>
        new RegExp(
          `^${r
            .slice(0, -3)
            .replace(/[.+]/g, '\\$&')
            .replace(/\[[^\]]*\]/g, '.+')}$`,
        ),
    );
  return (chemin) =>
    chemin.endsWith('/') ? pages.has(chemin.slice(1, -1)) : fichiers.some((motif) => motif.test(chemin.slice(1)));
}
