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

/** Part des points colorés de la première page d’un PDF : la carte l’est, le texte ne l’est pas. */
export async function couleurDe(pdf: Buffer, travail: string): Promise<number> {
  const fichier = join(travail, `${pdf.length}.pdf`);
  writeFileSync(fichier, pdf);
  const { stdout } = await executer('pdftoppm', ['-r', '20', '-f', '1', '-l', '1', fichier], {
    encoding: 'buffer',
    timeout: 30_000,
  });
  // « P6 largeur hauteur 255 », puis trois octets par point.
  const [entete, largeur, hauteur] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(stdout.toString('latin1'))!;
  const points = Number(largeur) * Number(hauteur);
  let colores = 0;
  for (let i = entete.length; i + 2 < stdout.length; i += 3) {
    const [r, v, b] = [stdout[i]!, stdout[i + 1]!, stdout[i + 2]!];
    if (Math.max(r, v, b) - Math.min(r, v, b) > 40) colores += 1;
  }
  return colores / points;
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
