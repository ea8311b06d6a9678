import assert from 'node:assert/strict';
import { test } from 'node:test';
import { introductions, passages, type Bloc } from '#lib/documents/formats/document-abstrait.ts';

const titre = (niveau: 1 | 2): Bloc => ({ type: 'titre', niveau, texte: 'Titre' });
const phrase: Bloc = { type: 'paragraphe', texte: 'Phrase.' };
const avis: Bloc = { type: 'encadre', titre: 'À confirmer', textes: ['Avis.'] };
const liste: Bloc = { type: 'liste', elements: ['Un'] };
const champ: Bloc = {
  type: 'champ',
  nom: 'nom',
  libelle: 'Nom',
  obligatoire: false,
  saisie: 'ligne',
  lignes: 1,
  longueurMax: 80,
  valeur: '',
};

/** Rangs des blocs qui ne se séparent pas de ce qui les suit. */
function rangs(blocs: Bloc[]): number[] {
  const copies = blocs.map((b) => ({ ...b }));
  const trouvees = introductions(copies);
  return copies.flatMap((b, i) => (trouvees.has(b) ? [i] : []));
}

test('Phrases et avertissement qui mènent d’un titre à une question en sont solidaires', () => {
  assert.deepEqual(rangs([titre(2), phrase, avis, champ]), [1, 2]);
});

test(
  'Ni l’ouverture du document, ni ce qui mène à une liste ou à un autre titre, ni ce qui vient après une ' + 'question',
  () => {
    assert.deepEqual(rangs([titre(1), phrase, avis, titre(2), champ, phrase, champ]), []);
    assert.deepEqual(rangs([titre(2), phrase, liste, titre(2), phrase, titre(2), champ]), []);
    assert.deepEqual(rangs([]), []);
  },
);

test('Ce qui reste à compléter est entre crochets ; une adresse finit avant la ponctuation', () => {
  const genre = (p: { aCompleter: boolean; adresse: boolean }) => [p.aCompleter && 'blanc', p.adresse && 'lien'];
  assert.deepEqual(
    passages('Le [date], à [lieu], voir https://exemple.fr/a.').map((p) => [p.texte, ...genre(p).filter(Boolean)]),
    [['Le '], ['[date]', 'blanc'], [', à '], ['[lieu]', 'blanc'], [', voir '], ['https://exemple.fr/a', 'lien'], ['.']],
  );
});
