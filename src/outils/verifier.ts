/** `npm run verifier` : tout le contenu, sans construire ; toutes les erreurs d’un coup, les avertissements à part. */
import { adressesDuSite } from '#chargeurs/adresses.ts';
import { lireContenu } from '#chargeurs/contenu.ts';
import { problemesDesContours } from '#chargeurs/geographie.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { DATE_REFERENCE } from '#donnees/date-reference.ts';
import { avertissementsDe } from '#lib/contenu/avertissements.ts';
import { COMPOSANTS_MDX } from '#lib/contenu/composants-mdx.ts';
import { verifierPages } from '#lib/contenu/coherence-pages.ts';
import { formaterProbleme } from '#lib/contenu/probleme.ts';

const { contenu, textes, problemes } = lireContenu();
const referentiel = lireReferentiel();
const tous = [
  ...problemes,
  ...verifierPages(textes, contenu, {
    composants: new Set(COMPOSANTS_MDX),
    estUneAdresse: adressesDuSite(contenu, referentiel),
  }),
  ...contenu.departements
    .filter(({ donnee }) => referentiel.departements.has(donnee.code))
    .flatMap(({ donnee }) => problemesDesContours(donnee.code)),
];
for (const { fichier, texte } of avertissementsDe(contenu, referentiel, DATE_REFERENCE))
  console.log(`À REVOIR  ${fichier} : ${texte}`);
for (const probleme of tous) console.error(`ERREUR  ${formaterProbleme(probleme)}`);
if (tous.length > 0) {
  console.error(`\n${tous.length} erreur(s) : rien n’est publié tant qu’elles restent.`);
  process.exit(1);
}
console.log(
  `Contenu valide : ${contenu.departements.length} départements, ${contenu.contrats.length} contrats et démarches, ` +
    `${contenu.sources.length} sources, ${contenu.pages.length} pages, ${contenu.termes.length} termes, ${contenu.questions.length} questions.`,
);
