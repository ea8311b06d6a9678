/**
 * Chaque chiffre, chaque date et chaque situation montrés viennent d’une fiche sourcée du contenu, ou d’un calcul nommé
 * ici.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import test from 'node:test';
import type { FeatureCollection } from 'geojson';
import { lireContenu } from '#chargeurs/contenu.ts';
import { geographieDe } from '#chargeurs/geographie.ts';
import { MESURES } from '#donnees/mesures-du-site.ts';
import { cleTerritoire } from '#lib/adresses.ts';
import { formaterDate, unJour, uneDate } from '#lib/valeurs/date-partielle.ts';
import { SITUATIONS, STATUTS } from '#lib/domaine/situations.ts';
import { statutDe, termeDe } from '#lib/domaine/statut.ts';
import { contratsDeLEpci, couvertureDe } from '#lib/domaine/territoire.ts';
import { exempleDe } from '#lib/financement/calculateur.ts';
import { anneesDe, connuesAu, jourDeLAnnee } from '#lib/carte/chronologie.ts';
import { additionnerCouvertures, pourCent } from '#lib/territoire/couverture.ts';
import { regleDe } from '#lib/financement/calcul.ts';
import type { EpciPublie } from '#lib/publication/colonnes-epci.ts';
import { chiffresDe, chiffresDeLaFiche } from '../lecture/chiffres.ts';
import { texteDe } from '../lecture/lire-html.ts';
import { ouvrir, type Page } from '../lecture/site-construit.ts';
import { vivant } from '../sites.ts';
import { unSiren } from '#lib/valeurs/siren.ts';

const lieu = vivant();
const site = ouvrir(lieu);
const { contenu, textes } = lireContenu(lieu.contenu);
const contrats = contenu.contrats.map(({ donnee }) => donnee);
const codes = contenu.departements.map(({ donnee }) => donnee.code);
const { epci, communes } = geographieDe(codes);
const AU = site.lireJson<{ situation_au: string }>('/donnees/contrats.json').situation_au;

/** Textes et étiquettes d’une page : tout ce qu’elle dit. Un ordinal, « 1<sup>er</sup> », n’est pas en deux mots. */
const dit = (p: Page) =>
  [
    texteDe(p.racine),
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
    [...contrats, ...contenu.reperages.map(({ donnee }) => donnee)].flatMap((c) => [
      ...chiffresDeLaFiche(termeDe(c)?.date),
    ]),
  'la part des habitants, par situation, chaque année': () => {
    return anneesDe(contrats, unJour(AU)).flatMap((annee) => {
      const jour = jourDeLAnnee(annee, unJour(AU));
      const parDepartement = codes.map((code) =>
        couvertureDe(
          epci.filter((e) => e.departement === code),
          communes.filter((c) => c.departement === code),
          connuesAu(contrats, jour, unJour(AU)),
          jour,
        ),
      );
      return [
        ...parDepartement.map((c) => additionnerCouvertures([c])),
        additionnerCouvertures(parDepartement),
      ].flatMap((h) => [
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
  'le jour des mesures du site, écrit par leur commande': () => chiffresDeLaFiche(MESURES.pages?.le),
  'les graduations des graphiques': () => ['0 %', '50 %', '100 %'],
};
const calcules = reunir(...Object.values(CALCULS).map((calcul) => calcul()));

/** Fiches : leur schéma exige une source pour chaque fait. Les pages de texte, elles, sont jugées par section. */
const { pages: enTetes, ...fiches } = contenu;
const desFiches = chiffresDeLaFiche(fiches);

/** La page où le site rend compte de ses propres essais : ses chiffres sont les siens. */
const SUR_LE_SITE = 'accessibilite';

test('dans une page de texte, chaque chiffre d’une section sans source est dans une fiche ou un calcul', () => {
  assert.ok(textes.length > 0);
  const sansSource = textes.flatMap(({ fichier, texte }) => {
    const id = fichier.replace(/^content\/pages\/|\.mdx$/g, '');
    const reluLe = chiffresDeLaFiche(enTetes.find(({ donnee }) => donnee.id === id)?.donnee.reluLe);
    return texte.split(/\n(?=#{2,3} )/).flatMap((section) => {
      if (id === SUR_LE_SITE || /<Ref |<Deduit /.test(section)) return [];
      return [...chiffresDe(section.replace(/\]\([^)]*\)|<[^>]*>/g, ' '))]
        .filter((v) => !desFiches.has(v) && !calcules.has(v) && !reluLe.has(v))
        .map((v) => `${fichier} : ${v}`);
    });
  });
  assert.deepEqual(sansSource, []);
});

const desTextes = reunir(
  ...textes.map(({ texte }) => chiffresDe(texte)),
  ...enTetes.map(({ donnee }) => chiffresDeLaFiche(donnee)),
);

/** Les départements dont une page parle, ou `null` si elle parle de tous. */
function departementsDe({ chemin }: Page): string[] | null {
  const departement = /^\/(?:departements|integration)\/(\w{2,3})-/.exec(chemin)?.[1]?.toUpperCase();
  if (departement) return [departement];
  const siren = /^\/territoires\/(\d{9})-/.exec(chemin)?.[1];
  return siren ? epci.find((e) => e.siren === siren)!.departements : null;
}

test(
  'chaque chiffre montré est dans une fiche, une page sourcée ou un calcul ; sur la page d’un département ou ' +
    'd’un territoire, dans les fiches de son département',
  () => {
    const permis = new Map<string, Set<string>>();
    const permisPour = (ou: string[] | null) => {
      const cle = ou?.join() ?? 'tous';
      if (!permis.has(cle)) {
        const siens = (f: { fichier: string }) =>
          !ou || !/\/departements\//.test(f.fichier) || ou.some((code) => f.fichier.includes(`/departements/${code}/`));
        // Un contrat partagé avec un voisin est rangé chez lui.
        const tous = Object.values(fiches).flat() as { fichier: string; donnee: unknown }[];
        const voisins = ou
          ? contenu.contrats.filter(({ donnee: c }) =>
              epci.some((e) => c.epci.includes(e.siren) && e.departements.some((d) => ou.includes(d))),
            )
          : [];
        permis.set(cle, reunir(chiffresDeLaFiche([tous.filter(siens), voisins]), desTextes, calcules));
      }
      return permis.get(cle)!;
    };
    assert.deepEqual(
      site.fautes((p) => [...chiffresDe(dit(p))].filter((v) => !permisPour(departementsDe(p)).has(v))),
      [],
    );
  },
);

test('une page de contrat ne dit que sa fiche, ses sources et ses voisines', () => {
  const sources = new Map(contenu.sources.map(({ donnee }) => [donnee.id, donnee]));
  const inventes = contrats.flatMap((c) => {
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
    return [...chiffresDe(dit(site.page(`/contrats/${c.id}/`)))]
      .filter((v) => !permis.has(v))
      .map((v) => `${c.id} : ${v}`);
  });
  assert.deepEqual(inventes, []);
});

/** La situation que la règle calcule, par SIREN. */
const attendue = new Map(epci.map((e) => [e.siren, statutDe(contratsDeLEpci(contrats, e.siren), unJour(AU))]));

test('sur toute carte dessinée, tout tableau, toute page à intégrer : la situation que la règle calcule', () => {
  let vues = 0;
  const fausses = site.fautes((p) =>
    p.balises.flatMap(({ attributs: a, nom }) => {
      const montree = a['data-siren'] && (a['data-statut'] ?? /(?:^|\s)[sr]-([\w-]+)/.exec(a['class'] ?? '')?.[1]);
      if (!montree) return [];
      vues++;
      const due = attendue.get(unSiren(a['data-siren']!));
      return montree === due ? [] : [`<${nom}> ${a['data-siren']} ${montree} ; attendu : ${due}`];
    }),
  );
  assert.deepEqual(fausses, []);
  assert.ok(vues > epci.length, `${vues} situations vues`);
});

/** Texte de chaque PDF publié, par nom, sur une ligne. */
const imprimes = new Map(
  [...site.fichiers]
    .filter((f) => /^\/documents\/[^/]+\.pdf$/.test(f))
    .map((f) => [
      f.slice('/documents/'.length),
      execFileSync('pdftotext', ['-raw', join(lieu.dist, f), '-'], { encoding: 'utf8', maxBuffer: 2 ** 26 }).replace(
        /[\s\u00a0\u202f]+/g,
        ' ',
      ),
    ]),
);

test('dans la fiche PDF de chaque territoire : la situation, la date et la population', () => {
  const fautes = epci.flatMap((e) => {
    const texte = imprimes.get(`fiche-${cleTerritoire(e)}.pdf`);
    if (texte === undefined) return [`${e.nom} : fiche absente`];
    const titre = texte.slice(0, texte.indexOf('SIREN') + 120);
    const libelles = STATUTS.filter((s) => titre.includes(SITUATIONS[s].libelle));
    return [
      ...(titre.includes(`Situation au ${formaterDate(uneDate(AU)).replace(/\s/g, ' ')}`) ? [] : [`${e.nom} : date`]),
      ...(libelles.join() === attendue.get(e.siren)
        ? []
        : [`${e.nom} : ${libelles.join()} au lieu de ${attendue.get(e.siren)}`]),
      ...(texte.replaceAll(' ', '').includes(`${e.population}habitants`) ? [] : [`${e.nom} : population`]),
    ];
  });
  assert.deepEqual(fautes, []);
});

test('tous les imprimés disent leur date', () => {
  const dite = `ituation au ${formaterDate(uneDate(AU)).replace(/\s/g, ' ')}`;
  assert.deepEqual(
    [...imprimes].filter(([, texte]) => !texte.includes(dite)).map(([nom]) => nom),
    [],
  );
});

test('dans chaque GeoJSON publié, la situation et sa date', () => {
  const fichiers = [...site.fichiers].filter((f) => /^\/donnees\/epci.*\.geojson$/.test(f));
  assert.ok(fichiers.length > 0);
  const fausses = fichiers.flatMap((f) =>
    site.lireJson<FeatureCollection<never, EpciPublie>>(f).features.flatMap(({ properties: e }) => {
      const due = attendue.get(e.siren)!;
      return e.statut === due && e.statut_libelle === SITUATIONS[due].libelle && e.statut_au === AU
        ? []
        : [`${f} ${e.siren} : ${e.statut} au ${e.statut_au} ; attendu : ${due} au ${AU}`];
    }),
  );
  assert.deepEqual(fausses, []);
});

test('la règle voit un chiffre inventé', () => {
  const invente = [...chiffresDe('Une aide de 12 345 € pour 12,3 % des habitants, le 1er avril 2031.')];
  assert.deepEqual(invente, ['12345 €', '12,3 %', '1 avril 2031', '2031']);
  assert.deepEqual(
    invente.filter((v) => desFiches.has(v) || calcules.has(v)),
    [],
  );
});
