/**
 * Les configurations livrées, dans un vrai nginx et un vrai Apache : mêmes adresses, caches, compression, en-têtes et
 * types.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { before, describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { lancerApache } from '../apache.ts';
import { demander, lancerNginx, type Reponse } from '../nginx.ts';
import { dossierGarde, ressources } from '../ressources.ts';
import { vivant } from '../sites.ts';

const { dist: DIST } = vivant();

/** En-têtes de sécurité de toute réponse, en HTTPS. */
const PARTOUT: Record<string, string> = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(self), microphone=(), payment=(), usb=()',
  'content-security-policy': "frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
/** Ce qui change : données et documents ouverts à tous, pages faites pour être mises dans un cadre. */
const AILLEURS: Record<string, Record<string, string>> = {
  '/donnees/': { 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*' },
  '/documents/': { 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*' },
  '/_actifs/': { 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*' },
  '/integration/': { 'content-security-policy': 'frame-ancestors *', 'cross-origin-resource-policy': 'cross-origin' },
};
const entetesDe = (chemin: string) => ({
  ...PARTOUT,
  ...AILLEURS[Object.keys(AILLEURS).find((debut) => chemin.startsWith(debut)) ?? ''],
});

test('le stockage objet reçoit les mêmes en-têtes que nginx et Apache', () => {
  const dits: Record<string, Record<string, string>> = {};
  let endroits: string[] = [];
  for (const ligne of readFileSync(join(import.meta.dirname, '../../src/hebergement/stockage-objet.sh'), 'utf8')
    .split('\n')
    .filter((l) => l.startsWith('#'))) {
    const entete = /^# {7}([A-Z][\w-]+): (.+)$/.exec(ligne);
    if (!entete) endroits = ligne.match(/\/(?:donnees|documents|_actifs|integration)\//g) ?? ['partout'];
    else for (const endroit of endroits) (dits[endroit] ??= {})[entete[1]!.toLowerCase()] = entete[2]!;
  }
  assert.deepEqual(dits, { partout: PARTOUT, ...AILLEURS });
});

for (const [nom, lancer] of [
  ['nginx', lancerNginx],
  ['Apache', lancerApache],
] as const) {
  describe(nom, () => {
    const garder = ressources();
    const travail = dossierGarde(garder, 'hebergement');
    let serveur: Awaited<ReturnType<typeof lancer>>;
    const lire = (chemin: string, entetes?: Record<string, string>): Promise<Reponse> =>
      demander(serveur.port, chemin, entetes);
    const premier = (dossier: string, motif: RegExp): string =>
      `/${dossier}/${readdirSync(join(DIST, dossier)).find((f) => motif.test(f))!}`;

    before(async () => {
      serveur = garder(await lancer(resolve(DIST), travail), ({ arreter }) => arreter());
    });

    describe('adresses', () => {
      for (const [chemin, statut, vers] of [
        ['/', 200, undefined],
        ['/carte/', 200, undefined],
        ['/carte', 301, '/carte/'],
        ['/carte/index.html', 301, '/carte/'],
        ['/index.html', 301, '/'],
        ['/carte/index.html?q=a', 301, '/carte/?q=a'],
        ['/nulle-part/', 404, undefined],
        ['/nulle-part', 404, undefined],
        ['/.env', 404, undefined],
        ['/index.html.gz', 404, undefined],
        ['/_actifs/', 404, undefined],
      ] as const) {
        test(`${chemin} : ${statut}${vers ? ` vers ${vers}` : ''}`, async () => {
          const reponse = await lire(chemin);
          assert.equal(reponse.statut, statut);
          assert.equal(reponse.entetes['location']?.replace(/^http:\/\/127\.0\.0\.1:\d+/, ''), vers);
        });
      }

      test('une page absente rend la page 404 du site', async () => {
        const { corps, entetes } = await lire('/nulle-part/');
        assert.equal(corps.toString(), readFileSync(join(DIST, '404.html'), 'utf8'));
        assert.equal(entetes['content-type'], 'text/html; charset=utf-8');
        assert.equal(entetes['cache-control'], 'no-cache');
      });

      test('.well-known est servi', async () => {
        assert.equal((await lire('/.well-known/security.txt')).statut, 200);
      });
    });

    describe('caches', () => {
      const cas: [string, () => string, string][] = [
        ['page', () => '/carte/', 'public, max-age=600'],
        ['style', () => premier('_actifs', /\.css$/), 'public, max-age=31536000, immutable'],
        ['police', () => premier('_actifs', /\.woff2$/), 'public, max-age=31536000, immutable'],
        [
          'fragment de recherche',
          () => premier('pagefind/fragment', /\.pf_fragment$/),
          'public, max-age=31536000, immutable',
        ],
        ['entrée de la recherche', () => '/pagefind/pagefind-entry.json', 'public, max-age=600'],
        ['données', () => '/donnees/epci.csv', 'public, max-age=3600'],
      ];
      for (const [titre, chemin, attendu] of cas) {
        test(titre, async () => {
          const { statut, entetes } = await lire(chemin());
          assert.equal(statut, 200);
          assert.equal(entetes['cache-control'], attendu);
        });
      }

      test('une page gardée se revalide sans être renvoyée', async () => {
        const { entetes } = await lire('/carte/');
        assert.ok(entetes['etag']);
        assert.equal((await lire('/carte/', { 'if-none-match': entetes['etag'] })).statut, 304);
      });
    });

    describe('compression', () => {
      const brut = () => readFileSync(join(DIST, 'carte/index.html'));

      test('gzip, écrit à la construction', async () => {
        const { corps, entetes } = await lire('/carte/', { 'accept-encoding': 'gzip' });
        assert.equal(entetes['content-encoding'], 'gzip');
        assert.match(entetes['vary'] ?? '', /Accept-Encoding/);
        assert.deepEqual(corps, readFileSync(join(DIST, 'carte/index.html.gz')));
        assert.deepEqual(gunzipSync(corps), brut());
        assert.equal(entetes['content-type'], 'text/html; charset=utf-8');
      });

      test('brotli si le module est là, sinon gzip', async () => {
        const { corps, entetes } = await lire('/carte/', { 'accept-encoding': 'gzip, deflate, br' });
        assert.equal(entetes['content-encoding'], serveur.brotli ? 'br' : 'gzip');
        assert.deepEqual((serveur.brotli ? brotliDecompressSync : gunzipSync)(corps), brut());
      });

      test('rien, pour qui n’accepte rien', async () => {
        const { corps, entetes } = await lire('/carte/');
        assert.equal(entetes['content-encoding'], undefined);
        assert.deepEqual(corps, brut());
      });
    });

    describe('en-têtes de sécurité', () => {
      for (const chemin of [
        '/',
        '/carte/',
        '/nulle-part/',
        '/donnees/epci.geojson',
        premier('documents', /\.pdf$/),
        '/integration/',
        '/integration/53-mayenne/',
        premier('_actifs', /\.js$/),
      ]) {
        test(chemin, async () => {
          const { entetes } = await lire(chemin, { 'x-forwarded-proto': 'https' });
          const attendus = entetesDe(chemin);
          assert.deepEqual(
            Object.fromEntries(
              Object.keys(PARTOUT)
                .concat('access-control-allow-origin')
                .map((cle) => [cle, entetes[cle]]),
            ),
            { 'access-control-allow-origin': undefined, ...attendus },
          );
          assert.match(entetes['server'] ?? '', nom === 'nginx' ? /^nginx$/ : /^Apache/);
        });
      }

      test('pas de HSTS sans HTTPS', async () => {
        assert.equal((await lire('/')).entetes['strict-transport-security'], undefined);
      });
    });

    describe('types des fichiers', () => {
      const TYPES: Record<string, string> = {
        html: 'text/html; charset=utf-8',
        css: 'text/css; charset=utf-8',
        js: 'text/javascript; charset=utf-8',
        json: 'application/json; charset=utf-8',
        geojson: 'application/geo+json; charset=utf-8',
        csv: 'text/csv; charset=utf-8',
        xml: 'text/xml; charset=utf-8',
        txt: 'text/plain; charset=utf-8',
        md: 'text/plain; charset=utf-8',
        svg: 'image/svg+xml; charset=utf-8',
        woff2: 'font/woff2',
        pdf: 'application/pdf',
        png: 'image/png',
        odt: 'application/vnd.oasis.opendocument.text',
        ods: 'application/vnd.oasis.opendocument.spreadsheet',
        xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        ics: 'text/calendar',
        zip: 'application/zip',
        jpg: 'image/jpeg',
        webp: 'image/webp',
      };
      const SANS_TYPE = /\.(br|gz|pagefind|pf_\w+)$/;
      const fichiers = readdirSync(DIST, { recursive: true, withFileTypes: true })
        .filter((f) => f.isFile())
        .map((f) => join(f.parentPath, f.name).slice(resolve(DIST).length).replaceAll('\\', '/'))
        .filter((f) => !SANS_TYPE.test(f) && !f.startsWith('/.'));
      const parExtension = Map.groupBy(fichiers, (f) => f.split('.').at(-1)!);

      for (const [extension, [exemple]] of parExtension) {
        test(`.${extension} (${exemple})`, async () => {
          const { statut, entetes } = await lire(exemple!.replace(/\/index\.html$/, '/'));
          assert.equal(statut, 200);
          assert.equal(
            entetes['content-type'],
            TYPES[extension],
            `.${extension} manque à src/hebergement/ ou à ce test`,
          );
        });
      }
    });
  });
}
