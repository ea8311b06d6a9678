/** Une page de listes n’est pas un mur de liens, quel que soit le nombre de départements suivis. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { LIENS_DEPLIES_AU_PLUS, liensDeplies, PAGES_DE_LISTES } from '../lecture/liens-deplies.ts';
import { ouvrir } from '../lecture/site-construit.ts';
import { vivant } from '../sites.ts';

const site = ouvrir(vivant());

test('les listes se déplient : peu de liens d’emblée, même quand tout le pays est suivi', () => {
  const fautes = site.pages
    .filter(({ chemin }) => PAGES_DE_LISTES.includes(chemin))
    .flatMap(({ chemin, balises }) => {
      const n = liensDeplies(balises.find(({ nom }) => nom === 'main')!);
      return n > LIENS_DEPLIES_AU_PLUS ? [`${chemin} : ${n} liens`] : [];
    });
  assert.deepEqual(fautes, []);
});
