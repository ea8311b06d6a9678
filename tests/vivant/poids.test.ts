/** Les budgets de poids : en octets compressés (gzip, niveau 9), ils ne dépendent pas de la machine. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { actifsDe, FICHIERS, lire, PAGES, poids, type Page } from './site.ts';

/** Un aller-retour d’une connexion neuve : dix segments de 1 460 octets, moins les en-têtes. */
const PAGE = 14 * 1024;
const PAGE_AVEC_CARTE = 24 * 1024;
const SCRIPT = 2 * 1024;
const POLICES = 40 * 1024;
const CARTE = 90 * 1024;
const REQUETES_CARTE = 10;

const somme = (chemins: readonly string[]) => chemins.reduce((total, chemin) => total + poids(chemin), 0);
const aUneCarte = (p: Page) =>
  p.balises.some(({ nom, attributs: a }) => nom === 'figure' && /\bcarte\b/.test(a['class'] ?? '')) ||
  p.html.includes('class="carte');
/** Pages qui sont un outil : la carte interactive, la recherche, l’assistant de dossier ; leur script se charge avec elles. */
const estOutil = (p: Page) =>
  p.chemin.startsWith('/carte/') || p.chemin === '/recherche/' || /^\/dossier\//.test(p.chemin);

for (const p of PAGES) {
  const { styles, scripts } = actifsDe(p);
  const html = gzipSync(p.html, { level: 9 }).length;
  const limite = aUneCarte(p) ? PAGE_AVEC_CARTE : PAGE;

  test(`${p.chemin} : HTML et CSS, au plus ${limite} octets`, () => {
    const total = html + somme(styles);
    assert.ok(total <= limite, `${total} octets (HTML ${html}, CSS ${total - html})`);
  });

  test(`${p.chemin} : au plus deux feuilles de style`, () => assert.ok(styles.length <= 2, styles.join(', ')));

  if (!estOutil(p)) {
    test(`${p.chemin} : au plus ${SCRIPT} octets de script avant usage`, () => {
      assert.ok(somme(scripts) <= SCRIPT, `${somme(scripts)} octets : ${scripts.join(', ')}`);
    });
  }
}

test('les polices pèsent au plus 40 kio, et chaque page n’en demande pas d’autres', () => {
  const polices = [...FICHIERS].filter((f) => f.endsWith('.woff2'));
  assert.ok(polices.length > 0);
  assert.ok(somme(polices) <= POLICES, `${somme(polices)} octets`);
});

test('la page de la carte, tout compris, tient en 90 kio et dix requêtes', () => {
  const p = PAGES.find(({ chemin }) => chemin === '/carte/')!;
  const { styles, scripts } = actifsDe(p);
  const polices = [...FICHIERS].filter((f) => f.endsWith('.woff2'));
  // Ce que la page charge d’elle-même après le premier affichage : Leaflet, et les contours de son seul département.
  const tardifs = [...FICHIERS].filter((f) => /^\/_actifs\/carte\.[^/]*\.js$/.test(f));
  assert.equal(tardifs.length, 1);
  const donnees = /data-formes="([^"]+)"/
    .exec(p.html)![1]!
    .split(' ')
    .map((f) => f.replace(/^.*(?=\/donnees\/)/, ''));
  const tout = [...styles, ...scripts, ...tardifs, ...donnees, ...polices];
  // Les polices sont déjà compressées.
  const servi = (f: string) => (f.endsWith('.woff2') ? lire(f).length : poids(f));
  const total = ['/carte/index.html', ...tout].reduce((n, f) => n + servi(f), 0);
  assert.ok(total <= CARTE, `${total} octets`);
  assert.ok(tout.length + 1 <= REQUETES_CARTE, `${tout.length + 1} requêtes : ${tout.join(', ')}`);
});

test('les communes des deux départements tiennent en 12 ko', () => {
  const index = [...FICHIERS].filter((f) => /^\/donnees\/communes-[^/]+\.json$/.test(f));
  assert.equal(index.length, 2);
  assert.ok(somme(index) <= 12_000, `${somme(index)} octets`);
});
