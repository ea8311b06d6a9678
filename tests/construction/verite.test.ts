/** Chaque chiffre, chaque date et chaque situation montrés viennent d’une fiche sourcée du contenu, ou d’un calcul nommé ici. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { describe } from 'node:test';
import type { FeatureCollection } from 'geojson';
import { chargerContenu, chargerTextes } from '#chargeurs/contenu.ts';
import { geographieDe } from '#chargeurs/geographie.ts';
import { cleTerritoire } from '#lib/adresses.ts';
import { formaterDate } from '#lib/valeurs/date-partielle.ts';
import { SITUATIONS, STATUTS } from '#lib/domaine/situations.ts';
import { statutDe, termeDe } from '#lib/domaine/statut.ts';
import { contratsDeLEpci, couvertureDe } from '#lib/domaine/territoire.ts';
import { exempleDe } from '#lib/financement/calculateur.ts';
import { anneesDe, connuesAu, jourDeLAnnee } from '#lib/carte/chronologie.ts';
import { additionner, pourCent } from '#lib/territoire/couverture.ts';
import { regleDe } from '#lib/financement/calcul.ts';
import type { EpciPublie } from '#lib/publication/colonnes-epci.ts';
import { chiffresDe, chiffresDeLaFiche } from './chiffres.ts';
import { DIST, lire, page, PAGES, texteDe, type Page } from './site.ts';

const contenu = chargerContenu();
const contrats = contenu.contrats.map(({ donnee }) => donnee);
const AU = (JSON.parse(lire('/donnees/epci.geojson').toString()) as FeatureCollection<never, EpciPublie>).features[0]!
  .properties.statut_au;

/** Textes et étiquettes d’une page : tout ce qu’elle dit. */
const dit = (p: Page) =>
  [
    texteDe(p.html.replace(/<sup>(er|e|re)<\/sup>/g, '$1')),
    ...p.balises.flatMap(({ attributs: a }) => [
      a['aria-label'] ?? '',
      a['name'] === 'description' ? a['content']! : '',
    ]),
  ].join(' ¶ ');
const reunir = (...ensembles: Iterable<string>[]) => new Set(ensembles.flatMap((e) => [...e]));

/** Ce que le site calcule, et d’où. */
const CALCULS: Record<string, () => Iterable<string>> = {
  'le jour de la situation, donné à la construction': () => chiffresDeLaFiche(AU),
  'le terme d’un contrat : son départ et sa durée publiés': () =>
    contrats.flatMap((c) => [...chiffresDeLaFiche(termeDe(c)?.date)]),
  'la part des habitants, par situation, chaque année': () => {
    const codes = contenu.departements.map(({ donnee }) => donnee.code);
    const { communes, epci } = geographieDe(codes);
    return anneesDe(contrats, AU).flatMap((annee) => {
      const jour = jourDeLAnnee(annee, AU);
      const parDepartement = codes.map((code) =>
        couvertureDe(
          epci.filter((e) => e.departement === code),
          communes.filter((c) => c.departement === code),
          connuesAu(contrats, jour, AU),
          jour,
        ),
      );
      return [...parDepartement.map((c) => additionner([c])), additionner(parDepartement)].flatMap((h) => [
        pourCent(h.couverts, h.population),
        ...STATUTS.map((s) => pourCent(h.parStatut[s], h.population)),
      ]);
    });
  },
  'l’exemple de plan, tiré du plafond publié, et ses totaux': () =>
    contenu.aides.flatMap(({ donnee }) => {
      const { cout, demande, epci } = exempleDe(regleDe(donnee));
      return [cout, demande, epci[0]!.montant, cout - demande - epci[0]!.montant]
        .flatMap((centimes) => [centimes / 100, (centimes / 100) * donnee.duree.annees])
        .map((euros) => `${euros} €`);
    }),
  'les graduations des graphiques': () => ['0 %', '50 %', '100 %'],
};
const calcules = reunir(...Object.values(CALCULS).map((calcul) => calcul()));

/** Fiches : leur schéma exige une source pour chaque fait. Les pages de texte, elles, sont jugées par section. */
const { pages: enTetes, ...fiches } = contenu;
const desFiches = chiffresDeLaFiche(fiches);

/** Ce qu’une page de texte affirme d’elle-même : [page, chiffre, pourquoi]. */
const DE_LA_PAGE: [string, string, string][] = [
  ['accessibilite', '400 %', 'zoom que demandent les règles WCAG, essayé par les tests'],
  ['accessibilite', '22 novembre 2026', 'jour de nos propres essais'],
];

describe('chaque chiffre d’une page de texte a sa source', () => {
  for (const { fichier, texte } of chargerTextes()) {
    test(fichier, () => {
      const id = fichier.replace(/^content\/pages\/|\.mdx$/g, '');
      const reluLe = chiffresDeLaFiche(enTetes.find(({ donnee }) => donnee.id === id)?.donnee.reluLe);
      const sansSource = texte.split(/\n(?=#{2,3} )/).flatMap((section) => {
        if (/<Ref |<Deduit /.test(section)) return [];
        return [...chiffresDe(section.replace(/\]\([^)]*\)|<[^>]*>/g, ' '))].filter(
          (v) =>
            !desFiches.has(v) &&
            !calcules.has(v) &&
            !reluLe.has(v) &&
            !DE_LA_PAGE.some(([p, chiffre]) => p === id && chiffre === v),
        );
      });
      assert.deepEqual(sansSource, []);
    });
  }

  test('chaque exception sert', () => {
    for (const [id, chiffre] of DE_LA_PAGE)
      assert.ok(chiffresDe(dit(page(`/${id}/`))).has(chiffre), `${id} ${chiffre}`);
  });
});

