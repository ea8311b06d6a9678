import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lireYaml } from '#chargeurs/yaml.ts';

const fautes = (texte: string) =>
  lireYaml(texte).fautes.map(({ ligne, champ, valeur }) => `${ligne ?? ''}${champ && ` ${champ}`} : ${valeur}`);

describe('YAML lu comme écrit', () => {
  test('rien à dire d’un texte juste', () => {
    for (const texte of [
      'a: "Contrat # 3"\nb: signe\nc: 36\nd: -1.5\n# note\ne: null\nf: [x, "y"]\n',
      'a: 36 # une note après un nombre',
      'a: "x" # une note après un texte entre guillemets',
      '# rien que des notes\n',
      '%YAML 1.2\n---\na: 1\n',
      'a: >-\n  un texte\n  plié\nb: |\n  deux\n  lignes\n',
      'a: "L’« essai » “double”"\n',
    ])
      assert.deepEqual(fautes(texte), [], texte);
  });

  const CAS: [titre: string, texte: string, attendu: string][] = [
    ['texte coupé par un dièse', 'id: a\nnom: Contrat # 3', '2 nom : « Contrat », coupé par « # »'],
    ['dans une liste', 'l:\n  - un axe # deux', '2 l[0] : « un axe », coupé par « # »'],
    ['dans un groupe en ligne', 'l: { a: un deux # x\n  }', '1 l.a : « un deux », coupé par « # »'],
    ['puissance de dix', 'mois: 1e2', '1 mois : 1e2'],
    ['hexadécimal', 'mois: 0x24', '1 mois : 0x24'],
    ['octal', 'mois: 0o44', '1 mois : 0o44'],
    ['zéro devant', 'mois: 044', '1 mois : 044'],
    ['signe plus', 'mois: +36', '1 mois : +36'],
    ['infini', 'a:\n  mois: .inf', '2 a.mois : .inf'],
    ['pas un nombre', 'mois: .NaN', '1 mois : .NaN'],
    ['trop de chiffres', 'euros: 12345678901234567890', '1 euros : 12345678901234567890'],
    ['YAML 1.1', '%YAML 1.1\n---\nmois: 1:30', '1 : directive « %YAML 1.1 »'],
    ['étiquettes déclarées', '%TAG ! tag:x,2000:\n---\na: 1', '1 : directive « %TAG ! tag:x,2000: »'],
    ['octets', 'nom: !!binary "AAAA"', '1 nom : étiquette « tag:yaml.org,2002:binary »'],
    ['nombre forcé en texte', 'nom: !!str 36', '1 nom : étiquette « tag:yaml.org,2002:str »'],
    ['ensemble', 'nom: !!set { a }', '1 nom : étiquette « tag:yaml.org,2002:set »'],
    ['étiquette inventée', 'nom: !essai "x"', '1 nom : étiquette « !essai »'],
    ['renvoi', 'a: &a "x"\nb: *a', '1 a : renvoi « &nom » ou « *nom »\n2 b : renvoi « &nom » ou « *nom »'],
    ['guillemets courbes', 'nom: “Contrat”', '1 nom : « “Contrat” »'],
    ['guillemet courbe au début', 'nom: ”Contrat', '1 nom : « ”Contrat »'],
    ['apostrophes courbes', 'nom: ‘Contrat’', '1 nom : « ‘Contrat’ »'],
    ['guillemets français', 'nom: « Contrat »', '1 nom : « « Contrat » »'],
    ['conflit', 'a: 1\n<<<<<<< HEAD\nb: 2', '2 : « <<<<<<< », marque d’un conflit de versions'],
    ['conflit dans un texte plié', 'a: >\n  un\n  =======\n  deux', '3 : « ======= », marque d’un conflit de versions'],
    ['conflit entre guillemets', 'a: "un\n  >>>>>>> main\n  deux"', '2 : « >>>>>>> », marque d’un conflit de versions'],
    ['invisible seul', 'nom: "\\u200B"', '1 nom : caractère U+200B (invisible) au début'],
    [
      'remplacement',
      'nom: "sant\ufffd"',
      '1 nom : caractère U+FFFD (caractère de remplacement : le fichier a été mal converti) au rang 5, après « sant »',
    ],
    ['mal converti', 'nom: "santÃ©"', '1 nom : « Ã© »'],
    ['demi-caractère', 'nom: "\\uD800"', '1 nom : caractère U+D800 (moitié de caractère) au début'],
    ['nom de champ', '"no\\u200Bm": 1', '1 : nom de champ : caractère U+200B (invisible) au rang 3, après « no »'],
    ['champ en double', 'a: 1\na: 2', ' : ligne 2 mal écrite (champ en double)'],
    ['tabulation', 'a:\n\tb: 1', ' : ligne 2 mal écrite (tabulation dans le décalage)'],
    ['deux documents', 'a: 1\n---\nb: 2', ' : ligne 2 mal écrite (second document après « --- »)'],
    ['vide', ' \n', ' : fichier vide'],
  ];
  for (const [titre, texte, attendu] of CAS) test(titre, () => assert.deepEqual(fautes(texte), attendu.split('\n')));

  test('un texte emboîté sans fin se refuse', () => {
    assert.ok(fautes(`a: ${'['.repeat(5000)}${']'.repeat(5000)}`).length > 0);
    assert.ok(fautes(`a: ${'['.repeat(60)}${']'.repeat(60)}`).length > 0);
  });
});
