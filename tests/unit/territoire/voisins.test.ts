import assert from 'node:assert/strict';
import { test } from 'node:test';
import { territoire } from '../domaine/fiches.ts';
import { adresseDuCalcul, sirensDuFragment } from '#lib/financement/adresse-du-calcul.ts';
import {
  comparerAuVoisin,
  faitDAilleurs,
  faitDuVoisin,
  phrasesDePartage,
  voisinDuCalcul,
  type VoisinCompare,
  type VoisinDAilleurs,
} from '#lib/territoire/voisins.ts';

const voisin = (nom: string, possible: boolean | null): VoisinCompare => ({
  territoire: { nom } as VoisinCompare['territoire'],
  direction: 'nord',
  partage: { possible, raison: '' },
});

const CAS: [titre: string, voisins: VoisinCompare[], attendu: RegExp[]][] = [
  ['aucun voisin', [], []],
  ['un calendrier proche', [voisin('A', true)], [/permettraient un poste partagé avec A\./]],
  [
    'deux termes qui manquent : une seule phrase, et la question à poser',
    [voisin('A', null), voisin('B', null)],
    [/^Avec A et B, il manque un terme.*demandez « À quelle date finit votre contrat/],
  ],
  [
    'un de chaque',
    [voisin('A', null), voisin('B', false), voisin('C', true)],
    [/permettraient.*avec C/, /éloignés avec B/, /^Avec A, il manque/],
  ],
];
for (const [titre, voisins, attendu] of CAS)
  test(titre, () => {
    const phrases = phrasesDePartage(voisins);
    assert.equal(phrases.length, attendu.length);
    attendu.forEach((motif, i) => assert.match(phrases[i]!, motif));
  });

test('un voisin d’un autre département dit lequel', () => {
  const [t, autre] = [territoire([], '2026-11-21'), territoire([], '2026-11-21', { nom: 'Autre' })];
  assert.match(faitDuVoisin(comparerAuVoisin(t, autre, 'nord')), /^au nord ;/);
  assert.match(faitDuVoisin(comparerAuVoisin(t, autre, 'est', 'dans la Sarthe')), /^à l’est, dans la Sarthe ;/);
});

test('un voisin hors des départements suivis dit où il est, et ce que l’on en a lu', () => {
  const ailleurs = { nom: 'Autre', departement: 'Maine-et-Loire', direction: 'sud' as const };
  assert.equal(faitDAilleurs(ailleurs), 'au sud, Maine-et-Loire ; rien lu pour l’instant');
  const repere = { marque: 'en-cours' } as VoisinDAilleurs['repere'];
  assert.equal(faitDAilleurs({ ...ailleurs, repere }), 'au sud, Maine-et-Loire ; contrat en cours');
});

test('le calcul s’ouvre sur le voisin dont le calendrier le permet, sinon sur le premier', () => {
  assert.equal(voisinDuCalcul([voisin('A', null), voisin('B', true)])!.territoire.nom, 'B');
  assert.equal(voisinDuCalcul([voisin('A', null), voisin('B', false)])!.territoire.nom, 'A');
  assert.equal(voisinDuCalcul([]), undefined);
});

test('l’adresse du calcul se relit ; une autre ne dit rien', () => {
  const fragment = (siren: string, autre?: string) => adresseDuCalcul(siren, autre).replace('/financement/', '');
  assert.deepEqual(sirensDuFragment(fragment('200048551', '200083392')), ['200048551', '200083392']);
  assert.deepEqual(sirensDuFragment(fragment('200048551')), ['200048551']);
  for (const autre of ['', '#calcul=', '#calcul=1', '#plan', '#calcul=200048551,x'])
    assert.deepEqual(sirensDuFragment(autre), []);
});
