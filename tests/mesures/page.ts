/** Une page mesurée dans Chromium : son poids sans frein, ses temps sur un téléphone lent. */
import type { Browser } from '@playwright/test';
import type { GENRES_DE_RESSOURCE, MesureDePage, Octets, Poids, TempsDePage } from '#donnees/mesures-du-site.ts';
import { ecoindex } from './ecoindex.ts';

/** Téléphone lent : 1,6 Mbit/s, 150 ms d’aller-retour, processeur ralenti quatre fois. */
const RESEAU = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const RALENTI = 4;

type Genre = (typeof GENRES_DE_RESSOURCE)[number];
const GENRE: Record<string, Genre> = {
  Document: 'html',
  Stylesheet: 'css',
  Script: 'js',
  Font: 'polices',
  Image: 'images',
};

interface Releve {
  fcp: number;
  lcp: number;
  cls: number;
  taches: [debut: number, duree: number][];
  dessinee: number;
  vive: number;
  /** Nombre de scripts que la page exécute. */
  scripts: number;
  /** Vrai si une carte doit y prendre vie. */
  aVivre: boolean;
}

/**
 * Dans la page : note ce que le navigateur affiche, et la première image où la carte est là. Les territoires de Leaflet
 * sont dans son panneau : le drapeau que sa mention dessine, avant toute donnée, n’en est pas un.
 */
const OBSERVER = () => {
  const r = {
    fcp: 0,
    lcp: 0,
    cls: 0,
    taches: [] as [number, number][],
    dessinee: 0,
    vive: 0,
    scripts: 0,
    aVivre: false,
  };
  Object.assign(window, { releve: r });
  const suivre = (type: string, noter: (e: PerformanceEntry) => void) =>
    new PerformanceObserver((l) => l.getEntries().forEach(noter)).observe({ type, buffered: true });
  suivre('paint', (e) => {
    if (e.name === 'first-contentful-paint') r.fcp = e.startTime;
  });
  suivre('largest-contentful-paint', (e) => {
    r.lcp = e.startTime;
  });
  suivre('layout-shift', (e) => {
    const s = e as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!s.hadRecentInput) r.cls += s.value;
  });
  suivre('longtask', (e) => {
    r.taches.push([e.startTime, e.duration]);
  });
  const guetter = () => {
    if (
      !r.dessinee &&
      document
        .querySelector('figure.carte svg path[class*="s-"], .scene svg path, .leaflet-overlay-pane path')
        ?.getBoundingClientRect().width
    )
      r.dessinee = performance.now();
    if (!r.vive && document.querySelector('.leaflet-overlay-pane path')) r.vive = performance.now();
    requestAnimationFrame(guetter);
  };
  guetter();
};

async function ouvrirMobile(navigateur: Browser) {
  const contexte = await navigateur.newContext({
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75,
    isMobile: true,
    hasTouch: true,
    locale: 'fr-FR',
  });
  const page = await contexte.newPage();
  const cdp = await contexte.newCDPSession(page);
  await cdp.send('Network.enable');
  return { contexte, page, cdp };
}

/** Poids d’une page à la première visite, tout ce qu’elle demande d’elle-même compris. */
export async function peser(navigateur: Browser, racine: string, chemin: string): Promise<Poids> {
  const { contexte, page, cdp } = await ouvrirMobile(navigateur);
  const octets: Record<Genre, Octets> = {
    html: { bruts: 0, recus: 0 },
    css: { bruts: 0, recus: 0 },
    js: { bruts: 0, recus: 0 },
    polices: { bruts: 0, recus: 0 },
    donnees: { bruts: 0, recus: 0 },
    images: { bruts: 0, recus: 0 },
  };
  const genres = new Map<string, Genre>();
  const hotes = new Set<string>();
  let requetes = 0;
  cdp.on('Network.requestWillBeSent', ({ requestId, type, request: { url } }) => {
    if (!/^https?:/.test(url)) return;
    requetes++;
    hotes.add(new URL(url).host);
    genres.set(requestId, GENRE[type ?? ''] ?? 'donnees');
  });
  const octetsDe = (id: string) => octets[genres.get(id) ?? 'donnees'];
  cdp.on('Network.dataReceived', ({ requestId, dataLength }) => {
    if (genres.has(requestId)) octetsDe(requestId).bruts += dataLength;
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (genres.has(requestId)) octetsDe(requestId).recus += encodedDataLength;
  });
  await page.goto(racine + chemin, { waitUntil: 'networkidle' });
  const elements = await page.evaluate(
    () => document.querySelectorAll('*').length - document.querySelectorAll('svg *').length,
  );
  await contexte.close();
  const somme = (cle: keyof Octets) => Object.values(octets).reduce((total, o) => total + o[cle], 0);
  return {
    page: chemin,
    octets,
    octetsBruts: somme('bruts'),
    octetsRecus: somme('recus'),
    requetes,
    hotes: hotes.size,
    elements,
    ecoindex: ecoindex(elements, requetes, somme('recus') / 1000),
  };
}

