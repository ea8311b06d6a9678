/** Ce que lisent les moteurs, les réseaux et les agrégateurs : plan, image de partage, fil, données structurées. */
import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import sharp from 'sharp';
import { STATUTS } from '#lib/domaine/situations.ts';
import { lireApercu } from '#lib/publication/image-de-partage.ts';
import { BASE, FICHIERS, lire, page, PAGES, type Page } from './site.ts';

const meta = (p: Page, cle: string) =>
  p.balises.find((b) => b.nom === 'meta' && (b.attributs['property'] === cle || b.attributs['name'] === cle))
    ?.attributs['content'];
const canonique = (p: Page) =>
  p.balises.find((b) => b.nom === 'link' && b.attributs['rel'] === 'canonical')!.attributs['href']!;
/** Les pages à indexer : celles qui sont leur propre adresse canonique. */
const visibles = PAGES.filter((p) => p.chemin !== '/404.html' && canonique(p).endsWith(p.chemin));
const jsonLd = (p: Page) =>
  [...p.html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, brut]) => brut!);
const objets = (p: Page) =>
  jsonLd(p).flatMap((brut) => {
    const { '@graph': graphe, ...seul } = JSON.parse(brut) as Record<string, unknown> & {
      '@graph'?: Record<string, unknown>[];
    };
    return graphe ?? [seul];
  });
const xml = (chemin: string) => {
  const texte = lire(chemin).toString();
  assert.equal(XMLValidator.validate(texte), true, chemin);
  return new XMLParser({ ignoreAttributes: false, isArray: (nom) => ['url', 'entry', 'link'].includes(nom) }).parse(
    texte,
  ) as Record<string, Record<string, unknown>>;
};

test('sitemap.xml est bien formé et a toutes les pages, une fois, par leur adresse canonique', () => {
  const adresses = (xml('/sitemap.xml')['urlset']!['url'] as { loc: string }[]).map(({ loc }) => loc);
  assert.deepEqual(adresses, visibles.map(canonique).sort());
});

test('robots.txt mène au plan, security.txt à un contact et à une échéance', () => {
  assert.match(
    lire('/robots.txt').toString(),
    new RegExp(`^User-agent: \\*\\n[^]*^Sitemap: https://\\S+${BASE}sitemap\\.xml$`, 'm'),
  );
  const securite = lire('/.well-known/security.txt').toString();
  assert.match(securite, /^Contact: (mailto:|https:\/\/)\S+$/m);
  assert.match(securite, /^Expires: \d{4}-\d\d-\d\dT00:00:00Z$/m);
});

test('le fil des changements est un Atom bien formé, aux identifiants uniques, du plus récent au plus ancien', () => {
  const fil = xml('/donnees/changements.xml')['feed']! as {
    id: string;
    updated: string;
    title: string;
    entry: {
      id: string;
      updated: string;
      title: string;
      link: { '@_href': string }[];
      category: { '@_term': string };
    }[];
  };
  assert.ok(fil.id && fil.title && fil.entry.length > 0);
  assert.equal(new Set(fil.entry.map((e) => e.id)).size, fil.entry.length);
  const dates = fil.entry.map((e) => e.updated);
  assert.deepEqual(dates, [...dates].sort().reverse());
  assert.equal(fil.updated, dates[0]);
  const pages = new Set(visibles.map(canonique));
  for (const e of fil.entry) {
    assert.ok(pages.has(e.link[0]!['@_href']), e.id);
    assert.ok((STATUTS as readonly string[]).includes(e.category['@_term']), e.id);
  }
});

test('la dernière entrée du fil pour un territoire est sa situation publiée', () => {
  const { entry } = xml('/donnees/changements.xml')['feed'] as unknown as {
    entry: { link: { '@_href': string }[]; category: { '@_term': string } }[];
  };
  const { features } = JSON.parse(lire('/donnees/epci.geojson').toString()) as {
    features: { properties: { page: string; statut: string } }[];
  };
  for (const { properties: p } of features) {
    const derniere = entry.find((e) => e.link[0]!['@_href'] === p.page);
    assert.equal(derniere?.category['@_term'] ?? 'non-renseigne', p.statut, p.page);
  }
});

