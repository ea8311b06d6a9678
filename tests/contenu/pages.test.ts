/**
 * Les pages de texte, jugées sur l’arbre que la construction rend : ce qui passe se construit, le reste dit sa ligne.
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { mdxToJs } from 'satteri';
import { lirePage, OPTIONS_MDX } from '#chargeurs/pages.ts';
import { verifierPages } from '#lib/contenu/coherence-pages.ts';
import { COMPOSANTS_MDX } from '#lib/contenu/pages/composants.ts';
import { PAGES_REQUISES } from '#lib/contenu/pages/requises.ts';
import { formaterProbleme, listerProblemes } from '#lib/contenu/probleme.ts';
import { contenu, fautes, page, requises, site } from './pages.ts';

const RACINE = join(import.meta.dirname, '../..');
const construire = (corps: string) =>
  mdxToJs(corps, {
    features: { ...OPTIONS_MDX, gfm: true },
    jsxImportSource: 'astro',
    elementAttributeNameCase: 'html',
  });

describe('ce qui passe se construit', () => {
  const CAS: [titre: string, corps: string][] = [
    ['une page ordinaire', 'Un <Terme id="epci">EPCI</Terme>.<Ref id="source-a" /> <span lang="en">Table</span>'],
    [
      'des liens',
      '[la carte](/carte/#departement=53), [le CSV](/donnees/epci.csv), [ailleurs](https://exemple.fr/x?a=1&b=2)',
    ],
    ['une ancre de la page', '## Où aller ?\n\n[là](#où-aller-)'],
    ['une ancre du glossaire', '[EPCI](/glossaire/#epci)'],
    ['un lien par son nom', '[la carte][carte], [carte][] et [carte]\n\n[carte]: /carte/'],
    ['du code', '`<script>{x}</script>`'],
    ['du code entre tildes', '~~~\n{x}\n<script>\n~~~'],
    ['du code à quatre accents graves', '````\n```\n{x}\n```\n````'],
    ['une accolade échappée', 'Un \\{mot} entre accolades'],
    ['un chevron échappé', 'Les \\<3 ans'],
    ['des titres', '## Un\n\n### Deux\n\nTexte.\n\n## Trois\n\nTexte.'],
    ['un tableau', '| a | b |\n|---|---|\n| 1 | 2 |'],
    ['des étapes', '<Etapes>\n<Etape titre="Un">\n\nTexte\n\n- x\n\n</Etape>\n</Etapes>'],
    [
      'des chiffres',
      '<Chiffres>\n  <Chiffre valeur="3">ans</Chiffre>\n  <Chiffre valeur="4">ans</Chiffre>\n</Chiffres>',
    ],
    ['un passage à confirmer', '<AConfirmer titre="À voir">\n\nTexte.\n\n</AConfirmer>'],
    ['un composant d’une ligne, seul', '<Signalement texte="Écrire" />'],
    ['une coupe dans une citation', '« Le contrat […] porte »'],
    ['un crochet échappé', '\\[sic]'],
    ['un saut de ligne', 'a<br />b, 1<sup>er</sup>'],
    ['une adresse électronique', '[écrire](mailto:x@exemple.fr)'],
    ['une citation', '> **gras** et *italique*'],
    ['des signes échappés', 'un \\* et un \\`, 2 \\*\\* 3'],
    ['des signes dans du code', '`**` et `[x](y)`'],
    ['du code dans une liste', '- a\n\n  ```\n  b\n  ```'],
    ['du code dans une citation', '> ```\n> a\n> ```'],
    ['du code nommé, clôture plus longue', '~~~ yaml\na: b\n~~~~~'],
    ['une entité', 'a &amp; b &lt; c'],
    ['un tableau aux rangées courtes', '| a | b |\n|---|---|\n| 1 |'],
  ];
  for (const [titre, corps] of CAS)
    test(titre, () => {
      assert.deepEqual(fautes(corps), []);
      assert.doesNotThrow(() => construire(corps));
    });
});

describe('ce qui est refusé, à sa ligne', () => {
  const CAS: [titre: string, corps: string, ...attendues: string[]][] = [
    // Exécution
    ['expression entre accents graves échappés', 'a\n\n\\` {process.env.X} \\`', '3 : accolade « process.env.X »'],
    ['expression', 'a {process.exit}', '1 : accolade « process.exit »'],
    ['expression seule', '{1}', '1 : accolade « 1 »'],
    ['commentaire MDX', 'a\n\n{/* note */}', '3 : accolade « /* note */ »'],
    ['après une clôture en retrait', '```\n  ```\n{x}', '3 : accolade « x »'],
    ['après quatre accents graves', '````\n```\n````\n{x}', '4 : accolade « x »'],
    ['après des tildes', '~~~\n~~~\n\n{x}', '4 : accolade « x »'],
    ['gabarit', 'a ${x} b', '1 : accolade « x »'],
    ['dans un tableau', '| a |\n|---|\n| {x} |', '3 : accolade « x »'],
    ['dans un bloc indenté, que MDX lit comme du texte', '    {x}', '1 : accolade « x »'],
    [
      'après une clôture trop en retrait',
      '```\n    ```\n{x}\n```',
      '3 : accolade « x »',
      '4 : bloc de code jamais fermé',
    ],
    ['attribut calculé', '<Ref id={"source-a"} />', '1 : <Ref id> : accolades'],
    ['attributs étalés', '<Ref {...x} />', '1 : <Ref>, attribut « {…} »'],
    ['import', 'import x from "./x.ts"', '1 : import ou export « import x from "./x.ts" »'],
    ['export', 'a\n\nexport const a = 1', '3 : import ou export « export const a = 1 »'],
    ['accolade qui ne s’analyse pas', 'a\n\n## B {#c}', '3 : accolade ou instruction'],
    // Balises
    ['script', 'a\n\n<script>alert(1)</script>', '3 : « script »'],
    ['script dans un dessin', '<svg><script>x()</script></svg>', '1 : « svg »', '1 : « script »'],
    ['objet', '<object data="https://exemple.fr/x"></object>', '1 : « object »'],
    ['image de plusieurs tailles', '<picture><img src="/x.png" /></picture>', '1 : « picture »', '1 : « img »'],
    ['composant en minuscules', 'a<ref id="source-a" />', '1 : « ref »'],
    ['cadre', '<iframe src="https://exemple.fr" />', '1 : « iframe »'],
    ['gestionnaire', '<span onclick="x()">a</span>', '1 : <span>, attribut « onclick »'],
    ['gestionnaire après un chevron', 'b <span title=">" onclick="x()">a</span>', '1 : <span>, attribut « onclick »'],
    ['style', '<span style="display:none">a</span>', '1 : <span>, attribut « style »'],
    ['titre de page en balise', '<h1>a</h1>', '1 : « h1 »'],
    ['lien en balise', '<a href="/carte/">a</a>', '1 : « a »'],
    ['image en balise', '<img src="/x.png" />', '1 : « img »'],
    ['fragment', '<>a</>', '1 : «  »'],
    ['membre', '<A.B />', '1 : « A.B »'],
    ['prototype', '<constructor />', '1 : « constructor »'],
    ['composant inconnu', 'a\n<Encart>x</Encart>', '2 : « Encart »'],
    // Ce qui arrêterait la construction
    ['commentaire HTML', 'a\n\n<!-- note -->', '3 : commentaire « <!-- --> »'],
    ['plus petit que', 'Les <3 ans', '1 : chevron « < » mal employé'],
    ['flèche', 'a <- b', '1 : chevron « < » mal employé'],
    ['adresse entre chevrons', '<https://exemple.fr>', '1 : chevron « < » mal employé'],
    ['saut de ligne à l’ancienne', 'a<br>b', '1 : « <br> » jamais fermé'],
    ['trait à l’ancienne', 'a\n\n<hr>', '3 : « <hr> » jamais fermé'],
    ['plus petit, collé', 'si 3<4 alors', '1 : chevron « < » mal employé'],
    ['PHP', '<?php echo 1 ?>', '1 : chevron « < » mal employé'],
    ['type de document', '<!DOCTYPE html>', '1 : commentaire « <!-- --> »'],
    ['fermeture seule', 'a\n\n</Etapes>', '3 : balise fermante sans ouverture, ou mal placée'],
    ['mal emboîtés', '<strong><em>a</strong></em>', '1 : balise fermante sans ouverture, ou mal placée'],
    ['sans guillemets', '<Ref id=source-a />', '1 : chevron « < » mal employé'],
    ['guillemets simples courbes', '<Ref id=‘source-a’ />', '1 : chevron « < » mal employé'],
    ['fin de conflit seule', 'a\n\n>>>>>>> branche', '3 : « >>>>>>> », marque d’un conflit de versions'],
    ['gras jamais fermé', 'x\n\n<strong>a', '3 : « <strong> » jamais fermé'],
    ['composant jamais fermé', '<Etapes>\n\na', '1 : « <Etapes> » jamais fermé'],
    ['terme jamais fermé', 'un <Terme id="epci">EPCI et la suite', '1 : « <Terme> » jamais fermé'],
    ['guillemets courbes', '<Ref id=”source-a” />', '1 : chevron « < » mal employé'],
    ['conflit', 'a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> d', '2 : « <<<<<<< », marque d’un conflit de versions'],
    ['accolade ouverte', 'a { b', '1 : accolade ou instruction'],
    // Ce qui se lirait signes compris, ou avalerait la suite
    ['clôture oubliée', 'a\n\n```\nb\n\n## C', '3 : bloc de code jamais fermé'],
    ['clôture plus courte', '````\na\n```', '1 : bloc de code jamais fermé'],
    ['clôture d’un autre signe', '~~~\na\n```', '1 : bloc de code jamais fermé'],
    ['clôture oubliée dans une liste', '- a\n\n  ```\n  b', '3 : bloc de code jamais fermé'],
    ['clôture oubliée dans une citation', '> ```\n> a', '1 : bloc de code jamais fermé'],
    ['clôture seule', '```', '1 : bloc de code jamais fermé'],
    ['gras jamais fermé', 'un **mot sans fin', '1 : « * » dans le texte'],
    ['italique jamais fermé', 'un *mot sans fin', '1 : « * » dans le texte'],
    ['code jamais fermé', 'un `mot sans fin', '1 : « ` » dans le texte'],
    ['lien dans un lien', '[a [b](/carte/)](/carte/)', '1 : « ]( » dans le texte'],
    ['entité inconnue', 'a &zzz; b', '1 : « &zzz; »'],
    ['bloc d’un autre outil', ':::note\nx\n:::', '1 : « ::: » dans le texte'],
    ['élément vide', '- a\n-', '2 : élément de liste vide'],
    ['citation vide', '>', '1 : citation vide'],
    ['case de trop', '| a |\n|---|\n| 1 | 2 |', '3 : rangée de 2 cases'],
    ['tableau sans en-tête', '|  |  |\n|---|---|\n| 1 | 2 |', '1 : tableau sans en-tête'],
    ['titre deux fois', '## Un\n\n### Deux\n\nx\n\n## Un\n\nx', '7 : titre « Un » deux fois'],
    ['dessin inconnu', '<Picto nom="soleil" />', '1 : <Picto nom> : « soleil »'],
    ['abréviation sans titre', '<abbr>x</abbr>', '1 : <abbr> sans « title »'],
    ['langue qui n’existe pas', '<span lang="zz">x</span>', '1 : <span lang> : « zz »'],
    ['réglage inconnu de la carte', '[a](/carte/#ville=53)', '1 : « /carte/#ville=53 »'],
    ['réglage ailleurs que sur la carte', '[a](/glossaire/#epci=2)', '1 : « /glossaire/#epci=2 »'],
    ['titre de lien à balise', '[a](/carte/ "la <b>")', '1 : « <b> »'],
    [
      'chiffre sans fin',
      `<Chiffres>\n<Chiffre valeur="${'9'.repeat(21)}">x</Chiffre>\n</Chiffres>`,
      `2 : <Chiffre valeur> : « ${'9'.repeat(21)}… »`,
    ],
    [
      'attribut sans fin',
      `<Deduit motif="${'mot '.repeat(100)}">x</Deduit>`,
      `1 : <Deduit motif> : « ${'mot '.repeat(10)}… »`,
    ],
    ['titre sans fin', `## ${'Titre '.repeat(30)}\n\nx`, '1 : titre de 179 caractères'],
    // Renvois
    ['source inconnue', 'a\n\nb<Ref id="source-b" />', '3 : <Ref id> : « source-b »'],
    ['source en capitales', 'b<Ref id="Source-A" />', '1 : <Ref id> : « Source-A »'],
    ['deux sources en une', 'b<Ref id="source-a, source-a" />', '1 : <Ref id> : « source-a, source-a »'],
    ['terme entre espaces', '<Terme id=" epci ">x</Terme>', '1 : <Terme id> : «  epci  »'],
    ['déduction sans motif', '<Deduit>x</Deduit>', '1 : <Deduit> sans « motif »'],
    ['source sans identifiant', 'b<Ref />', '1 : <Ref> sans « id »'],
    ['source vide', 'b<Ref id="" />', '1 : <Ref id> : «  »'],
    ['source sans valeur', 'b<Ref id />', '1 : <Ref id> : sans valeur'],
    ['terme inconnu', '<Terme id="epc">x</Terme>', '1 : <Terme id> : « epc »'],
    ['terme sans identifiant', '<Terme>x</Terme>', '1 : <Terme> sans « id »'],
    ['terme sans mot', 'un <Terme id="epci"></Terme>', '1 : <Terme> vide'],
    ['source qui entoure', 'a<Ref id="source-a">x</Ref>', '1 : <Ref> avec un contenu'],
    ['attribut deux fois', '<Ref id="source-a" id="source-a" />', '1 : <Ref>, attribut « id » deux fois'],
    ['attribut en trop', '<Ref id="source-a" class="x" />', '1 : <Ref>, attribut « class »'],
    ['attribut vide', '<Deduit motif="">x</Deduit>', '1 : <Deduit motif> vide'],
    ['langue inconnue', '<span lang="anglais">x</span>', '1 : <span lang> : « anglais »'],
    // Liens
    ['adresse javascript:', '[a](javascript:alert)', '1 : « javascript:alert »'],
    ['déguisée', '[a](java&#115;cript:alert)', '1 : « javascript:alert »'],
    ['en renvoi', '[a][1]\n\n[1]: JavaScript:alert', '3 : « JavaScript:alert »'],
    ['en renvoi, à la ligne', '[a][1]\n\n[1]:\njavascript:alert', '3 : « javascript:alert »'],
    ['en renvoi, dans une citation', '> [1]: javascript:alert\n\n[1]', '1 : « javascript:alert »'],
    ['en renvoi, entre chevrons', '[a][1]\n\n[1]: <javascript:alert>', '3 : « javascript:alert »'],
    ['en renvoi, dans une liste', '- [1]\n\n  [1]:\n  vbscript:x', '3 : « vbscript:x »'],
    ['fichier de la machine', '[a](file:///etc/passwd)', '1 : « file:///etc/passwd »'],
    ['autre protocole', '[a](ftp://exemple.fr/x)', '1 : « ftp://exemple.fr/x »'],
    ['barre inversée', '[a](/\\\\exemple.fr)', '1 : « /\\exemple.fr »'],
    ['remontée', '[a](/carte/../)', '1 : « /carte/../ »'],
    ['adresse nue, interne', 'voir http://intranet/ ici', '1 : « http://intranet/ »'],
    ['courriel nu, d’exemple', 'écrire à x@cls.example', '1 : « mailto:x@cls.example »'],
    ['ancre vide', '[x](#)', '1 : « # »'],
    ['ancre en capitales', '[x](/glossaire/#EPCI)', '1 : « /glossaire/#EPCI »'],
    ['définition double, autre casse', '[a]\n\n[A]: /carte/\n[a]: /faq/', '4 : [a] défini deux fois'],
    ['note en ligne', 'a^[note]', '1 : renvoi « [note] » sans définition'],
    ['note jamais appelée', '[^a]: note', '1 : note de bas de page « a »'],
    ['image du site', '![x](/x.png)', '1 : image « /x.png »'],
    ['adresse data:', '[a](data:text/html,x)', '1 : « data:text/html,x »'],
    ['sans protocole', '[a](//exemple.fr)', '1 : « //exemple.fr »'],
    ['hôte interne', '[a](https://intranet/x)', '1 : « https://intranet/x »'],
    ['hôte réservé', '[a](https://cls.example/)', '1 : « https://cls.example/ »'],
    ['relatif', '[a](carte/)', '1 : « carte/ »'],
    ['lien mort', 'a\n\n[x](/cartes/)', '3 : « /cartes/ »'],
    ['sans barre finale', '[x](/carte)', '1 : « /carte »'],
    ['sans adresse', '[x]()', '1 : «  »'],
    ['sans texte', '[](/carte/)', '1 : lien sans texte'],
    ['courriel faux', '[x](mailto:x)', '1 : « mailto:x »'],
    ['courriel d’exemple', '[x](mailto:x@cls.example)', '1 : « mailto:x@cls.example »'],
    ['ancre morte', '## Un\n\n[x](#deux)', '3 : « #deux »'],
    ['ancre d’une page que les fiches font', '[x](/carte/#contenu)', '1 : « /carte/#contenu »'],
    ['ancre de l’accueil', '[x](/#x)', '1 : « /#x »'],
    ['adresse à question', '[x](/carte/?a=b)', '1 : « /carte/?a=b »'],
    ['ancre morte ailleurs', '[x](/glossaire/#cls)', '1 : « /glossaire/#cls »'],
    ['renvoi inconnu', 'a\n\n[x][inconnu]', '3 : renvoi « [inconnu] » sans définition'],
    ['renvoi replié inconnu', '[inconnu][]', '1 : renvoi « [inconnu] » sans définition'],
    ['renvoi court inconnu', 'un [inconnu] seul', '1 : renvoi « [inconnu] » sans définition'],
    ['renvoi inconnu au mot gras', '[**x**][inconnu]', '1 : renvoi « [inconnu] » sans définition'],
    ['définition double', '[a]\n\n[a]: /carte/\n[a]: /faq/', '4 : [a] défini deux fois'],
    // Contenu
    ['image d’ailleurs', '![x](https://exemple.fr/a.png)', '1 : image « https://exemple.fr/a.png »'],
    ['image par son nom', '![x][a]\n\n[a]: https://exemple.fr/a.png', '1 : image « a »'],
    ['note de bas de page', 'a[^1]\n\n[^1]: note', '1 : appel de note « 1 »', '3 : note de bas de page « 1 »'],
    ['appel de note seul', 'a[^1]', '1 : renvoi « [^1] » sans définition'],
    ['case à cocher', '- [ ] x', '1 : case à cocher'],
    ['titre de niveau un', '# Un', '1 : titre « # Un »'],
    ['deux titres de niveau un', '# Un\n\n# Deux', '1 : titre « # Un »', '3 : titre « # Deux »'],
    ['titre souligné de niveau un', 'Un\n===', '1 : titre « # Un »'],
    ['niveau sauté', '## Un\n\n#### Deux', '3 : titre de niveau 4 sous un titre de niveau 2'],
    ['premier titre trop bas', '### Un', '1 : titre de niveau 3 sous un titre de niveau 1'],
    ['titre vide', '##', '1 : titre vide'],
    ['étape hors des étapes', '<Etape titre="Un">\n\nx\n\n</Etape>', '1 : <Etape> seul'],
    ['texte parmi les étapes', '<Etapes>\n\nTexte\n\n</Etapes>', '3 : autre chose que <Etape> dans <Etapes>'],
    ['bloc dans une phrase', 'Un <Editeur /> au milieu', '1 : <Editeur> dans une phrase'],
    ['paragraphes dans un mot', '<Terme id="epci">\n\nx\n\n</Terme>', '3 : paragraphe, liste ou bloc dans <Terme>'],
    ['terme dans un lien', '[a <Terme id="epci">x</Terme>](/carte/)', '1 : <Terme> dans un lien'],
    ['terme dans un terme', '<Terme id="epci">a <Terme id="epci">x</Terme></Terme>', '1 : <Terme> dans <Terme>'],
    ['invisible', 'a\nb\u200bc', '2 : caractère U+200B (invisible) au rang 4, après « b »'],
    ['invisible par entité', 'a &#x200B; b', '1 : caractère U+200B (invisible) au rang 3, après « a  »'],
    [
      'émoji dans un attribut',
      '<Deduit motif="👍">x</Deduit>',
      '1 : <Deduit motif> : caractère U+1F44D (émoji) au début',
    ],
    ['mal converti', 'la santÃ©', '1 : « Ã© »'],
    ['emboîté sans fin', '> '.repeat(60) + 'a', '1 : passages trop emboîtés'],
  ];
  for (const [titre, corps, ...attendues] of CAS) test(titre, () => assert.deepEqual(fautes(corps), attendues));
});

