import { defineConfig } from '@playwright/test';
import { chromiumDuSysteme } from './chromium.ts';
import { fige, vivant } from './sites.ts';

/** PORT : pour lancer deux séries à la fois ; le suivant sert au second site. */
const PORT = Number(process.env['PORT'] ?? 4327);
/** DIST désigne un autre site que celui du projet : seul ce que l’on attend de tout contenu s’y essaie. */
const autreSite = process.env['DIST'] !== undefined;

/** SITE_FIGE désigne une copie du site figé, où `tests/mordant.ts` a planté une faute. */
const siteFige = process.env['SITE_FIGE'];

/** Chaque site construit, servi comme un hébergeur de fichiers le ferait, et les essais qui le lisent. */
const SITES = [
  ...(autreSite ? [] : [{ name: 'fige', testDir: './e2e', dist: siteFige ?? fige().dist, port: PORT }]),
  ...(siteFige ? [] : [{ name: 'vivant', testDir: './vivant', dist: vivant().dist, port: PORT + 1 }]),
];

export default defineConfig({
  outputDir: siteFige ? `${siteFige}-resultats` : '../test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // Une machine très chargée peut faire manquer un délai : un second essai, et l’essai instable est compté et nommé à
  // la fin.
  retries: siteFige ? 0 : 1,
  timeout: 30_000,
  // La série entière : plusieurs fois ce qu’elle demande.
  globalTimeout: 1_500_000,
  reporter: [['dot']],
  use: {
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    trace: 'on-first-retry',
    launchOptions: {
      executablePath: chromiumDuSysteme(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: SITES.map(({ name, testDir, port }) => ({
    name,
    testDir,
    testMatch: '*.spec.ts',
    use: { baseURL: `http://127.0.0.1:${port}` },
  })),
  webServer: SITES.map(({ dist, port }) => ({
    command: `${JSON.stringify(process.execPath)} serveur.ts ${JSON.stringify(dist)} ${port}`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  })),
});
