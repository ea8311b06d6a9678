/** `npm run verifier` : tout le contenu, sans construire ; toutes les erreurs d’un coup, les avertissements à part. */
import { controler } from '#chargeurs/controle.ts';
import { jourDeReference } from '#chargeurs/date-reference.ts';
import { contoursARevoir } from '#chargeurs/geographie.ts';
import { lireReglages } from '#chargeurs/reglages.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { aRemplirAvantPublication } from '#lib/contenu/a-remplir.ts';
import { avertissementsDe } from '#lib/contenu/avertissements.ts';
import { ErreurContenu, formaterProbleme, listerProblemes } from '#lib/contenu/probleme.ts';
import { conduire, ErreurCommande, lireOptions } from './ligne-de-commande.ts';

const AIDE = `Contrôle tout le contenu, sans construire le site.

  npm run verifier                    erreurs, et ce qui sera à revoir
  npm run verifier -- --publication   refuse aussi ce qui reste à remplir avant de mettre en ligne
  npm run verifier -- --aide          cette aide
`;

/** Restes nommés dans leur ligne ; les autres sont comptés. */
const IGNORES_CITES = 5;

/** Contrôle, affiche, et rend le nombre de ce qui empêche de publier. */
function verifier(publication: boolean): number {
  // Une variable que la construction refuserait arrête ici aussi.
  lireReglages();
  const jour = jourDeReference();
  const { contenu, textes, problemes, ignores } = controler(undefined, jour);
  if (ignores.length > 0) {
    const autres = ignores.length - IGNORES_CITES;
    console.log(
      `IGNORÉ  ${ignores.slice(0, IGNORES_CITES).join(', ')}${autres > 0 ? ` et ${autres} autres` : ''} : ` +
        'laissé par un système ou un éditeur, sans effet',
    );
  }
  const contours =
    problemes.length > 0 ? [] : contenu.departements.flatMap(({ donnee: { code } }) => contoursARevoir(code));
  for (const { fichier, texte } of [...avertissementsDe(contenu, lireReferentiel(), jour, textes), ...contours])
    console.log(`À REVOIR  ${fichier} : ${texte}`);
  const aRemplir = aRemplirAvantPublication(contenu, process.env['ADRESSE'] || undefined);
  for (const probleme of aRemplir)
    (publication ? console.error : console.log)(`À REMPLIR  ${formaterProbleme(probleme)}`);
  const lignes = listerProblemes(problemes);
  for (const ligne of lignes) console.error(`ERREUR  ${ligne}`);
  if (lignes.length > 0) console.error(`\n${lignes.length} erreur(s) : rien n’est publié tant qu’elles restent.`);
  else
    console.log(
      `Contenu valide : ${contenu.departements.length} départements, ${contenu.contrats.length} contrats et ` +
        `démarches, ${contenu.reperages.length} repérés ailleurs, ` +
        `${contenu.sources.length} sources, ${contenu.pages.length} pages, ${contenu.termes.length} termes, ` +
        `${contenu.questions.length} questions.`,
    );
  if (publication && aRemplir.length > 0)
    console.error(`\n${aRemplir.length} champ(s) à remplir avant de mettre en ligne.`);
  return lignes.length + (publication ? aRemplir.length : 0);
}

await conduire(
  () => {
    const lues = lireOptions({ publication: { type: 'boolean' } }, AIDE);
    if (!lues) return console.log(AIDE);
    if (lues.libres.length > 0)
      throw new ErreurCommande(`« ${lues.libres.join(' ')} » : rien n’était attendu.\n\n${AIDE}`);
    if (verifier(lues.valeurs['publication'] === true) > 0) process.exitCode = 1;
  },
  (erreur) =>
    erreur instanceof ErreurContenu ? erreur.problemes.map((p) => `ERREUR  ${formaterProbleme(p)}`).join('\n') : null,
);
