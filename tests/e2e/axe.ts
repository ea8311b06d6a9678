import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const NIVEAUX = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Règles WCAG 2.2 A et AA et bonnes pratiques d’axe que la page, telle qu’elle est, enfreint.
 * `dans` : un sélecteur qui la réduit à une partie ; `regles` : ces seules règles.
 */
export async function fautesDe(page: Page, dans = 'html', regles?: readonly string[]): Promise<string[]> {
  // Une couleur saisie au milieu d’une transition n’est celle d’aucun état.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // Le mode dit ancien n’ouvre pas d’onglet à chaque passage : cinq fois plus rapide, et nos cadres sont du même site.
  const { violations } = await new AxeBuilder({ page })
    .include(dans)
    .setLegacyMode()
    .options({
      runOnly: regles ? { type: 'rule', values: [...regles] } : { type: 'tag', values: NIVEAUX },
      resultTypes: ['violations'],
    })
    .analyze();
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
