import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Attend que la page, telle qu’elle est, n’enfreigne aucune règle WCAG 2.2 A ou AA ni bonne pratique d’axe. */
export async function attendreSansFaute(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => `${v.id} : ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
}
