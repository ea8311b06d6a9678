import assert from 'node:assert/strict';
import { test } from 'node:test';
import { motsDe, motsPleins, racineDe, rejoindreLesElisions } from '#lib/recherche/mots.ts';
import { questionProche, vocabulaireDe } from '#lib/recherche/mots-proches.ts';
import {
  developper,
  ecrituresDe,
  groupeDe,
  lexiqueDe,
  noteDe,
  repondA,
  type PageTrouvee,
} from '#lib/recherche/question.ts';

test('une question se cherche sous chacune de ses écritures', () => {
  const cas: [string, string[]][] = [
    ['Craon', ['craon']],
    ['mise en œuvre', ['mise en oeuvre', 'mise en œuvre']],
    ['mise en oeuvre', ['mise en oeuvre', 'mise en œuvre']],
    ['20000', ['20000', '20 000']],
    ['20 000 €', ['20000', '20 000']],
    ['1434-10', ['1434 10', '1 434 10']],
  ];
  for (const [question, attendues] of cas) assert.deepEqual(ecrituresDe(question), attendues, question);
});

test('un article de loi se lit collé ou non, un nombre espacé ou non', () => {
  const cas: [string, string][] = [
    ['L1434-10', 'l 1434 10'],
    ['L. 1434-10', 'l 1434 10'],
    ['l’article L1434-10', 'l article l 1434 10'],
    ['20.000 €', '20000'],
    ['1er contrat', '1er contrat'],
    ['A4', 'a4'],
    ['C.L.S.', 'cls'],
    ['le C.L.S', 'le cls'],
    ['M. Dupont', 'm dupont'],
    ['ＣＬＳ', 'cls'],
    ['20 000 euros', '20000'],
    ['1 euro', '1'],
    ['l’Europe', 'l europe'],
  ];
  for (const [texte, attendu] of cas) assert.equal(motsDe(texte).join(' '), attendu, texte);
});

test('ce que l’index sépare se relit joint', () => {
  for (const [lu, attendu] of [
    ['un dossier d’ <mark>instruction</mark>', 'un dossier d’<mark>instruction</mark>'],
    ['L’ aide, l’\u00a0agence', 'L’aide, l’agence'],
    ['« oui » et non', '« oui » et non'],
  ] as const)
    assert.equal(rejoindreLesElisions(lu), attendu);
});

test('une question naturelle garde les mots qui la distinguent', () => {
  const cas: [string, string][] = [
    ['Qu’est-ce qu’un contrat local de santé ?', 'contrat local sante'],
    ['Le contrat local de santé, c’est quoi ?', 'contrat local sante'],
    ['Qui fait quoi ?', 'fait'],
    ['de la', 'de la'],
  ];
  for (const [question, attendu] of cas) assert.equal(motsPleins(question).join(' '), attendu, question);
});

test('deux mots ont la même racine si l’un est l’accord de l’autre', () => {
  const memes = [
    ['signer', 'signé'],
    ['signes', 'signées'],
    ['signaler', 'signalement'],
    ['financer', 'financement'],
    ['médical', 'médicaux'],
    ['coordonnateur', 'coordonnatrice'],
    ['évaluation', 'évaluer'],
  ];
  const autres = [
    ['signer', 'signaler'],
    ['finacement', 'financement'],
    ['finacement', 'fin'],
    ['maire', 'mairie'],
    ['Nantes', 'na'],
    ['20000', '2000'],
    ['carte', 'carelles'],
  ];
  const racine = (mot: string) => racineDe(motsDe(mot)[0]!);
  for (const [a, b] of memes) assert.equal(racine(a!), racine(b!), `${a} et ${b}`);
  for (const [a, b] of autres) assert.notEqual(racine(a!), racine(b!), `${a} et ${b}`);
});

test('une page répond si chaque mot s’y lit, accords et écritures mis à part', () => {
  const page = lexiqueDe(
    'Les contrats signés en Mayenne : mise en œuvre, coordonnatrice, 20 000 € par an, accès aux soins. ' +
      'Financement du poste, le 9 avril 2024. Article L. 1434-10. na.strings',
  );
  const cas: [string, boolean, string][] = [
    ['contrat', true, 'le singulier'],
    ['contrats signés', true, 'les mots de la page'],
    ['signer', true, 'un accord'],
    ['signaler', false, 'un mot qui commence pareil'],
    ['oeuvre', true, 'œ ou oe'],
    ['œuvre', true, 'œ ou oe'],
    ['20000', true, 'un nombre sans espace'],
    ['20 000', true, 'un nombre espacé'],
    ['200', false, 'un morceau de nombre'],
    ['2000', false, 'un morceau de nombre'],
    ['L1434-10', true, 'un article de loi collé'],
    ['L1434-17', false, 'un autre article'],
    ['mise en œuv', true, 'un dernier mot inachevé'],
    ['financ post', true, 'un dernier mot inachevé, après une racine'],
    ['mi œuvre', false, 'un mot inachevé qui n’est pas le dernier'],
    ['coordonateur', false, 'une faute : un mot proche est proposé à la place'],
    ['finacement', false, 'une faute : un mot proche est proposé à la place'],
    ['Nantes', false, 'une ville absente'],
    ['Rennes', false, 'une ville absente'],
    ['75001', false, 'un code absent'],
    ['accès aux soins', true, 'des mots vides entre les mots pleins'],
    ['médecin traitant', false, 'un autre sujet'],
    ['de la', false, 'rien que des mots vides, qui n’y sont pas tous'],
  ];
  for (const [question, attendu, quoi] of cas) assert.equal(repondA(question, page), attendu, `${quoi} : ${question}`);
});

