/**
 * Le poids et les temps des pages : une de chaque sorte en détail, toutes pour leur pire cas, et le plancher à côté.
 */
import { chromium, type Browser } from '@playwright/test';
import { readdirSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { GENRES_DE_RESSOURCE, type MesureDePage, type MesuresDuSite, type Poids } from '#donnees/mesures-du-site.ts';
import { chromiumDuSysteme } from '../chromium.ts';
import { estA } from './ecoindex.ts';
import { mesurerPage, peser } from './page.ts';
import { preparerPlancher } from './plancher.ts';
import { servirCompresse } from './serveur-compresse.ts';

/** Une page de chaque sorte ; les plus lourdes des territoires et des textes y sont. */
export const SORTES = [
  '/',
  '/comprendre/',
  '/cadre-juridique/',
  '/financement/',
  '/carte/',
  '/departements/53-mayenne/',
  '/departements/53-mayenne/aide/',
  '/departements/53-mayenne/dossier/',
  '/territoires/200055887-mayenne-communaute/',
  '/contrats/53-craon-4/',
  '/documents/',
  '/donnees/',
  '/faq/',
  '/recherche/',
  '/accessibilite/',
];

/** Sert un dossier compressé le temps d’un travail, sur un port libre. */
export async function avecServeur<T>(dossier: string, travail: (racine: string) => Promise<T>): Promise<T> {
  const serveur: Server = servirCompresse(dossier, 0);
  await new Promise((pret) => serveur.once('listening', pret));
  try {
    return await travail(`http://127.0.0.1:${(serveur.address() as AddressInfo).port}`);
  } finally {
    serveur.closeAllConnections();
    serveur.close();
  }
}

async function avecNavigateur<T>(travail: (navigateur: Browser) => Promise<T>): Promise<T> {
  const navigateur = await chromium.launch({
    executablePath: chromiumDuSysteme(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    return await travail(navigateur);
  } finally {
    await navigateur.close();
  }
}

const ko = (octets: number) => (octets / 1000).toFixed(1);
const poids = (m: Poids) =>
  Object.fromEntries([
    ...GENRES_DE_RESSOURCE.map((g) => [`${g} ko (reçus)`, `${ko(m.octets[g].bruts)} (${ko(m.octets[g].recus)})`]),
    ['total ko (reçus)', `${ko(m.octetsBruts)} (${ko(m.octetsRecus)})`],
  ]);
const compte = (m: Poids) => ({ requêtes: m.requetes, hôtes: m.hotes, éléments: m.elements, EcoIndex: m.ecoindex });
const temps = (m: MesureDePage) => ({
  'affichage ms': m.premierAffichage,
  'carte dessinée ms': m.carteDessinee ?? '',
  'carte vive ms': m.carteVive ?? '',
  'LCP ms': m.plusGrandAffichage,
  'TBT ms': m.blocage,
  CLS: m.decalage,
});

/** Une page de chaque sorte et le plancher, dans le même passage. */
export async function mesurerPages(dist: string): Promise<Omit<NonNullable<MesuresDuSite['pages']>, 'le'>> {
  return avecNavigateur(async (navigateur) => {
    const plancher = await avecServeur(preparerPlancher(dist, join(dist, '../plancher')), (racine) =>
      mesurerPage(navigateur, racine, '/'),
    );
    const mesures = await avecServeur(dist, async (racine) => {
      const faites: MesureDePage[] = [];
      for (const chemin of SORTES) faites.push(await mesurerPage(navigateur, racine, chemin));
      return faites;
    });
    const lignes = [...mesures, { ...plancher, page: '(plancher : Leaflet nu)' }];
    console.table(Object.fromEntries(lignes.map((m) => [m.page, poids(m)])));
    console.table(Object.fromEntries(lignes.map((m) => [m.page, { ...compte(m), ...temps(m) }])));
    return { mesures, plancher };
  });
}

/** Toutes les pages : le pire de chaque colonne, et celles qui n’ont pas la note A. */
export async function peserToutes(dist: string): Promise<Omit<NonNullable<MesuresDuSite['toutes']>, 'le'>> {
  const chemins = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((f) => `/${f.replaceAll('\\', '/')}`)
    .filter((f) => f.endsWith('/index.html'))
    .map((f) => f.slice(0, -'index.html'.length))
    .sort();
  const pesees = await avecNavigateur((navigateur) =>
    avecServeur(dist, async (racine) => {
      const faites: Poids[] = [];
      for (const chemin of chemins) faites.push(await peser(navigateur, racine, chemin));
      return faites;
    }),
  );
  const pire = (cle: 'octetsRecus' | 'requetes' | 'hotes' | 'elements' | 'ecoindex') => {
    const p = [...pesees].sort((a, b) => (cle === 'ecoindex' ? a[cle] - b[cle] : b[cle] - a[cle]))[0]!;
    return { valeur: p[cle], page: p.page };
  };
  const pires = {
    octetsRecus: pire('octetsRecus'),
    requetes: pire('requetes'),
    hotes: pire('hotes'),
    elements: pire('elements'),
    ecoindex: pire('ecoindex'),
  };
  const sousLeA = pesees
    .filter((p) => !estA(p.ecoindex))
    .sort((a, b) => a.ecoindex - b.ecoindex)
    .map((p) => ({ page: p.page, ecoindex: p.ecoindex }));
  console.table(pires);
  if (sousLeA.length > 0) console.table(sousLeA);
  return { nombre: pesees.length, pires, sousLeA };
}
