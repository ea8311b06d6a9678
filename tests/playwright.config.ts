import { defineConfig } from '@playwright/test';
import { chromiumDuSysteme } from './chromium.ts';

export default defineConfig({
  testDir: './e2e',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // Une machine très chargée peut faire manquer un délai : un second essai, et l’essai instable est compté et nommé à la fin.
  retries: 1,
  timeout: 30_000,
  // La série entière : plusieurs fois ce qu’elle demande.
  globalTimeout: 1_500_000,
  reporter: [['dot']],
  use: {
    baseURL: process.env['ORIGINE'],
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
  globalSetup: './servir-dist.ts',
});
