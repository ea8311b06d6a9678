import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Entree } from '#lib/contenu/noms.ts';

/** Niveaux parcourus sous `content/` : au-delà, un dossier n’a rien que le site lise. */
const PROFONDEUR_MAX = 8;

function natureDe(chemin: string): Entree['nature'] {
  let etat: ReturnType<typeof lstatSync>;
  try {
    etat = lstatSync(chemin, { throwIfNoEntry: false });
  } catch {
    // Un fichier tient la place du dossier au-dessus, ou on n’a pas le droit d’y entrer.
    return 'illisible';
  }
  // Un nom qui n’est pas de l’UTF-8 ne se redonne pas au système.
  if (!etat) return 'illisible';
  if (etat.isSymbolicLink()) return 'lien';
  if (etat.isDirectory()) return 'dossier';
  return etat.isFile() ? 'fichier' : 'autre';
}

/**
 * Tout ce que contient `content/`, sans suivre aucun lien, dans l’ordre des noms ; vide si le dossier manque. Ce qui
 * tient sa place sans être un dossier est la seule entrée.
 */
export function lireArbre(racine: string, dossier = 'content', profondeur = 0): Entree[] {
  const nature = natureDe(join(racine, dossier));
  if (profondeur === 0 && nature !== 'dossier' && nature !== 'illisible') return [{ chemin: dossier, nature }];
  let noms: string[];
  try {
    noms = readdirSync(join(racine, dossier)).sort();
  } catch {
    return [];
  }
  return noms.flatMap((nom) => {
    const entree = { chemin: `${dossier}/${nom}`, nature: natureDe(join(racine, dossier, nom)) };
    return entree.nature === 'dossier' && profondeur < PROFONDEUR_MAX
      ? [entree, ...lireArbre(racine, entree.chemin, profondeur + 1)]
      : [entree];
  });
}
