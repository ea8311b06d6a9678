import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AILLEURS, filtrerLesGroupes, rangerLesGroupes } from '#lib/carte/choix-du-departement.ts';

const groupe = (nom: string, ...cles: string[]) => ({ nom, propositions: cles.map((cle) => ({ cle })) });
const GROUPES = [
  groupe(AILLEURS, ' Toute la France'),
  groupe('Ensemble', ' Les deux départements'),
  groupe('Pays de la Loire', '53 Mayenne', '72 Sarthe'),
  groupe('Centre-Val de Loire', '36 Indre', '37 Indre-et-Loire'),
  groupe('Bretagne', '29 Finistère'),
];

test('la région montrée d’abord, les autres dans l’ordre du français, l’ensemble et l’ailleurs enfin', () => {
  const CAS: [premier: string | null, noms: string[]][] = [
    ['Pays de la Loire', ['Pays de la Loire', 'Bretagne', 'Centre-Val de Loire', 'Ensemble', AILLEURS]],
    ['Ensemble', ['Ensemble', 'Bretagne', 'Centre-Val de Loire', 'Pays de la Loire', AILLEURS]],
    [null, ['Bretagne', 'Centre-Val de Loire', 'Pays de la Loire', 'Ensemble', AILLEURS]],
  ];
  for (const [premier, noms] of CAS)
    assert.deepEqual(
      rangerLesGroupes(GROUPES, premier).map((g) => g.nom),
      noms,
    );
});

test('un numéro, un nom ou une région filtrent ; rien ne répond, la France reste', () => {
  const ranges = rangerLesGroupes(GROUPES, null);
  const CAS: [texte: string, cles: string[]][] = [
    ['72', ['72 Sarthe']],
    ['3', ['36 Indre', '37 Indre-et-Loire']],
    ['2', ['29 Finistère']],
    ['indre', ['36 Indre', '37 Indre-et-Loire']],
    ['pays loire', ['53 Mayenne', '72 Sarthe']],
    ['finistere', ['29 Finistère']],
    ['xyz', []],
  ];
  for (const [texte, cles] of CAS) {
    const restants = filtrerLesGroupes(ranges, texte);
    assert.deepEqual(
      restants.flatMap((g) => g.propositions.map((p) => p.cle)),
      [...cles, ' Toute la France'],
      texte,
    );
    assert.equal(restants.at(-1)!.nom, cles.length > 0 ? AILLEURS : 'Aucun département de ce nom', texte);
  }
});
