/** Rien d’étranger, rien en ligne, rien de permis de trop : lu sur chaque page construite. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { politiqueDe } from '#lib/publication/csp.ts';
import { lireContenu } from '#chargeurs/contenu.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { ficheOfficielle } from '#lib/territoire/banatic.ts';
import { lienDAppel } from '#lib/valeurs/telephone.ts';
import { montrer, texteBrut } from '../lecture/lire-html.ts';
import { canoniqueDe, estIncluse, ouvrir, type Page } from '../lecture/site-construit.ts';
import { vivant } from '../sites.ts';

const lieu = vivant();
const site = ouvrir(lieu);
const { contenu } = lireContenu(lieu.contenu);
const { signalement } = contenu.site[0]!.donnee;
const adressesConnues = new Set([
  ...contenu.sources.flatMap(({ donnee }) => donnee.adresse ?? []),
  ...contenu.departements.flatMap(({ donnee }) => donnee.ars.adresse ?? []),
  ...('adresse' in signalement ? [signalement.adresse] : []),
]);
/** Adresses écrites dans un texte du site, hors des sources : licence, référentiels d’évaluation, outils cités. */
const RENVOIS = new Set<string>([
  'https://spdx.org/licenses/etalab-2.0.html',
  'https://github.com/etalab/licence-ouverte/blob/master/LO.md',
  'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
]);
const aucune = (juger: (p: Page) => string[]) => assert.deepEqual(site.fautes(juger), []);
const estPolitique = ({ attributs: a }: Page['balises'][number]) =>
  a['http-equiv']?.toLowerCase() === 'content-security-policy';

test('chaque page a une seule politique, avant toute ressource', () =>
  aucune((p) => {
    const rangs = p.balises.flatMap((b, rang) => (estPolitique(b) ? [rang] : []));
    const premiere = p.balises.findIndex(({ nom }) => ['script', 'style', 'img', 'link'].includes(nom));
    return rangs.length === 1 && rangs[0]! < premiere ? [] : [`${rangs.length} politiques, aux places ${rangs.join()}`];
  }));

test(
  'la politique d’une page n’ajoute à la commune que ce que la page exige : WebAssembly, les tuiles, ' +
    'l’origine d’un cadre',
  () =>
    aucune((p) =>
      p.balises.filter(estPolitique).flatMap(({ attributs: a }) => {
        const permises = [
          politiqueDe(),
          ...(p.html.includes('pagefind') ? [politiqueDe({ wasm: true })] : []),
          ...(estIncluse(p) ? [politiqueDe({ origine: new URL(canoniqueDe(p)).origin })] : []),
        ];
        const sansTuiles = a['content']!.replace(
          /(img-src 'self' data:) https:\/\/[\w.*-]+(?=;)/,
          p.chemin.startsWith('/carte/') ? '$1' : '$&',
        );
        return permises.includes(sansTuiles) ? [] : [a['content']!];
      }),
    ),
);

test('aucune page n’a de style, de script ni de gestionnaire en ligne', () =>
  aucune((p) =>
    p.balises
      .filter((b) => {
        const { nom, attributs: a } = b;
        const donnees = ['application/json', 'application/ld+json'].includes(a['type'] ?? '');
        return (
          nom === 'style' ||
          Object.keys(a).some((cle) => cle === 'style' || cle.startsWith('on')) ||
          (nom === 'script' && !donnees && (!a['src'] || texteBrut(b).trim() !== ''))
        );
      })
      .map(montrer),
  ));

test('aucune page n’en contient une autre, ne change de base ni n’envoie un formulaire ailleurs', () =>
  aucune((p) =>
    p.balises
      .filter(
        ({ nom, attributs: a }) =>
          ['iframe', 'object', 'embed', 'base'].includes(nom) ||
          (nom === 'form' &&
            ((a['method'] ?? 'get').toLowerCase() !== 'get' || site.interne(a['action'] ?? '/') === null)),
      )
      .map(montrer),
  ));