test('une page nommée passe avant une page qui en parle', () => {
  const page = (titre: string, reste: Partial<PageTrouvee> & { texte?: string } = {}): PageTrouvee => ({
    url: '/x/',
    titre,
    autresNoms: [],
    parties: [],
    note: 0,
    ...reste,
    lexique: lexiqueDe(`${titre} ${reste.texte ?? ''}`),
  });
  const ordre = (question: string, pages: PageTrouvee[], developpe = question) =>
    pages.toSorted((a, b) => noteDe(question, developpe, b) - noteDe(question, developpe, a)).map((p) => p.titre);
  const loi = page('Ce que dit la loi', { autresNoms: ['Cadre juridique'] });
  const objectifs = page('Les objectifs', { note: 1, texte: 'hors du cadre juridique' });
  assert.deepEqual(ordre('cadre juridique', [objectifs, loi]), ['Ce que dit la loi', 'Les objectifs']);
  const dossier = page('Dossier', { parties: ['Plan de financement'] });
  const plan = page('Plan du site', { note: 1, texte: 'financement' });
  assert.deepEqual(ordre('plan de financement', [plan, dossier]), ['Dossier', 'Plan du site']);
  const fiche = page('Coëvrons', { url: '/territoires/1-c/', note: 1, texte: 'les acteurs de la santé' });
  const texte = page('Qui fait quoi ?', { texte: 'les acteurs' });
  assert.deepEqual(ordre('acteurs', [fiche, texte]), ['Qui fait quoi ?', 'Coëvrons']);
  const contrat = page('CLS Saint-Aignan – Renazé', { url: '/contrats/53-c/', note: 1 });
  const cls = page('Qu’est-ce qu’un contrat local de santé ?', { texte: 'CLS' });
  assert.deepEqual(ordre('CLS', [contrat, cls], 'contrat local de santé'), [cls.titre, contrat.titre]);
  const accueil = page('Ma commune est-elle couverte par un contrat local de santé ?', {
    url: '/',
    note: 1,
    parties: ['Un contrat local de santé, en trois phrases'],
  });
  assert.deepEqual(ordre('CLS', [accueil, cls], 'contrat local de santé'), [cls.titre, accueil.titre]);
});

test('un sigle du glossaire se développe, un mot qui le contient non', () => {
  const sigles = { CLS: 'contrat local de santé', ARS: 'agence régionale de santé' };
  assert.equal(developper('CLS', sigles), 'contrat local de santé');
  assert.equal(developper('animateur cls', sigles), 'animateur contrat local de santé');
  assert.equal(developper('CLSM', sigles), 'clsm');
});

test('une page est rangée d’après son adresse', () => {
  assert.equal(groupeDe('/cls/territoires/1-x/'), 'Territoires');
  assert.equal(groupeDe('/contrats/53-x/'), 'Contrats');
  assert.equal(groupeDe('/contrats/'), 'Pages');
});

test('le vocabulaire vient des titres, et des mots de deux pages au moins', () => {
  const mots = vocabulaireDe([
    { titre: 'Glossaire', texte: 'Le financement, un mot rare.' },
    { titre: 'Carte', texte: 'Financement du poste' },
  ]);
  assert.deepEqual(mots, ['carte', 'financement', 'glossaire']);
});

test('une question proche est proposée, jamais la question elle-même', () => {
  const mots = ['carte', 'comprendre', 'financement', 'glossaire', 'coordonnateur', 'accessibilité'];
  const cas: [string, string | null][] = [
    ['finacement', 'financement'],
    ['financemment', 'financement'],
    ['plan de finacement', null],
    ['glosaire', 'glossaire'],
    ['coordonateur', 'coordonnateur'],
    ['accessiblité', 'accessibilité'],
    ['glosaire du finacement', 'glossaire du financement'],
    ['financement', null],
    ['financer', null],
    ['car', null],
    ['Nantes', null],
    ['53999', null],
  ];
  for (const [question, attendue] of cas) assert.equal(questionProche(question, mots), attendue, question);
});
