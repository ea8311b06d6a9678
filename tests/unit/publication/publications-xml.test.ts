import assert from 'node:assert/strict';
import test from 'node:test';
import { formaterPoids } from '#lib/texte/poids.ts';
import { echapperXml } from '#lib/texte/xml.ts';
import { entreeDuChangement, LONGUEUR_DU_FIL, versAtom, type EntreeFil } from '#lib/publication/fil-atom.ts';
import { versPlanXml } from '#lib/publication/sitemap.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';

const fil = {
  titre: 'Fil',
  precision: 'Calculé.',
  adresse: 'https://exemple.fr/f.xml',
  page: 'https://exemple.fr/',
  auteur: 'Nous',
  au: unJour('2026-11-21'),
};
const entree = (jour: string, nom = 'Pays A'): EntreeFil =>
  entreeDuChangement(
    { jour: unJour(jour), avant: 'non-renseigne', apres: 'en-cours', motif: `Signature : ${jour}` },
    { nom, page: 'https://exemple.fr/a/' },
  );

test('le XML échappe ses cinq caractères et retire ceux qu’il interdit', () => {
  assert.equal(echapperXml(`<a b="c">'&\u0000\u0008</a>`), '&lt;a b=&quot;c&quot;&gt;&#39;&amp;&lt;/a&gt;');
});

test('le plan est trié et échappé', () => {
  assert.match(versPlanXml(['https://x.fr/b/?a&b', 'https://x.fr/a/']), /a\/<\/loc>[^]*b\/\?a&amp;b<\/loc>/);
});

test('le fil va du plus récent au plus ancien et se borne', () => {
  const atom = versAtom([entree('2020-01-01'), entree('2024-05-13', 'Pays <B>')], fil);
  assert.ok(atom.indexOf('2024-05-13T00:00:00Z</updated>') < atom.indexOf('2020-01-01T'));
  assert.match(atom, /Pays &lt;B&gt;/);
  assert.equal(
    versAtom(
      Array.from({ length: 150 }, () => entree('2024-05-13')),
      fil,
    ).split('<entry>').length - 1,
    LONGUEUR_DU_FIL,
  );
});

test('un fil vide est daté du jour de la situation', () => {
  assert.match(versAtom([], fil), /<updated>2026-11-21T00:00:00Z<\/updated>/);
});

test('un terme à venir est daté du jour où on l’établit', () => {
  const atom = versAtom([{ ...entree('2031-01-01'), etabliLe: unJour('2026-11-21') }], fil);
  assert.doesNotMatch(atom, /2031-01-01T/);
  assert.match(atom, /<updated>2026-11-21T00:00:00Z<\/updated>/);
});

test('les poids se lisent en octets, ko ou Mo', () => {
  assert.deepEqual([999, 1000, 17_600, 256_400, 1_234_567].map(formaterPoids), [
    '999 octets',
    '1 ko',
    '17,6 ko',
    '256 ko',
    '1,2 Mo',
  ]);
});
