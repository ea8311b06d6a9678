import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ajouterElement, fermerQuestions, retirerElements } from '../../../src/outils/contrat/edition-yaml.ts';

const element = { id: 'b', titre: 'B' };

describe('ajouter à une liste', () => {
  const CAS: [titre: string, avant: string, apres: string][] = [
    ['sans retrait', '- id: a\n', '- id: a\n- id: "b"\n  titre: "B"\n'],
    [
      'retrait de deux',
      '# note\n  - id: a\n    titre: x\n',
      '# note\n  - id: a\n    titre: x\n  - id: "b"\n    titre: "B"\n',
    ],
    ['retrait de quatre', '    - id: a\n', '    - id: a\n    - id: "b"\n      titre: "B"\n'],
    ['note à la fin', '- id: a\n# fin\n', '- id: a\n# fin\n- id: "b"\n  titre: "B"\n'],
    ['sans saut de ligne final', '- id: a', '- id: a\n- id: "b"\n  titre: "B"\n'],
    ['rien que des notes', '# note\n', '# note\n- id: "b"\n  titre: "B"\n'],
    ['liste vide', '[]\n', '- id: "b"\n  titre: "B"\n'],
    ['vide', '', '- id: "b"\n  titre: "B"\n'],
  ];
  for (const [titre, avant, apres] of CAS)
    test(titre, () => assert.equal(ajouterElement('s.yaml', avant, element), apres));

  for (const [titre, avant] of [
    ['liste en ligne', '[{ id: a }]\n'],
    ['document clos', '- id: a\n...\n'],
    ['liste à la fin d’un texte plié', '- id: a\n  note: >+\n    x\n\n\n# y'],
  ] as const)
    test(`${titre} : refusé, ou juste`, () => {
      try {
        const apres = ajouterElement('s.yaml', avant, element);
        assert.match(apres, /id: "b"/);
      } catch (erreur) {
        assert.match((erreur as Error).message, /s\.yaml : sa mise en forme ne permet pas/);
      }
    });
});

test('retirer des éléments garde les autres, leurs notes et leur mise en forme', () => {
  const texte = '# Tête.\n- id: a\n  titre: "A"\n# Note de b.\n- id: b\n- id: c\n';
  assert.equal(retirerElements('f', texte, new Set(['a'])), '# Tête.\n# Note de b.\n- id: b\n- id: c\n');
  assert.equal(retirerElements('f', texte, new Set(['b', 'c'])), '# Tête.\n- id: a\n  titre: "A"\n# Note de b.\n');
  assert.equal(retirerElements('f', texte, new Set(['x'])), texte);
});

describe('fermer des questions', () => {
  const texte = (...questions: string[]) => `code: "53"\naConfirmer:\n${questions.join('')}contexte: []\n`;
  const seule = '  - epci: ["1"]\n    question: "Un ?"\n    ou: "Là"\n';
  const double = '  - epci: ["1", "2"]\n    question: "Deux ?"\n    ou: "Là"\n';
  const autre = '  - epci: ["3"]\n    question: "Trois ?"\n    ou: "Là"\n';
  const CAS: [string, string, string[], string][] = [
    ['la question part', texte(seule, autre), ['1'], texte(autre)],
    ['l’autre EPCI reste', texte(double, autre), ['1'], texte(double.replace('"1", ', ''), autre)],
    ['le second aussi', texte(double), ['2'], texte(double.replace(', "2"', ''))],
    ['plus aucune', texte(seule), ['1'], 'code: "53"\ncontexte: []\n'],
    ['rien à fermer', texte(autre), ['1'], texte(autre)],
    ['pas de questions', 'code: "53"\n', ['1'], 'code: "53"\n'],
  ];
  for (const [titre, avant, sirens, apres] of CAS)
    test(titre, () => assert.equal(fermerQuestions('d.yaml', avant, sirens), apres));
});
