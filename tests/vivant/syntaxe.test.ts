/**
 * Ce qui part au navigateur se lit par les plus anciens de ceux que le site sert (« browserslist », package.json) :
 * chaque script, chaque feuille et chaque page construits sont lus par leur analyseur, et comparés aux données de
 * compatibilité de MDN. Ce qui est plus récent a son repli, dit ici.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { vivant } from '../sites.ts';
import { estDans, montrer, type Balise } from '../lecture/lire-html.ts';
import { ouvrir } from '../lecture/site-construit.ts';
import { fautesCss } from '../lecture/syntaxe-css.ts';
import { fautesHtml } from '../lecture/syntaxe-html.ts';
import { fautesJs } from '../lecture/syntaxe-js.ts';

const site = ouvrir(vivant());
const fichiers = (motif: RegExp) => [...site.fichiers].filter((f) => motif.test(f)).sort();

const SCRIPTS = fichiers(/\.m?js$/);
const FEUILLES = fichiers(/\.css$/);

test('chaque script se lit par les plus anciens navigateurs servis', () => {
  assert.ok(SCRIPTS.length > 0);
  assert.deepEqual(
    SCRIPTS.flatMap((f) => fautesJs(site.lireTexte(f), f).map((faute) => `${f} : ${faute}`)),
    [],
  );
});

test('chaque feuille de style se lit par eux, ou a son repli', () => {
  assert.ok(FEUILLES.length > 0);
  assert.deepEqual(
    FEUILLES.flatMap((f) => fautesCss(site.lireTexte(f)).map((faute) => `${f} : ${faute}`)),
    [],
  );
});

test('chaque page n’emploie que des balises et des attributs qu’ils connaissent, ou qui ont leur repli', () => {
  assert.deepEqual(site.fautes(fautesHtml), []);
});

test('sans script, aucun bouton inerte : ce qui en dépend attend sa balise, ou est caché', () =>
  assert.deepEqual(
    site.fautes(({ balises }) =>
      balises
        .filter(
          ({ nom, attributs: a }) => nom === 'button' && a['type'] === 'button' && a['popovertarget'] === undefined,
        )
        .filter((b) => {
          const ou = (condition: (b: Balise) => boolean) => condition(b) || estDans(b, condition);
          const attend =
            ou(({ attributs: a }) => /\bpilote\b/.test(a['class'] ?? '')) && ou(({ nom }) => nom.includes('-'));
          return !attend && !ou(({ attributs: a }) => a['hidden'] !== undefined);
        })
        .map(montrer),
    ),
    [],
  ));
