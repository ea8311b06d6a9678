import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { avertissementsDe } from '#lib/contenu/avertissements.ts';
import type { Contenu } from '#lib/contenu/contenu.ts';
import type { TexteDePage } from '#lib/contenu/pages/texte.ts';
import type { Referentiel } from '#lib/domaine/referentiel.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import { contrat, epci, le, SIREN_A } from '../domaine/fiches.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';

const referentiel: Referentiel = {
  seules: new Map(),
  epci: new Map([[SIREN_A, epci()]]),
  communes: new Map(),
  departements: new Map(),
  version: '',
};

function contenu(contrats: Contrat[], consultees: string[] = [], questions: string[] = []): Contenu {
  return {
    departements: [
      {
        fichier: 'd.yaml',
        donnee: { aConfirmer: questions.map((question) => ({ epci: [SIREN_A], question, ou: 'x' })) },
      },
    ],
    contrats: contrats.map((donnee) => ({ fichier: `${donnee.id}.yaml`, donnee })),
    reperages: [],
    pages: [],
    sources: consultees.map((consulteLe, i) => ({
      fichier: 'sources.yaml',
      donnee: { id: `s${i}`, titre: 't', editeur: 'e', consulteLe },
    })),
  } as unknown as Contenu;
}

const textes = (c: Contenu, jour: string): string[] =>
  avertissementsDe(c, referentiel, unJour(jour)).map((a) => `${a.fichier} : ${a.texte}`);

describe('sources non relues depuis plus d’un an', () => {
  test('un an jour pour jour ne suffit pas ; le lendemain, si', () => {
    assert.deepEqual(textes(contenu([], ['2025-11-21']), '2026-11-21'), []);
    assert.match(textes(contenu([], ['2025-11-21']), '2026-11-22').join(), /1 source\(s\).*s0 \(21.novembre 2025\)/);
  });

  test('au-delà de cinq, elles sont comptées', () => {
    assert.match(
      textes(
        contenu(
          [],
          Array.from({ length: 8 }, () => '2020-01-01'),
        ),
        '2026-01-01',
      ).join(),
      /8 source\(s\).* et 3 autres$/,
    );
  });
});

describe('contrats qui finissent dans les six mois', () => {
  const publie = contrat({ signature: le('2023-01-01'), fin: le('2026-12-31') });
  const calcule = contrat({ signature: le('2023-12-15'), duree: { mois: 36, source: 'source-a' } });
  for (const [titre, fiche, jour, attendu] of [
    ['terme publié, à cinq mois', publie, '2026-08-01', true],
    ['terme publié, à sept mois', publie, '2026-06-01', false],
    ['terme publié, passé', publie, '2027-01-02', false],
    ['terme calculé, à un mois', calcule, '2026-11-01', true],
  ] as const) {
    test(titre, () =>
      assert.equal(
        textes(contenu([fiche]), jour).some((t) => /finit bientôt/.test(t)),
        attendu,
      ),
    );
  }

  test('un contrat déjà remplacé n’est pas cité', () => {
    const suite = contrat({
      id: 'contrat-b',
      suiteDe: 'contrat-a',
      signature: le('2026-07-01'),
      fin: le('2030-12-31'),
    });
    assert.deepEqual(textes(contenu([publie, suite]), '2026-08-01'), []);
  });
});

describe('situations sur le point de changer', () => {
  test('le jour du changement et les deux situations sont dits', () => {
    const fiche = contrat({ signature: le('2023-01-01'), fin: le('2026-12-31') });
    assert.match(
      textes(contenu([fiche]), '2026-11-21').join('\n'),
      /CC du Pays A passera de « CLS signé, en cours » à « CLS arrivé à terme » le 1er.janvier 2027/,
    );
    assert.doesNotMatch(textes(contenu([fiche]), '2026-05-01').join('\n'), /passera/);
  });

  test('une démarche qui se périme change aussi', () => {
    const fiche = contrat({
      etape: 'demarche',
      demarche: { debut: '2023', dernierSigne: '2024-01-15', source: 'source-a' },
    });
    assert.match(textes(contenu([fiche]), '2026-12-01').join('\n'), /« CLS en construction » à « Non renseigné »/);
  });
});