for (const p of visibles) {
  describe(`partage de ${p.chemin}`, () => {
    test('dit son titre, sa description, son adresse et son image', () => {
      assert.equal(meta(p, 'og:url'), canonique(p));
      assert.equal(meta(p, 'og:description'), meta(p, 'description'));
      assert.ok(meta(p, 'og:title') && meta(p, 'og:site_name'));
      const image = new URL(meta(p, 'og:image')!).pathname.replace(BASE, '/');
      assert.ok(FICHIERS.has(decodeURI(image)), image);
    });

    test('son image est un PNG de 1 200 × 630, léger', async () => {
      const octets = lire(new URL(meta(p, 'og:image')!).pathname.replace(BASE, '/'));
      const { format, width, height } = await sharp(octets).metadata();
      assert.deepEqual([format, width, height], ['png', 1200, 630]);
      assert.ok(octets.length < 120_000, `${octets.length} octets`);
    });

    test('ses données structurées sont lisibles, et aucune balise ne peut en sortir', () => {
      assert.equal(jsonLd(p).length, 1);
      assert.doesNotMatch(jsonLd(p)[0]!, /[<>&\u2028\u2029]/);
      const fil = objets(p).find((o) => o['@type'] === 'BreadcrumbList') as
        { itemListElement: { position: number; name: string; item?: string }[] } | undefined;
      if (p.chemin === '/') return assert.equal(objets(p)[0]!['@type'], 'WebSite');
      assert.deepEqual(
        fil!.itemListElement.map((e) => e.position),
        fil!.itemListElement.map((_, i) => i + 1),
      );
      const adresses = new Set(visibles.map(canonique));
      for (const e of fil!.itemListElement.slice(0, -1)) assert.ok(adresses.has(e.item!), e.item);
    });
  });
}

test('chaque type attendu est là, et le site ne se dit jamais un service public', () => {
  const types = (chemin: string) => objets(page(chemin)).map((o) => o['@type']);
  assert.ok(types('/faq/').includes('FAQPage'));
  assert.ok(types('/donnees/').includes('Dataset'));
  const aides = PAGES.filter(({ chemin }) => /^\/departements\/[^/]+\/aide\/$/.test(chemin));
  for (const p of aides)
    assert.match(
      String((objets(p).find((o) => o['@type'] === 'GovernmentService')!['provider'] as { name: string }).name),
      /^Département /,
    );
  for (const p of visibles) {
    for (const o of objets(p)) {
      const editeur = (o['publisher'] ?? o['creator']) as { '@type': string } | undefined;
      if (editeur) assert.equal(editeur['@type'], 'Project', p.chemin);
    }
  }
});

test('le jeu de données annonce les fichiers, poids et sommes du paquet', () => {
  const { distribution } = objets(page('/donnees/')).find((o) => o['@type'] === 'Dataset') as {
    distribution: { contentUrl: string; contentSize: string; sha256: string }[];
  };
  const { resources } = JSON.parse(lire('/donnees/datapackage.json').toString()) as {
    resources: { path: string; bytes: number; hash: string }[];
  };
  for (const d of distribution) {
    const r = resources.find(({ path }) => d.contentUrl.endsWith(`/donnees/${path}`))!;
    assert.deepEqual([d.contentSize, `sha256:${d.sha256}`], [`${r.bytes} B`, r.hash], d.contentUrl);
  }
});

test('l’image d’un territoire reprend son titre, sa situation et sa carte', () => {
  for (const p of PAGES.filter(({ chemin }) => chemin.startsWith('/territoires/2'))) {
    const apercu = lireApercu(p.html);
    assert.equal(apercu.statut, objets(p).find((o) => o['@type'] === 'Observation')!['value'], p.chemin);
    assert.ok(apercu.carte?.includes('<path'), p.chemin);
    assert.doesNotMatch(apercu.carte ?? '', /<text|<a /);
  }
});

test('la liste des aides a les noms de champs d’Aides-territoires, et rien d’inventé', () => {
  const { count, results } = JSON.parse(lire('/donnees/aides.json').toString()) as {
    count: number;
    results: Record<string, unknown>[];
  };
  assert.equal(count, results.length);
  const attendus = [
    'id',
    'slug',
    'url',
    'name',
    'name_initial',
    'short_title',
    'financers',
    'instructors',
    'programs',
    'description',
    'eligibility',
    'perimeter',
    'mobilization_steps',
    'origin_url',
    'categories',
    'is_call_for_project',
    'application_url',
    'targeted_audiences',
    'aid_types',
    'is_charged',
    'destinations',
    'start_date',
    'predeposit_date',
    'submission_deadline',
    'subvention_rate_lower_bound',
    'subvention_rate_upper_bound',
    'loan_amount',
    'recoverable_advance_amount',
    'contact',
    'recurrence',
    'project_examples',
    'import_data_url',
    'import_data_mention',
    'import_share_licence',
    'date_created',
    'date_updated',
  ];
  const pages = new Set(visibles.map(canonique));
  for (const aide of results) {
    for (const cle of attendus) assert.ok(cle in aide, cle);
    assert.ok(pages.has(String(aide['url'])));
    for (const cle of ['submission_deadline', 'start_date', 'application_url']) assert.equal(aide[cle], null, cle);
  }
});
