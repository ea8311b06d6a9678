import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { STATUTS } from '#lib/domaine/situations.ts';
import { deuxThemesDe, lireCouleurs } from '#lib/texte/couleurs.ts';

test('Le papier prend la couleur claire de chaque jeton, y compris ceux qui renvoient à un autre', () => {
  const css =
    ':root { --encre: light-dark(#171B1F, #F1EEE8); --miel: #FFC94A; --echu-t: var(--encre); }\n@media print ' +
    '{ :root { --encre: #FF0000; } }';
  assert.deepEqual(lireCouleurs(css), { encre: '#171B1F', miel: '#FFC94A', 'echu-t': '#171B1F' });
});

test('Un jeton d’étiquette qui renvoie à une couleur absente est refusé', () => {
  assert.throws(() => lireCouleurs(':root { --echu-t: var(--encre); }'), /--echu-t renvoie à --encre/);
});

test('Chaque situation a sur le papier un fond et une couleur d’étiquette', () => {
  const couleurs = lireCouleurs(readFileSync('src/styles/jetons.css', 'utf8'));
  for (const statut of STATUTS) {
    assert.match(couleurs[statut] ?? '', /^#[0-9A-F]{6}$/i, statut);
    assert.match(couleurs[`${statut}-t`] ?? '', /^#[0-9A-F]{6}$/i, statut);
  }
});

test('un jeton dans les deux thèmes ; celui qui n’en a qu’un, ou n’existe pas, est nommé', () => {
  const css = ':root { --papier: light-dark(#ffffff, #14181b); --miel: #ffc94a; }';
  assert.deepEqual(deuxThemesDe(css, 'papier'), { clair: '#ffffff', sombre: '#14181b' });
  for (const jeton of ['miel', 'absent'])
    assert.throws(() => deuxThemesDe(css, jeton), new RegExp(`--${jeton} ; attendu : light-dark`));
});