async function passer(navigateur: Browser, adresse: string): Promise<Releve> {
  const { contexte, page, cdp } = await ouvrirMobile(navigateur);
  await cdp.send('Network.emulateNetworkConditions', RESEAU);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: RALENTI });
  await page.addInitScript(OBSERVER);
  await page.goto(adresse, { waitUntil: 'networkidle', timeout: 90_000 });
  // La carte attend le repos de la page : le réseau peut se taire avant qu’elle vive.
  const aVivre = (await page.locator('vue-carte, #c').count()) > 0;
  if (aVivre)
    await page
      .waitForFunction(
        () =>
          (window as unknown as { releve: Releve }).releve.vive > 0 &&
          document.querySelector('vue-carte:not(.animee)') === null,
        null,
        { timeout: 30_000 },
      )
      .catch(() => undefined);
  const releve = await page.evaluate(() => ({
    ...(window as unknown as { releve: Releve }).releve,
    scripts: [...document.scripts].filter((s) => s.type !== 'application/ld+json').length,
  }));
  await contexte.close();
  return { ...releve, aVivre };
}

/** Part des tâches longues au-delà de 50 ms, après le premier affichage : le « Total Blocking Time ». */
const blocage = ({ fcp, taches }: Pick<Releve, 'fcp' | 'taches'>) =>
  taches
    .filter(([debut, duree]) => debut + duree > fcp)
    .reduce((total, [, duree]) => total + Math.max(0, duree - 50), 0);

/** Blocage, en millisecondes, qu’une page sans script ne peut pas causer : la machine faisait autre chose. */
const INVRAISEMBLABLE = 1000;
const ESSAIS = 4;

/** Ce qui, dans un relevé, ne peut pas être vrai ; `null` s’il se tient. */
export function invraisemblance(releve: Pick<Releve, 'fcp' | 'taches' | 'scripts' | 'aVivre' | 'vive'>): string | null {
  if (releve.fcp === 0) return 'aucun premier affichage';
  if (releve.aVivre && releve.vive === 0) return 'une carte qui n’a pas pris vie';
  const bloque = Math.round(blocage(releve));
  return releve.scripts === 0 && bloque >= INVRAISEMBLABLE ? `${bloque} ms de blocage sans aucun script` : null;
}

/** Un passage qui se tient ; un autre est refait, et l’on renonce au quatrième. */
async function passerVraiment(navigateur: Browser, adresse: string): Promise<Releve> {
  for (let essai = 1; ; essai++) {
    const releve = await passer(navigateur, adresse);
    const defaut = invraisemblance(releve);
    if (defaut === null) return releve;
    if (essai === ESSAIS) throw new Error(`${adresse} : ${defaut}, ${ESSAIS} fois de suite ; machine trop chargée ?`);
    console.log(`${adresse} : ${defaut} ; passage refait`);
  }
}

const mediane = (valeurs: number[]) => Math.round([...valeurs].sort((a, b) => a - b)[Math.floor(valeurs.length / 2)]!);

/** Temps d’une page sur un téléphone lent, cache vide à chaque passage. */
export async function chronometrer(
  navigateur: Browser,
  racine: string,
  chemin: string,
  passages = 3,
): Promise<TempsDePage> {
  const releves: Releve[] = [];
  for (let i = 0; i < passages; i++) releves.push(await passerVraiment(navigateur, racine + chemin));
  // Le navigateur ne peint rien avant son premier affichage : la carte n’y est pas plus tôt.
  const carte = (cle: 'dessinee' | 'vive') => mediane(releves.map((r) => (r[cle] ? Math.max(r[cle], r.fcp) : 0)));
  return {
    premierAffichage: mediane(releves.map((r) => r.fcp)),
    plusGrandAffichage: mediane(releves.map((r) => r.lcp)),
    blocage: mediane(releves.map(blocage)),
    decalage: Number(Math.max(...releves.map((r) => r.cls)).toFixed(3)),
    ...(carte('dessinee') && { carteDessinee: carte('dessinee') }),
    ...(carte('vive') && { carteVive: carte('vive') }),
  };
}

/** Poids et temps d’une page. */
export async function mesurerPage(navigateur: Browser, racine: string, chemin: string): Promise<MesureDePage> {
  return { ...(await peser(navigateur, racine, chemin)), ...(await chronometrer(navigateur, racine, chemin)) };
}
