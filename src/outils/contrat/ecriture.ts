/** Ce qu’un nouveau contrat change dans le contenu. */
import { ajouterElement, fermerQuestions } from './edition-yaml.ts';
import { executerPlan, texteDuFichier, type Plan } from '../plan-de-fichiers.ts';
import { demarcheConclue, type Connu, type ReponsesDuQuestionnaire } from './connu.ts';
import { ecrireYaml, versFiche, versSource } from './ecrire-fiche.ts';

/**
 * Ce que les réponses changent : la fiche, sa source si elle est nouvelle, la démarche reprise, les questions fermées.
 */
function planifier(r: ReponsesDuQuestionnaire, connu: Connu, racine: string): Plan {
  const dossier = `content/departements/${r['departement']}`;
  const lire = (fichier: string) => texteDuFichier(racine, fichier);
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
  plan[`${dossier}/contrats/${r['id']}.yaml`] = ecrireYaml(versFiche(r, connu, reprise));
  return plan;
}

/**
 * Écrit ce que les réponses changent ; rend les chemins écrits, puis ceux retirés, depuis la racine.
 * @throws ErreurContenu si le contenu ne serait plus valable, ErreurCommande si un fichier ne peut être changé ; rien
 * n’est alors écrit.
 */
export function ecrireContrat(
  r: ReponsesDuQuestionnaire,
  connu: Connu,
  racine: string,
): { ecrits: string[]; retires: string[] } {
  return executerPlan(planifier(r, connu, racine), racine, connu.aujourdhui);
}
