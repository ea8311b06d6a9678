import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { FicheContrat } from '#lib/schemas/contrat.ts';
import { STATUTS } from '#lib/domaine/situations.ts';
import { contratPrincipal } from '#lib/domaine/statut.ts';
import {
  anneeDe,
  formaterDuree,
  motsForts,
  nomEtape,
  porteeCommunale,
  raisonDe,
  reponseDuTerritoire,
  valeurSignature,
  valeurTerme,
} from '#lib/territoire/reponse.ts';
import { contrat, le, territoire } from '../domaine/fiches.ts';
import { unCodeInsee } from '#lib/valeurs/code-insee.ts';
import { uneDate, unJour } from '#lib/valeurs/date-partielle.ts';

test('un contrat de communes les nomme toutes, même celles d’un département qui n’est pas suivi', () => {
  const noms = new Map([
    ['26362', 'Valence'],
    ['07102', 'Guilherand-Granges'],
    ['26058', 'Bourg-lès-Valence'],
  ]);
  for (const [codes, attendu] of [
    [['26362'], 'seulement Valence'],
    [['26362', '07102'], 'seulement Valence et Guilherand-Granges'],
    [['26362', '26058', '07102'], 'seulement Valence, Bourg-lès-Valence et Guilherand-Granges'],
  ] as const)
    assert.equal(
      porteeCommunale({ communes: codes.map(unCodeInsee) }, (code) => noms.get(code) ?? code),
      attendu,
    );
});

const AU = '2026-11-21';
const dire = (fiches: Partial<FicheContrat>[]) =>
  reponseDuTerritoire(
    territoire(
      fiches.map((f) => contrat(f)),
      AU,
    ),
  )
    .map(({ texte }) => texte)
    .join('');
const demarche = (debut: string, dernierSigne: string) => ({
  etape: 'demarche' as const,
  demarche: { debut: uneDate(debut), dernierSigne: uneDate(dernierSigne), source: 'source-a' },
});
const duree = { mois: 36, source: 'source-a' };

describe('la réponse en une phrase', () => {
  const cas: [Partial<FicheContrat>[], RegExp][] = [
    [
      [{ signature: le('2024-05-13'), fin: le('2027') }],
      /^Oui, les 2\u00a0communes sont couvertes\. Le contrat a été signé le 13\u00a0mai 2024 ; son terme publié est 2027\.$/,
    ],
    [
      [{ signature: le('2024-05'), duree, generation: { rang: 4, source: 'source-a' } }],
      /^Oui, .*Le quatrième contrat a été signé en mai 2024 pour trois ans : il devrait s’achever en mai 2027, date que nous avons calculée\.$/,
    ],
    [
      [{ debut: le('2023'), duree }],
      /^C’est à vérifier\. Le contrat a pris effet en 2023 .*tombe en 2026\. Aucune source ne dit encore la suite\.$/,
    ],
    [[{ signature: le('2023') }], /^C’est à vérifier\. .*Sa durée n’a pas été trouvée/],
    [
      [{ atteste: le('2019-12-31') }],
      /Un contrat a été signé, au plus tard le 31\u00a0décembre 2019 ; son jour de signature n’a pas été trouvé/,
    ],
    [
      [{ signature: le('2019'), fin: le('2022') }],
      /^Nous ne connaissons pas de contrat en cours\. .*son terme publié est passé \(2022\)/,
    ],
    [[demarche('2025', '2026')], /^Pas encore : un contrat se prépare/],
    [
      [demarche('2016', '2017')],
      /^Nous ne savons pas\. Une démarche a été engagée en 2016, .*Cela ne veut pas dire qu’il n’y a pas de contrat\.$/,
    ],
    [[{ etape: 'absence', atteste: le('2024') }], /^Non : une source dit/],
    [[], /^Nous ne savons pas : nous n’avons trouvé aucune source\./],
  ];
  for (const [fiches, attendu] of cas) test(String(attendu), () => assert.match(dire(fiches), attendu));

  test('chaque situation a sa réponse', () => {
    const vues = new Set(
      cas.map(
        ([fiches]) =>
          territoire(
            fiches.map((f) => contrat(f)),
            AU,
          ).statut,
      ),
    );
    assert.deepEqual(vues, new Set(STATUTS));
  });

  test('une date déduite et un terme calculé portent leur motif', () => {
    const deduite = reponseDuTerritoire(
      territoire([contrat({ signature: le('2024', 'd’après le bulletin'), duree })], AU),
    );
    assert.ok(deduite.some(({ deduit }) => deduit === 'd’après le bulletin'));
    assert.ok(deduite.some(({ deduit }) => deduit?.startsWith('calcul')));
  });

  test('une seule commune s’accorde au singulier', () => {
    const t = territoire([contrat({ signature: le('2024'), fin: le('2027') })], AU);
    assert.match(
      reponseDuTerritoire({ ...t, communes: t.communes.slice(0, 1) })[0]!.texte,
      /^Oui, la commune est couverte\. $/,
    );
  });
});

