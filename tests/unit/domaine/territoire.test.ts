import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import type { Epci } from '#lib/domaine/epci.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import { STATUTS } from '#lib/domaine/situations.ts';
import { contratsDeLEpci, couvertureDe, duPlusRecent, rendreAuxSeules } from '#lib/domaine/territoire.ts';
import { commune, contrat, epci, le, SIREN_A, SIREN_B } from './fiches.ts';
import { unCodeInsee } from '#lib/valeurs/code-insee.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';

const JOUR = '2026-11-21';
const signe = contrat({ signature: le('2024'), fin: le('2027') });

describe('couvertureDe', () => {
  const epciB = epci({ siren: SIREN_B, nom: 'CC B', communes: [unCodeInsee('53003')] });
  const communes = [
    commune({ population: 100 }),
    commune({ code: unCodeInsee('53002'), population: 200 }),
    commune({ code: unCodeInsee('53003'), epci: SIREN_B, population: 50 }),
  ];

  test('compte les EPCI entiers et les habitants commune par commune', () => {
    const c = couvertureDe([epci(), epciB], communes, [signe], unJour(JOUR));
    assert.equal(c.nombreEpci, 2);
    assert.equal(c.population, 350);
    assert.equal(c.epci['en-cours'], 1);
    assert.equal(c.epci['non-renseigne'], 1);
    assert.equal(c.habitants['en-cours'], 300);
    assert.equal(c.habitants['non-renseigne'], 50);
  });

  test('un contrat de ville compte pour sa ville, pas pour son EPCI', () => {
    const c = couvertureDe(
      [epci()],
      communes.slice(0, 2),
      [contrat({ epci: [], communes: ['53001'], signature: le('2024'), fin: le('2027') })],
      unJour(JOUR),
    );
    assert.equal(c.epci['en-cours'], 0);
    assert.equal(c.habitants['en-cours'], 100);
    assert.equal(c.habitants['non-renseigne'], 200);
  });

  test('une population inconnue compte zéro, et les sommes tombent juste', () => {
    const c = couvertureDe(
      [epci()],
      [commune({ population: null }), commune({ code: unCodeInsee('53002'), population: 7 })],
      [signe],
      unJour(JOUR),
    );
    const somme = (compte: Record<string, number>) => STATUTS.reduce((s, cle) => s + compte[cle]!, 0);
    assert.equal(c.population, 7);
    assert.equal(somme(c.habitants), c.population);
    assert.equal(somme(c.epci), c.nombreEpci);
  });

  test('la même fonction vaut pour une année passée', () => {
    assert.equal(couvertureDe([epci()], communes, [signe], unJour('2020-12-31')).epci['non-renseigne'], 1);
    assert.equal(couvertureDe([epci()], communes, [signe], unJour('2028-01-01')).epci.echu, 1);
  });

  test('sans EPCI ni commune, tout est à zéro', () => {
    const c = couvertureDe([], [], [signe], unJour(JOUR));
    assert.deepEqual([c.nombreEpci, c.population], [0, 0]);
  });
});

describe('ordre des fiches', () => {
  test('la plus récente d’abord, puis le rang, puis l’identifiant', () => {
    const a = contrat({ id: 'a', signature: le('2015') });
    const b = contrat({ id: 'b', signature: le('2024') });
    const c = contrat({ id: 'c', signature: le('2024'), generation: { rang: 2, source: 'source-a' } });
    const d = contrat({ id: 'd', signature: le('2024') });
    assert.deepEqual(
      [a, d, b, c].sort(duPlusRecent).map(({ id }) => id),
      ['c', 'b', 'd', 'a'],
    );
  });

  test('une fiche sans date passe après les autres, et une démarche compte de son début', () => {
    const sansDate = contrat({ id: 'x' });
    const demarche = contrat({
      id: 'y',
      etape: 'demarche',
      demarche: { debut: '2020', dernierSigne: '2021', source: 'source-a' },
    });
    assert.deepEqual(
      [sansDate, demarche].sort(duPlusRecent).map(({ id }) => id),
      ['y', 'x'],
    );
  });

  test('les contrats d’un EPCI ne sont que ceux qui le couvrent', () => {
    assert.deepEqual(contratsDeLEpci([signe, contrat({ id: 'b', epci: [SIREN_B] })], SIREN_A), [signe]);
  });
});

test('un contrat d’une île sans intercommunalité couvre tout son territoire, une fois le contrat lu', () => {
  const epci = [
    { type: 'CC', siren: '200000001', communes: ['85001'] },
    { type: 'COMMUNE', siren: '218501138', communes: ['85113'] },
  ] as unknown as Epci[];
  const lire = (siens: string[], communes: string[]) => {
    const [lu] = rendreAuxSeules([{ epci: siens, communes } as unknown as Contrat], epci);
    return [lu!.epci, lu!.communes];
  };
  const cas: [epci: string[], communes: string[], attendu: [string[], string[]]][] = [
    [[], ['85113'], [['218501138'], []]],
    [['200000001'], ['85113'], [['200000001', '218501138'], []]],
    [[], ['85001', '85113'], [['218501138'], ['85001']]],
    [[], ['85001'], [[], ['85001']]],
    [['200000001'], [], [['200000001'], []]],
  ];
  for (const [siens, communes, attendu] of cas) assert.deepEqual(lire(siens, communes), attendu);
});
