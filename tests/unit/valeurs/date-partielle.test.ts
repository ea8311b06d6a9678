import assert from 'node:assert/strict';
import test from 'node:test';
import {
  ajouterMois,
  apresSixMois,
  decalerAnnees,
  dernierJour,
  ecartEnMois,
  estDatePartielle,
  formaterDate,
  formaterDateAvecArticle,
  premierJour,
  uneDate,
  unJour,
} from '#lib/valeurs/date-partielle.ts';

test('admet une année, un mois, un jour qui existent', () => {
  for (const date of ['2024', '2024-01', '2024-12', '2024-02-29', '2023-12-31', '2000-02-29'])
    assert.ok(estDatePartielle(date), date);
});

test('refuse ce qui n’est pas une date du calendrier', () => {
  const fausses = [
    '',
    '24',
    '2024-00',
    '2024-13',
    '2024-1',
    '2024-02-30',
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-05-00',
    '2024-05-1',
    '2024/05/13',
    '13-05-2024',
    '2024-05-13T00:00:00Z',
    ' 2024',
    '2024 ',
    '2024-',
    'mai 2024',
    '٢٠٢٤',
  ];
  for (const date of fausses) assert.ok(!estDatePartielle(date), date);
});

test('premier et dernier jours possibles', () => {
  assert.deepEqual(['2026', '2026-05', '2026-05-13'].map(uneDate).map(premierJour), [
    '2026-01-01',
    '2026-05-01',
    '2026-05-13',
  ]);
  assert.deepEqual(['2026', '2024-02', '2023-02', '2026-04', '2026-05-13'].map(uneDate).map(dernierJour), [
    '2026-12-31',
    '2024-02-29',
    '2023-02-28',
    '2026-04-30',
    '2026-05-13',
  ]);
});

test('ajouter des mois garde la précision, sans dépasser le mois', () => {
  assert.equal(ajouterMois(uneDate('2024'), 36), '2027');
  assert.equal(ajouterMois(uneDate('2024'), 18), '2025');
  assert.equal(ajouterMois(uneDate('2024-05'), 8), '2025-01');
  assert.equal(ajouterMois(uneDate('2024-12'), 1), '2025-01');
  assert.equal(ajouterMois(uneDate('2024-01'), 11), '2024-12');
  assert.equal(ajouterMois(uneDate('2024-05-13'), 36), '2027-05');
});

test('décaler de quelques années garde le jour, et le 29 février devient le 28', () => {
  assert.equal(decalerAnnees(unJour('2024-05-13'), 3), '2027-05-13');
  assert.equal(decalerAnnees(unJour('2024-02-29'), 3), '2027-02-28');
  assert.equal(decalerAnnees(unJour('2024-02-29'), 4), '2028-02-29');
  assert.equal(decalerAnnees(unJour('2024-05-13'), -1), '2023-05-13');
});

test('se dit en français, « 1er » et jour insécable compris', () => {
  assert.deepEqual(['2026', '2027-05', '2024-05-13', '2024-05-01', '2023-08-09'].map(uneDate).map(formaterDate), [
    '2026',
    'mai 2027',
    '13\u00a0mai 2024',
    '1er\u00a0mai 2024',
    '9\u00a0août 2023',
  ]);
  assert.deepEqual(['2026', '2027-05', '2024-05-13'].map(uneDate).map(formaterDateAvecArticle), [
    'en 2026',
    'en mai 2027',
    'le 13\u00a0mai 2024',
  ]);
});

test('l’écart en mois est symétrique et compte du milieu des périodes', () => {
  assert.equal(ecartEnMois(uneDate('2026-05'), uneDate('2027-05')), 12);
  assert.equal(ecartEnMois(uneDate('2027-05'), uneDate('2026-05')), 12);
  assert.equal(ecartEnMois(uneDate('2026'), uneDate('2026-07')), 0);
  assert.equal(ecartEnMois(uneDate('2026-05-13'), uneDate('2026-05-13')), 0);
});

test('une situation est vieille au lendemain de ses six mois', () => {
  for (const [jour, attendu] of [
    ['2026-11-26', '2027-05-27'],
    ['2026-08-31', '2027-03-01'],
    ['2027-08-31', '2028-03-01'],
    ['2026-12-31', '2027-07-01'],
    ['2026-03-31', '2026-10-01'],
    ['2026-01-15', '2026-07-16'],
  ] as const)
    assert.equal(apresSixMois(unJour(jour)), attendu, jour);
});