describe('valeurs du tableau', () => {
  test('signature : le jour, à défaut la prise d’effet, à défaut « avant » le constat, sinon « non trouvée »', () => {
    assert.equal(valeurSignature(contrat({ signature: le('2024-05-13') })).texte, '13\u00a0mai 2024');
    assert.equal(valeurSignature(contrat({ debut: le('2023') })).texte, '2023');
    assert.equal(valeurSignature(contrat({ atteste: le('2019-12-31') })).texte, 'avant décembre 2019');
    for (const c of [null, contrat(), contrat(demarche('2016', '2017'))])
      assert.deepEqual(valeurSignature(c), { texte: 'non trouvée', absent: true });
  });

  test('terme : publié, calculé avec son motif, ou « non trouvé »', () => {
    assert.deepEqual(valeurTerme(contrat({ signature: le('2024'), fin: le('2027') })), {
      texte: '2027',
      date: '2027',
      deduit: undefined,
    });
    assert.match(valeurTerme(contrat({ signature: le('2024'), duree })).deduit!, /^calcul/);
    assert.deepEqual(valeurTerme(contrat({ signature: le('2024') })), { texte: 'non trouvé', absent: true });
  });
});

test('le contrat dont on parle : le dernier signé, sinon la fiche connue', () => {
  const vieux = contrat({ id: 'vieux', signature: le('2015') });
  const neuf = contrat({ id: 'neuf', signature: le('2024') });
  const avenir = contrat({ id: 'avenir', signature: le('2030') });
  assert.equal(contratPrincipal({ contrats: [vieux, neuf, avenir], au: unJour(AU) }), neuf);
  assert.equal(contratPrincipal({ contrats: [contrat(demarche('2016', '2017'))], au: unJour(AU) })!.etape, 'demarche');
  assert.equal(contratPrincipal({ contrats: [], au: unJour(AU) }), null);
});

test('la raison d’une vieille démarche dit sa date', () => {
  assert.match(
    raisonDe(territoire([contrat(demarche('2016', '2017-04'))], AU)),
    /^Dernier signe connu d’une démarche : avril 2017\. Plus de trois ans ont passé/,
  );
});

test('durées, années et étapes en mots', () => {
  assert.deepEqual([12, 36, 18].map(formaterDuree), ['un an', 'trois ans', '18 mois']);
  assert.deepEqual(
    [anneeDe(contrat({ signature: le('2024-05') })), anneeDe(contrat(demarche('2016', '2017'))), anneeDe(contrat())],
    ['2024', '2016', null],
  );
  assert.deepEqual(
    [nomEtape(contrat()), nomEtape(contrat(demarche('2016', '2017'))), nomEtape(contrat({ etape: 'absence' }))],
    ['Contrat signé', 'Démarche', 'Absence de contrat'],
  );
});

test('les premiers mots d’une réponse s’arrêtent à leur point, ou avant un deux-points', () => {
  const cas: [string, string, string][] = [
    ['Oui, les 2 communes sont couvertes. Le', 'Oui, les 2 communes sont couvertes.', ' Le'],
    ['Nous ne savons pas\u00a0: aucune source.', 'Nous ne savons pas', '\u00a0: aucune source.'],
    ['Sans ponctuation', 'Sans ponctuation', ''],
  ];
  for (const [texte, fort, suite] of cas) assert.deepEqual(motsForts(texte), { fort, suite });
});
