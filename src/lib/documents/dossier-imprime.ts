import { champsDuDossier } from '#lib/domaine/dossier.ts';
import { ecrireReponse } from '#lib/dossier/reponse-au-champ.ts';
import { ecrireDossier } from '#lib/documents/ecrire-dossier.ts';
import type { Ecrit } from '#lib/documents/formats/document-abstrait.ts';
import { versSlug } from '#lib/texte/cle.ts';
import type { Brouillon } from '#lib/dossier/brouillon.ts';
import type { DonneesDossier } from './dossier-json.ts';
import { calculsDuDossier } from '#lib/financement/plan-du-dossier.ts';
import { reponsesCanoniques } from '#lib/dossier/saisie.ts';

/** Réponses d’un brouillon, prêtes pour les fichiers : formes canoniques, totaux du plan compris. */
function reponsesDuBrouillon(
  { dossier }: Pick<DonneesDossier, 'dossier'>,
  brouillon: Brouillon,
): Record<string, string> {
  const reponses = reponsesCanoniques(champsDuDossier(dossier), brouillon.reponses);
  return { ...reponses, ...calculsDuDossier(dossier, reponses) };
}

/** Le dossier rempli, indépendant du format : les réponses de la personne, et rien de ce que le site en pense. */
export function ecrireBrouillonEnDossier(donnees: DonneesDossier, brouillon: Brouillon): Ecrit {
  const { sources, editeur, pied, au } = donnees.ecrit;
  return ecrireDossier(donnees.dossier, {
    etat: 'rempli',
    intercommunalite: donnees.preremplis[brouillon.epci]?.nom,
    reponses: reponsesDuBrouillon(donnees, brouillon),
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
      return valeur ? [[c.id, c.type === 'case' || c.type === 'choix' ? valeur : ecrireReponse(c, valeur)]] : [];
    }),
  );
}

/** Nom du fichier rempli, sans extension : `dossier-53-mayenne-pays-de-craon`. */
export function nomDuFichier(donnees: DonneesDossier, brouillon: Brouillon, cleDepartement: string): string {
  const nom = donnees.preremplis[brouillon.epci]?.nom;
  return `dossier-${cleDepartement}${nom ? `-${versSlug(nom)}` : ''}-rempli`;
}
