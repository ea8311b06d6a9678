import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { z } from 'zod';
import { ErreurContenu, formaterProbleme, problemesDeZod } from '#lib/contenu/probleme.ts';

const FICHIER = 'content/departements/53/contrats/53-craon-4.yaml';

function messages(schema: z.ZodType, donnee: unknown): string[] {
  const resultat = schema.safeParse(donnee);
  assert.ok(!resultat.success);
  return problemesDeZod(FICHIER, donnee, resultat.error).map(formaterProbleme);
}

test('une ligne nomme fichier, champ, valeur et attendu', () => {
  assert.equal(
    formaterProbleme({ fichier: FICHIER, champ: 'fin.date', valeur: '« 2024-13 »', attendu: 'une date qui existe' }),
    `${FICHIER}, champ fin.date : « 2024-13 » ; attendu : une date qui existe`,
  );
  assert.equal(
    formaterProbleme({ fichier: FICHIER, champ: '', valeur: 'fichier vide', attendu: 'des champs' }),
    `${FICHIER} : fichier vide ; attendu : des champs`,
  );
});

test('l’erreur liste tous les problèmes', () => {
  const p = { fichier: FICHIER, champ: 'id', valeur: 'absent', attendu: 'un identifiant' };
  assert.match(new ErreurContenu([p]).message, /^Le contenu a une erreur :\n {2}- /);
  const deux = new ErreurContenu([p, p]);
  assert.match(deux.message, /^Le contenu a 2 erreurs :/);
  assert.equal(deux.problemes.length, 2);
  assert.equal(deux.name, 'ErreurContenu');
});

describe('traduction des défauts de Zod', () => {
  const cas: [titre: string, schema: z.ZodType, donnee: unknown, attendu: RegExp][] = [
    [
      'champ absent',
      z.object({ nom: z.string() }),
      {},
      /champ nom : absent ; attendu : un texte entre guillemets \(champ obligatoire\)$/,
    ],
    [
      'nombre au lieu d’un texte',
      z.object({ nom: z.string() }),
      { nom: 12 },
      /champ nom : 12 ; attendu : un texte entre guillemets$/,
    ],
    [
      'texte au lieu d’un nombre',
      z.object({ mois: z.int() }),
      { mois: 'trente-six' },
      /champ mois : « trente-six » ; attendu : un nombre/,
    ],
    [
      'nombre à virgule au lieu d’un entier',
      z.object({ mois: z.int() }),
      { mois: 1.5 },
      /champ mois : 1\.5 ; attendu : un nombre entier$/,
    ],
    [
      'liste attendue',
      z.object({ epci: z.array(z.string()) }),
      { epci: 'x' },
      /champ epci : « x » ; attendu : une liste$/,
    ],
    [
      'groupe attendu',
      z.object({ fin: z.object({}) }),
      { fin: 'x' },
      /champ fin : « x » ; attendu : un groupe de champs$/,
    ],
    ['vrai ou faux attendu', z.object({ oui: z.boolean() }), { oui: 'oui' }, /attendu : vrai ou faux/],
    [
      'valeur hors liste',
      z.object({ etape: z.enum(['signe', 'demarche']) }),
      { etape: 'signé' },
      /champ etape : « signé » ; attendu : une de ces valeurs : signe, demarche$/,
    ],
    ['trop petit', z.object({ rang: z.int().min(1) }), { rang: 0 }, /champ rang : 0 ; attendu : au moins 1$/],
    ['trop grand', z.object({ rang: z.int().max(9) }), { rang: 10 }, /champ rang : 10 ; attendu : au plus 9$/],
    ['champ inconnu', z.strictObject({}), { etat: 'x' }, /champ etat : champ inconnu ; attendu : un champ prévu/],
    [
      'champ inconnu plus bas',
      z.object({ fin: z.strictObject({}) }),
      { fin: { jour: 'x' } },
      /champ fin\.jour : champ inconnu/,
    ],
    ['dans une liste', z.object({ epci: z.array(z.string()) }), { epci: ['a', 2] }, /champ epci\[1\] : 2 ; /],
    [
      'message propre au champ',
      z.object({ d: z.string({ error: 'une date' }) }),
      {},
      /champ d : absent ; attendu : une date \(champ obligatoire\)$/,
    ],
  ];
  for (const [titre, schema, donnee, attendu] of cas) {
    test(titre, () => {
      const lus = messages(schema, donnee);
      assert.equal(lus.length, 1);
      assert.match(lus[0]!, attendu);
      assert.ok(lus[0]!.startsWith(FICHIER));
      assert.doesNotMatch(lus[0]!, /expected|received|Invalid|undefined/i);
    });
  }

  test('une valeur très longue est coupée', () => {
    assert.ok(messages(z.object({ n: z.enum(['a']) }), { n: 'x'.repeat(5000) })[0]!.length < 400);
  });
});
