/**
 * `npm test` : toutes les étapes, deux à la fois là où elles n’occupent qu’un cœur, et le compte à la dernière ligne.
 * Une étape qui échoue n’arrête que celles qui l’exigent.
 */
import { inutilisables } from './machine/chercher.ts';
import { compter } from './machine/compte.ts';
import { ETAPES, type Etape } from './machine/etapes-de-npm-test.ts';
import { lancer } from './machine/lancer.ts';
import type { Programme } from './machine/table.ts';

const COEURS = 2;
const debut = performance.now();
const aFaire = [...ETAPES];
const enCours = new Map<Etape, { fin: Promise<void>; arreter: () => void }>();
/** Étape finie → a-t-elle réussi ? */
const finies = new Map<string, boolean>();
const total = { passes: 0, echecs: 0, instables: 0 };
const nonVerifie: string[] = [];
/** Ce que la première étape n’a pas pu trouver ni installer. */
let manquants: Programme[] = [];

/**
 * Montre la sortie d’une étape seule au fur et à mesure ; celles qui vont ensemble ne se mêlent pas : à la fin de
 * chacune.
 */
function demarrer(etape: Etape): void {
  const { script, coeurs, limite, compte } = etape;
  const seule = coeurs === COEURS;
  console.log(`\n── ${script}`);
  const { fin, arreter } = lancer('npm', ['run', '-s', script], {
    limite: limite * 60_000,
    montrer: seule ? (morceau) => process.stdout.write(morceau) : undefined,
  });
  const suite = fin.then(async ({ code, sortie, secondes }) => {
    const resultat = compter(sortie, code, compte);
    const etat = resultat.echecs === 0 ? 'réussie' : 'EN ÉCHEC';
    const dit = seule ? '' : `\n── sortie de ${script}\n${sortie}`;
    console.log(`${dit}\n── ${script} : ${etat} en ${secondes} s`);
    for (const cle of ['passes', 'echecs', 'instables'] as const) total[cle] += resultat[cle];
    if (script === 'test:programmes') manquants = await inutilisables();
    finies.set(script, resultat.echecs === 0);
    enCours.delete(etape);
  });
  enCours.set(etape, { fin: suite, arreter });
}

/** Retire ce qui ne pourra pas avoir lieu, et dit pourquoi. */
function ecarter(): void {
  for (const etape of [...aFaire]) {
    const manquee = etape.exige.find((e) => finies.get(e) === false);
    const sansQui = manquants.filter((p) => p.etapes.includes(etape.script));
    if (!manquee && sansQui.length === 0) continue;
    aFaire.splice(aFaire.indexOf(etape), 1);
    if (!manquee) continue; // Dit à la fin, avec le programme qui manque.
    finies.set(etape.script, false);
    nonVerifie.push(`Non lancée, faute de ${manquee} : ${etape.script}`);
  }
}

/** Lance celles qui le peuvent. */
function avancer(): void {
  ecarter();
  for (const etape of [...aFaire]) {
    const pris = [...enCours.keys()].reduce((somme, { coeurs }) => somme + coeurs, 0);
    if (pris + etape.coeurs > COEURS) return;
    if (![...etape.exige, ...(etape.apres ?? [])].every((e) => finies.has(e))) continue;
    aFaire.splice(aFaire.indexOf(etape), 1);
    demarrer(etape);
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    aFaire.length = 0;
    console.log(`\nInterrompu : ${[...enCours.keys()].map(({ script }) => script).join(', ')}`);
    for (const { arreter } of enCours.values()) arreter();
    total.echecs += 1;
  });

avancer();
while (enCours.size > 0) {
  await Promise.race([...enCours.values()].map(({ fin }) => fin));
  avancer();
}

for (const { nom, sansLui } of finies.get('test:programmes') ? manquants : [])
  nonVerifie.push(`Non vérifié, faute de ${nom} : ${sansLui}`);
const enEchec = [...finies].filter(([, reussie]) => !reussie).map(([script]) => script);
const secondes = Math.round((performance.now() - debut) / 1000);
console.log(`\nDurée : ${Math.floor(secondes / 60)} min ${secondes % 60} s`);
for (const ligne of nonVerifie) console.log(ligne);
if (enEchec.length > 0) console.log(`Étapes en échec ou non lancées : ${enEchec.join(', ')}`);
if (total.instables > 0) console.log(`${total.instables} essais passés à la seconde fois seulement, nommés plus haut`);
console.log(`\n${total.passes} passed, ${total.echecs} failed`);
process.exit(total.echecs === 0 ? 0 : 1);
