/** Ce que chacun change à sa façon de lire : zoom, espacement, couleurs forcées, mouvement, papier. */
import { expect, test, type Page } from '@playwright/test';
import { fautesDe } from './axe.ts';
import { debordDe, fautesDesPages, ouvrir, TYPES } from './sortes-de-pages.ts';

/** WCAG 1.4.12 : ces réglages ne doivent rien faire perdre. */
const ESPACEMENT =
  '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { ' +
  'margin-bottom: 2em !important; }';

/** Éléments visibles dont quelque chose est hors de l’écran ou coupé, selon `mesure` ; lu dans la page. */
const coupes = (page: Page, mesure: 'ecran' | 'boite') =>
  page.evaluate((quoi) => {
    const [cibles, horsDeCause] =
      quoi === 'ecran'
        ? ['main :is(p, li, dd, dt, h1, h2, h3, a, button, label)', '.invisible, svg, [popover], .tableau-defilant']
        : [
            'main :is(p, li, dd, dt, h1, h2, h3, a, button, label, td, th), .entete a, .pied a',
            '.invisible, svg, [popover]',
          ];
    const coupe = (e: HTMLElement) => {
      const r = e.getBoundingClientRect();
      return quoi === 'ecran'
        ? r.width > 0 && (r.right > innerWidth + 1 || r.left < -1)
        : getComputedStyle(e).overflow !== 'visible' &&
            // Réservé aux lecteurs d’écran, rien n’en est coupé à la vue.
            getComputedStyle(e).clipPath !== 'inset(50%)' &&
            (e.scrollHeight > e.clientHeight + 2 || e.scrollWidth > e.clientWidth + 2);
    };
    return [...document.querySelectorAll<HTMLElement>(cibles)]
      .filter((e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.closest(horsDeCause))
      .filter(coupe)
      .map((e) => `${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 40)}`);
  }, mesure);
const debord = async (page: Page) => {
  const pixels = await debordDe(page);
  return pixels > 0 ? [`déborde de ${pixels} pixels`] : [];
};

/** Zoom à 400 % : ni défilement horizontal ni rien hors de l’écran. */
async function fautesDuZoom(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 256 });
  return [...(await debord(page)), ...(await coupes(page, 'ecran'))];
}

/** Mouvement réduit : ni transition, ni animation, ni défilement animé. */
async function mouvements(page: Page): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const mobiles = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((e) => {
        const s = getComputedStyle(e);
        return (
          s.transitionDuration.split(',').some((d) => Number.parseFloat(d) > 0) ||
          s.animationName !== 'none' ||
          s.scrollBehavior === 'smooth'
        );
      })
      .map((e) => `${e.tagName}.${e.getAttribute('class')}`),
  );
  return mobiles;
}

/** Imprimé depuis un écran sombre : le contenu, sa date et ses sources, sans navigation ni fond sombre. */
async function fautesDuPapier(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.locator('.rubriques')).toBeHidden();
  await expect(page.locator('main')).toBeVisible();
  if ((await page.locator('[data-statut]').count()) > 0)
    await expect(page.locator('main')).toContainText(/ituation au \d/);
  const lus = await page.evaluate(() => {
    const externe = document.querySelector('main .sources a[href^="http"]');
    return {
      fond: getComputedStyle(document.documentElement).backgroundColor,
      adresse: externe && getComputedStyle(externe, '::after').content,
    };
  });
  await page.emulateMedia({ media: null, colorScheme: null });
  return [
    ...(lus.fond === 'rgb(255, 255, 255)' ? [] : [`fond ${lus.fond}`]),
    ...(lus.adresse === null || lus.adresse.includes('http') ? [] : [`source imprimée sans adresse : ${lus.adresse}`]),
  ];
}

/** Textes espacés : rien de coupé ni de superposé. En dernier : la page garde la feuille ajoutée. */
async function fautesDesEspaces(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 360, height: 800 });
  const espace = await page.evaluate((css) => {
    const feuille = new CSSStyleSheet();
    feuille.replaceSync(css);
    document.adoptedStyleSheets = [feuille];
    return getComputedStyle(document.querySelector('h1')!).letterSpacing;
  }, ESPACEMENT);
  return [
    ...(espace === 'normal' ? ['l’espacement demandé n’est pas appliqué'] : []),
    ...(await debord(page)),
    ...(await coupes(page, 'boite')),
  ];
}

