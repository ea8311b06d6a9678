import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ecrireBrouillon, lireBrouillon, type Brouillon } from '#lib/dossier/brouillon.ts';
import { dater, ecrireSuivi, lireEcrits, reunirLesOnglets, type Suivi } from '#lib/dossier/plusieurs-onglets.ts';

const de = (reponses: Record<string, string>, epci = ''): Brouillon => ({ departement: '53', epci, reponses });
const suivi = (reponses: Record<string, string>, ecrits: Record<string, number> = {}, epci = ''): Suivi => ({
  brouillon: de(reponses, epci),
  ecrits,
});

test('la réponse la plus récente reste, champ par champ, et rien d’écrit ici ne disparaît sans retour', () => {
  const cas: [string, Brouillon, Suivi, Suivi, Record<string, string>, Record<string, string>][] = [
    ['changé ici', de({ a: '1' }), suivi({ a: '2' }, { a: 9 }), suivi({ a: '1' }, { a: 5 }), { a: '2' }, {}],
    ['changé ailleurs', de({ a: '1' }), suivi({ a: '1' }, { a: 5 }), suivi({ a: '3' }, { a: 9 }), { a: '3' }, {}],
    ['chacun le sien', de({}), suivi({ a: '2', b: '' }, { a: 5 }), suivi({ b: '3' }, { b: 6 }), { a: '2', b: '3' }, {}],
    ['effacé ailleurs', de({ a: '1' }), suivi({ a: '1' }, { a: 5 }), suivi({}, { a: 9 }), { a: '' }, {}],
    ['effacé ici', de({ a: '1' }), suivi({ a: '' }, { a: 9 }), suivi({ a: '1' }, { a: 5 }), { a: '' }, {}],
    ['les deux, nous après', de({ a: '1' }), suivi({ a: '2' }, { a: 9 }), suivi({ a: '3' }, { a: 8 }), { a: '2' }, {}],
    ['eux après', de({ a: '1' }), suivi({ a: '2' }, { a: 8 }), suivi({ a: '3' }, { a: 9 }), { a: '3' }, { a: '2' }],
    ['les deux, pareil', de({ a: '1' }), suivi({ a: '2' }, { a: 8 }), suivi({ a: '2' }, { a: 9 }), { a: '2' }, {}],
    ['écrit en retard', de({ a: '2' }), suivi({ a: '2' }, { a: 9 }), suivi({ a: '1' }, { a: 5 }), { a: '2' }, {}],
    ['sans date, ici', de({ a: '1' }), suivi({ a: '2' }), suivi({ a: '1' }), { a: '2' }, {}],
    ['sans date, ailleurs', de({ a: '1' }), suivi({ a: '1' }), suivi({ a: '3' }), { a: '3' }, {}],
  ];
  for (const [titre, vu, ici, ailleurs, reponses, ecartees] of cas) {
    const reunis = reunirLesOnglets(vu, ici, ailleurs);
    assert.deepEqual([reunis.brouillon.reponses, reunis.ecartees], [reponses, ecartees], titre);
  }
});

test('l’EPCI choisi suit la même règle', () => {
  assert.equal(reunirLesOnglets(de({}), suivi({}, {}, ''), suivi({}, { '': 4 }, '2')).brouillon.epci, '2');
  assert.equal(reunirLesOnglets(de({}), suivi({}, { '': 5 }, '3'), suivi({}, { '': 4 }, '2')).brouillon.epci, '3');
});

test('deux onglets qui se lisent dans n’importe quel ordre finissent pareils', () => {
  const depart = suivi({ a: '1', b: '', c: '' });
  const premier = dater(depart, de({ a: '2', b: 'b', c: '' }, '7'), 100);
  const second = dater(depart, de({ a: '3', b: '', c: 'c' }), 101);
  const [ici, la] = [
    reunirLesOnglets(depart.brouillon, premier, second),
    reunirLesOnglets(depart.brouillon, second, premier),
  ];
  assert.deepEqual(ici.brouillon, la.brouillon);
  assert.deepEqual(ici.ecrits, la.ecrits);
  assert.deepEqual(ici.brouillon, de({ a: '3', b: 'b', c: 'c' }, '7'));
  assert.deepEqual(ici.ecartees, { a: '2' });
});

test('une réponse récrite est plus récente que la précédente, même si l’horloge recule', () => {
  assert.deepEqual(dater(suivi({ a: '1' }, { a: 500 }), de({ a: '2' }), 100).ecrits, { a: 501 });
  assert.deepEqual(dater(suivi({ a: '1' }, { a: 500 }), de({ a: '1' }), 900).ecrits, { a: 500 });
});

test('le texte gardé se relit comme un brouillon ordinaire, instants compris', () => {
  const attendu = { departement: '53', champs: new Set(['a']), epci: new Set(['7']) };
  const texte = ecrireSuivi(ecrireBrouillon(de({ a: '1' }, '7')), { a: 12, '': 3 });
  assert.deepEqual(lireBrouillon(texte, attendu), { brouillon: de({ a: '1' }, '7'), ignorees: [] });
  assert.deepEqual(lireEcrits(texte), { a: 12, '': 3 });
  assert.deepEqual(lireEcrits('{"ecrits":{"a":"x"}}'), {});
  assert.deepEqual(lireEcrits('{}'), {});
});
