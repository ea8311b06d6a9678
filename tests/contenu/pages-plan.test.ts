/** Une page dont chaque ligne est juste et dont l’ensemble ne se lirait pas : plan, signes d’un autre outil, attributs. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fautes, page } from './pages.ts';

describe('ce qui est refusé, à sa ligne', () => {
  const CAS: [titre: string, corps: string, ...attendues: string[]][] = [
    // Plan de la page
    ['page vide', '', '1 : page sans texte'],
    ['page d’une définition', '[x]: /carte/', '1 : page sans texte'],
    ['en-tête écrit deux fois', '---\nb: c\n---\n\nTexte.', '1 : second en-tête « b: c »'],
    ['en-tête écrit deux fois, plus bas', '\n---\nb: c\n---\n\nTexte.', '2 : second en-tête, ou trait en tête de page'],
    ['trait en tête', '***\n\nTexte.', '1 : second en-tête, ou trait en tête de page'],
    ['titre à la fin', 'a\n\n## B', '3 : titre « B » sans texte dessous'],
    ['titre suivi d’un titre', '## A\n\n## B\n\nc', '1 : titre « A » sans texte dessous'],
    ['titre et sous-titre seuls', '## A\n\n### B', '3 : titre « B » sans texte dessous'],
    ['titre dans une citation', '> ## A\n\nb', '1 : titre dans une liste ou une citation'],
    ['titre dans une liste', '- ## A\n\nb', '1 : titre dans une liste ou une citation'],
    ['lien dans un titre', '## [A](/carte/)\n\nb', '1 : lien dans un titre'],
    ['lien par son nom dans un titre', '## [A]\n\nb\n\n[a]: /carte/', '1 : lien dans un titre'],
    ['source dans un titre', '## A <Ref id="source-a" />\n\nb', '1 : <Ref> dans un titre'],
    ['terme dans un titre', '## A <Terme id="epci">x</Terme>\n\nb', '1 : <Terme> dans un titre'],
    ['définition que rien n’appelle', 'a\n\n[x]: /carte/', '3 : [x] défini, et jamais appelé'],
    ['dessin deux fois', '<Editeur />\n\n<Editeur />', '3 : <Editeur> deux fois'],
    ['calcul deux fois', '<CalculFinancement />\n\na\n\n<CalculFinancement />', '5 : <CalculFinancement> deux fois'],
    ['schéma deux fois', '<SchemaEtapes />\n\n<SchemaEtapes />', '3 : <SchemaEtapes> deux fois'],
    ['tableau sans rangée', '| a | b |\n|---|---|', '1 : tableau sans rangée'],
    ['paragraphe de ponctuation', 'a\n\n…', '3 : « … », sans un mot'],
    ['paragraphe de tirets', 'a\n\n– – –', '3 : « – – – », sans un mot'],
    ['citation de points', 'a\n\n> ...', '3 : « ... », sans un mot'],
    // Ce qu’un autre outil lirait
    ['soulignement seul', 'un _mot sans fin', '1 : « _ » dans le texte'],
    ['soulignement double seul', '__mot sans fin', '1 : « __ » dans le texte'],
    ['tableau au trait trop court', '| a | b |\n|---|\n| c | d |', '1 : « | » dans le texte'],
    ['tableau au trait trop long', '| a |\n|---|---|\n| c |', '1 : « | » dans le texte'],
    ['tableau sans trait', '| a | b |\n| c | d |', '1 : « | » dans le texte'],
    ['surligné', 'un ==mot== ici', '1 : « == » dans le texte'],
    ['formule', 'soit $$a$$', '1 : « $$ » dans le texte'],
    ['directive d’une ligne', '::note', '1 : « :: » dans le texte'],
    ['définition d’un autre outil', 'Mot\n: sens', '1 : « : » dans le texte'],
    ['émoji par son nom', 'bravo :tada:', '1 : « :tada: » dans le texte'],
    ['Markdown dans un attribut', '<Deduit motif="**a**">x</Deduit>', '1 : <Deduit motif> : « **a** »'],
    [
      'lien dans un attribut',
      '<AConfirmer titre="[a](/carte/)">\n\nb\n\n</AConfirmer>',
      '1 : <AConfirmer titre> : « ](/carte/) »',
    ],
    ['balise dans un attribut', '<abbr title="<b>">x</abbr>', '1 : <abbr title> : « <b> »'],
    ['émoji au survol d’un lien', '[a](/carte/ "😀")', '1 : caractère U+1F600 (émoji) au début'],
    ['invisible au survol', '[a](/carte/ "a\u200bb")', '1 : caractère U+200B (invisible) au rang 2, après « a »'],
    [
      'lettre d’un autre alphabet dans un hôte',
      '[a](https://\u0430rs.fr/)',
      '1 : caractère U+0430 (« а ») au rang 9, après « https:// »',
    ],
  ];
  for (const [titre, corps, ...attendues] of CAS) test(titre, () => assert.deepEqual(fautes(corps), attendues));
});

describe('une page se lit d’un trait', () => {
  const CAS: [titre: string, corps: string, attendue: RegExp | null][] = [
    ['la plus longue du contenu, cinq fois', 'mot '.repeat(9_900), null],
    ['un collage', 'mot '.repeat(10_100), /^page de 40.4\d\d signes$/u],
    ['cinq mégaoctets', 'x'.repeat(5_000_000), /^page de 5.000.0\d\d signes$/u],
  ];
  for (const [titre, corps, attendue] of CAS)
    test(titre, () => {
      const valeurs = page(corps).problemes.map((p) => p.valeur);
      if (attendue === null) return assert.deepEqual(valeurs, []);
      assert.equal(valeurs.length, 1);
      assert.match(valeurs[0]!, attendue);
    });
});
