import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { create } from 'fontkitten';
import { decompress } from 'wawoff2';
import { charabiaDe, intrusDe } from '#lib/texte/caracteres.ts';

describe('caractères permis', () => {
  test('tout le français, ses guillemets, ses espaces, l’euro', () => {
    const texte =
      'ÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜ àâäæçéèêëîïôöœùûüÿ « “” ‘’ » – — … • n° 1er 2²3³ ½ § & €, 20\u202f000\u00a0€ ; ' +
      'a−b×c÷d ©®™\nligne';
    assert.equal(intrusDe(texte), null);
    assert.equal(intrusDe('≈ 400 → 3', 'page'), null);
  });

  const CAS: [titre: string, texte: string, nom: RegExp, position: number][] = [
    ['sonnerie', 'ab\u0007', /^U\+0007 \(commande invisible\)$/, 2],
    ['nul', '\u0000', /^U\+0000 \(octet nul\)$/, 0],
    ['tabulation', 'a\tb', /^U\+0009/, 1],
    ['puce de Word', '\uf0b7 axe', /^U\+F0B7 \(puce de Word\)$/, 0],
    ['usage privé', 'a\ue000', /^U\+E000 \(usage privé/, 1],
    ['émoji', 'bien 👍', /^U\+1F44D \(émoji\)$/, 5],
    ['émoji du premier plan', '☎ 02', /^U\+260E \(émoji\)$/, 0],
    ['marque d’ordre des octets', 'a\ufeffb', /^U\+FEFF/, 1],
    ['espace de largeur nulle', '\u200b', /^U\+200B \(invisible\)$/, 0],
    ['jonction de largeur nulle', 'a\u200d', /^U\+200D \(invisible\)$/, 1],
    ['sens de lecture inversé', 'a\u202eb', /^U\+202E \(invisible\)$/, 1],
    ['trait d’union invisible', 'a\u00adb', /^U\+00AD \(trait d’union invisible\)$/, 1],
    ['espace idéographique', 'a\u3000b', /^U\+3000 \(espace inhabituelle\)$/, 1],
    ['remplacement', 'sant\ufffd', /^U\+FFFD \(caractère de remplacement/, 4],
    ['demi-caractère', 'a\ud800b', /^U\+D800 \(moitié de caractère\)$/, 1],
    ['accent détaché', 'x\u0301', /^U\+0301 \(accent détaché\)$/, 1],
    ['autre alphabet', 'Кран', /^U\+041A \(« К »\)$/, 0],
    ['signe de page hors d’une page', '≈ 400', /^U\+2248/, 0],
    ['fin de ligne seule des anciens Mac', 'a\rb', /^U\+000D \(commande invisible\)$/, 1],
  ];
  for (const [titre, texte, nom, position] of CAS)
    test(titre, () => {
      const intrus = intrusDe(texte);
      assert.match(intrus?.nom ?? 'rien', nom);
      assert.equal(intrus?.position, position);
    });

  test('chacun est dans les polices des documents', async () => {
    const fautes: string[] = [];
    for (const nom of ['atkinson-hyperlegible-next-latin-400-normal', 'young-serif-latin-400-normal']) {
      const famille = nom.startsWith('young') ? 'young-serif' : 'atkinson-hyperlegible-next';
      const fichier = join(import.meta.dirname, `../../../node_modules/@fontsource/${famille}/files/${nom}.woff2`);
      const police = create(Buffer.from(await decompress(readFileSync(fichier))));
      assert.ok(!police.isCollection);
      for (let code = 0x20; code < 0x2300; code++) {
        const caractere = String.fromCodePoint(code);
        // Typst compose l’espace fine lui-même.
        if (code !== 0x202f && intrusDe(caractere) === null && !police.hasGlyphForCodePoint(code))
          fautes.push(`${nom} : ${caractere}`);
      }
    }
    assert.deepEqual(fautes, []);
  });
});

describe('textes mal convertis', () => {
  for (const [lu, voulu] of [
    ['santÃ©', 'é'],
    ['Lâ€™Indre', '’'],
    ['aÂ\u00a0: b', '\u00a0'],
    ['10 â‚¬', '€'],
    ['Å“uvre', 'œ'],
  ] as const)
    test(lu, () => assert.equal(charabiaDe(lu)?.voulu, voulu));

  test('rien à dire d’un texte juste', () => {
    for (const texte of [
      'voilà\u00a0»',
      '«\u00a0À\u00a0»',
      'Â « Ê »',
      'Île–à–Vache',
      'où\u202f?',
      '20 °C',
      'ÉÀÈ',
      'é€',
    ])
      assert.equal(charabiaDe(texte), null, texte);
  });
});
