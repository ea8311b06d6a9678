import assert from 'node:assert/strict';
import test from 'node:test';
import { friseDe } from '#lib/territoire/frise.ts';
import { contrat, le } from '../domaine/fiches.ts';

test('signature puis terme publié : trait plein', () => {
  const f = friseDe([contrat({ signature: le('2024-05-13'), fin: le('2027') })]);
  assert.deepEqual(
    f.map(({ date, nature, vers }) => [date, nature, vers]),
    [
      ['2024-05-13', 'signe', 'plein'],
      ['2027', 'mention', 'inconnu'],
    ],
  );
  assert.equal(f[0]!.texte, 'Signature du contrat.');
});

test('terme calculé : dit tel, et le trait qui y mène aussi', () => {
  const f = friseDe([
    contrat({
      signature: le('2024-05-13'),
      duree: { mois: 36, source: 'source-a' },
      generation: { rang: 4, source: 'source-a' },
    }),
  ]);
  assert.deepEqual(
    f.map(({ nature, vers }) => [nature, vers]),
    [
      ['signe', 'vers-calcule'],
      ['calcule', 'inconnu'],
    ],
  );
  assert.equal(f[1]!.texte, 'Terme du quatrième contrat, calculé par nous.');
});

test('l’ordre est chronologique, d’un contrat à l’autre, repères compris', () => {
  const f = friseDe([
    contrat({ id: 'b', signature: le('2024') }),
    contrat({
      signature: le('2015'),
      fin: le('2018'),
      reperes: [{ date: '2016-03', texte: 'Un repère.', source: 'source-a' }],
    }),
  ]);
  assert.deepEqual(
    f.map(({ date }) => date),
    ['2015', '2016-03', '2018', '2024'],
  );
});

test('une signature vient avant un terme de la même année', () => {
  const f = friseDe([contrat({ signature: le('2020'), fin: le('2024') }), contrat({ id: 'b', signature: le('2024') })]);
  assert.deepEqual(
    f.map(({ texte }) => texte),
    ['Signature du contrat.', 'Signature du contrat.', 'Terme publié du contrat.'],
  );
});

test('prise d’effet, constat et démarche se disent', () => {
  assert.match(friseDe([contrat({ debut: le('2022') })])[0]!.texte, /^Prise d’effet .*jour de signature non trouvé/);
  assert.equal(friseDe([contrat({ atteste: le('2019') })])[0]!.nature, 'mention');
  assert.match(
    friseDe([contrat({ etape: 'demarche', demarche: { debut: '2017', dernierSigne: '2018', source: 'source-a' } })])[0]!
      .texte,
    /^Début de la préparation/,
  );
});

test('une déduction garde son motif ; sans fiche, pas de moment', () => {
  assert.equal(friseDe([contrat({ signature: le('2024', 'déduit du bulletin') })])[0]!.deduit, 'déduit du bulletin');
  assert.deepEqual(friseDe([]), []);
});
