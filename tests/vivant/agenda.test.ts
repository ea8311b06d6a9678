/** Les agendas publiés : lus comme un logiciel d’agenda les lit. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { chacun } from '../lecture/chacun.ts';
import { lireIcs } from '../lecture/lire-ics.ts';
import { vivant } from '../sites.ts';

const { dist, base } = vivant();
const dossier = join(dist, 'agenda');
const fichiers = readdirSync(dossier).filter((f) => f.endsWith('.ics'));
const lire = (fichier: string) => lireIcs(readFileSync(join(dossier, fichier)));

test('chaque agenda suit la norme, mène à une page du site, et redit l’agenda de tous', () => {
  assert.ok(fichiers.includes('termes.ics'), fichiers.join());
  const tous = new Map(lire('termes.ics').map((e) => [e.uid, e]));
  return chacun(fichiers, String, (fichier) => {
    for (const { uid, debut, fin, page } of lire(fichier)) {
      const commun = tous.get(uid);
      assert.deepEqual([commun?.debut, commun?.fin], [debut, fin], uid);
      const { pathname } = new URL(page);
      assert.ok(existsSync(join(dist, pathname.slice(base.length), 'index.html')), page);
    }
  });
});