describe('en-tête', () => {
  const CAS: [string, string, RegExp][] = [
    ['absent', 'Texte', /essai\.mdx : en-tête absent/],
    ['jamais fermé', '---\ntitre: x\n', /en-tête absent/],
    ['coupé par Astro', '---\ntitre: >\n  a\n---suite\nb: c\n---\n', /ligne 4 : ligne qui commence par « --- »/],
    ['en TOML', '+++\ntitre = "x"\n+++\n', /en-tête absent/],
  ];
  for (const [titre, source, attendu] of CAS)
    test(titre, () =>
      assert.match(lirePage('content/pages/essai.mdx', source).problemes.map(formaterProbleme).join('\n'), attendu),
    );
});

describe('adresses et parents', () => {
  const enTete = (id: string, parent?: string) => ({ fichier: `content/pages/${id}.mdx`, donnee: { id, parent } });
  const messages = (textes: { id: string }[], pages: unknown[]) =>
    verifierPages(textes as never, contenu({ pages }), site).map(formaterProbleme);

  for (const id of ['carte', 'index', '404', 'faq', 'comprendre/index', 'pagefind', 'contrats/53-craon-4'])
    test(`${id}.mdx est déjà pris`, () => {
      assert.deepEqual(messages([...requises, page('Texte.', id).texte], []), [
        `content/pages/${id}.mdx : adresse /${id}/ déjà prise par le site ; attendu : un autre nom de fichier`,
      ]);
    });

  test('une page que le site lie manque', () => {
    assert.deepEqual(
      messages(
        requises.filter(({ id }) => id !== 'accessibilite'),
        [],
      ),
      ['content/pages/accessibilite.mdx : fichier absent ; attendu : cette page, que le site lie de lui-même'],
    );
  });

  test('plusieurs liens vers une page retirée : une cause', () => {
    const [liee, autre] = [page('[x](/retiree/)', 'liee').texte, page('[y](/retiree/#z)', 'autre').texte];
    assert.deepEqual(listerProblemes(verifierPages([...requises, liee, autre], contenu(), site)), [
      'content/pages/retiree.mdx : fichier absent ; attendu : cette page, que nomment 2 liens : ' +
        'content/pages/liee.mdx ligne 4 ; content/pages/autre.mdx ligne 4 (+ 2 fautes qui en découlent)',
    ]);
  });

  test('une grille montrée, et pas écrite', () => {
    const grille = page('<GrilleRgaa />', 'grille').texte;
    const dire = (criteres: unknown[]) =>
      verifierPages([...requises, grille], contenu({ criteres }), site).map(formaterProbleme);
    assert.deepEqual(dire([]), ['content/rgaa.yaml : fichier absent ; attendu : la grille que la page montre']);
    assert.deepEqual(dire([{}]), []);
  });

  test('parents : soi-même, une boucle, une absente', () => {
    const boucle = [
      enTete('a', 'b'),
      enTete('b', 'c'),
      enTete('c', 'a'),
      enTete('d', 'd'),
      enTete('e', 'a'),
      enTete('f', 'x'),
    ];
    assert.deepEqual(
      verifierPages(requises, contenu({ pages: boucle }), site).map((p) => `${p.fichier} : ${p.valeur}`),
      ['a : « b »', 'd : « d »', 'f : « x »'].map((l) => `content/pages/${l.replace(' :', '.mdx :')}`),
    );
  });

  test('liens des questions', () => {
    const question = (vers: string, reponse = 'x') => ({
      fichier: 'faq.yaml',
      donnee: { id: 'q', reponse: [reponse], lien: { texte: 't', vers } },
    });
    const dire = (q: unknown) =>
      verifierPages(requises, contenu({ questions: [q] }), site).map((p) => `${p.champ} : ${p.valeur}`);
    assert.deepEqual(dire(question('/carte/')), []);
    assert.deepEqual(dire(question('/autre/#a')), ['q.lien : « /autre/#a »']);
    assert.deepEqual(dire(question('/glossaire/#x')), ['q.lien : « /glossaire/#x »']);
  });
});

test('les pages requises sont celles que les sources du site nomment', () => {
  const pages = globSync('content/pages/**/*.mdx', { cwd: RACINE }).map((f) => f.slice(14, -4));
  const sources = globSync('src/{components,layouts,pages,lib}/**/*.{astro,ts}', { cwd: RACINE })
    .filter((f) => !/mdx|contenu/.test(f))
    .map((f) => readFileSync(join(RACINE, f), 'utf8'))
    .join('\n');
  assert.deepEqual(pages.filter((id) => sources.includes(`'/${id}/'`) || sources.includes(`"/${id}/"`)).sort(), [
    ...PAGES_REQUISES,
  ]);
});

test('chaque composant admis a son fichier, et les deux listes sont la même', () => {
  const liste = readFileSync(join(RACINE, 'src/components/mdx/composants.ts'), 'utf8');
  const absents = Object.keys(COMPOSANTS_MDX).filter((nom) => !liste.includes(`/${nom}.astro'`));
  assert.deepEqual(absents, []);
  assert.match(liste, /satisfies Record<NomDeComposant \| 'a' \| 'table', unknown>/);
});
