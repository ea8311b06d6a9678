/** Une page de listes n’est pas un mur de liens, quel que soit le nombre de départements suivis. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { LIENS_DEPLIES_AU_PLUS, liensDeplies } from '../lecture/liens-deplies.ts';
import { ouvrir } from '../lecture/site-construit.ts';
import { vivant } from '../sites.ts';

const site = ouvrir(vivant());

test('les listes se déplient : peu de liens d’emblée, même quand tout le pays est suivi', () => {
  const fautes = site.pages.flatMap(({ chemin, balises }) => {
    const auPlus = LIENS_DEPLIES_AU_PLUS[chemin] ?? Infinity;
    const n = liensDeplies(balises.find(({ nom }) => nom === 'main') ?? balises[0]!);
    return n > auPlus ? [`${chemin} : ${n} liens d’emblée, ${auPlus} au plus`] : [];
  });
  assert.deepEqual(fautes, []);
});
