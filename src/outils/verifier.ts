import { lireContenu } from '#chargeurs/contenu.ts';
import { formaterProbleme } from '#lib/domaine/probleme.ts';

const { contenu, problemes } = lireContenu();
for (const probleme of problemes) console.error(`ERREUR  ${formaterProbleme(probleme)}`);
if (problemes.length > 0) {
  console.error(`\n${problemes.length} erreur(s) : rien n’est publié tant qu’elles restent.`);
  process.exit(1);
}
console.log(`Contenu valide : ${contenu.departements.length} départements, ${contenu.contrats.length} contrats et démarches, `
  + `${contenu.sources.length} sources, ${contenu.pages.length} pages, ${contenu.termes.length} termes, ${contenu.questions.length} questions.`);
