import { verifierPages } from '#lib/contenu/coherence-pages.ts';
import { problemesDesContours } from './geographie.ts';
import { adressesDuSite } from './adresses-des-pages.ts';
import { lireContenu, type ContenuLu, type Substituts } from './contenu.ts';
import { jourDeReference } from './date-reference.ts';
import { racineDuContenu } from './racine.ts';
import { lireReferentiel } from './referentiel.ts';

/**
 * Lit et contrôle tout ce qui sera publié : fiches, pages, contours. Ne lève rien, sauf une variable d’environnement
 * fausse.
 * `substituts` : textes pris à la place des fichiers de ces noms, pour juger ce que l’on s’apprête à écrire.
 */
export function controler(
  racine = racineDuContenu(),
  jour = jourDeReference(),
  substituts: Substituts = {},
): ContenuLu {
  const lecture = lireContenu(racine, jour, substituts);
  const { contenu, textes, abimes } = lecture;
  const referentiel = lireReferentiel();
  // Rien n’a été lu : la seule faute est dite, le reste en découlerait.
  if (contenu.pages.length + contenu.sources.length + contenu.departements.length === 0) return lecture;
  const ids = textes.map((t) => t.id);
  const problemes = [
    ...lecture.problemes,
    ...verifierPages(textes, contenu, adressesDuSite(contenu, ids, referentiel), abimes),
    ...contenu.departements
      .filter(
        ({ donnee, fichier }) => referentiel.departements.has(donnee.code) && fichier.split('/')[2] === donnee.code,
      )
      .flatMap(({ donnee }) =>
        problemesDesContours(donnee.code, racine, substituts[`content/departements/${donnee.code}/contours.geojson`]),
      ),
  ];
  return { ...lecture, problemes };
}
