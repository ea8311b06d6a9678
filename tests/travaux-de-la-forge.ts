/**
 * Les travaux de `publier.yml`, lancés au lieu d’être lus : chaque étape `run` dans une copie propre du dépôt, chaque
 * action de la forge tenue par une doublure. `npm run test:publication` passe sur `npm test` ; `-- --entier` le lance
 * aussi.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parse, parseDocument } from 'yaml';

interface Etape {
  id?: string;
  uses?: string;
  run?: string;
  with?: Record<string, string>;
  env?: Record<string, string>;
}
interface Travail {
  needs?: string | string[];
  if?: string;
  'timeout-minutes': number;
  steps: Etape[];
}
type Sorties = Record<string, Record<string, string>>;

const RACINE = join(import.meta.dirname, '..');
const COPIES = join(RACINE, '.cache/essais/publication');
const FICHIER = '.github/workflows/publier.yml';
const ENTIER = process.argv.includes('--entier');
/** Ce que la forge dirait d’un dépôt publié sous un préfixe. */
const PAGES = { origin: 'https://exemple.github.io', base_path: '/contrats' };

/** Un `npm` qui passe sur `npm test`, et lui seul : le reste est lancé pour de bon. */
function npmDouble(): string {
  const dossier = join(COPIES, 'bin');
  const vrai = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((d) => join(d, 'npm'))
    .find(existsSync);
  if (!vrai) throw new Error('npm est introuvable dans PATH.');
  mkdirSync(dossier, { recursive: true });
  const script = [
    '#!/bin/sh',
    '[ "$1" = test ] && { echo "npm test : passé, lancez --entier pour l’essayer"; exit 0; }',
    `exec '${vrai}' "$@"`,
    '',
  ].join('\n');
  writeFileSync(join(dossier, 'npm'), script);
  chmodSync(join(dossier, 'npm'), 0o755);
  return dossier;
}

/** « ${{ steps.pages.outputs.origin }} » remplacé par sa valeur ; une autre expression arrête tout. */
function remplacer(texte: string, sorties: Sorties): string {
  return texte.replace(/\$\{\{\s*([^}]*?)\s*\}\}/g, (_, expression: string) => {
    const [, etape, cle] = /^steps\.([\w-]+)\.outputs\.([\w-]+)$/.exec(expression) ?? [];
    const valeur = etape && cle ? sorties[etape]?.[cle] : undefined;
    if (valeur === undefined)
      throw new Error(`expression « ${expression} » sans valeur ; attendu : la sortie d’une étape`);
    return valeur;
  });
}

/** Ce que la structure qui publie aurait écrit : sans cela, le travail refuse de mettre en ligne, et c’est voulu. */
function remplirLeSite(copie: string): void {
  const fichier = join(copie, 'content/site.yaml');
  const site = parseDocument(readFileSync(fichier, 'utf8'));
  site.setIn(['signalement', 'courriel'], 'signaler@exemple.fr');
  site.setIn(['editeur', 'responsable'], 'Camille Exemple');
  site.setIn(['editeur', 'hebergeur'], 'GitHub, 88 Colin P. Kelly Jr. Street, San Francisco');
  writeFileSync(fichier, site.toString());
}

