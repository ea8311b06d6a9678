/** Les noms d’une carte : chacun se lit, aucun n’en couvre un autre ni ne sort du dessin, à l’écran comme imprimé. */
import { expect, test, type Page } from '@playwright/test';

/** Pages qui montrent une carte à noms. */
const CARTES = [
  '/',
  '/departements/53-mayenne/',
  '/departements/36-indre/',
  '/carte/',
  '/carte/36-indre/',
  '/integration/53-mayenne/',
  '/integration/36-indre/',
];

/** Fenêtres : le téléphone, la tablette, l’ordinateur, le grand écran ; puis la feuille A4, marges ôtées. */
const FENETRES = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 673, height: 986, papier: true },
];

/** Ce qui, sur les cartes d’une page, se couvre ou sort du dessin, et le nombre de noms vus. */
function relever() {
  /** Débord, en pixels, que le halo d’un nom absorbe au bord du dessin. */
  const AU_BORD = 6;
  const fautes: string[] = [];
  let noms = 0;
  for (const plan of document.querySelectorAll('svg.noms')) {
    if (!plan.checkVisibility({ visibilityProperty: true })) continue;
    const dessin = plan.closest('.feuillets, .scene')!.querySelector('svg')!.getBoundingClientRect();
    const lignes = [...plan.querySelectorAll('g')]
      .filter((g) => getComputedStyle(g).display !== 'none')
      .flatMap((g) => {
        const nom = g.textContent.trim();
        noms++;
        if (nom === '') fautes.push('un nom vide');
        return [...g.querySelectorAll('tspan')].map((ligne) => {
          const etendue = document.createRange();
          etendue.selectNodeContents(ligne);
          const { left, right, top, height } = etendue.getBoundingClientRect();
          // Ce qu’occupent les lettres, sans l’air de l’interligne.
          return { nom, left, right, top: top + height * 0.2, bottom: top + height * 0.85 };
        });
      });
    for (const [rang, a] of lignes.entries()) {
      if (a.left < dessin.left - AU_BORD || a.right > dessin.right + AU_BORD) fautes.push(`${a.nom} sort du dessin`);
      for (const b of lignes.slice(rang + 1))
        if (a.nom !== b.nom && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
          fautes.push(`${a.nom} couvre ${b.nom}`);
    }
  }
  return { fautes, noms };
}

async function ouvrir(page: Page, chemin: string): Promise<void> {
  await page.goto(chemin);
  if (chemin.startsWith('/carte/')) await page.locator('.vive [role=option]').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
}

for (const { papier, ...fenetre } of FENETRES)
  test(`noms à ${papier ? 'l’impression' : `${fenetre.width} px`}`, async ({ page }) => {
    await page.setViewportSize(fenetre);
    const fautes: string[] = [];
    let noms = 0;
    for (const chemin of CARTES) {
      // La carte s’anime à l’écran ; imprimée, c’est son dessin que l’on voit.
      await page.emulateMedia({ media: 'screen', reducedMotion: 'reduce' });
      await ouvrir(page, chemin);
      if (papier) await page.emulateMedia({ media: 'print' });
      const releve = await page.evaluate(relever);
      noms += releve.noms;
      fautes.push(...releve.fautes.map((f) => `${chemin} : ${f}`));
    }
    expect(fautes).toEqual([]);
    // Un relevé qui ne voit pas de noms ne prouve rien.
    expect(noms).toBeGreaterThan(40);
  });

test('le relevé voit un nom qui en couvre un autre, ou qui sort', async ({ page }) => {
  await page.goto('/integration/53-mayenne/');
  await page.evaluate(() => {
    const [a, b, c] = [...document.querySelectorAll('svg.noms > svg')].filter(
      (s) => getComputedStyle(s.querySelector('g')!).display !== 'none',
    );
    for (const cote of ['x', 'y']) a!.setAttribute(cote, b!.getAttribute(cote)!);
    c!.setAttribute('x', '0%');
  });
  const { fautes } = await page.evaluate(relever);
  expect(fautes.some((f) => f.includes(' couvre '))).toBe(true);
  expect(fautes.some((f) => f.endsWith(' sort du dessin'))).toBe(true);
});
