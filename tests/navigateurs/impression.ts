/** Les pages imprimées : celles de Chromium, à comparer, et leur texte. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { chromiumDuSysteme } from '../chromium.ts';

const executer = promisify(execFile);

/** Le texte d’un PDF ; chaque page finit par un saut de page. */
export async function texteDe(pdf: Buffer, travail: string): Promise<string> {
  const fichier = join(travail, `${pdf.length}.pdf`);
  writeFileSync(fichier, pdf);
  return (await executer('pdftotext', ['-layout', fichier, '-'], { timeout: 30_000 })).stdout;
}

/** Une page du site imprimée par Chromium, sur le papier de Firefox. */
export async function pagesDansChromium(adresse: string): Promise<Buffer> {
  const navigateur = await chromium.launch({ executablePath: chromiumDuSysteme(), args: ['--no-sandbox'] });
  try {
    const page = await navigateur.newPage();
    await page.goto(adresse);
    if (adresse.includes('/carte/')) await page.locator('.vive [role=option]').first().waitFor();
    return await page.pdf({ format: 'A4', printBackground: true, preferCSSPageSize: true });
  } finally {
    await navigateur.close();
  }
}
