/** Rien d’étranger, rien en ligne, rien de permis de trop : lu sur chaque page construite. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { describe } from 'node:test';
import { politiqueDe } from '#lib/publication/csp.ts';
import { lireContenu } from '#chargeurs/contenu.ts';
import { contenuDe, DIST, FICHIERS, interne, PAGES } from './site.ts';

const { contenu } = lireContenu(join(import.meta.dirname, '../..'));
const site = contenu.site[0]!.donnee;
const adressesConnues = new Set([
  ...contenu.sources.flatMap(({ donnee }) => donnee.adresse ?? []),
  ...contenu.departements.flatMap(({ donnee }) => donnee.ars.adresse ?? []),
]);
/** Adresses écrites dans un texte du site, hors des sources : licence, référentiels d’évaluation, outils cités. */
const RENVOIS = new Set<string>([
  'https://spdx.org/licenses/etalab-2.0.html',
  'https://github.com/etalab/licence-ouverte/blob/master/LO.md',
  'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
]);

for (const p of PAGES) {
  describe(`sécurité de ${p.chemin}`, () => {
    const de = (nom: string) => p.balises.filter((b) => b.nom === nom);
    const politiques = de('meta')
      .filter(({ attributs: a }) => a['http-equiv']?.toLowerCase() === 'content-security-policy')
      .map(({ attributs: a }) => a['content']!);

    test('a une seule politique, avant toute ressource, et n’y ajoute que ce que la page exige', () => {
      assert.equal(politiques.length, 1);
      const permises = [politiqueDe(), ...(p.html.includes('pagefind') ? [politiqueDe({ wasm: true })] : [])];
      const sansImages = politiques[0]!.replace(
        /(img-src 'self' data:) https:\/\/[\w.*-]+(?=;)/,
        p.chemin.startsWith('/carte/') ? '$1' : '$&',
      );
      assert.ok(permises.includes(sansImages), politiques[0]);
      const premiere = p.balises.find(({ nom }) => ['script', 'style', 'img'].includes(nom) || nom === 'link');
      assert.ok(p.html.indexOf('content-security-policy') < premiere!.debut);
    });

    test('n’a ni style, ni script, ni gestionnaire en ligne', () => {
      assert.deepEqual(de('style'), []);
      assert.deepEqual(
        p.balises.filter(({ attributs }) =>
          Object.keys(attributs).some((cle) => cle === 'style' || cle.startsWith('on')),
        ),
        [],
      );
      for (const b of de('script')) {
        const donnees = ['application/json', 'application/ld+json'].includes(b.attributs['type'] ?? '');
        assert.ok(
          donnees || (b.attributs['src'] && contenuDe(p.html, b).trim() === ''),
          p.html.slice(b.debut, b.fin + 80),
        );
      }
      assert.deepEqual(
        p.balises.filter(({ nom }) => ['iframe', 'object', 'embed', 'base', 'form'].includes(nom) && nom !== 'form'),
        [],
      );
    });

    test('ne demande rien à un autre hôte', () => {
      const etrangeres = p.balises.flatMap(({ nom, attributs: a }) => {
        const liees =
          nom === 'a' || (nom === 'link' && ['canonical', 'alternate', 'license'].includes(a['rel'] ?? ''))
            ? []
            : [a['href'], a['src'], a['srcset'], a['action'], a['poster'], a['data']];
        return liees.filter((v) => v && /^(\w+:)?\/\//.test(v)).map((v) => `<${nom}> ${v}`);
      });
      assert.deepEqual(etrangeres, []);
    });

    test('ne lie que des sources de content/, en http ou par courriel', () => {
      const inconnues = de('a')
        .map(({ attributs: a }) => a['href'] ?? '')
        .filter((adresse) => {
          if (adresse === '' || adresse.startsWith('#') || interne(adresse) !== null) return adresse === '';
          if (adresse.startsWith('mailto:'))
            return !('courriel' in site.signalement) || !adresse.startsWith(`mailto:${site.signalement.courriel}?`);
          return (
            !adressesConnues.has(adresse) &&
            !RENVOIS.has(adresse) &&
            !('adresse' in site.signalement && adresse === site.signalement.adresse)
          );
        });
      assert.deepEqual(inconnues, []);
    });
  });
}

/** Scripts du dossier en ligne, et ceux qui écrivent ses fichiers dans le navigateur. */
const DOSSIER = /\/(assistant|remplir)\./;
const GENERATEURS = /\/(docx|odt|odf|modele|pdf-champs)\./;
/** Hôtes qui ne servent qu’à nommer des vocabulaires XML ou PDF, ou que les bibliothèques citent dans un message. */
const ESPACES_DE_NOMS =
  /^(schemas\.(openxmlformats|microsoft)\.(org|com)|purl\.(org|oclc\.org)|ns\.adobe\.com|www\.aiim\.org|answers\.microsoft\.com|github\.com)$/;

test('les feuilles de style et les scripts ne nomment aucun autre hôte', () => {
  for (const fichier of [...FICHIERS].filter((f) => /^\/_actifs\/.*\.(css|js)$/.test(f))) {
    const texte = readFileSync(join(DIST, fichier), 'utf8');
    const hotes = [...texte.matchAll(/https?:\/\/([\w.-]+)/g)]
      .map(([, hote]) => hote!)
      // Espaces de noms XML, et adresse de la bibliothèque dans son attribution : jamais demandés.
      .filter(
        (hote) =>
          !['www.w3.org', 'leafletjs.com'].includes(hote) && !(GENERATEURS.test(fichier) && ESPACES_DE_NOMS.test(hote)),
      );
    assert.deepEqual(hotes, [], fichier);
    // Le dossier en ligne garde un brouillon sur l’appareil, mais seulement avec l’accord de la personne : tests/e2e/dossier-brouillon.
    const interdits = DOSSIER.test(fichier)
      ? /\b(sessionStorage|indexedDB|document\.cookie|sendBeacon)\b/
      : /\b(localStorage|sessionStorage|indexedDB|document\.cookie|sendBeacon)\b/;
    assert.doesNotMatch(texte, interdits, fichier);
  }
});

test('rien de cette machine ni de sa construction n’est publié', () => {
  for (const fichier of [...FICHIERS].filter(
    (f) => /\.(html|css|js|json|geojson|csv|svg|xml|txt)$/.test(f) && !f.startsWith('/pagefind/'),
  )) {
    assert.doesNotMatch(
      readFileSync(join(DIST, fichier), 'utf8'),
      /\/(?:work|tmp|home|root)\/|file:\/\/|localhost|127\.0\.0\.1|node_modules|sourceMappingURL/,
      fichier,
    );
  }
});
