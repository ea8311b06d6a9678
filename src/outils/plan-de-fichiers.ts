/** Plusieurs fichiers du contenu changés ensemble : tous, ou aucun. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { controler } from '#chargeurs/controle.ts';
import { ErreurContenu } from '#lib/contenu/probleme.ts';
import type { Jour } from '#lib/valeurs/date-partielle.ts';
import { causeDuSysteme, ErreurCommande } from './ligne-de-commande.ts';

/** Textes à écrire, par chemin depuis la racine ; `null` = fichier à retirer. */
export type Plan = Record<string, string | null>;

/** Un fichier du contenu, sans marque d’ordre des octets ; vide s’il n’existe pas. */
export function texteDuFichier(racine: string, fichier: string): string {
  return (
    lireOctets(join(racine, fichier))
      ?.toString('utf8')
      .replace(/^\ufeff/, '') ?? ''
  );
}

/** Écrit tout à côté, puis renomme ; ce qui était là revient si une étape échoue. */
function appliquer(plan: Plan, racine: string): void {
  const fichiers = Object.keys(plan);
  const avant = new Map<string, Buffer | null>();
  const provisoire = (fichier: string) =>
    join(racine, dirname(fichier), `.${process.pid}-${fichiers.indexOf(fichier)}.tmp`);
  try {
    for (const [fichier, texte] of Object.entries(plan)) {
      if (texte === null) continue;
      mkdirSync(dirname(provisoire(fichier)), { recursive: true });
      writeFileSync(provisoire(fichier), texte);
    }
    for (const [fichier, texte] of Object.entries(plan)) {
      avant.set(fichier, lireOctets(join(racine, fichier)));
      if (texte === null) rmSync(join(racine, fichier));
      else renameSync(provisoire(fichier), join(racine, fichier));
    }
  } catch (cause) {
    for (const [fichier, octets] of avant) {
      if (octets === null) rmSync(join(racine, fichier), { force: true });
      else writeFileSync(join(racine, fichier), octets);
    }
    throw new ErreurCommande(`écriture impossible, rien n’est changé (${causeDuSysteme(cause)}).`);
  } finally {
    for (const fichier of fichiers) rmSync(provisoire(fichier), { force: true });
  }
}

function lireOctets(chemin: string): Buffer | null {
  try {
    return readFileSync(chemin);
  } catch {
    return null;
  }
}

/**
 * Écrit un plan ; rend les chemins écrits, puis ceux retirés. Tout le contenu est d’abord relu en mémoire, tel qu’il
 * serait au jour donné.
 * @throws ErreurContenu s’il ne serait pas valable, ErreurCommande si un fichier ne peut être changé ; rien n’est alors
 * écrit.
 */
export function executerPlan(plan: Plan, racine: string, jour: Jour): { ecrits: string[]; retires: string[] } {
  const { problemes } = controler(racine, jour, plan);
  if (problemes.length > 0) throw new ErreurContenu(problemes);
  appliquer(plan, racine);
  const fichiers = Object.keys(plan).sort();
  return {
    ecrits: fichiers.filter((f) => plan[f] !== null),
    retires: fichiers.filter((f) => plan[f] === null),
  };
}
