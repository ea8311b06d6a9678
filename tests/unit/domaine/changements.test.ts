import assert from 'node:assert/strict';
import test from 'node:test';
import { changementsDe } from '#lib/domaine/changements.ts';
import { statutDe } from '#lib/domaine/statut.ts';
import { contrat, le } from './fiches.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';

const AU = '2026-11-21';
const suite = (contrats: Parameters<typeof changementsDe>[0], au = AU) =>
  changementsDe(contrats, unJour(au)).map((c) => [c.jour, c.apres]);

test('un contrat : signature, puis lendemain du terme publié', () => {
  assert.deepEqual(suite([contrat({ signature: le('2020-03-01'), fin: le('2023-02') })]), [
    ['2020-03-01', 'en-cours'],
    ['2023-03-01', 'echu'],
  ]);
});

test('un terme calculé compte dès son premier jour', () => {
  const c = contrat({ signature: le('2022-05-13'), fin: undefined, duree: { mois: 36, source: 'source-a' } });
  assert.deepEqual(suite([c]), [
    ['2022-05-13', 'en-cours'],
    ['2025-05-01', 'echeance-a-verifier'],
  ]);
});

test('une démarche qui se tait trois ans redevient « non renseigné »', () => {
  const c = contrat({
    etape: 'demarche',
    fin: undefined,
    demarche: { debut: '2019-06', dernierSigne: '2020', source: 'source-a' },
  });
  assert.deepEqual(suite([c]), [
    ['2019-06-01', 'en-construction'],
    ['2023-12-31', 'non-renseigne'],
  ]);
});

test('une suite signée avant le terme ne fait pas de changement', () => {
  const premier = contrat({ id: 'a', signature: le('2020'), fin: le('2023') });
  const second = contrat({ id: 'b', signature: le('2023-06'), fin: le('2026-06') });
  assert.deepEqual(suite([second, premier]), [
    ['2020-01-01', 'en-cours'],
    ['2026-07-01', 'echu'],
  ]);
});

test('les changements à venir se demandent par la date', () => {
  const c = contrat({ signature: le('2024'), fin: le('2027') });
  assert.equal(suite([c]).length, 1);
  assert.deepEqual(suite([c], '2028-01-01').at(-1), ['2028-01-01', 'echu']);
});

test('le dernier changement donne la situation du jour', () => {
  const contrats = [
    contrat({ signature: le('2016'), fin: le('2019') }),
    contrat({ id: 'b', signature: le('2021-11-08'), fin: undefined }),
  ];
  assert.equal(changementsDe(contrats, unJour(AU)).at(-1)?.apres, statutDe(contrats, unJour(AU)));
});
