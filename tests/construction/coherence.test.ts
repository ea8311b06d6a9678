/** Un fait, une valeur : la page, le tableau, la carte, le CSV, le GeoJSON et le JSON disent la même chose de chaque EPCI. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test, { describe } from 'node:test';
import type { FeatureCollection } from 'geojson';
import { lireContenu } from '#chargeurs/contenu.ts';
import { geographieDe } from '#chargeurs/geographie.ts';
import { cleTerritoire } from '#lib/adresses.ts';
import { formaterDate } from '#lib/valeurs/date-partielle.ts';
import { SITUATIONS, STATUTS, type Statut } from '#lib/domaine/situations.ts';
import { statutDe, termeDe } from '#lib/domaine/statut.ts';
import { contratsDeLEpci } from '#lib/domaine/territoire.ts';
import { formaterNombre } from '#lib/texte/typo.ts';
import type { EpciPublie } from '#lib/publication/colonnes-epci.ts';
import { contenuDe, lire, page, PAGES, texteDe } from './site.ts';

function lireCsv(texte: string): Record<string, string>[] {
  const rangees: string[][] = [[]];
  for (const [, guillemets, nu, fin] of texte.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n|$)/g)) {
    rangees.at(-1)!.push(guillemets === undefined ? nu! : guillemets.replaceAll('""', '"'));
    if (fin === '\r\n') rangees.push([]);
    if (fin === '') break;
  }
  const [entete, ...lignes] = rangees.filter((r) => r.length > 1) as [string[], ...string[][]];
  return lignes.map((l) => Object.fromEntries(entete.map((cle, i) => [cle, l[i]!])));
}

const { contenu } = lireContenu(join(import.meta.dirname, '../..'));
const codes = contenu.departements.map(({ donnee }) => donnee.code);
const contrats = contenu.contrats.map(({ donnee }) => donnee);
const { epci } = geographieDe(codes);
const geojson = JSON.parse(lire('/donnees/epci.geojson').toString()) as FeatureCollection<never, EpciPublie>;
const points = JSON.parse(lire('/donnees/epci-points.geojson').toString()) as FeatureCollection<
  { type: 'Point'; coordinates: number[] },
  EpciPublie
>;
const csv = new Map(lireCsv(lire('/donnees/epci.csv').toString()).map((l) => [l['siren'], l]));
const parSiren = new Map(geojson.features.map((f) => [f.properties.siren, f.properties]));
const AU = geojson.features[0]!.properties.statut_au;
const texte = (chemin: string) =>
  texteDe(
    contenuDe(
      page(chemin).html,
      page(chemin).balises.find(({ nom }) => nom === 'main')!,
    ),
  ).replace(/[\u00a0\u202f]/g, ' ');
const jsonLdDe = (chemin: string) =>
  (
    JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page(chemin).html)![1]!) as {
      '@graph': Record<string, unknown>[];
    }
  )['@graph'];
const plat = (t: string) => t.replace(/[\u00a0\u202f]/g, ' ');

test('les fichiers publiés ont chaque EPCI une fois', () => {
  const attendus = epci.map((e) => e.siren).sort();
  assert.deepEqual([...parSiren.keys()].sort(), attendus);
  assert.equal(geojson.features.length, attendus.length);
  assert.deepEqual([...csv.keys()].sort(), attendus);
  assert.deepEqual(points.features.map((f) => f.properties.siren).sort(), attendus);
});

for (const e of epci) {
  describe(e.nom, () => {
    const publie = parSiren.get(e.siren)!;
    const chemin = `/territoires/${cleTerritoire(e)}/`;
    const statut: Statut = statutDe(contratsDeLEpci(contrats, e.siren), AU);

    test('la situation publiée est celle que la règle calcule, partout', () => {
      assert.equal(publie.statut, statut);
      assert.equal(csv.get(e.siren)!['statut'], statut);
      assert.equal(csv.get(e.siren)!['statut_libelle'], SITUATIONS[statut].libelle);
      assert.equal(points.features.find((f) => f.properties.siren === e.siren)!.properties.statut, statut);
      const fiche = page(chemin);
      const premier = fiche.balises.find(({ attributs: a }) => a['data-statut'])!;
      assert.equal(premier.attributs['data-statut'], statut);
      assert.match(texte(chemin), new RegExp(`${SITUATIONS[statut].libelle}`));
    });

    test('le tableau et la carte de /carte/ et du département disent la même', () => {
      for (const p of PAGES.filter(({ chemin: c }) => c.startsWith('/carte/') || /^\/departements\/[^/]+\/$/.test(c))) {
        for (const b of p.balises.filter(({ attributs: a }) => a['data-siren'] === e.siren)) {
          const classe = /\bs-([\w-]+)/.exec(b.attributs['class'] ?? '')?.[1] ?? b.attributs['data-statut'];
          if (classe) assert.equal(classe, statut, `${p.chemin} <${b.nom}>`);
        }
      }
      // Un EPCI surtout d’à côté est en blanc sur la carte, et hors des tableaux.
      if (!codes.includes(e.departement)) return;
      const rangees = PAGES.filter(({ chemin: c }) => c.startsWith('/carte/'))
        .flatMap((p) => p.balises.filter(({ nom }) => nom === 'tr').map((b) => contenuDe(p.html, b)))
        .filter((r) => r.includes(`href="${process.env['BASE'] ?? '/'}territoires/${cleTerritoire(e)}/"`));
      assert.ok(rangees.length > 0, 'absent des tableaux de /carte/');
      for (const r of rangees) assert.ok(r.includes(`data-statut="${statut}"`));
    });

    test('le CSV et le GeoJSON ont les mêmes valeurs', () => {
      assert.deepEqual(
        csv.get(e.siren),
        Object.fromEntries(Object.entries(publie).map(([cle, v]) => [cle, v === null ? '' : String(v)])),
      );
    });

    test('la page dit la population, les communes, la date et le terme publiés', () => {
      const t = texte(chemin);
      assert.ok(t.includes(plat(formaterNombre(e.population))), 'population');
      assert.equal(publie.population, e.population);
      assert.equal(publie.nombre_communes, e.communes.length);
      assert.equal(
        page(chemin).balises.filter(({ attributs: a }) => a['id']?.startsWith('commune-')).length,
        e.communes.length,
      );
      for (const date of [publie.date_signature, publie.date_debut, publie.date_fin])
        if (date) assert.ok(t.includes(plat(formaterDate(date))), date);
      assert.ok(publie.page.endsWith(chemin), publie.page);
    });

    test('le JSON-LD de la page nomme l’EPCI, son SIREN et la même situation, à la même date', () => {
      const graphe = jsonLdDe(chemin);
      const organisme = graphe.find((o) => o['@type'] === 'GovernmentOrganization')!;
      const constat = graphe.find((o) => o['@type'] === 'Observation')!;
      assert.equal(organisme['name'], publie.nom);
      assert.equal((organisme['identifier'] as { value: string }).value, e.siren);
      assert.equal(organisme['mainEntityOfPage'], publie.page);
      assert.deepEqual(
        [constat['value'], constat['description'], constat['observationDate']],
        [publie.statut, publie.statut_libelle, publie.statut_au],
      );
    });

    test('la page cite les sources publiées', () => {
      const liens = page(chemin).balises.map(({ attributs: a }) => a['href']);
      for (const source of (publie.sources ?? '').split(' ').filter(Boolean)) assert.ok(liens.includes(source), source);
      if (statut !== 'non-renseigne') assert.ok(contratsDeLEpci(contrats, e.siren).some((c) => c.sources.length > 0));
    });
  });
}

test('chaque contrat a sa page ; le JSON et le CSV disent les mêmes dates, les mêmes territoires, les mêmes sources', () => {
  type Publie = {
    contrat: string;
    date_signature: string | null;
    date_fin: string | null;
    territoires: { territoire_code: string }[];
    sources: { adresse: string | null }[];
    page: string;
  };
  const { contrats: publies } = JSON.parse(lire('/donnees/contrats.json').toString()) as { contrats: Publie[] };
  const lignes = Map.groupBy(lireCsv(lire('/donnees/contrats.csv').toString()), (l) => l['contrat']!);
  const attendus = contrats.map(({ id }) => id).sort();
  assert.deepEqual(publies.map((c) => c.contrat).sort(), attendus);
  assert.deepEqual([...lignes.keys()].sort(), attendus);
  for (const c of publies) {
    const fiche = contrats.find(({ id }) => id === c.contrat)!;
    const siennes = lignes.get(c.contrat)!;
    assert.equal(c.date_signature, fiche.signature?.date ?? null, c.contrat);
    assert.equal(c.date_fin, (fiche.etape === 'signe' ? termeDe(fiche)?.date : null) ?? null, c.contrat);
    assert.deepEqual(
      c.territoires.map((t) => t.territoire_code),
      [...fiche.epci, ...fiche.communes],
    );
    assert.deepEqual(
      siennes.map((l) => l['territoire_code']),
      [...fiche.epci, ...fiche.communes],
    );
    assert.equal(c.sources.length, fiche.sources.length);
    for (const l of siennes) {
      for (const [cle, valeur] of Object.entries(c))
        if (cle in l && !Array.isArray(valeur))
          assert.equal(l[cle], valeur === null ? '' : String(valeur), `${c.contrat} ${cle}`);
      assert.equal(l['sources'], c.sources.flatMap((s) => s.adresse ?? []).join(' '));
    }
    const t = texte(`/contrats/${c.contrat}/`);
    for (const date of [c.date_signature, c.date_fin])
      if (date) assert.ok(t.includes(plat(formaterDate(date))), `${c.contrat} ${date}`);
  }
});

test('le bilan de chaque département compte ses EPCI', () => {
  for (const code of codes) {
    const siens = epci.filter((e) => e.departement === code);
    const chemin = PAGES.find(({ chemin: c }) =>
      new RegExp(`^/departements/${code.toLowerCase()}-[^/]+/$`).test(c),
    )!.chemin;
    const html = page(chemin).html;
    for (const statut of STATUTS) {
      const nombre = siens.filter((e) => parSiren.get(e.siren)!.statut === statut).length;
      const dit = new RegExp(`<b>(\\d+)</b>\\s*<svg class="pastille"[^>]*>\\s*<rect class="s-${statut}"`).exec(
        html,
      )?.[1];
      assert.equal(Number(dit ?? 0), nombre, `${chemin} ${statut}`);
    }
  }
});

test('le total publié par le Département et nos fiches restent deux comptes, chacun avec sa source', () => {
  for (const { donnee: d } of contenu.departements.filter(({ donnee }) => donnee.totalPublie)) {
    const chemin = PAGES.find(({ chemin: c }) =>
      new RegExp(`^/departements/${d.code.toLowerCase()}-[^/]+/$`).test(c),
    )!.chemin;
    assert.ok(texte(chemin).includes(d.totalPublie!.par.replaceAll("'", '’')), d.totalPublie!.par);
    assert.ok(page(chemin).ids.has(`source-${d.totalPublie!.source}`), d.totalPublie!.source);
  }
});
