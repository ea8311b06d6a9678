import assert from 'node:assert/strict';
import test from 'node:test';
import { documentsDe } from '#lib/documents/catalogue.ts';
import {
  Renvois,
  afficherAdresse,
  attributionDe,
  nomArs,
  type ContexteImprime,
} from '#lib/documents/pied-et-sources.ts';
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

test('Adresses, agence et mention se lisent sur du papier', () => {
  assert.equal(afficherAdresse('https://exemple.fr/cls/carte/'), 'exemple.fr/cls/carte');
  assert.equal(nomArs({ fiche: { ars: { nom: 'ARS Bretagne' } } }), 'ARS Bretagne');
  assert.equal(
    nomArs({ fiche: { ars: { nom: 'ARS Bretagne', delegation: 'délégation du Finistère' } } }),
    'ARS Bretagne, délégation du Finistère',
  );
  assert.equal(attributionDe({ voisins: [] }, 'IGN'), 'IGN.');
  assert.match(attributionDe({ voisins: [{ nom: 'Pays Sabolien' }] }, 'IGN'), /En blanc.*Pays Sabolien\. IGN\.$/);
});

test('Plus une fiche est longue, plus son corps de départ est petit, sans descendre sous le lisible', () => {
  assert.equal(corpsDeLaFiche(1000)[0], 11);
  assert.ok(corpsDeLaFiche(5200)[0]! < corpsDeLaFiche(4500)[0]!);
  assert.deepEqual(corpsDeLaFiche(100_000), [], 'deux pages d’emblée');
  assert.ok(corpsDeLaFiche(1000).every((c) => c >= 7.5));
});
