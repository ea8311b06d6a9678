/** Un site qui n’est plus reconstruit dit son âge ; la situation du contenu figé est celle du 21 novembre 2026. */
import { expect, test } from '@playwright/test';

for (const [jour, vieille] of [
  ['2026-11-21', false],
  ['2027-05-21', false],
  ['2027-05-22', true],
  ['2031-01-01', true],
] as const)
  test(`le ${jour}, l’avertissement ${vieille ? 'paraît' : 'ne paraît pas'}`, async ({ page }) => {
    await page.clock.setFixedTime(`${jour}T12:00:00Z`);
    for (const chemin of ['/', '/carte/', '/faq/', '/integration/53-mayenne/']) {
      await page.goto(chemin, { waitUntil: 'load' });
      const avis = page.getByRole('main').getByText('a plus de six mois');
      if (vieille) await expect(avis).toBeVisible();
      else await expect(avis).toHaveCount(0);
    }
  });
