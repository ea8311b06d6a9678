/**
 * Un fait, une valeur : la page, le tableau, la carte, le CSV, le GeoJSON et le JSON disent la même chose de chaque
 * EPCI.
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { FeatureCollection } from 'geojson';
import { lireContenu } from '#chargeurs/contenu.ts';
import { geographieDe } from '#chargeurs/geographie.ts';
import { cleTerritoire } from '#lib/adresses.ts';
import { formaterDate, unJour } from '#lib/valeurs/date-partielle.ts';
import { SITUATIONS, STATUTS } from '#lib/domaine/situations.ts';
import { statutDe, termeDe } from '#lib/domaine/statut.ts';
import { contratsDeLEpci } from '#lib/domaine/territoire.ts';
import { formaterNombre } from '#lib/texte/typo.ts';
import type { EpciPublie } from '#lib/publication/colonnes-epci.ts';
import { descendants, texteBrut, texteDe } from '../lecture/lire-html.ts';
import { ouvrir } from '../lecture/site-construit.ts';
import { vivant } from '../sites.ts';
import type { Siren } from '#lib/valeurs/siren.ts';

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

const lieu = vivant();
const site = ouvrir(lieu);
const { contenu } = lireContenu(lieu.contenu);
const codes = contenu.departements.map(({ donnee }) => donnee.code);
const contrats = contenu.contrats.map(({ donnee }) => donnee);
const { epci } = geographieDe(codes);
type Points = FeatureCollection<{ type: 'Point'; coordinates: number[] }, EpciPublie>;
const geojson = site.lireJson<FeatureCollection<never, EpciPublie>>('/donnees/epci.geojson');
const points = site.lireJson<Points>('/donnees/epci-points.geojson');
const csv = new Map(lireCsv(site.lireTexte('/donnees/epci.csv')).map((l) => [l['siren']!, l]));
const parSiren = new Map(geojson.features.map((f) => [f.properties.siren, f.properties]));
const pointDe = new Map(points.features.map((f) => [f.properties.siren, f.properties]));
const AU = site.lireJson<{ situation_au: string }>('/donnees/contrats.json').situation_au;

const plat = (t: string) => t.replace(/[\u00a0\u202f]/g, ' ');
const contenuDe = (chemin: string) => site.page(chemin).balises.find(({ nom }) => nom === 'main')!;
const texte = (chemin: string) => plat(texteDe(contenuDe(chemin)));
const cheminDe = (e: { siren: Siren; nom: string }) => `/territoires/${cleTerritoire(e)}/`;
/** Ce qui n’est pas vrai d’un objet, nommé ; `constats` : [ce qui devrait être, est-ce le cas ?]. */
const faussetes = (qui: string, constats: readonly (readonly [string, boolean])[]) =>
  constats.filter(([, vrai]) => !vrai).map(([quoi]) => `${qui} : ${quoi}`);
/** La situation que la règle calcule, par EPCI. */
const attendue = new Map(epci.map((e) => [e.siren, statutDe(contratsDeLEpci(contrats, e.siren), unJour(AU))]));
const pourChaque = (juger: (e: (typeof epci)[number]) => readonly (readonly [string, boolean])[]) => {
  assert.ok(epci.length > 0);
  assert.deepEqual(
    epci.flatMap((e) => faussetes(e.nom, juger(e))),
    [],
  );
};

test('les fichiers publiés ont chaque EPCI une fois', () => {
  const attendus = epci.map((e) => e.siren).sort();
  assert.deepEqual([...parSiren.keys()].sort(), attendus);
  assert.equal(geojson.features.length, attendus.length);
  assert.deepEqual([...csv.keys()].sort(), attendus);
  assert.deepEqual(points.features.map((f) => f.properties.siren).sort(), attendus);
});

test('la situation publiée est celle que la règle calcule : CSV, GeoJSON, points, page', () =>
  pourChaque((e) => {
    const statut = attendue.get(e.siren)!;
    const { libelle } = SITUATIONS[statut];
    const chemin = cheminDe(e);
    const premiere = site.page(chemin).balises.find(({ attributs: a }) => a['data-statut']);
    return [
      ['GeoJSON', parSiren.get(e.siren)?.statut === statut],
      ['CSV', csv.get(e.siren)?.['statut'] === statut && csv.get(e.siren)?.['statut_libelle'] === libelle],
      ['points', pointDe.get(e.siren)?.statut === statut],
      [`page, data-statut="${statut}"`, premiere?.attributs['data-statut'] === statut],
      [`page, « ${libelle} »`, texte(chemin).includes(plat(libelle))],
    ];
  }));

test('chaque EPCI d’ici est dans les tableaux de /carte/ et de son département, avec sa situation', () => {
  const rangees = site.pages
    .filter(({ chemin }) => chemin.startsWith('/carte/') || /^\/departements\/[^/]+\/$/.test(chemin))
    .flatMap((p) =>
      p.balises
        .filter(({ nom }) => nom === 'tr')
        .map((tr) => ({
          ou: p.chemin.split('/')[1],
          liens: descendants(tr).flatMap(({ attributs: a }) => a['href'] ?? []),
          statuts: [...new Set([tr, ...descendants(tr)].flatMap(({ attributs: a }) => a['data-statut'] ?? []))],
        })),
    );
  pourChaque((e) => {
    // Un EPCI surtout d’à côté est en blanc sur la carte, et hors des tableaux.
    if (!codes.includes(e.departement)) return [];
    const siennes = rangees.filter(({ liens }) => liens.includes(`${site.base}${cheminDe(e).slice(1)}`));
    return [
      ['tableau de /carte/', siennes.some(({ ou }) => ou === 'carte')],
      ['tableau du département', siennes.some(({ ou }) => ou === 'departements')],
      [
        `situation : ${siennes.map((r) => r.statuts).join()}`,
        siennes.every((r) => r.statuts.join() === attendue.get(e.siren)),
      ],
    ];
  });
});

