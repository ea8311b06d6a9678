/** `npm run contrat -- ajouter` : pose les questions qui restent, contrôle, écrit la fiche et sa source. */
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { lireContenu } from '#chargeurs/contenu.ts';
import { racineDuContenu } from '#chargeurs/racine.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { DATE_REFERENCE } from '#donnees/date-reference.ts';
import { ErreurContenu, formaterProbleme } from '#lib/contenu/probleme.ts';
import { ecrireContrat } from './ecriture.ts';
import { QUESTIONS, type Connu, type Question, type Reponses } from './questions.ts';

const LARGEUR = 22;
const AIDE = `Ajoute un contrat, une démarche ou une absence constatée, et sa source.

  npm run contrat -- ajouter                 pose les questions
  npm run contrat -- ajouter --sans-questions --departement 53 --epci 200048551 …   pour un script

Chaque réponse peut être donnée en option ; « --sans-questions » prend les réponses proposées et refuse ce qui manque.

${QUESTIONS.map((q) => `  --${q.option.padEnd(LARGEUR)}${q.texte}`).join('\n')}
  --sans-questions        ne rien demander
  --aide                  cette aide
`;

class ErreurReponse extends Error {}

function lireOptions(): Reponses | null {
  let lue;
  try {
    const options = Object.fromEntries(QUESTIONS.map((q) => [q.option, { type: 'string' as const }]));
    lue = parseArgs({
      allowPositionals: true,
      options: { ...options, 'sans-questions': { type: 'boolean' }, aide: { type: 'boolean', short: 'h' } },
    });
  } catch (cause) {
    throw new ErreurReponse(`Option inconnue ou sans valeur (${(cause as Error).message})\n\n${AIDE}`);
  }
  const { values, positionals } = lue as {
    values: Record<string, string | boolean | undefined>;
    positionals: string[];
  };
  if (values['aide']) return null;
  if (positionals.join() !== 'ajouter')
    throw new ErreurReponse(`« ${positionals.join(' ')} » : « ajouter » était attendu.\n\n${AIDE}`);
  return Object.fromEntries(
    Object.entries(values).flatMap(([cle, v]) => (v === undefined ? [] : [[cle, v === true ? 'oui' : String(v)]])),
  );
}

function lireConnu(racine: string): Connu {
  const { contenu, problemes } = lireContenu(racine);
  if (problemes.length > 0) throw new ErreurContenu(problemes);
  return {
    referentiel: lireReferentiel(),
    aujourdhui: DATE_REFERENCE,
    departements: contenu.departements.map(({ donnee }) => donnee.code),
    contrats: contenu.contrats.map(({ donnee }) => donnee),
    sources: new Set(contenu.sources.map(({ donnee }) => donnee.id)),
  };
}

/** La réponse contrôlée, ou pourquoi elle ne convient pas. */
function recevoir(q: Question, saisie: string, r: Reponses, connu: Connu): string | Error {
  const texte = saisie.trim() || (q.defaut?.(r, connu) ?? '');
  if (texte === '') return q.exigee ? new Error('une réponse') : '';
  return q.lire?.(texte, r, connu) ?? texte;
}

/** Remplit les réponses ; `demander` lit une ligne, ou `null` s’il ne faut rien demander. */
async function repondre(
  options: Reponses,
  connu: Connu,
  demander: ((texte: string) => Promise<string>) | null,
): Promise<Reponses> {
  const r: Reponses = {};
  for (const q of QUESTIONS) {
    if (q.quand && !q.quand(r)) continue;
    const donnee = options[q.option];
    const aDemander = donnee === undefined ? demander : null;
    for (;;) {
      const propose = q.defaut?.(r, connu) ?? '';
      const saisie = donnee ?? (aDemander ? await aDemander(`${q.texte}${propose ? ` [${propose}]` : ''} : `) : '');
      const reponse = recevoir(q, saisie, r, connu);
      if (!(reponse instanceof Error)) {
        r[q.option] = reponse;
        break;
      }
      const plainte = `--${q.option} = « ${saisie} » ; attendu : ${reponse.message}`;
      if (!aDemander) throw new ErreurReponse(plainte);
      console.log(`  Attendu : ${reponse.message}.`);
    }
    if (q.option === 'source') r['source-connue'] = connu.sources.has(r['source']!) ? 'oui' : 'non';
  }
  return r;
}

async function ajouter(options: Reponses): Promise<void> {
  const racine = racineDuContenu();
  const connu = lireConnu(racine);
  const lecteur = options['sans-questions'] ? null : createInterface({ input: process.stdin, output: process.stdout });
  try {
    const lignes = lecteur?.[Symbol.asyncIterator]();
    const demander =
      lignes &&
      (async (texte: string) => {
        process.stdout.write(texte);
        const { value, done } = await lignes.next();
        if (done) throw new ErreurReponse('Arrêté avant la fin : rien n’est écrit.');
        return String(value);
      });
    const reponses = await repondre(options, connu, demander ?? null);
    const ecrits = ecrireContrat(reponses, racine);
    console.log(
      `\nÉcrit : ${ecrits.join(', ')}.\nComplétez la fiche si la source en dit plus (axes, signataires, financements), puis : npm run verifier.`,
    );
  } finally {
    lecteur?.close();
  }
}

try {
  const options = lireOptions();
  if (options) await ajouter(options);
  else console.log(AIDE);
} catch (erreur) {
  if (!(erreur instanceof ErreurReponse || erreur instanceof ErreurContenu)) throw erreur;
  console.error(
    erreur instanceof ErreurContenu
      ? erreur.problemes.map((p) => `ERREUR  ${formaterProbleme(p)}`).join('\n')
      : `Erreur : ${erreur.message}`,
  );
  process.exitCode = 1;
}
