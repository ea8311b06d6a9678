/** Le contrôle, puis l’écriture d’un nouveau contrat : tous les fichiers, ou aucun. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { controler } from '#chargeurs/controle.ts';
import { ErreurContenu } from '#lib/contenu/probleme.ts';
import { ErreurCommande } from '../ligne-de-commande.ts';
import { demarcheConclue, type Connu, type Reponses } from './connu.ts';
import { ajouterElement, fermerQuestions } from './edition-yaml.ts';
import { ecrireYaml, versFiche, versSource } from './fiche.ts';

/** Textes à écrire, par chemin depuis la racine ; `null` = fichier à retirer. */
type Plan = Record<string, string | null>;

/**
 * Ce que les réponses changent : la fiche, sa source si elle est nouvelle, la démarche reprise, les questions fermées.
 */
function planifier(r: Reponses, connu: Connu, racine: string): Plan {
  const dossier = `content/departements/${r['departement']}`;
  const lire = (fichier: string) => readFileSync(join(racine, fichier), 'utf8').replace(/^\ufeff/, '');
  const reprise = r['demarche'] === 'reprendre' ? demarcheConclue(r, connu) : undefined;
  const plan: Plan = {};
  if (!connu.sources.has(r['source']!))
    plan[`${dossier}/sources.yaml`] = ajouterElement(
      `${dossier}/sources.yaml`,
      lire(`${dossier}/sources.yaml`),
      versSource(r),
    );
  if (r['questions'] === 'fermer')
    plan[`${dossier}/departement.yaml`] = fermerQuestions(
      `${dossier}/departement.yaml`,
      lire(`${dossier}/departement.yaml`),
      r['epci']!.split(','),
    );
  if (reprise) plan[`${dossier}/contrats/${reprise.id}.yaml`] = null;
  plan[`${dossier}/contrats/${r['id']}.yaml`] = ecrireYaml(versFiche(r, reprise));
  return plan;
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
    throw new ErreurCommande(`écriture impossible, rien n’est changé (${(cause as Error).message}).`);
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
 * Écrit ce que les réponses changent ; rend les chemins écrits, puis ceux retirés, depuis la racine. Tout le contenu
 * est d’abord relu en mémoire, tel qu’il serait.
 * @throws ErreurContenu s’il ne serait pas valable, ErreurCommande si un fichier ne peut être changé ; rien n’est alors
 * écrit.
 */
export function ecrireContrat(r: Reponses, connu: Connu, racine: string): { ecrits: string[]; retires: string[] } {
  const plan = planifier(r, connu, racine);
  const { problemes } = controler(racine, connu.aujourdhui, plan);
  if (problemes.length > 0) throw new ErreurContenu(problemes);
  appliquer(plan, racine);
  const fichiers = Object.keys(plan).sort();
  return {
    ecrits: fichiers.filter((f) => plan[f] !== null),
    retires: fichiers.filter((f) => plan[f] === null),
  };
}