test('le CSV et le GeoJSON ont les mêmes valeurs', () => {
  for (const { properties: publie } of geojson.features)
    assert.deepEqual(
      csv.get(publie.siren),
      Object.fromEntries(Object.entries(publie).map(([cle, v]) => [cle, v === null ? '' : String(v)])),
    );
});

/** Les sources dont seule la liste des présents a été lue : publiées dans les données, tues sur les pages. */
const muettes = new Set(contenu.sources.flatMap(({ donnee: s }) => (s.muette ? (s.adresse ?? []) : [])));

test('la page d’un territoire dit sa population, ses communes, les dates publiées et leurs sources', () =>
  pourChaque((e) => {
    const publie = parSiren.get(e.siren)!;
    const chemin = cheminDe(e);
    const t = texte(chemin);
    const { balises } = site.page(chemin);
    const liens = new Set(balises.map(({ attributs: a }) => a['href']));
    const communes = balises.filter(({ attributs: a }) => a['id']?.startsWith('commune-')).length;
    return [
      ['population', publie.population === e.population && t.includes(plat(formaterNombre(e.population)))],
      [`${communes} communes`, communes === e.communes.length && publie.nombre_communes === communes],
      ...[publie.date_signature, publie.date_debut, publie.date_fin].flatMap((date) =>
        date ? [[date, t.includes(plat(formaterDate(date)))] as const] : [],
      ),
      ...(publie.sources ?? '').split(' ').flatMap((s) => (s && !muettes.has(s) ? [[s, liens.has(s)] as const] : [])),
      ['adresse publiée', publie.page.endsWith(chemin)],
    ];
  }));

test('une situation autre que « non renseigné » a au moins une source', () =>
  pourChaque((e) => [
    [
      'sources',
      attendue.get(e.siren) === 'non-renseigne' || contratsDeLEpci(contrats, e.siren).some((c) => c.sources.length > 0),
    ],
  ]));

test('le JSON-LD d’un territoire nomme l’EPCI, son SIREN et la même situation, à la même date', () =>
  pourChaque((e) => {
    const publie = parSiren.get(e.siren)!;
    const bloc = site.page(cheminDe(e)).balises.find(({ attributs: a }) => a['type'] === 'application/ld+json')!;
    const { '@graph': graphe } = JSON.parse(texteBrut(bloc)) as { '@graph': Record<string, unknown>[] };
    const organisme = graphe.find((o) => o['@type'] === 'GovernmentOrganization')!;
    const constat = graphe.find((o) => o['@type'] === 'Observation')!;
    return [
      ['nom', organisme['name'] === publie.nom],
      ['SIREN', (organisme['identifier'] as { value: string }).value === e.siren],
      ['page', organisme['mainEntityOfPage'] === publie.page],
      ['situation', constat['value'] === publie.statut && constat['description'] === publie.statut_libelle],
      ['date', constat['observationDate'] === publie.statut_au],
    ];
  }));

test(
  'chaque contrat a sa page ; le JSON et le CSV disent les mêmes dates, les mêmes territoires, les mêmes ' + 'sources',
  () => {
    type Publie = {
      contrat: string;
      date_signature: string | null;
      date_fin: string | null;
      territoires: { territoire_code: string }[];
      sources: { adresse: string | null }[];
      page: string;
    };
    const { contrats: publies } = site.lireJson<{ contrats: Publie[] }>('/donnees/contrats.json');
    const lignes = Map.groupBy(lireCsv(site.lireTexte('/donnees/contrats.csv')), (l) => l['contrat']!);
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
  },
);

const pageDe = (code: string) =>
  site.pages.find(({ chemin }) => new RegExp(`^/departements/${code.toLowerCase()}-[^/]+/$`).test(chemin))!;

test('le tableau de chaque département a ses EPCI, situation par situation', () => {
  const fautes = codes.flatMap((code) => {
    const { balises, chemin } = pageDe(code);
    return STATUTS.flatMap((statut) => {
      const nombre = epci.filter((e) => e.departement === code && attendue.get(e.siren) === statut).length;
      const dit = balises.filter(({ nom, attributs: a }) => nom === 'tr' && a['class'] === `r-${statut}`).length;
      return dit === nombre ? [] : [`${chemin} ${statut} : ${dit} ; attendu : ${nombre}`];
    });
  });
  assert.deepEqual(fautes, []);
});

test('le total publié par le Département et nos fiches restent deux comptes, chacun avec sa source', () => {
  const fautes = contenu.departements.flatMap(({ donnee: d }) => {
    if (!d.totalPublie) return [];
    const p = pageDe(d.code);
    return faussetes(p.chemin, [
      [d.totalPublie.par, texte(p.chemin).includes(d.totalPublie.par.replaceAll("'", '’'))],
      [`source-${d.totalPublie.source}`, p.ids.has(`source-${d.totalPublie.source}`)],
    ]);
  });
  assert.deepEqual(fautes, []);
});
