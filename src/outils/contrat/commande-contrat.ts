/** `npm run contrat -- ajouter` : pose les questions qui restent, contrôle, écrit la fiche et sa source. */
import { createInterface } from 'node:readline/promises';
import { lireContenu } from '#chargeurs/contenu.ts';
import { jourDeReference } from '#chargeurs/date-reference.ts';
import { racineDuContenu } from '#chargeurs/racine.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { ErreurContenu, listerProblemes } from '#lib/contenu/probleme.ts';
import { cibleDe } from '#lib/valeurs/adresse-web.ts';
import { conduire, ErreurCommande, lireOptions } from '../ligne-de-commande.ts';
import { dejaConnu, demarcheConclue, questionsOuvertes, type Connu, type ReponsesDuQuestionnaire } from './connu.ts';
import { ecrireContrat } from './ecriture.ts';
import { importer } from './importation.ts';
import { QUESTIONS, type QuestionPosee } from './questionnaire.ts';

const LARGEUR = 22;
/** Réponse qui revient à la question d’avant. */
const RETOUR = '<';
const AIDE = `Ajoute un contrat, une démarche ou une absence constatée, et sa source.

  npm run contrat -- ajouter                 pose les questions
  npm run contrat -- importer FICHIER        range la proposition d’un lecteur, faite sur la page « Contribuer »
  npm run contrat -- ajouter --sans-questions --departement 53 --epci 200048551 …   pour un script

Chaque réponse peut être donnée en option ; « --sans-questions » prend les réponses proposées et refuse ce qui manque.
Pendant les questions, « ${RETOUR} » revient à la précédente ; Ctrl-C arrête tout, et rien n’est écrit.

${QUESTIONS.map((q) => `  --${q.option.padEnd(LARGEUR)}${q.texte}`).join('\n')}
  --sans-questions        ne rien demander
  --aide                  cette aide
`;

/** Lit une ligne, ou `null` s’il ne faut rien demander. */
type Demander = ((texte: string) => Promise<string>) | null;

function lireReponses(): { donnees: ReponsesDuQuestionnaire; muet: boolean; fichier?: string | undefined } | null {
  const textes = Object.fromEntries(QUESTIONS.map((q) => [q.option, { type: 'string' as const }]));
  const lues = lireOptions({ ...textes, 'sans-questions': { type: 'boolean' } }, AIDE);
  if (!lues) return null;
  const [action, fichier, ...autres] = lues.libres;
  if (!(action === 'ajouter' && !fichier) && !(action === 'importer' && fichier && autres.length === 0))
    throw new ErreurCommande(
      `« ${lues.libres.join(' ')} » : « ajouter », ou « importer » et un fichier, étaient attendus.\n\n${AIDE}`,
    );
  const { 'sans-questions': muet, ...donnees } = lues.valeurs;
  return { donnees, muet: muet === true, fichier };
}

function lireConnu(racine: string, muet: boolean): Connu {
  const aujourdhui = jourDeReference();
  const { contenu, problemes } = lireContenu(racine, aujourdhui);
  if (problemes.length > 0) throw new ErreurContenu(problemes);
  return {
    referentiel: lireReferentiel(),
    aujourdhui,
    muet,
    departements: contenu.departements.map(({ donnee }) => donnee),
    contrats: contenu.contrats.map(({ donnee }) => donnee),
    sources: new Set(contenu.sources.map(({ donnee }) => donnee.id)),
    adresses: new Map(
      contenu.sources.flatMap(({ donnee: s }) => (s.adresse ? [[cibleDe(s.adresse), s.id] as const] : [])),
    ),
  };
}

/** La réponse contrôlée, ou pourquoi elle ne convient pas. */
function recevoir(q: QuestionPosee, saisie: string, r: ReponsesDuQuestionnaire, connu: Connu): string | Error {
  const texte = saisie.trim() || (q.defaut?.(r, connu) ?? '');
  if (texte !== '') return q.lire?.(texte, r, connu) ?? texte;
  const exigee = typeof q.exigee === 'function' ? q.exigee(r) : q.exigee;
  return exigee ? new Error('une réponse') : '';
}

