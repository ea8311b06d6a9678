/** Les textes d’un nouveau dossier de département, où rien n’est encore affirmé. */
import { stringify } from 'yaml';
import type { DepartementReferentiel } from '#lib/domaine/referentiel.ts';
import type { FicheDepartement } from '#lib/schemas/departement.ts';
import { PREPOSITIONS } from './prepositions.ts';

/**
 * Fiche minimale : prépositions, agence régionale de la région (une par région, d’où son nom), résumé qui dit que rien
 * n’a été cherché.
 * @throws Error si le code n’a pas de ligne dans la table des prépositions.
 */
export function ficheMinimale({
  code,
  nomRegion,
}: DepartementReferentiel): Pick<FicheDepartement, 'code' | 'dans' | 'de' | 'ars' | 'resume'> {
  const formes = PREPOSITIONS.get(code);
  if (!formes) throw new Error(`Département « ${code} » absent de la table des prépositions`);
  return {
    code,
    ...formes,
    ars: { nom: `ARS ${nomRegion.replaceAll("'", '’')}` },
    resume:
      'Nous n’avons pas encore cherché de contrat local de santé ici : toutes les intercommunalités sont « ' +
      'non renseignées », ce qui ne veut pas dire qu’elles n’ont pas de contrat.',
  };
}

/** Fichiers du dossier, hors contours : nom → texte. */
export function textesDuDossier(departement: DepartementReferentiel): Record<string, string> {
  const { code, ...reste } = ficheMinimale(departement);
  const yaml = stringify(
    { code, ...reste },
    { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 },
  );
  return {
    'departement.yaml': `# ${departement.nom} : ce que l’on en sait. Champs possibles : content/README.md.\n${yaml}`,
    'sources.yaml':
      `# Sources du département ${code}. Une source = une adresse, écrite une seule fois ; les autres fiches ` +
      'citent son identifiant.\n' +
      '# - id: exemple-2026\n#   titre: "…"\n#   editeur: "…"\n#   adresse: "https://…"\n#   consulteLe: "2026-11-21"\n',
  };
}
