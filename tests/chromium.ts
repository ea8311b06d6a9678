import { exiger } from './machine/chercher.ts';

/**
 * Chromium que la variable `CHROMIUM` désigne, sinon celui de la machine, sinon celui de Playwright.
 * @throws Error avec sa raison, en une phrase, s’il n’y en a pas.
 */
export const chromiumDuSysteme = (): string => exiger('Chromium');