test('aucune page ne demande rien à un autre hôte', () =>
  aucune((p) =>
    p.balises.flatMap(({ nom, attributs: a }) => {
      const liees =
        nom === 'a' || (nom === 'link' && ['canonical', 'alternate', 'license'].includes(a['rel'] ?? ''))
          ? []
          : [a['href'], a['src'], a['srcset'], a['action'], a['poster'], a['data']];
      return liees.filter((v) => v && /^(\w+:)?\/\//.test(v)).map((v) => `<${nom}> ${v}`);
    }),
  ));

/** Ce que « Qui appeler » propose : les coordonnées du contenu, et la fiche officielle de chaque intercommunalité. */
const joignables = new Set([
  ...contenu.contacts.flatMap(({ donnee: c }) => [
    ...(c.site ? [c.site.adresse] : []),
    ...(c.telephone ? [lienDAppel(c.telephone.numero)] : []),
    ...(c.courriel ? [`mailto:${c.courriel.adresse}`] : []),
  ]),
  ...[...lireReferentiel().epci.keys()].map(ficheOfficielle),
  ...contenu.regions.flatMap(({ donnee }) => donnee.ars ?? []),
]);

test('un lien sort du site vers une source ou un interlocuteur du contenu, ou écrit à l’adresse de signalement', () =>
  aucune((p) =>
    p.balises
      .filter(({ nom, attributs: a }) => nom === 'a' && a['href'] !== undefined)
      .map(({ attributs: a }) => a['href']!)
      .filter((adresse) => {
        if (adresse.startsWith('#') || site.interne(adresse) !== null) return false;
        if (joignables.has(adresse)) return false;
        if (adresse.startsWith('mailto:'))
          return !('courriel' in signalement) || !adresse.startsWith(`mailto:${signalement.courriel}?`);
        return !adressesConnues.has(adresse) && !RENVOIS.has(adresse);
      }),
  ));

/** Scripts du dossier en ligne, et ceux qui écrivent ses fichiers dans le navigateur. */
const DOSSIER = /\/(assistant|remplir)\./;
const GENERATEURS = /\/(docx|odt|odf|modele|pdf-champs|pdf-remplir)\./;
/** Hôtes qui ne servent qu’à nommer des vocabulaires XML ou PDF, ou que les bibliothèques citent dans un message. */
const ESPACES_DE_NOMS =
  /^(schemas\.(openxmlformats|microsoft)\.(org|com)|purl\.(org|oclc\.org)|ns\.adobe\.com|www\.aiim\.org|answers\.microsoft\.com|github\.com)$/;
const ACTIFS = [...site.fichiers].filter((f) => /^\/_actifs\/.*\.(css|js)$/.test(f));

test('les feuilles de style et les scripts ne nomment aucun autre hôte', () => {
  assert.ok(ACTIFS.length > 10);
  const etrangers = ACTIFS.flatMap((fichier) =>
    [...site.lireTexte(fichier).matchAll(/https?:\/\/([\w.-]+)/g)]
      .map(([, hote]) => hote!)
      // Espaces de noms XML, et adresse de la bibliothèque dans son attribution : jamais demandés.
      .filter(
        (hote) =>
          !['www.w3.org', 'leafletjs.com'].includes(hote) && !(GENERATEURS.test(fichier) && ESPACES_DE_NOMS.test(hote)),
      )
      .map((hote) => `${fichier} : ${hote}`),
  );
  assert.deepEqual(etrangers, []);
});

test('aucun script ne garde rien sur l’appareil, sauf le brouillon du dossier, que la personne demande', () => {
  const gardent = ACTIFS.flatMap((fichier) => {
    const interdits = DOSSIER.test(fichier)
      ? /\b(sessionStorage|indexedDB|document\.cookie|sendBeacon)\b/
      : /\b(localStorage|sessionStorage|indexedDB|document\.cookie|sendBeacon)\b/;
    const trouve = interdits.exec(site.lireTexte(fichier));
    return trouve ? [`${fichier} : ${trouve[0]}`] : [];
  });
  assert.deepEqual(gardent, []);
});

test('rien de cette machine ni de sa construction n’est publié', () => {
  const traces = [...site.fichiers]
    .filter((f) => /\.(html|css|js|json|geojson|csv|svg|xml|txt)$/.test(f) && !f.startsWith('/pagefind/'))
    .flatMap((fichier) => {
      const trouve = /\/(?:work|tmp|home|root)\/|file:\/\/|localhost|127\.0\.0\.1|node_modules|sourceMappingURL/.exec(
        site.lireTexte(fichier),
      );
      return trouve ? [`${fichier} : ${trouve[0]}`] : [];
    });
  assert.deepEqual(traces, []);
});
