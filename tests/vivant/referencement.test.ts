/** Ce que lisent les moteurs, les réseaux et les agrégateurs : plan, image de partage, fil, données structurées. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import sharp from 'sharp';
import { STATUTS } from '#lib/domaine/situations.ts';
import { lireCouleurs } from '#lib/texte/couleurs.ts';
import { texteBrut } from '../lecture/lire-html.ts';
import { canoniqueDe as canonique, metaDe as meta, ouvrir, type Page } from '../lecture/site-construit.ts';
import { vivant } from '../sites.ts';

const site = ouvrir(vivant());
const { base, page } = site;
/** Les pages à indexer : celles qui sont leur propre adresse canonique. */
const estVisible = (p: Page) => p.chemin !== '/404.html' && canonique(p).endsWith(p.chemin);
const visibles = site.pages.filter(estVisible);
const adresses = new Set(visibles.map(canonique));
const jsonLd = (p: Page) =>
  p.balises.filter(({ attributs: a }) => a['type'] === 'application/ld+json').map((b) => texteBrut(b));
const objets = (p: Page) =>
  jsonLd(p).flatMap((brut) => {
    const { '@graph': graphe, ...seul } = JSON.parse(brut) as Record<string, unknown> & {
      '@graph'?: Record<string, unknown>[];
    };
    return graphe ?? [seul];
  });
const xml = (chemin: string) => {
  const texte = site.lireTexte(chemin);
  assert.equal(XMLValidator.validate(texte), true, chemin);
  return new XMLParser({ ignoreAttributes: false, isArray: (nom) => ['url', 'entry', 'link'].includes(nom) }).parse(
    texte,
  ) as Record<string, Record<string, unknown>>;
};

test('sitemap.xml est bien formé et a toutes les pages, une fois, par leur adresse canonique', () => {
  const plan = (xml('/sitemap.xml')['urlset']!['url'] as { loc: string }[]).map(({ loc }) => loc);
  assert.deepEqual(plan, visibles.map(canonique).sort());
});

test('robots.txt mène au plan, security.txt à un contact et à une échéance', () => {
  assert.match(
    site.lireTexte('/robots.txt'),
    new RegExp(`^User-agent: \\*\\n[^]*^Sitemap: https://\\S+${base}sitemap\\.xml$`, 'm'),
  );
  const securite = site.lireTexte('/.well-known/security.txt');
  assert.match(securite, /^Contact: (mailto:|https:\/\/)\S+$/m);
  assert.match(securite, /^Expires: \d{4}-\d\d-\d\dT00:00:00Z$/m);
});

test('un nom réservé (.example) n’est lu des moteurs que comme adresse du site, jamais comme un contact', () => {
  const { host } = new URL(canonique(page('/')));
  const lus: [string, string][] = [
    ...site.pages.map((p): [string, string] => [p.chemin, jsonLd(p).join('\n')]),
    ...[
      '/sitemap.xml',
      '/robots.txt',
      '/.well-known/security.txt',
      '/donnees/changements.xml',
      '/donnees/datapackage.json',
      '/agenda/termes.xml',
    ].map((chemin): [string, string] => [chemin, site.lireTexte(chemin)]),
  ];
  const faux = lus.flatMap(([chemin, texte]) =>
    [...texte.matchAll(/[\w.+-]*@?[\w.-]+\.example(?![\w-]|\.\w)/g)]
      .filter(([nom]) => nom !== host)
      .map(([nom]) => `${chemin} : ${nom}`),
  );
  assert.deepEqual([...new Set(faux)], []);
  assert.match(lus.find(([chemin]) => chemin === '/sitemap.xml')![1], new RegExp(`<loc>https?://${host}/`));
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
  for (const e of fil.entry) {
    assert.ok(adresses.has(e.link[0]!['@_href']), e.id);
    assert.ok((STATUTS as readonly string[]).includes(e.category['@_term']), e.id);
  }
});

test('la dernière entrée du fil pour un territoire est sa situation publiée', () => {
  const { entry } = xml('/donnees/changements.xml')['feed'] as unknown as {
    entry: { link: { '@_href': string }[]; category: { '@_term': string } }[];
  };
  const { features } = site.lireJson<{
    features: { properties: { page: string; statut: string } }[];
  }>('/donnees/epci.geojson');
  for (const { properties: p } of features) {
    const derniere = entry.find((e) => e.link[0]!['@_href'] === p.page);
    assert.equal(derniere?.category['@_term'] ?? 'non-renseigne', p.statut, p.page);
  }
});

