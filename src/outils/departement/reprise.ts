/** Ce que l’on savait d’un département qui devient suivi passe dans son dossier : rien n’est saisi deux fois. */
import { lireContenu } from '#chargeurs/contenu.ts';
import { jourDeReference } from '#chargeurs/date-reference.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { sourcesCitees } from '#lib/contenu/renvois.ts';
import { departementSuivi } from '#lib/france/reperage.ts';
import { formaterDate } from '#lib/valeurs/date-partielle.ts';
import { ajouterElement, ajouterFait, retirerElements } from '../contrat/edition-yaml.ts';
import { executerPlan, texteDuFichier, type Plan } from '../plan-de-fichiers.ts';

const SOURCES = 'content/france/sources.yaml';
const AFFIRMATIONS = 'content/france/affirmations.yaml';

/** Ce qui a été déplacé, et ce qui reste à compléter. */
export interface Reprise {
  /** Identifiants des fiches déplacées. */
  deplacees: string[];
  /** Fiches du département dont les intercommunalités ne sont pas connues : elles restent dans `france/`. */
  restees: string[];
  /** Affirmations devenues des « faits » de la fiche du département. */
  affirmees: string[];
}

/**
 * Déplace les fiches d’un département suivi, ce qui est affirmé de lui, et les sources qu’ils sont seuls à citer.
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
  const affirmees = contenu.affirmations.filter(({ donnee }) => donnee.departement === code);
  if (siennes.length + affirmees.length === 0) return { deplacees: [], restees, affirmees: [] };
  const dossier = `content/departements/${code}`;
  const { sources, reperages, affirmations, ...autres } = contenu;
  const gardees = [
    ...Object.values(autres).flat(),
    ...reperages.filter((f) => !siennes.includes(f)),
    ...affirmations.filter((f) => !affirmees.includes(f)),
  ];
  const encoreCitees = new Set(gardees.flatMap(({ donnee }) => sourcesCitees(donnee)).map(({ valeur }) => valeur));
  const citees = new Set(
    [...siennes, ...affirmees].flatMap(({ donnee }) => sourcesCitees(donnee)).map(({ valeur }) => valeur),
  );
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
  const fiche = `${dossier}/departement.yaml`;
  const ids = affirmees.map(({ donnee }) => donnee.id);
  if (ids.length > 0) {
    plan[AFFIRMATIONS] = retirerElements(AFFIRMATIONS, texteDuFichier(racine, AFFIRMATIONS), new Set(ids));
    plan[fiche] = affirmees.reduce(
      (texte, { donnee: { texte: dit, constat } }) => {
        const titre = `Ce qu’une source dit du département, ${formaterDate(constat.date)}`;
        const { source, deduit } = constat;
        return ajouterFait(fiche, texte, { titre, texte: dit, source, ...(deduit && { deduit }) });
      },
      texteDuFichier(racine, fiche),
    );
  }
  executerPlan(plan, racine, jour);
  return { deplacees: siennes.map(({ donnee }) => donnee.id), restees, affirmees: ids };
}