/** À la largeur d’une tablette, où les tableaux sont encore des tableaux. */
async function fautesDeLaTablette(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 768, height: 1024 });
  return debord(page);
}

const REGLAGES = {
  tablette: fautesDeLaTablette,
  'zoom à 400 %': fautesDuZoom,
  'mouvement réduit': mouvements,
  imprimé: fautesDuPapier,
  'textes espacés': fautesDesEspaces,
};

test('chaque sorte de page : tablette, zoom à 400 %, mouvement réduit, papier, textes espacés', async ({ context }) => {
  test.setTimeout(120_000);
  const fautes = await fautesDesPages(context, TYPES, async (page, chemin) => {
    await ouvrir(page, chemin);
    const trouvees: string[] = [];
    for (const [reglage, juger] of Object.entries(REGLAGES)) {
      const siennes = await juger(page).catch((erreur: Error) => [erreur.message.slice(0, 400)]);
      trouvees.push(...siennes.map((faute) => `${reglage} : ${faute}`));
    }
    return trouvees;
  });
  expect(fautes).toEqual([]);
});

test('couleurs forcées : les situations gardent leur icône, leur bord et leurs mots ; le focus se voit', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  for (const chemin of ['/', '/carte/', '/departements/53-mayenne/', '/financement/']) {
    await ouvrir(page, chemin);
    expect(await fautesDe(page), chemin).toEqual([]);
    const [fond, encre] = await page.evaluate(() => [
      getComputedStyle(document.body).backgroundColor,
      getComputedStyle(document.body).color,
    ]);
    expect(fond).not.toBe(encre);
    const pastilles = page.locator('main .statut .pastille');
    for (const pastille of (await pastilles.all()).slice(0, 6)) {
      const traits = await pastille.evaluate((e) => ({
        bord: getComputedStyle(e).borderTopWidth,
        icone: e.querySelectorAll('use').length,
        mots: e.parentElement!.textContent.trim(),
      }));
      expect(traits.bord).not.toBe('0px');
      expect(traits.icone).toBe(1);
      expect(traits.mots).not.toBe('');
    }
  }
  await page.keyboard.press('Tab');
  const contour = await page.evaluate(() => {
    const s = getComputedStyle(document.activeElement!);
    return `${s.outlineStyle} ${s.outlineWidth}`;
  });
  expect(contour).toMatch(/solid [2-9]/);
});

/** Hauteurs de téléphone (360 × 740) que chaque page prend au plus : la moitié, ou moins, de ce qu’elle prenait. */
const LONGUEURS: Record<string, number> = {
  '/territoires/200048551-pays-de-craon/': 5,
  '/territoires/245300223-pays-de-meslay-grez/': 5,
  '/departements/53-mayenne/': 6,
  '/departements/53-mayenne/aide/': 5,
  '/departements/53-mayenne/dossier/': 6,
  '/actions/': 4.5,
};

test('au téléphone, les pages longues se replient ; l’adresse d’une partie l’ouvre', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const trop: string[] = [];
  for (const [chemin, ecrans] of Object.entries(LONGUEURS)) {
    await page.goto(chemin);
    const pris = await page.evaluate(() => document.documentElement.scrollHeight / 740);
    if (pris > ecrans) trop.push(`${chemin} : ${pris.toFixed(1)} écrans ; au plus ${ecrans}`);
  }
  expect(trop).toEqual([]);
  await page.goto('/territoires/200048551-pays-de-craon/');
  const elus = page.locator('#elus');
  await expect(elus).not.toHaveAttribute('open');
  await page.getByRole('link', { name: /^Élus : aide/ }).click();
  await expect(elus).toHaveAttribute('open');
  await expect(elus.getByRole('heading', { level: 2 })).toBeInViewport();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.reload();
  await expect(page.locator('details.au-large:not([open])')).toHaveCount(0);
});
