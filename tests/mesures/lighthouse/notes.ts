/**
 * Les quatre notes de Lighthouse, réglages mobiles par défaut. L’outil a ses propres paquets, installés au premier
 * besoin.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { MesuresDuSite } from '#donnees/mesures-du-site.ts';
import { chromiumDuSysteme } from '../../chromium.ts';
import { avecServeur, SORTES } from '../poids-des-pages.ts';

const ICI = import.meta.dirname;
const OUTIL = join(ICI, 'node_modules/lighthouse/cli/index.js');
const CACHE = join(ICI, '../../../.cache');
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

/** Note une page ; au-dessous de 100, la médiane de trois passages : une machine distraite un instant ne décide pas. */
async function noterPosement(adresse: string): Promise<[number, number, number, number]> {
  const premier = await noter(adresse);
  if (premier.every((note) => note === 100)) return premier;
  const trois = [premier, await noter(adresse), await noter(adresse)];
  return CATEGORIES.map((_, i) => trois.map((n) => n[i]!).sort((a, b) => a - b)[1]!) as [
    number,
    number,
    number,
    number,
  ];
}

/** Note une page. @throws Error si Lighthouse ne rend pas de rapport. */
async function noter(adresse: string): Promise<[number, number, number, number]> {
  const rapport = join(CACHE, 'lighthouse.json');
  rmSync(rapport, { force: true });
  await new Promise<void>((fini) => {
    spawn(
      process.execPath,
      [
        OUTIL,
        adresse,
        '--output=json',
        `--output-path=${rapport}`,
        '--quiet',
        '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
      ],
      { stdio: 'ignore', env: { ...process.env, CHROME_PATH: chromiumDuSysteme() } },
    ).on('exit', () => fini());
  });
  if (!existsSync(rapport)) throw new Error(`${adresse} : Lighthouse n’a pas rendu de rapport`);
  const { categories } = JSON.parse(readFileSync(rapport, 'utf8')) as {
    categories: Record<string, { score: number | null }>;
  };
  return CATEGORIES.map((c) => Math.round((categories[c]?.score ?? 0) * 100)) as [number, number, number, number];
}

/** Note une page de chaque sorte. @throws Error si l’outil ne s’installe pas, ou si aucune page n’a pu être notée. */
export async function noterPages(dist: string): Promise<Omit<NonNullable<MesuresDuSite['lighthouse']>, 'le'>> {
  if (!existsSync(OUTIL)) spawnSync('npm', ['ci', '--prefix', ICI], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (!existsSync(OUTIL)) throw new Error('Lighthouse n’a pas pu être installé');
  mkdirSync(CACHE, { recursive: true });
  const notes: Record<string, [number, number, number, number]> = {};
  await avecServeur(dist, async (racine) => {
    for (const chemin of SORTES) {
      try {
        notes[chemin] = await noterPosement(racine + chemin);
      } catch (erreur) {
        console.error((erreur as Error).message);
      }
    }
  });
  if (Object.keys(notes).length === 0) throw new Error('Lighthouse n’a noté aucune page');
  console.table(
    Object.fromEntries(
      Object.entries(notes).map(([page, n]) => [page, Object.fromEntries(CATEGORIES.map((c, i) => [c, n[i]]))]),
    ),
  );
  return { notes };
}