test('le partage d’une page dit son titre, sa description, son adresse et son image', () =>
  assert.deepEqual(
    site.fautes((p) => {
      const image = decodeURI(new URL(meta(p, 'og:image') ?? 'https://absente/').pathname.replace(base, '/'));
      return [
        ...(meta(p, 'og:url') === canonique(p) ? [] : ['adresse']),
        ...(meta(p, 'og:description') === meta(p, 'description') ? [] : ['description']),
        ...(meta(p, 'og:title') && meta(p, 'og:site_name') ? [] : ['titre']),
        ...(site.fichiers.has(image) ? [] : [`image ${image}`]),
      ];
    }, estVisible),
    [],
  ));

test('chaque image de partage est un PNG de 1 200 × 630, de moins de 120 000 octets', async () => {
  const images = [...new Set(visibles.map((p) => new URL(meta(p, 'og:image')!).pathname.replace(base, '/')))];
  const fautes = await Promise.all(
    images.map(async (image) => {
      const octets = site.lire(image);
      const { format, width, height } = await sharp(octets).metadata();
      const lu = `${format} ${width} × ${height}`;
      return lu === 'png 1200 × 630' && octets.length < 120_000 ? [] : [`${image} : ${lu}, ${octets.length} octets`];
    }),
  );
  assert.deepEqual(fautes.flat(), []);
});

test('les données structurées d’une page sont lisibles, et aucune balise ne peut en sortir', () =>
  assert.deepEqual(
    site.fautes((p) => {
      const blocs = jsonLd(p);
      const filDAriane = objets(p).find((o) => o['@type'] === 'BreadcrumbList') as
        { itemListElement: { position: number; item?: string }[] } | undefined;
      const maillons = filDAriane?.itemListElement ?? [];
      return [
        ...(blocs.length === 1 && !/[<>&\u2028\u2029]/.test(blocs[0]!) ? [] : [`${blocs.length} blocs JSON-LD`]),
        ...((p.chemin === '/' ? objets(p)[0]!['@type'] === 'WebSite' : maillons.length > 0)
          ? []
          : ['ni site, ni fil d’Ariane']),
        ...(maillons.every((m, i) => m.position === i + 1) ? [] : ['rangs du fil d’Ariane']),
        ...maillons.slice(0, -1).flatMap((m) => (adresses.has(m.item!) ? [] : [`fil d’Ariane : ${m.item}`])),
      ];
    }, estVisible),
    [],
  ));

test('chaque type attendu est là, et le site ne se dit jamais un service public', () => {
  const types = (chemin: string) => objets(page(chemin)).map((o) => o['@type']);
  assert.ok(types('/donnees/').includes('Dataset'));
  const aides = site.pages.filter(({ chemin }) => /^\/departements\/[^/]+\/aide\/$/.test(chemin));
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
  const { resources } = site.lireJson<{
    resources: { path: string; bytes: number; hash: string }[];
  }>('/donnees/datapackage.json');
  for (const d of distribution) {
    const r = resources.find(({ path }) => d.contentUrl.endsWith(`/donnees/${path}`))!;
    assert.deepEqual([d.contentSize, `sha256:${d.sha256}`], [`${r.bytes} B`, r.hash], d.contentUrl);
  }
});

/** Un petit territoire hachuré d’un grand département n’en a guère plus ; sans lui, l’image n’en a aucun. */
const POINTS_DU_TERRITOIRE = 40;

test('l’image d’un territoire le montre à la couleur de sa situation', async () => {
  const couleurs = lireCouleurs(readFileSync('src/styles/jetons.css', 'utf8'));
  const fautes: string[] = [];
  for (const p of site.pages.filter(({ chemin }) => /^\/territoires\/\d/.test(chemin))) {
    const statut = String(objets(p).find((o) => o['@type'] === 'Observation')!['value']);
    const voulue = [1, 3, 5].map((i) => parseInt(couleurs[statut]!.slice(i, i + 2), 16));
    const image = site.lire(new URL(meta(p, 'og:image')!).pathname.slice(base.length - 1));
    const { data, info } = await sharp(image).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    let points = 0;
    for (let i = 0; i < data.length; i += info.channels)
      if (voulue.every((c, k) => Math.abs(data[i + k]! - c) <= 4)) points++;
    if (points < POINTS_DU_TERRITOIRE) fautes.push(`${p.chemin} : ${points} points de la couleur « ${statut} »`);
  }
  assert.deepEqual(fautes, []);
});

test('la liste des aides a les noms de champs d’Aides-territoires, et rien d’inventé', () => {
  const { count, results } = site.lireJson<{
    count: number;
    results: Record<string, unknown>[];
  }>('/donnees/aides.json');
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
  for (const aide of results) {
    for (const cle of attendus) assert.ok(cle in aide, cle);
    assert.ok(adresses.has(String(aide['url'])));
    for (const cle of ['submission_deadline', 'start_date', 'application_url']) assert.equal(aide[cle], null, cle);
  }
});