describe('ce qu’un contrat signé laisse ouvert', () => {
  const demarche = (dernierSigne: string) =>
    contrat({ id: 'demarche-a', etape: 'demarche', demarche: { debut: '2020', dernierSigne, source: 'source-a' } });
  const signe = contrat({ signature: le('2025-01-01'), fin: le('2030-12-31') });
  const ouverts = (c: Contenu) => textes(c, '2026-11-26').filter((t) => /reste /.test(t));

  test('la démarche qui l’a précédé', () => {
    assert.match(
      ouverts(contenu([signe, demarche('2024')])).join(),
      /^demarche-a\.yaml : cette démarche reste ouverte, alors que contrat-a est signé \(1er.janvier 2025\)/,
    );
  });
  test('pas celle qui le suit', () => assert.deepEqual(ouverts(contenu([signe, demarche('2026-05')])), []));
  test('une question du département, tant qu’il est en cours', () => {
    assert.match(
      ouverts(contenu([signe], [], ['Signé ?'])).join(),
      /aConfirmer\[0\] reste posée à CC du Pays A.*« Signé \? »/,
    );
    const echu = contrat({ signature: le('2015'), fin: le('2018') });
    assert.deepEqual(ouverts(contenu([echu], [], ['Et après ?'])), []);
  });
});

describe('ce qui manque à des fiches', () => {
  test('une page non relue depuis plus d’un an', () => {
    const page = { fichier: 'pages/faq.mdx', donnee: { reluLe: '2025-11-21' } };
    const deux = { ...contenu([]), pages: [page] } as unknown as Contenu;
    assert.deepEqual(textes(deux, '2026-11-21'), []);
    assert.match(textes(deux, '2026-11-22').join(), /^pages\/faq\.mdx : page non relue depuis le 21.novembre 2025$/);
  });

  test('un rang qu’aucun contrat n’a entre deux autres du même territoire', () => {
    const rang = (id: string, n: number, annee: string) =>
      contrat({ id, generation: { rang: n, source: 'source-a' }, signature: le(annee), fin: le(annee) });
    const manques = (...fiches: Contrat[]) => textes(contenu(fiches), '2026-11-26').filter((t) => /manque/.test(t));
    assert.deepEqual(manques(rang('a', 1, '2015'), rang('b', 2, '2019')), []);
    assert.match(
      manques(rang('a', 1, '2012'), rang('b', 3, '2019')).join(),
      /^b\.yaml : 1.contrat manque entre a \(rang 1\) et celui-ci \(rang 3\)$/,
    );
  });

  test('une fiche d’ailleurs sans intercommunalité, quand son département est suivi', () => {
    const fiche = (departement: string) => ({ fichier: 'x.yaml', donnee: { perimetreInconnu: 'p', departement } });
    const avec = (departement: string) =>
      ({
        ...contenu([]),
        departements: [{ fichier: 'd.yaml', donnee: { code: '53', aConfirmer: [] } }],
        reperages: [fiche(departement)],
      }) as unknown as Contenu;
    assert.deepEqual(textes(avec('72'), '2026-11-26'), []);
    assert.match(textes(avec('53'), '2026-11-26').join(), /^x\.yaml : le département 53 est suivi.*reprendre 53$/);
  });
});

describe('pages où rien ne mène', () => {
  const pages = (...lues: { id: string; parent?: string }[]): Contenu =>
    ({
      ...contenu([]),
      pages: lues.map((donnee) => ({ fichier: `${donnee.id}.mdx`, donnee: { reluLe: '2026-01-01', ...donnee } })),
      questions: [{ fichier: 'faq.yaml', donnee: { lien: { texte: 'x', vers: '/citee/' } } }],
    }) as unknown as Contenu;
  const texteVers = (id: string, ...urls: string[]): TexteDePage => ({
    fichier: `${id}.mdx`,
    id,
    texte: '',
    premiereLigne: 1,
    renvoisMorts: [],
    ancres: [],
    arbre: { type: 'root', children: urls.map((url) => ({ type: 'link', url })) },
  });
  const dits = (c: Contenu, ...corps: TexteDePage[]) =>
    avertissementsDe(c, referentiel, unJour('2026-02-01'), corps).map((a) => a.fichier);

  test('une page sans parente ni lien se dit', () =>
    assert.deepEqual(dits(pages({ id: 'seule' }), texteVers('seule')), ['seule.mdx']));
  test('un lien d’elle à elle n’y mène pas', () =>
    assert.deepEqual(dits(pages({ id: 'seule' }), texteVers('seule', '/seule/#haut')), ['seule.mdx']));
  test('deux pages dont une seule est liée', () =>
    assert.deepEqual(dits(pages({ id: 'a' }, { id: 'b' }), texteVers('a', '/b/'), texteVers('b')), ['a.mdx']));
  test('une parente, un lien, une question, le site lui-même y mènent', () =>
    assert.deepEqual(
      dits(
        pages({ id: 'a', parent: 'financement' }, { id: 'b' }, { id: 'citee' }, { id: 'mentions-legales' }),
        texteVers('a', '/b/#x'),
      ),
      [],
    ));
});
