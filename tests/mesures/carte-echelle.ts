/**
 * La carte à l’échelle du pays, dans un vrai navigateur : temps de script du premier dessin, d’un filtre et d’un
 * changement d’année avec toutes les intercommunalités d’un coup, d’une frappe dans la recherche de commune, et poids
 * des fichiers d’un visiteur qui ne regarde qu’un département.
 * `node tests/mesures/carte-echelle.ts [dist]`, ou `npm run mesures -- carte`.
 */
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { MesuresDuSite } from '#donnees/mesures-du-site.ts';
import { chromiumDuSysteme } from '../chromium.ts';
import { servir } from '../serveur.ts';
import { mesurerFrappes } from './communes-echelle.ts';
import { preparerFrance, servirFrance, type France } from './france-entiere.ts';

const PASSAGES = 5;
/** Ce qui est visé, en millisecondes de script. */
const LIMITES = { dessin: 200, filtre: 200, annee: 200, frappe: 20 };

const mediane = (valeurs: readonly number[]) => [...valeurs].sort((a, b) => a - b)[Math.floor(valeurs.length / 2)]!;

/** Millisecondes de script, et de mise en page, dépensées par la page depuis son ouverture. */
async function depense(client: CDPSession): Promise<{ script: number; page: number }> {
  const { metrics } = await client.send('Performance.getMetrics');
  const de = (nom: string) => metrics.find((m) => m.name === nom)!.value * 1000;
  return { script: de('ScriptDuration'), page: de('LayoutDuration') + de('RecalcStyleDuration') };
}

/** Deux images plus tard, tout ce que le geste a déclenché est dessiné. */
const dessine = (page: Page) =>
  page.evaluate(
    () =>
      new Promise((suite) => {
        requestAnimationFrame(() => requestAnimationFrame(suite));
      }),
  );

/** Ce que coûte un geste ; `fini` attend son effet visible. */
async function cout(
  page: Page,
  client: CDPSession,
  geste: () => Promise<unknown>,
): Promise<{ script: number; page: number }> {
  const avant = await depense(client);
  await geste();
  await dessine(page);
  const apres = await depense(client);
  return { script: apres.script - avant.script, page: apres.page - avant.page };
}

/**
 * Les gestes se font dans la page : chercher un élément à la façon d’un lecteur d’écran coûterait plus de script que le
 * geste.
 */
const cocher = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLInputElement>('.filtre-situations input')!.click());
const allerEn = (page: Page, an: number) =>
  page.evaluate((valeur) => {
    const curseur = document.querySelector<HTMLInputElement>('#annee')!;
    curseur.value = valeur;
    for (const type of ['input', 'change']) curseur.dispatchEvent(new Event(type, { bubbles: true }));
  }, String(an));

/** Un passage : la page s’ouvre, se dessine, se filtre, change d’année. */
async function unPassage(page: Page, racine: string) {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const dessin = await cout(page, client, async () => {
    await page.goto(`${racine}/carte/`);
    await page.waitForFunction(() => document.querySelector('vue-carte.animee') !== null);
  });
  const filtres = [await cout(page, client, () => cocher(page)), await cout(page, client, () => cocher(page))];
  // La première année fait venir les fiches des contrats, hors mesure.
  await allerEn(page, 2025);
  await page.waitForFunction(() => document.querySelector('[data-jour]')!.textContent.includes('2025'));
  await page.waitForLoadState('networkidle');
  const annees: Awaited<ReturnType<typeof cout>>[] = [];
  for (const an of [2024, 2020, 2016]) annees.push(await cout(page, client, () => allerEn(page, an)));
  await client.detach();
  return { dessin: [dessin], filtre: filtres, annee: annees };
}

/** Octets compressés que reçoit un visiteur d’un département : la carte d’abord, puis tout s’il s’en sert. */
function chargeUtile({ codes, fichiers }: France) {
  const poids = (chemin: string) => gzipSync(fichiers.get(chemin)!, { level: 9 }).length;
  const parDepartement = codes
    .map((code) => ({
      code,
      carte: poids(`/donnees/epci-${code}.geojson`),
      tout:
        poids(`/donnees/epci-${code}.geojson`) +
        poids(`/carte/fiches-${code}.json`) +
        poids(`/donnees/communes-${code}.json`),
    }))
    .sort((a, b) => a.tout - b.tout);
  const pire = parDepartement.at(-1)!;
  return {
    carteMediane: mediane(parDepartement.map((d) => d.carte)),
    mediane: mediane(parDepartement.map((d) => d.tout)),
    pire: pire.tout,
    departementPire: pire.code,
    france: parDepartement.reduce((n, d) => n + d.tout, 0),
  };
}

/** Mesure tout et le montre. */
export async function mesurerCarte(dist: string): Promise<Omit<NonNullable<MesuresDuSite['carte']>, 'le'>> {
  const france = preparerFrance();
  const serveur = servir(dist, 0);
  await once(serveur, 'listening');
  const navigateur = await chromium.launch({
    executablePath: chromiumDuSysteme(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const releves: Awaited<ReturnType<typeof unPassage>>[] = [];
  try {
    for (let i = 0; i < PASSAGES; i++) {
      const page = await navigateur.newPage({ viewport: { width: 1280, height: 800 } });
      await servirFrance(page, france);
      releves.push(await unPassage(page, `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`));
      await page.close();
    }
  } finally {
    await navigateur.close();
    serveur.close();
  }
  const gestes = (['dessin', 'filtre', 'annee'] as const).map((geste) => {
    const tous = releves.flatMap((r) => r[geste]);
    return {
      geste,
      script: Math.round(mediane(tous.map((t) => t.script))),
      miseEnPage: Math.round(mediane(tous.map((t) => t.page))),
      limite: LIMITES[geste],
    };
  });
  const frappe = mesurerFrappes();
  const octets = chargeUtile(france);
  console.log(
    `${france.nombreEpci} intercommunalités, ${france.nombreCommunes} communes ; médiane de ${PASSAGES} ` +
      'passages, en millisecondes',
  );
  console.table([...gestes, { geste: 'frappe', script: Number(frappe.mediane.toFixed(1)), limite: LIMITES.frappe }]);
  console.log(
    `Frappe la plus lente : ${frappe.pire.toFixed(1)} ms. Un visiteur d’un département reçoit ` +
      `${(octets.carteMediane / 1000).toFixed(1)} ko de contours, ${(octets.mediane / 1000).toFixed(1)} ko ` +
      `avec fiches et communes (médiane ; au plus ${(octets.pire / 1000).toFixed(1)} ko, ` +
      `${octets.departementPire}), sur ${(octets.france / 1000).toFixed(0)} ko pour le pays.`,
  );
  return {
    epci: france.nombreEpci,
    communes: france.nombreCommunes,
    gestes,
    frappe: {
      mediane: Number(frappe.mediane.toFixed(2)),
      pire: Number(frappe.pire.toFixed(2)),
      limite: LIMITES.frappe,
    },
    octets,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { gestes, frappe } = await mesurerCarte(process.argv[2] ?? join(import.meta.dirname, '../../dist'));
  const trop = [
    ...gestes.filter((g) => g.script > g.limite).map((g) => g.geste),
    ...(frappe.mediane > frappe.limite ? ['frappe'] : []),
  ];
  if (trop.length > 0) console.error(`Au-delà de la limite : ${trop.join(', ')}`);
  process.exitCode = trop.length > 0 ? 1 : 0;
}
