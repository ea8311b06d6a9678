import assert from 'node:assert/strict';
import test from 'node:test';
import { documentsDe } from '#lib/documents/catalogue.ts';
import { Renvois, afficherAdresse, attributionDe, type ContexteImprime } from '#lib/documents/pied-et-sources.ts';
import { corpsDeLaFiche } from '#lib/documents/fiche-territoire.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import { unSiren } from '#lib/valeurs/siren.ts';

const mayenne = { code: '53', nom: 'Mayenne', fiche: { dans: 'en Mayenne', de: 'de la Mayenne' } } as Departement;
const craon = { nom: 'Pays de Craon', epci: { siren: unSiren('200048551'), nom: 'CC du Pays de Craon' } } as Territoire;

test('Un département propose sa note, sa plaquette et sa carte en deux formats, à des adresses stables', () => {
  assert.deepEqual(
    documentsDe(mayenne).map((d) => [d.adresse, d.papier]),
    [
      ['/documents/note-53-mayenne.pdf', 'A4'],
      ['/documents/plaquette-53-mayenne.pdf', 'A4'],
      ['/documents/affiche-53-mayenne-a4.pdf', 'A4'],
      ['/documents/affiche-53-mayenne-a3.pdf', 'A3'],
    ],
  );
});

test('Un territoire propose sa fiche', () => {
  const [fiche, ...reste] = documentsDe(craon);
  assert.deepEqual(reste, []);
  assert.equal(fiche!.adresse, '/documents/fiche-200048551-pays-de-craon.pdf');
});

test('Une source garde son numéro d’un renvoi à l’autre, et la liste suit l’ordre des citations', () => {
  const renvois = new Renvois();
  assert.deepEqual(renvois.vers(['b', 'a', 'b']), [1, 2]);
  assert.deepEqual(renvois.passage({ texte: 'x', sources: ['a', 'c'] }), { texte: 'x', renvois: [2, 3] });
  const source = (id: string) => ({
    id,
    titre: id.toUpperCase(),
    editeur: 'E',
    consulteLe: '2026-11-21',
    ...(id === 'a' ? { date: '2024-05', dateDeduite: 'du texte' } : {}),
  });
  const liste = renvois.liste({ source } as unknown as ContexteImprime);
  assert.deepEqual(
    liste.map((s) => [s.numero, s.titre]),
    [
      [1, 'B'],
      [2, 'A'],
      [3, 'C'],
    ],
  );
  assert.deepEqual(liste[1]!.date, { texte: 'mai 2024', deduit: 'du texte' });
  assert.equal(liste[0]!.date.texte, 'document non daté');
});

test('Adresses et mention se lisent sur du papier', () => {
  assert.equal(afficherAdresse('https://exemple.fr/cls/carte/'), 'exemple.fr/cls/carte');
  assert.equal(attributionDe({ voisins: [] }, 'IGN'), 'IGN.');
  assert.match(attributionDe({ voisins: [{ nom: 'Pays Sabolien' }] }, 'IGN'), /En blanc.*Pays Sabolien\. IGN\.$/);
});

test('Plus une fiche est longue, plus son corps de départ est petit, sans descendre sous le lisible', () => {
  assert.deepEqual(corpsDeLaFiche(1000), { corps: [11, 10.5, 10, 9.5], serrage: 0 });
  assert.deepEqual(corpsDeLaFiche(4500), { corps: [10, 9.5], serrage: 2 });
  assert.deepEqual(corpsDeLaFiche(6000), { corps: [9.5], serrage: 3 });
  assert.deepEqual(corpsDeLaFiche(100_000), { corps: [], serrage: 0 }, 'deux pages d’emblée');
});