/** Doublures des actions : chacune vérifie ce qu’elle reçoit, et rend les sorties de la vraie. */
const DOUBLURES: Record<string, (etape: Etape, copie: string) => Record<string, string>> = {
  'actions/checkout': (_, copie) => {
    const { status, stderr } = spawnSync('git', ['clone', '--quiet', RACINE, copie], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    remplirLeSite(copie);
    return {};
  },
  'actions/setup-node': ({ with: options }) => {
    if (!/^\d+$/.test(String(options?.['node-version']))) throw new Error('node-version : attendu un nombre');
    return {};
  },
  'actions/configure-pages': () => PAGES,
  'actions/upload-pages-artifact': ({ with: options }, copie) => {
    const accueil = join(copie, options?.['path'] ?? '_site', 'index.html');
    if (!existsSync(accueil)) throw new Error(`${options?.['path']} : pas de page d’accueil à publier`);
    const html = readFileSync(accueil, 'utf8');
    for (const attendu of [`${PAGES.origin}${PAGES.base_path}/`, `="${PAGES.base_path}/`])
      if (!html.includes(attendu)) throw new Error(`l’accueil n’écrit pas ${attendu}`);
    return {};
  },
  'actions/deploy-pages': () => ({ page_url: `${PAGES.origin}${PAGES.base_path}/` }),
};

/**
 * Lance une étape comme la forge : `bash -e`, ses variables, une limite ; ce qu’elle laisse tourner est arrêté avec
 * elle.
 */
function lancer(script: string, env: Record<string, string>, cwd: string, minutes: number): Promise<string | null> {
  return new Promise((fini) => {
    const enfant = spawn('bash', ['-e', '-o', 'pipefail', '-c', script], {
      cwd,
      detached: true,
      env: { ...process.env, CI: 'true', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let sortie = '';
    for (const flux of [enfant.stdout, enfant.stderr]) flux.on('data', (m: Buffer) => (sortie += m.toString()));
    const arreter = () => {
      try {
        process.kill(-enfant.pid!, 'SIGKILL');
      } catch {
        // Le groupe est déjà fini.
      }
    };
    const limite = setTimeout(arreter, minutes * 60_000);
    enfant.on('exit', (code) => {
      clearTimeout(limite);
      arreter();
      fini(code === 0 ? null : `code ${code ?? `aucun, arrêtée après ${minutes} min`}\n${sortie.slice(-2000)}`);
    });
  });
}

/** Les travaux, chacun après ceux dont il dépend. */
function ordonner(travaux: Record<string, Travail>): string[] {
  const faits: string[] = [];
  const restants = new Set(Object.keys(travaux));
  while (restants.size > 0) {
    const pret = [...restants].find((nom) => [travaux[nom]!.needs ?? []].flat().every((n) => faits.includes(n)));
    if (!pret) throw new Error(`${FICHIER} : travaux sans ordre possible : ${[...restants].join(', ')}`);
    faits.push(pret);
    restants.delete(pret);
  }
  return faits;
}

const { jobs } = parse(readFileSync(join(RACINE, FICHIER), 'utf8')) as { jobs: Record<string, Travail> };
rmSync(COPIES, { recursive: true, force: true });
const chemin = ENTIER ? (process.env['PATH'] ?? '') : `${npmDouble()}${delimiter}${process.env['PATH'] ?? ''}`;
const echecs = new Map<string, string>();
for (const nom of ordonner(jobs)) {
  const { steps, needs, 'timeout-minutes': minutes } = jobs[nom]!;
  if ([needs ?? []].flat().some((n) => echecs.has(n))) {
    echecs.set(nom, 'un travail dont il dépend a échoué');
    continue;
  }
  const copie = join(COPIES, nom);
  const sorties: Sorties = {};
  for (const etape of steps) {
    const quoi = etape.uses ?? etape.run!.trim().split('\n')[0]!;
    const debut = performance.now();
    let echec: string | null;
    try {
      if (etape.uses) {
        const doublure = DOUBLURES[etape.uses.replace(/@.*/, '')];
        if (!doublure) throw new Error('action sans doublure : ajoutez-la à tests/travaux-de-la-forge.ts');
        sorties[etape.id ?? etape.uses] = doublure(etape, copie);
        echec = null;
      } else {
        const env = Object.fromEntries(
          Object.entries(etape.env ?? {}).map(([cle, valeur]) => [cle, remplacer(String(valeur), sorties)]),
        );
        echec = await lancer(remplacer(etape.run!, sorties), { PATH: chemin, ...env }, copie, minutes);
      }
    } catch (erreur) {
      echec = (erreur as Error).message;
    }
    const secondes = Math.round((performance.now() - debut) / 1000);
    console.log(`| ${nom.padEnd(12)} | ${quoi.slice(0, 48).padEnd(48)} | ${echec ? 'ÉCHEC' : `${secondes} s`} |`);
    if (echec) {
      echecs.set(nom, `${quoi} : ${echec}`);
      break;
    }
  }
}
rmSync(COPIES, { recursive: true, force: true });
for (const [nom, pourquoi] of echecs) console.error(`\n${nom} : ${pourquoi}`);
console.log(`\n${Object.keys(jobs).length - echecs.size} travaux réussis sur ${Object.keys(jobs).length}`);
process.exit(echecs.size > 0 ? 1 : 0);
