/** Ce que le champ propose quand les départements suivis et le reste du pays répondent ensemble. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suresParmi, type Propose } from '#client/communes/propositions.ts';

const propose = (nom: string, code: string, genre: 'commune' | 'intercommunalite'): Propose => ({
  lieu: {
    national: true,
    genre,
    nom,
    code: `${code}001`,
    codesPostaux: [],
    autresNoms: [],
    actuel: null,
    departement: { code, nom: code },
  },
  nom,
  autre: false,
  rang: 'exact',
  entier: true,
});
const noms = (liste: readonly Propose[]) =>
  suresParmi(liste, () => false).map((p) => `${p.lieu.genre} ${p.lieu.departement.code}`);

test('la commune répond pour l’intercommunalité de son nom, sauf si elles sont de deux départements', () => {
  assert.deepEqual(noms([propose('Ernée', '53', 'commune'), propose('Ernée', '53', 'intercommunalite')]), [
    'commune 53',
  ]);
  assert.deepEqual(noms([propose('La Perche', '18', 'commune'), propose('Perche', '28', 'intercommunalite')]), [
    'commune 18',
    'intercommunalite 28',
  ]);
});
