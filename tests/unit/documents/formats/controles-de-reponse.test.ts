/** Les contrôles des fichiers DOCX et ODT : les mêmes, un par réponse, lisibles sans le logiciel qui les anime. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import type { Noeud } from '#lib/texte/html.ts';
import { unJour, type Jour } from '#lib/valeurs/date-partielle.ts';
import type { Bloc, CouleursBureau, Ecrit, Saisie } from '#lib/documents/formats/document-abstrait.ts';
import { ecrireDocx } from '#lib/documents/formats/docx.ts';
import { corpsDe } from '#lib/documents/formats/docx-corps.ts';
import { numerotation, stylesDuDocument } from '#lib/documents/formats/docx-styles.ts';
import { ecrireOdt } from '#lib/documents/formats/odt.ts';
import { versXml } from '#lib/texte/xml.ts';
import { zoneOdt as zoneOdt } from '#lib/documents/formats/odt-controles.ts';

const COULEURS = Object.fromEntries(
  ['encre', 'encre2', 'canard', 'filet', 'mielPale', 'mielSombre', 'brique'].map((nom) => [nom, '123456']),
) as unknown as CouleursBureau;

const champ = (nom: string, saisie: Saisie['saisie'], valeur: string, jour?: Jour): Bloc => ({
  type: 'champ',
  nom,
  libelle: `Question ${nom}`,
  saisie,
  valeur,
  jour,
  obligatoire: true,
  lignes: 1,
  longueurMax: 80,
});
const cellule = (nom: string, valeur: string) => ({ nom, libelle: nom, valeur });
const oui = { nom: 'partage=oui', libelle: 'oui' };
const non = { nom: 'partage=non', libelle: 'non' };
const ECRIT: Ecrit = {
  titre: 'Titre',
  sujet: 'Sujet',
  genre: 'Genre',
  pied: 'Pied',
  editeur: 'Éditeur',
  au: unJour('2026-11-21'),
  blocs: [
    { type: 'titre', niveau: 1, texte: 'Titre' },
    { type: 'titre', niveau: 2, texte: 'Section' },
    { type: 'paragraphe', texte: 'Voir https://exemple.fr/a, puis [à compléter].' },
    champ('nom', 'ligne', 'Éloïse & Zoé'),
    champ('vide', 'texte', ''),
    champ('long', 'texte', 'Un\nDeux'),
    champ('jour', 'date', '13 mai 2026', unJour('2026-05-13')),
    champ('mois', 'date', 'mai 2026'),
    {
      type: 'cases',
      obligatoire: false,
      exclusif: false,
      cases: [
        { nom: 'a', libelle: 'Cochée', cochee: true },
        { nom: 'b', libelle: 'Non cochée', cochee: false },
      ],
    },
    {
      type: 'cases',
      nom: 'partage',
      question: 'Partagé ?',
      obligatoire: true,
      exclusif: true,
      cases: [
        { ...non, cochee: false },
        { ...oui, cochee: true },
      ],
    },
    {
      type: 'tableau',
      legende: 'Plan',
      entete: ['Ligne', 'Année 1', 'Année 2'],
      lignes: [{ titre: 'Coût', total: false, cellules: [cellule('cout-1', '10 €'), cellule('cout-2', '')] }],
    },
    { type: 'liste', elements: ['Un'], numerotee: true },
    { type: 'signature', nom: 'signature', libelle: 'Signature' },
    { type: 'encadre', genre: 'reserve', titre: '', textes: ['Reçu le'] },
    { type: 'encadre', titre: 'Avis', textes: ['Texte'] },
  ],
};

const arbre = corpsDe(ECRIT, { liens: [], controles: 0, numerotees: 0 });
const enfants = (x: Noeud) => x.enfants.filter((e): e is Noeud => typeof e !== 'string');
const dedans = (x: Noeud, balise: string): Noeud[] => [
  ...(x.balise === balise ? [x] : []),
  ...enfants(x).flatMap((e) => dedans(e, balise)),
];
const texteDe = (x: Noeud): string =>
  x.enfants.map((e) => (typeof e === 'string' ? e : `${/br(eak)?$/.test(e.balise) ? '|' : ''}${texteDe(e)}`)).join('');
const natures = ['w:text', 'w:richText', 'w:date', 'w:dropDownList', 'w14:checkbox'];

describe('contrôles de contenu du DOCX', () => {
  const attendus: [nom: string, nature: string, montre: string, vide: boolean][] = [
    ['nom', 'w:text', 'Éloïse & Zoé', false],
    ['vide', 'w:text', '…………………………………', true],
    ['long', 'w:richText', 'Un|Deux', false],
    ['jour', 'w:date', '13 mai 2026', false],
    ['mois', 'w:date', 'mai 2026', false],
    ['a', 'w14:checkbox', '☒', false],
    ['b', 'w14:checkbox', '☐', false],
    ['partage', 'w:dropDownList', 'oui', false],
    ['cout-1', 'w:text', '10 €', false],
    ['cout-2', 'w:text', '…………', true],
  ];
  test('un par réponse, de la nature attendue, qui montre sa réponse ou des points', () => {
    const lus = dedans(arbre, 'w:sdt').map((c) => [
      dedans(c, 'w:tag')[0]!.attributs['w:val'],
      natures.find((balise) => dedans(c, balise).length > 0),
      texteDe(dedans(c, 'w:sdtContent')[0]!),
      dedans(c, 'w:showingPlcHdr').length > 0,
    ]);
    assert.deepEqual(
      lus,
      attendus.map(([nom, nature, montre, vide]) => [nom, nature, vide ? montre.slice(0, 12) : montre, vide]),
    );
  });
  test('une date complète porte son jour ; un mois, non ; la liste porte ses réponses', () => {
    assert.deepEqual(
      dedans(arbre, 'w:date').map((d) => d.attributs['w:fullDate']),
      ['2026-05-13T00:00:00Z', undefined],
    );
    assert.deepEqual(
      dedans(arbre, 'w:listItem').map((i) => i.attributs['w:displayText']),
      ['non', 'oui'],
    );
  });
  test('chaque numéro de contrôle sert une fois', () => {
    const numeros = dedans(arbre, 'w:id').map((i) => i.attributs['w:val']);
    assert.equal(new Set(numeros).size, numeros.length);
  });
  test('chaque tableau dit sa ligne d’en-tête et sa colonne d’intitulés ; les titres ont leur style', () => {
    for (const t of dedans(arbre, 'w:tbl')) {
      assert.equal(dedans(t, 'w:tblHeader').length, 1);
      assert.equal(dedans(t, 'w:tblLook')[0]!.attributs['w:firstColumn'], 1);
    }
    const styles = dedans(arbre, 'w:pStyle').map((s) => s.attributs['w:val']);
    assert.deepEqual(
      styles.filter((s) => String(s).startsWith('Heading')),
      ['Heading1', 'Heading2'],
    );
  });
  test('chaque style employé est défini', () => {
    const definis = new Set(dedans(stylesDuDocument(COULEURS), 'w:style').map((s) => s.attributs['w:styleId']));
    const employes = ['w:pStyle', 'w:rStyle', 'w:tblStyle', 'w:basedOn'].flatMap((b) =>
      [arbre, stylesDuDocument(COULEURS)].flatMap((x) => dedans(x, b)).map((s) => s.attributs['w:val']),
    );
    assert.deepEqual(
      employes.filter((s) => !definis.has(s)),
      [],
    );
  });
  // Word déclare abîmé un fichier dont les propriétés ne suivent pas l’ordre du schéma.
  const ORDRES: Record<string, string> = {
    'w:pPr': 'pStyle keepNext numPr pBdr shd tabs spacing ind jc outlineLvl',
    'w:rPr': 'rStyle rFonts b color sz u lang',
    'w:tblPr': 'tblStyle tblW tblLayout tblBorders tblCellMar tblLook tblCaption',
    'w:style': 'name basedOn next qFormat pPr rPr tblPr tblStylePr',
    'w:lvl': 'start numFmt lvlText lvlJc pPr',
    'w:pBdr': 'top left bottom right',
    'w:sdtPr': 'alias tag id showingPlcHdr text richText date dropDownList checkbox',
    'w:sectPr': 'footerReference pgSz pgMar',
  };
  test('les propriétés suivent l’ordre du schéma', () => {
    const fautes = Object.entries(ORDRES).flatMap(([balise, ordre]) => {
      const rangs = ordre.split(' ');
      return [arbre, stylesDuDocument(COULEURS), numerotation(1)]
        .flatMap((x) => dedans(x, balise))
        .map((x) => enfants(x).map((e) => e.balise.split(':')[1]!))
        .filter((noms) => noms.some((nom, i) => rangs.indexOf(nom) < Math.max(0, rangs.indexOf(noms[i - 1] ?? ''))))
        .map((noms) => `${balise} : ${noms.join(' ')}`);
    });
    assert.deepEqual(fautes, []);
  });
  test('mêmes données, mêmes octets ; un lien y est une relation', () => {
    const fichier = ecrireDocx(ECRIT, COULEURS);
    assert.deepEqual(ecrireDocx(ECRIT, COULEURS), fichier);
    const parties = unzipSync(fichier);
    assert.ok(
      strFromU8(parties['word/_rels/document.xml.rels']!).includes(
        'Target="https://exemple.fr/a" TargetMode="External"',
      ),
    );
    assert.ok(!strFromU8(parties['word/document.xml']!).includes('<w:sym'));
  });
});

describe('contrôles de contenu de l’ODT', () => {
  const contenu = strFromU8(unzipSync(ecrireOdt(ECRIT, COULEURS))['content.xml']!);
  const compter = (morceau: string) => contenu.split(morceau).length - 1;
  test('autant que dans le DOCX, cases, liste et dates comprises', () => {
    assert.equal(compter('<loext:content-control'), dedans(arbre, 'w:sdt').length);
    assert.equal(compter('loext:checkbox="true"'), 2);
    assert.equal(compter('loext:dropdown="true"'), 1);
    assert.equal(compter('<loext:list-item'), 2);
    assert.equal(compter('loext:date="true"'), 2);
    assert.equal(compter('loext:showing-place-holder="true"'), 2);
    assert.equal(compter('☒</loext:content-control>'), 1);
  });
  test('chaque tableau a ses en-têtes de ligne et de colonne', () => {
    assert.equal(compter('<table:table-header-rows>'), compter('<table:table '));
    assert.equal(compter('<table:table-header-columns>'), compter('<table:table '));
  });
  test('les fins de ligne d’une réponse y restent', () =>
    assert.equal(texteDe(zoneOdt({ nom: 'x', libelle: 'X', saisie: 'texte', valeur: 'Un\nDeux' })), 'Un|Deux'));
  test('les espaces d’une réponse aussi : au début, à plusieurs, tabulations', () =>
    assert.equal(
      versXml(zoneOdt({ nom: 'x', libelle: 'X', saisie: 'texte', valeur: ' a  b\n\tc d' })).replace(
        /<\/?loext[^>]*>/g,
        '',
      ),
      '<text:s text:c="1"/>a<text:s text:c="2"/>b<text:line-break/><text:tab/>c d',
    ));
});