/** Pose une question jusqu’à une réponse qui convienne ; `null` si l’on revient en arrière. */
async function poser(
  q: QuestionPosee,
  donnee: string | undefined,
  r: ReponsesDuQuestionnaire,
  connu: Connu,
  demander: Demander,
): Promise<string | null> {
  const aDemander = donnee === undefined ? demander : null;
  for (;;) {
    const propose = q.defaut?.(r, connu) ?? '';
    const saisie = donnee ?? (aDemander ? await aDemander(`${q.texte}${propose ? ` [${propose}]` : ''} : `) : '');
    if (aDemander && saisie.trim() === RETOUR) return null;
    const reponse = recevoir(q, saisie, r, connu);
    if (!(reponse instanceof Error)) return reponse;
    if (!aDemander) throw new ErreurCommande(`--${q.option} = « ${saisie} » ; attendu : ${reponse.message}`);
    console.log(`  Attendu : ${reponse.message}.`);
  }
}

/** Remplit les réponses, dans l’ordre des questions. */
async function repondre(
  donnees: ReponsesDuQuestionnaire,
  connu: Connu,
  demander: Demander,
): Promise<ReponsesDuQuestionnaire> {
  const r: ReponsesDuQuestionnaire = {};
  const posees: number[] = [];
  for (let i = 0; i < QUESTIONS.length; i++) {
    const q = QUESTIONS[i]!;
    delete r[q.option];
    if (q.quand && !q.quand(r, connu)) continue;
    const reponse = await poser(q, donnees[q.option], r, connu, demander);
    if (reponse === null) {
      // Les réponses d’après la question où l’on revient sont à redonner : elles en dépendent.
      i = (posees.pop() ?? 0) - 1;
      for (const { option } of QUESTIONS.slice(i + 1)) delete r[option];
      continue;
    }
    r[q.option] = reponse;
    if (donnees[q.option] === undefined) posees.push(i);
    if (q.option === 'communes') for (const ligne of dejaConnu(r, connu)) console.log(ligne);
    if (q.option === 'source') r['source-connue'] = connu.sources.has(r['source']!) ? 'oui' : 'non';
  }
  return r;
}

/** Ce que l’ajout laisse ouvert, et l’option qui l’aurait fermé. */
function resteOuvert(r: ReponsesDuQuestionnaire, connu: Connu): string[] {
  if (r['etape'] !== 'signe') return [];
  const demarche = r['demarche'] === 'garder' ? demarcheConclue(r, connu) : undefined;
  return [
    ...(demarche
      ? [`À REVOIR  la démarche ${demarche.id} reste ouverte ; « --demarche reprendre » en aurait fait ce contrat.`]
      : []),
    ...(r['questions'] === 'garder'
      ? questionsOuvertes(r, connu).map(
          (q) => `À REVOIR  la question reste posée : « ${q} » ; « --questions fermer » l’aurait retirée.`,
        )
      : []),
  ];
}

async function ajouter(donnees: ReponsesDuQuestionnaire, muet: boolean): Promise<void> {
  const racine = racineDuContenu();
  const connu = lireConnu(racine, muet);
  const lecteur = muet ? null : createInterface({ input: process.stdin, output: process.stdout });
  try {
    const lignes = lecteur?.[Symbol.asyncIterator]();
    const demander =
      lignes &&
      (async (texte: string) => {
        process.stdout.write(texte);
        const { value, done } = await lignes.next();
        if (done) throw new ErreurCommande('Arrêté avant la fin : rien n’est écrit.');
        return String(value);
      });
    const r = await repondre(donnees, connu, demander ?? null);
    const { ecrits, retires } = ecrireContrat(r, connu, racine);
    for (const ligne of resteOuvert(r, connu)) console.log(ligne);
    const retrait = retires.length > 0 ? ` Retiré : ${retires.join(', ')}.` : '';
    console.log(
      `\nÉcrit : ${ecrits.join(', ')}.${retrait}\nComplétez la fiche si la source en dit plus (axes, ` +
        'signataires, financements), puis : npm run verifier.',
    );
  } finally {
    lecteur?.close();
  }
}

function direImportation(fichier: string): void {
  const ecrits = importer(fichier, racineDuContenu());
  console.log(`Écrit : ${ecrits.join(', ')}.\nRelisez la source et complétez la fiche, puis : npm run verifier.`);
}

await conduire(
  async () => {
    const lues = lireReponses();
    if (lues?.fichier) direImportation(lues.fichier);
    else if (lues) await ajouter(lues.donnees, lues.muet);
    else console.log(AIDE);
  },
  (erreur) =>
    erreur instanceof ErreurContenu
      ? listerProblemes(erreur.problemes)
          .map((ligne) => `ERREUR  ${ligne}`)
          .join('\n')
      : null,
);
