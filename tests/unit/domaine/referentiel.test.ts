import assert from 'node:assert/strict';
import test from 'node:test';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { epciDuDepartement, territoiresDuDepartement } from '#lib/domaine/referentiel.ts';
import { nomCourt } from '#lib/domaine/epci.ts';
import { estSiren, unSiren } from '#lib/valeurs/siren.ts';

const referentiel = lireReferentiel();

test('la Mayenne a ses neuf EPCI et le Pays Sabolien, dont une commune est ici', () => {
  const noms = epciDuDepartement(referentiel, '53').map(({ nom }) => nom);
  assert.equal(noms.length, 10);
  assert.ok(noms.some((nom) => nom.includes('Sabolien')));
  assert.deepEqual(
    noms,
    [...noms].sort((a, b) => a.localeCompare(b, 'fr')),
  );
});

test('un EPCI à cheval est du département où vit le plus grand nombre', () => {
  const issoudun = referentiel.epci.get(unSiren('243600236'))!;
  assert.equal(issoudun.departement, '36');
  assert.deepEqual(issoudun.departements, ['36', '18']);
  assert.equal(referentiel.epci.get(unSiren('247200090'))!.departement, '72');
});

test('chaque EPCI a un SIREN juste, et ses communes le désignent', () => {
  for (const { siren, communes, nom } of referentiel.epci.values()) {
    assert.ok(estSiren(siren), `${nom} ${siren}`);
    for (const code of communes) assert.equal(referentiel.communes.get(code)?.epci, siren, code);
  }
});

test('les quatre îles sans intercommunalité sont des territoires de leur département, et de lui seul', () => {
  const seules = (code: string) =>
    territoiresDuDepartement(referentiel, code)
      .filter(({ type }) => type === 'COMMUNE')
      .map(({ nom }) => nom);
  assert.equal(referentiel.seules.size, 4);
  for (const [code, attendu] of [
    ['22', ['Île-de-Bréhat']],
    ['29', ['Île-de-Sein', 'Ouessant']],
    ['85', ['L’Île-d’Yeu']],
    ['53', []],
    ['75', []],
  ] as const)
    assert.deepEqual(
      seules(code).map((nom) => nom.replaceAll("'", '’')),
      attendu,
    );
  for (const { siren } of referentiel.seules.values()) assert.ok(!referentiel.epci.has(siren), siren);
});

test('un ancien nom mène à la commune actuelle', () => {
  const chateauGontier = [...referentiel.communes.values()].find(({ nom }) =>
    nom.startsWith('Château-Gontier-sur-Mayenne'),
  )!;
  assert.ok(chateauGontier.anciensNoms.includes('Azé'), chateauGontier.anciensNoms.join());
});

test('l’article d’une commune reste dans le nom de son EPCI', () => {
  assert.equal(referentiel.epci.get(unSiren('243600350'))!.nom, 'CC de La Châtre et Sainte-Sévère');
  assert.equal(nomCourt(referentiel.epci.get(unSiren('243600350'))!.nom), 'La Châtre et Sainte-Sévère');
});
