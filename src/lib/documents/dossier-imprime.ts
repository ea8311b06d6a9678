import { champsDuDossier, type Reponses } from '#lib/domaine/dossier.ts';
import { afficherReponse } from '#lib/dossier/reponse.ts';
import { ecrireDossier } from '#lib/documents/ecrire-dossier.ts';
import type { Ecrit } from '#lib/documents/formats/document-abstrait.ts';
import { typo } from '#lib/texte/typo.ts';
import { versSlug } from '#lib/texte/cle.ts';
import type { Brouillon } from '#lib/dossier/brouillon.ts';
import type { DonneesDossier } from './dossier-json.ts';
import { habitantsDuDossier, totauxDuPlan } from '#lib/financement/plan-du-dossier.ts';
import { reponsesCanoniques } from '#lib/dossier/saisie.ts';

/** Réponses d’un brouillon, prêtes pour les fichiers : formes canoniques, totaux du plan compris. */
export function reponsesDuBrouillon(
  { dossier }: Pick<DonneesDossier, 'dossier'>,
  brouillon: Brouillon,
): Record<string, string> {
  const reponses = reponsesCanoniques(champsDuDossier(dossier), brouillon.reponses);
  const habitants = habitantsDuDossier(dossier, reponses);
  return Object.assign(
    reponses,
    ...dossier.sections.flatMap((s) => (s.plan ? [totauxDuPlan(s.plan, reponses, habitants)] : [])),
  );
}

/**
 * Le dossier rempli, indépendant du format. L’origine d’une réponse préremplie n’est dite que si elle n’a pas été
 * changée.
 */
export function ecrireBrouillonEnDossier(donnees: DonneesDossier, brouillon: Brouillon): Ecrit {
  const reponses: Reponses = reponsesDuBrouillon(donnees, brouillon);
  const epci = donnees.preremplis[brouillon.epci];
  const intactes = Object.entries(epci?.valeurs ?? {}).filter(([id, p]) => p.valeur === (reponses[id] ?? ''));
  const { sources, editeur, pied, au } = donnees.ecrit;
  return ecrireDossier(donnees.dossier, {
    intercommunalite: epci?.nom,
    reponses,
    preremplies: Object.fromEntries(intactes),
    editeur,
    pied,
    au,
    source: (id) => sources[id] ?? id,
  });
}

/** Valeurs à porter dans les champs du PDF : texte mis en forme, clé pour une case ou un choix. */
export function reponsesAffichees(donnees: DonneesDossier, brouillon: Brouillon): Record<string, string> {
  const reponses = reponsesDuBrouillon(donnees, brouillon);
  return Object.fromEntries(
    champsDuDossier(donnees.dossier).flatMap((c) => {
      const valeur = reponses[c.id];
      return valeur
        ? [[c.id, c.type === 'case' || c.type === 'choix' ? valeur : typo(afficherReponse(c, valeur))]]
        : [];
    }),
  );
}

/** Nom du fichier rempli, sans extension : `dossier-53-mayenne-pays-de-craon`. */
export function nomDuFichier(donnees: DonneesDossier, brouillon: Brouillon, cleDepartement: string): string {
  const nom = donnees.preremplis[brouillon.epci]?.nom;
  return `dossier-${cleDepartement}${nom ? `-${versSlug(nom)}` : ''}-rempli`;
}
