import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import { expect, type Page } from '@playwright/test';

/** Deux fois plus court que `axe.source`, qui garde les commentaires : chaque page le relit. */
const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const NIVEAUX = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Les seules règles d’axe qu’un autre thème peut faire mentir : le reste ne dépend pas des couleurs. Elles ne
 * dépendent, elles, que des formes de la page.
 */
export const COULEURS = ['color-contrast', 'link-in-text-block'];

/**
 * Règles WCAG 2.2 A et AA et bonnes pratiques d’axe que la page, telle qu’elle est, enfreint.
 * `dans` : un sélecteur qui la réduit à une partie ; `seules` : ces seules règles ; `sauf` : toutes, sauf celles-là.
 */
export async function fautesDe(
  page: Page,
  dans = 'html',
  { seules, sauf = [] }: { seules?: readonly string[]; sauf?: readonly string[] } = {},
): Promise<string[]> {
  // Une couleur saisie au milieu d’une transition n’est celle d’aucun état.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // Sans cadre à suivre, axe s’apporte une fois par page, hors de portée de sa politique de sécurité.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  const options: axe.RunOptions = {
    runOnly: seules ? { type: 'rule', values: [...seules] } : { type: 'tag', values: NIVEAUX },
    rules: Object.fromEntries(sauf.map((regle) => [regle, { enabled: false }])),
    resultTypes: ['violations'],
    // Aucune de ces règles ne lit les feuilles de style ni les médias ; les demander de nouveau prendrait le temps d’un
    // passage.
    preload: false,
  };
  const { violations } = await page.evaluate(
    ([ou, comment]) => (window as unknown as { axe: typeof axe }).axe.run(ou, comment),
    [dans, options] as const,
  );
  return violations.map(
    (v) =>
      `${v.id} : ${v.nodes
        .slice(0, 3)
        .map((n) => n.target.join(' '))
        .join(' ; ')}`,
  );
}

/** Attend que la page, telle qu’elle est, n’ait aucune de ces fautes. */
export async function attendreSansFaute(page: Page, dans?: string): Promise<void> {
  expect(await fautesDe(page, dans)).toEqual([]);
}
