/** Les contrats repérés d’un département passent dans son dossier : rien n’est saisi deux fois. */
import { lireContenu } from '#chargeurs/contenu.ts';
import { jourDeReference } from '#chargeurs/date-reference.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { sourcesCitees } from '#lib/contenu/renvois.ts';
import { departementSuivi } from '#lib/france/reperage.ts';
import { ajouterElement, retirerElements } from '../contrat/edition-yaml.ts';
import { executerPlan, texteDuFichier, type Plan } from '../plan-de-fichiers.ts';

const SOURCES = 'content/france/sources.yaml';

/** Ce qui a été déplacé, et ce qui reste à compléter. */
export interface Reprise {
  /** Identifiants des fiches déplacées. */
  deplacees: string[];
  /** Fiches du département dont les intercommunalités ne sont pas connues : elles restent dans `france/`. */
  restees: string[];
}

/**
 * Déplace les fiches d’un département suivi, et les sources qu’elles sont seules à citer.
 * @throws ErreurContenu si le contenu ne serait plus valable ; rien n’est alors écrit.
 */
export function reprendreReperages(code: string, racine: string): Reprise {
  const jour = jourDeReference();
  const { contenu } = lireContenu(racine, jour);
  const referentiel = lireReferentiel();
  const siennes = contenu.reperages.filter(({ donnee }) => departementSuivi(donnee, new Set([code]), referentiel));
  const restees = contenu.reperages
    .filter(({ donnee }) => donnee.perimetreInconnu && donnee.departement === code)
    .map(({ donnee }) => donnee.id);
  if (siennes.length === 0) return { deplacees: [], restees };
  const dossier = `content/departements/${code}`;
  const { sources, reperages, ...autres } = contenu;
  const gardees = [...Object.values(autres).flat(), ...reperages.filter((f) => !siennes.includes(f))];
  const encoreCitees = new Set(gardees.flatMap(({ donnee }) => sourcesCitees(donnee)).map(({ valeur }) => valeur));
  const citees = new Set(siennes.flatMap(({ donnee }) => sourcesCitees(donnee)).map(({ valeur }) => valeur));
  const deplacees = sources.filter(
    ({ fichier, donnee }) => fichier === SOURCES && citees.has(donnee.id) && !encoreCitees.has(donnee.id),
  );
  const vers = `${dossier}/sources.yaml`;
  const plan: Plan = {
    [SOURCES]: retirerElements(
      SOURCES,
      texteDuFichier(racine, SOURCES),
      new Set(deplacees.map(({ donnee }) => donnee.id)),
    ),
    [vers]: deplacees.reduce((texte, { donnee }) => ajouterElement(vers, texte, donnee), texteDuFichier(racine, vers)),
  };
  for (const { fichier, donnee } of siennes) {
    plan[fichier] = null;
    plan[`${dossier}/contrats/${donnee.id}.yaml`] = texteDuFichier(racine, fichier);
  }
  executerPlan(plan, racine, jour);
  return { deplacees: siennes.map(({ donnee }) => donnee.id), restees };
}
