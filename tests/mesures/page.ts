import type { Browser } from '@playwright/test';
import { ecoindex } from './ecoindex.ts';

/** Ce que coûte une page : octets et requêtes sans frein, temps sur un téléphone lent. Octets en octets, temps en millisecondes. */
export interface Mesure {
  page: string; octetsBruts: number; octetsRecus: number; requetes: number; hotes: number; elements: number; ecoindex: number;
  premierAffichage: number; plusGrandAffichage: number; blocage: number; decalage: number; carteVive: number | null;
}

/** Téléphone lent : 1,6 Mbit/s, 150 ms d’aller-retour, processeur ralenti quatre fois. */
const RESEAU = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

const OBSERVER = () => {
  const m = { lcp: 0, cls: 0, tbt: 0, carte: 0 };
  Object.assign(window, { mesure: m });
  new PerformanceObserver((l) => { for (const e of l.getEntries()) m.lcp = e.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((l) => { for (const e of l.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) if (!e.hadRecentInput) m.cls += e.value; }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((l) => { for (const e of l.getEntries()) m.tbt += Math.max(0, e.duration - 50); }).observe({ type: 'longtask', buffered: true });
  const guetter = () => { if (document.querySelector('.leaflet-container path')) m.carte = performance.now(); else requestAnimationFrame(guetter); };
  guetter();
};

async function unPassage(navigateur: Browser, adresse: string, lent: boolean) {
  const contexte = await navigateur.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true, locale: 'fr-FR' });
  const page = await contexte.newPage();
  const cdp = await contexte.newCDPSession(page);
  await cdp.send('Network.enable');
  if (lent) {
    await cdp.send('Network.emulateNetworkConditions', RESEAU);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  }
  let recus = 0, bruts = 0, requetes = 0;
  const hotes = new Set<string>();
  cdp.on('Network.requestWillBeSent', ({ request: { url } }) => { if (/^https?:/.test(url)) { requetes++; hotes.add(new URL(url).host); } });
  cdp.on('Network.dataReceived', ({ dataLength }) => { bruts += dataLength; });
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => { recus += encodedDataLength; });
  await page.addInitScript(OBSERVER);
  await page.goto(adresse, { waitUntil: 'networkidle' });
  const lu = await page.evaluate(() => ({
    ...(window as unknown as { mesure: { lcp: number; cls: number; tbt: number; carte: number } }).mesure,
    fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0, elements: document.querySelectorAll('*').length - document.querySelectorAll('svg *').length,
  }));
  await contexte.close();
  return { ...lu, recus, bruts, requetes, hotes: hotes.size };
}

const mediane = (valeurs: number[]) => [...valeurs].sort((a, b) => a - b)[Math.floor(valeurs.length / 2)]!;

/** Mesure une page : un passage sans frein pour les octets, trois sur téléphone lent, dont la médiane. */
export async function mesurer(navigateur: Browser, racine: string, chemin: string, passages = 3): Promise<Mesure> {
  const libre = await unPassage(navigateur, racine + chemin, false);
  const lents: Awaited<ReturnType<typeof unPassage>>[] = [];
  for (let i = 0; i < passages; i++) lents.push(await unPassage(navigateur, racine + chemin, true));
  const de = (cle: 'fcp' | 'lcp' | 'tbt' | 'carte') => Math.round(mediane(lents.map((l) => l[cle])));
  return {
    page: chemin, octetsBruts: libre.bruts, octetsRecus: libre.recus, requetes: libre.requetes, hotes: libre.hotes, elements: libre.elements,
    ecoindex: ecoindex(libre.elements, libre.requetes, libre.recus / 1000),
    premierAffichage: de('fcp'), plusGrandAffichage: de('lcp'), blocage: de('tbt'),
    decalage: Number(Math.max(...lents.map((l) => l.cls)).toFixed(3)), carteVive: de('carte') || null,
  };
}
