/**
 * La recherche hors des départements suivis, dans un vrai navigateur au processeur ralenti six fois : des communes
 * tirées au sort, et celles qui piègent. Chaque réponse nomme-t-elle la bonne intercommunalité ? Combien de script une
 * fois le fragment là ? Et sans réseau ? `node tests/mesures/recherche-nationale.ts DIST [GRAINE] [NOMBRE]`.
 */
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { chargerContenu } from '#chargeurs/contenu.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { cleCommune } from '#lib/communes/cle-de-recherche.ts';
import { typo } from '#lib/texte/typo.ts';
import { chromiumDuSysteme } from '../chromium.ts';
import { servir } from '../serveur.ts';

const RALENTI = 6;
const LIMITE_MS = 200;
const [, , dist = 'dist', graine = '2026', nombre = '200'] = process.argv;

/** Une question, et ce que la réponse doit nommer. */
interface Question {
  saisie: string;
  attendus: string[];
}

/** Des homonymes, une ancienne commune, un CEDEX, l’outre-mer, et les communes d’aucune intercommunalité. */
const PIEGES: Question[] = [
  { saisie: 'Saint-Denis (93)', attendus: ['Seine-Saint-Denis'] },
  { saisie: 'Saint-Denis 974', attendus: ['La Réunion'] },
  { saisie: '49051 Angers Cedex 02', attendus: ['Angers Loire Métropole'] },
  { saisie: 'Sannerville', attendus: ['Calvados'] },
  { saisie: 'Mamoudzou', attendus: ['Mayotte'] },
  { saisie: '97300', attendus: ['Guyane'] },
  { saisie: 'L’Île-d’Yeu', attendus: ['Vendée', 'aucune intercommunalité'] },
  { saisie: 'Ouessant', attendus: ['Finistère', 'aucune intercommunalité'] },
  { saisie: 'Île-de-Sein', attendus: ['Finistère', 'aucune intercommunalité'] },
  { saisie: 'Île-de-Bréhat', attendus: ['Côtes-d’Armor', 'aucune intercommunalité'] },
];

/** Suite pseudo-aléatoire (Park et Miller) : la même graine donne les mêmes communes. */
function* tirage(n: number): Generator<number, never> {
  for (;;) yield (n = (n * 48_271) % 2_147_483_647);
}

function questions(): Question[] {
  const { communes, epci, departements } = lireReferentiel();
  const suivis = new Set(chargerContenu().departements.map(({ donnee }) => donnee.code));
  const dehors = [...communes.values()].filter((c) => departements.has(c.departement) && !suivis.has(c.departement));
  // La Vergne et Vergné sont voisines : à qui écrit l’une, le site propose les deux.
  const homonymes = Map.groupBy(dehors, (c) => `${c.departement} ${cleCommune(c.nom).porteur}`);
  const toutes = [...homonymes.values()].flatMap((memeNom) => (memeNom.length === 1 ? memeNom : []));
  const suite = tirage(Number(graine));
  const tirees = Array.from({ length: Number(nombre) }, () => toutes[suite.next().value % toutes.length]!);
  return [
    ...PIEGES,
    ...tirees.map((c) => ({
      saisie: `${c.nom} (${c.departement})`,
      attendus: [
        c.nom,
        departements.get(c.departement)!.nom,
        c.epci === null ? 'aucune intercommunalité' : epci.get(c.epci)!.nom,
      ],
    })),
  ];
}

/** Millisecondes de script dépensées par la page depuis son ouverture. */
async function script(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics');
  return metrics.find((m) => m.name === 'ScriptDuration')!.value * 1000;
}

/** Écrit la saisie, attend les propositions, valide, attend la réponse ; rend son texte. Sans passer par le clavier. */
function demander(page: Page, saisie: string): Promise<string> {
  return page.evaluate(async (texte) => {
    const champ = document.querySelector<HTMLInputElement>('ma-commune [role="combobox"]')!;
    const reponse = document.querySelector<HTMLElement>('ma-commune [data-reponse]')!;
    const etat = document.querySelector<HTMLElement>('ma-commune [data-etat]')!;
    const quand = (pret: () => boolean) =>
      new Promise<void>((suite) => {
        const limite = performance.now() + 20_000;
        const voir = () => (pret() || performance.now() > limite ? suite() : void setTimeout(voir, 20));
        voir();
      });
    champ.focus();
    champ.value = '';
    champ.dispatchEvent(new Event('input', { bubbles: true }));
    await quand(() => etat.textContent.trim() === '');
    champ.value = texte;
    champ.dispatchEvent(new Event('input', { bubbles: true }));
    await quand(() => etat.textContent.trim() !== '');
    const avant = reponse.innerHTML;
    champ.closest('form')!.requestSubmit();
    await quand(() => reponse.textContent.trim() !== '' && reponse.innerHTML !== avant);
    return reponse.textContent.replace(/\s+/g, ' ');
  }, saisie);
}

const simplifier = (texte: string) => typo(texte).replace(/\s+/g, ' ').toLowerCase();

const serveur = servir(dist, 0);
await once(serveur, 'listening');
const navigateur = await chromium.launch({ executablePath: chromiumDuSysteme(), args: ['--no-sandbox'] });
try {
  const page = await navigateur.newPage({ viewport: { width: 360, height: 740 } });
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  await client.send('Emulation.setCPUThrottlingRate', { rate: RALENTI });
  await page.goto(`http://127.0.0.1:${(serveur.address() as AddressInfo).port}/`, { waitUntil: 'networkidle' });
  const fautes: string[] = [];
  const durees: { saisie: string; ms: number }[] = [];
  for (const { saisie, attendus } of questions()) {
    const premiere = await demander(page, saisie);
    await page.context().setOffline(true);
    await demander(page, 'Craon');
    const debut = await script(client);
    const seconde = await demander(page, saisie);
    durees.push({ saisie, ms: (await script(client)) - debut });
    await page.context().setOffline(false);
    const manque = attendus.filter((mot) => !simplifier(premiere).includes(simplifier(mot)));
    if (manque.length > 0) fautes.push(`${saisie} : « ${premiere.slice(0, 160)} » ; attendu : ${manque.join(', ')}`);
    if (seconde !== premiere) fautes.push(`${saisie} : sans réseau, « ${seconde.slice(0, 160)} »`);
  }
  durees.sort((a, b) => a.ms - b.ms);
  const pire = durees.at(-1)!;
  console.log(fautes.join('\n'));
  console.log(
    `${durees.length} questions, graine ${graine} : ${fautes.length} faute(s) ; script, processeur ralenti ` +
      `${RALENTI} fois, sans réseau : médiane ${durees[Math.floor(durees.length / 2)]!.ms.toFixed(0)} ms, pire ` +
      `${pire.ms.toFixed(0)} ms (« ${pire.saisie} »), limite ${LIMITE_MS} ms`,
  );
  if (fautes.length > 0 || pire.ms > LIMITE_MS) process.exitCode = 1;
} finally {
  await navigateur.close();
  serveur.close();
}