describe('chaque chiffre montré se retrouve dans une fiche, une page sourcée ou un calcul', () => {
  const desTextes = reunir(
    ...chargerTextes().map(({ texte }) => chiffresDe(texte)),
    ...enTetes.map(({ donnee }) => chiffresDeLaFiche(donnee)),
  );
  const connus = reunir(desFiches, desTextes, calcules);
  for (const p of PAGES)
    test(p.chemin, () =>
      assert.deepEqual(
        [...chiffresDe(dit(p))].filter((v) => !connus.has(v)),
        [],
      ),
    );
});

describe('une page de contrat ne dit que sa fiche, ses sources et ses voisines', () => {
  const sources = new Map(contenu.sources.map(({ donnee }) => [donnee.id, donnee]));
  for (const c of contrats) {
    test(c.id, () => {
      // Les générations d’un même territoire se citent l’une l’autre.
      const proches = contrats.filter(
        (autre) =>
          autre.suiteDe === c.id ||
          c.suiteDe === autre.id ||
          autre.epci.some((e) => c.epci.includes(e)) ||
          autre.communes.some((e) => c.communes.includes(e)),
      );
      const citees = proches.flatMap(({ sources: ids }) => ids.map((id) => sources.get(id)));
      const permis = reunir(
        chiffresDeLaFiche([c, proches, citees, AU]),
        ...proches.map((p) => chiffresDeLaFiche(termeDe(p)?.date)),
      );
      assert.deepEqual(
        [...chiffresDe(dit(page(`/contrats/${c.id}/`)))].filter((v) => !permis.has(v)),
        [],
      );
    });
  }
});

describe('chaque situation montrée est celle que la règle calcule', () => {
  const { epci } = geographieDe(contenu.departements.map(({ donnee }) => donnee.code));
  const attendue = new Map(epci.map((e) => [e.siren, statutDe(contratsDeLEpci(contrats, e.siren), AU)]));

  test('sur toute carte dessinée, tout tableau, toute page à intégrer', () => {
    let vues = 0;
    for (const p of PAGES) {
      for (const { attributs: a, nom } of p.balises) {
        const montree = a['data-siren'] && (a['data-statut'] ?? /(?:^|\s)[sr]-([\w-]+)/.exec(a['class'] ?? '')?.[1]);
        if (!montree) continue;
        vues++;
        assert.equal(montree, attendue.get(a['data-siren']!), `${p.chemin} <${nom}> ${a['data-siren']}`);
      }
    }
    assert.ok(vues > epci.length, String(vues));
  });

  test('dans la fiche PDF de chaque territoire, à la même date', () => {
    for (const e of epci) {
      const fichier = join(DIST, 'documents', `fiche-${cleTerritoire(e)}.pdf`);
      const texte = execFileSync('pdftotext', ['-raw', fichier, '-'], { encoding: 'utf8' }).replace(
        /[\s\u00a0\u202f]+/g,
        ' ',
      );
      const titre = texte.slice(0, texte.indexOf('SIREN') + 120);
      assert.ok(titre.includes(`Situation au ${formaterDate(AU).replace(/\s/g, ' ')}`), e.nom);
      const libelles = STATUTS.filter((s) => titre.includes(SITUATIONS[s].libelle));
      assert.deepEqual(libelles, [attendue.get(e.siren)], e.nom);
      assert.ok(texte.replaceAll(' ', '').includes(`${e.population}habitants`), e.nom);
    }
  });

  test('tous les imprimés disent leur date', () => {
    for (const f of readdirSync(join(DIST, 'documents')).filter((nom) => nom.endsWith('.pdf'))) {
      const texte = execFileSync('pdftotext', ['-raw', join(DIST, 'documents', f), '-'], { encoding: 'utf8' }).replace(
        /[\s\u00a0\u202f]+/g,
        ' ',
      );
      assert.ok(texte.includes(`ituation au ${formaterDate(AU).replace(/\s/g, ' ')}`), f);
    }
  });

  test('dans chaque fichier publié qui la dit', () => {
    for (const f of readdirSync(join(DIST, 'donnees')).filter((nom) => /^epci.*\.geojson$/.test(nom))) {
      for (const { properties: e } of (
        JSON.parse(readFileSync(join(DIST, 'donnees', f), 'utf8')) as FeatureCollection<never, EpciPublie>
      ).features) {
        assert.deepEqual(
          [e.statut, e.statut_libelle, e.statut_au],
          [attendue.get(e.siren), SITUATIONS[attendue.get(e.siren)!].libelle, AU],
          `${f} ${e.siren}`,
        );
      }
    }
  });
});

test('la règle voit un chiffre inventé', () => {
  const invente = [...chiffresDe('Une aide de 12 345 € pour 12,3 % des habitants, le 1er avril 2031.')];
  assert.deepEqual(invente, ['12345 €', '12,3 %', '1 avril 2031', '2031']);
  assert.deepEqual(
    invente.filter((v) => desFiches.has(v) || calcules.has(v)),
    [],
  );
});
