/** Les budgets de poids : en octets compressés (gzip, niveau 9), ils ne dépendent pas de la machine. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { ouvrir, type Page } from '../lecture/site-construit.ts';
import { vivant } from '../sites.ts';

const site = ouvrir(vivant());

/** Un aller-retour d’une connexion neuve : dix segments de 1 460 octets, moins les en-têtes. */
const PAGE = 14 * 1024;
const PAGE_AVEC_CARTE = 24 * 1024;
/** La page de la carte porte les contours que la carte animée lit : aucun fichier de plus ne les apporte. */
const OUTIL = 27 * 1024;
/** Plusieurs départements d’un coup : la page de la carte sans territoire, et chacun, sur la carte et au tableau. */
const CARTE_VIDE = 18 * 1024;
const TERRITOIRE = 200;
/** Octets d’une page qui liste des fichiers, et de chacun : la liste suit les départements. */
const LISTE = 8 * 1024;
const FICHIER = 176;
const SCRIPT = 2 * 1024;
const POLICES = 40 * 1024;
/** La carte : Leaflet, même réduit, en prend 24 000 et les polices 22 000. */
const CARTE = 85_000;
const REQUETES_CARTE = 10;
/** Par commune, code postal et anciens noms compris ; et ce que coûte un fichier de plus. */
const COMMUNE = 24;
const INDEX = 600;

const somme = (chemins: readonly string[]) => chemins.reduce((total, chemin) => total + site.poids(chemin), 0);
const polices = [...site.fichiers].filter((f) => f.endsWith('.woff2'));
const aUneCarte = (p: Page) => p.balises.some(({ attributs: a }) => /(^|\s)carte(\s|$)/.test(a['class'] ?? ''));
/** Pages qui sont un outil, et dont le script se charge avec elles : carte, recherche, comparaison, dossier à remplir. */
const estOutil = ({ chemin }: Page) => /^\/(carte|recherche|comparer)\/|\/dossier\/remplir\/$/.test(chemin);

test('chaque page, HTML et CSS, tient dans le premier aller-retour ; avec une carte dessinée, dans deux', () => {
  assert.ok(site.pages.some(aUneCarte));
  assert.deepEqual(
    site.fautes((p) => {
      const territoires = new Set(p.balises.flatMap(({ attributs: a }) => a['data-siren'] ?? [])).size;
      const fichiers = new Set(
        p.balises.flatMap(({ attributs: { href } }) => (/\/(documents|donnees)\/./.test(href ?? '') ? href! : [])),
      );
      const limite = aUneCarte(p)
        ? Math.max(estOutil(p) ? OUTIL : PAGE_AVEC_CARTE, CARTE_VIDE + TERRITOIRE * territoires)
        : Math.max(PAGE, LISTE + FICHIER * fichiers.size);
      const html = site.poids(p.chemin.endsWith('/') ? `${p.chemin}index.html` : p.chemin);
      const css = somme(site.actifsDe(p).styles);
      return html + css <= limite ? [] : [`${html + css} octets (HTML ${html}, CSS ${css}) ; au plus ${limite}`];
    }),
    [],
  );
});

test('chaque page a au plus deux feuilles de style', () =>
  assert.deepEqual(
    site.fautes((p) => {
      const { styles } = site.actifsDe(p);
      return styles.length <= 2 ? [] : [styles.join(', ')];
    }),
    [],
  ));

test(`hors des outils, une page a au plus ${SCRIPT} octets de script avant usage`, () => {
  assert.ok(site.pages.some(estOutil));
  assert.deepEqual(
    site.fautes(
      (p) => {
        const { scripts } = site.actifsDe(p);
        return somme(scripts) <= SCRIPT ? [] : [`${somme(scripts)} octets : ${scripts.join(', ')}`];
      },
      (p) => !estOutil(p),
    ),
    [],
  );
});

test('les polices pèsent au plus 40 kio', () => {
  assert.ok(polices.length > 0);
  assert.ok(somme(polices) <= POLICES, `${somme(polices)} octets`);
});

test('la page de la carte, tout compris, tient en 85 ko et dix requêtes', () => {
  const p = site.page('/carte/');
  const { styles, scripts } = site.actifsDe(p);
  // Ce que la page charge d’elle-même après le premier affichage : Leaflet, qui lit les contours dans le dessin.
  const tardifs = p.balises.flatMap(({ attributs: { rel, href } }) => (rel === 'modulepreload' ? href! : []));
  assert.equal(tardifs.length, 1);
  // Un module qu’il importerait et que la page n’a pas serait une requête de plus, et un aller-retour.
  const importes = [
    ...site
      .lire(tardifs[0]!)
      .toString()
      .matchAll(/\bfrom\s*["'`]\.(\/[^"'`]+)["'`]/g),
  ].map((m) => m[1]!);
  assert.ok(importes.length > 0);
  assert.deepEqual(
    importes.filter((f) => !scripts.includes(`/_actifs${f}`)),
    [],
  );
  const tout = [...styles, ...scripts, ...tardifs, ...polices];
  // Les polices sont déjà compressées.
  const servi = (f: string) => (f.endsWith('.woff2') ? site.lire(f).length : site.poids(f));
  const total = ['/carte/index.html', ...tout].reduce((n, f) => n + servi(f), 0);
  assert.ok(total <= CARTE, `${total} octets`);
  assert.ok(tout.length + 1 <= REQUETES_CARTE, `${tout.length + 1} requêtes : ${tout.join(', ')}`);
});

test('l’index des communes de chaque département pèse au plus 24 octets par commune', () => {
  const index = [...site.fichiers].filter((f) => /^\/donnees\/communes-[^/]+\.json$/.test(f));
  assert.ok(index.length > 0);
  const trop = index.flatMap((f) => {
    const nombre = Math.max(...Object.values(site.lireJson<object>(f)).map((v) => (Array.isArray(v) ? v.length : 0)));
    return site.poids(f) <= INDEX + COMMUNE * nombre ? [] : [`${f} : ${site.poids(f)} octets, ${nombre} communes`];
  });
  assert.deepEqual(trop, []);
});
