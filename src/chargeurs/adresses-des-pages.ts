import { globSync } from 'node:fs';
import { cleDepartement, cleTerritoire } from '#lib/adresses.ts';
import type { AdressesDuSite } from '#lib/contenu/coherence-pages.ts';
import type { Contenu } from '#lib/contenu/contenu.ts';
import { SCHEMAS } from '#lib/publication/schemas-publies.ts';
import { territoiresDuDepartement, type Referentiel } from '#lib/domaine/referentiel.ts';

/** Route qui donne les pages de texte : elle vient après toutes les autres. */
const PAGES_DE_TEXTE = '[...page].astro';

/** Tous les chemins que donne une route de `src/pages`, comme `departements/[departement]/aide`. */
function deplier(route: string, valeurs: Readonly<Record<string, readonly string[]>>): string[] {
  const parametre = /\[(?:\.\.\.)?(\w+)\]/.exec(route);
  if (!parametre) return [route];
  return (valeurs[parametre[1]!] ?? []).flatMap((valeur) => deplier(route.replace(parametre[0], valeur), valeurs));
}

/**
 * Les adresses qu’un texte peut lier, d’après les fichiers de `src/pages` et le contenu : les pages, et les fichiers
 * dont le nom est fixe. Un fichier à télécharger dont le nom se calcule se lie par la page qui le propose.
 */
export function adressesDuSite(contenu: Contenu, ids: readonly string[], referentiel: Referentiel): AdressesDuSite {
  const departements = contenu.departements.flatMap(({ donnee }) => referentiel.departements.get(donnee.code) ?? []);
  const valeurs = {
    id: contenu.contrats.map(({ donnee }) => donnee.id),
    departement: departements.map(cleDepartement),
    vue: [...departements.map(cleDepartement), 'ensemble'],
    schema: SCHEMAS.map((s) => s.nom),
    territoire: departements.flatMap((d) => territoiresDuDepartement(referentiel, d.code)).map(cleTerritoire),
  };
  const routes = globSync('src/pages/**/*.{astro,ts}').map((f) => f.replaceAll('\\', '/').slice('src/pages/'.length));
  const prises = new Set(
    routes
      .filter((r) => r.endsWith('.astro') && r !== PAGES_DE_TEXTE)
      .flatMap((r) => deplier(r.replace(/(^|\/)index\.astro$|\.astro$/, ''), valeurs)),
  );
  const pages = new Set([...prises, ...ids]);
  const fichiers = new Set(routes.filter((r) => /^[^[\]]+\.ts$/.test(r)).map((r) => r.slice(0, -'.ts'.length)));
  return {
    existe: (chemin) => (chemin.endsWith('/') ? pages.has(chemin.slice(1, -1)) : fichiers.has(chemin.slice(1))),
    estPrise: (id) => prises.has(id),
  };
}
