import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Performance, accessibilité, bonnes pratiques, référencement, de 0 à 100. */
export type Notes = [number, number, number, number];

const ICI = import.meta.dirname;
const OUTIL = join(ICI, 'node_modules/lighthouse/cli/index.js');

function installer(): boolean {
  if (!existsSync(OUTIL)) spawnSync('npm', ['ci', '--prefix', ICI], { stdio: ['ignore', 'ignore', 'inherit'] });
  return existsSync(OUTIL);
}

/** Passe Lighthouse, réglages mobiles par défaut, sur chaque page ; rien si l’outil ne s’installe pas, et le dit. */
export async function noterPages(racine: string, chemins: readonly string[], chromium: string | undefined): Promise<Map<string, Notes>> {
  const notes = new Map<string, Notes>();
  if (!installer()) {
    console.log('Lighthouse n’a pas pu être installé : ses notes manquent au tableau.');
    return notes;
  }
  const { spawn } = await import('node:child_process');
  for (const chemin of chemins) {
    const rapport = join(ICI, '../../../.cache/lighthouse.json');
    rmSync(rapport, { force: true });
    await new Promise<void>((fini) => {
      spawn(process.execPath, [OUTIL, racine + chemin, '--output=json', `--output-path=${rapport}`, '--quiet', '--chrome-flags=--headless=new --no-sandbox --disable-gpu'],
        { stdio: 'ignore', env: { ...process.env, ...(chromium ? { CHROME_PATH: chromium } : {}) } }).on('exit', () => fini());
    });
    if (!existsSync(rapport)) continue;
    const { categories } = JSON.parse(readFileSync(rapport, 'utf8')) as { categories: Record<string, { score: number | null }> };
    notes.set(chemin, ['performance', 'accessibility', 'best-practices', 'seo'].map((c) => Math.round((categories[c]?.score ?? 0) * 100)) as Notes);
  }
  return notes;
}
