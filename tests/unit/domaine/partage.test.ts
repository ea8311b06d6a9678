import assert from 'node:assert/strict';
import test from 'node:test';
import { ECART_PARTAGE_MOIS, partageEntre } from '#lib/domaine/partage.ts';
import { contrat, epci, le, SIREN_A, SIREN_B, territoire } from './fiches.ts';

const AU = '2026-11-21';
const a = (fin: string) => territoire([contrat({ signature: le('2024'), fin: le(fin) })], AU);
const b = (fin: string) =>
  territoire([contrat({ id: 'b', epci: [SIREN_B], signature: le('2024'), fin: le(fin) })], AU, {
    epci: epci({ siren: SIREN_B }),
    nom: 'Pays B',
  });
const sansContrat = territoire([], AU, { nom: 'Pays C' });

test('un même contrat couvre les deux', () => {
  const commun = contrat({ epci: [SIREN_A, SIREN_B], signature: le('2024') });
  assert.deepEqual(partageEntre(territoire([commun], AU), territoire([commun], AU)), {
    possible: true,
    raison: 'un même contrat couvre déjà les deux',
  });
});

test('des termes proches se rejoignent, jusqu’à douze mois compris', () => {
  assert.equal(ECART_PARTAGE_MOIS, 12);
  assert.equal(partageEntre(a('2027-05'), b('2028-05')).possible, true);
  assert.equal(partageEntre(a('2027-05'), b('2028-06')).possible, false);
  assert.match(partageEntre(a('2027-05'), b('2027-05')).raison, /^la même échéance/);
  assert.match(
    partageEntre(a('2027-05'), b('2027-09')).raison,
    /^échéances à 4 mois d’écart \(mai 2027 et septembre 2027\)$/,
  );
});

test('un terme inconnu rend la réponse impossible, et dit de qui', () => {
  assert.deepEqual(partageEntre(a('2027'), sansContrat), { possible: null, raison: 'terme inconnu côté Pays C' });
  assert.deepEqual(partageEntre(sansContrat, a('2027')), { possible: null, raison: 'terme inconnu côté Pays C' });
  assert.deepEqual(partageEntre(sansContrat, sansContrat), { possible: null, raison: 'terme inconnu des deux côtés' });
});

test('un terme calculé et un contrat échu sont dits tels', () => {
  const calcule = territoire([contrat({ signature: le('2024-06'), duree: { mois: 36, source: 'source-a' } })], AU);
  assert.match(partageEntre(calcule, b('2027-06')).raison, /en partie calculés/);
  assert.match(partageEntre(a('2025'), b('2025')).raison, /un contrat est déjà arrivé à terme/);
});

test('la réponse est symétrique', () => {
  assert.equal(partageEntre(a('2027-05'), b('2028-06')).possible, partageEntre(b('2028-06'), a('2027-05')).possible);
});
