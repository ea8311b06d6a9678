/** nginx et Apache, sur les configurations livrées, répondent de même à la table des demandes. */
import assert from 'node:assert/strict';
import { cpSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { lancerApache } from '../apache.ts';
import { lancerNginx } from '../nginx.ts';
import { dossierGarde, ressources } from '../ressources.ts';
import { vivant } from '../sites.ts';
import { CAS, demanderBrut, fautes, SOUS_PREFIXE, type Cas } from './table-des-demandes.ts';

const { dist: DIST } = vivant();

test('le dossier publié garde ses dossiers soulignés sur GitHub Pages (.nojekyll)', () =>
  assert.ok(existsSync(join(DIST, '.nojekyll'))));

/** Les fautes d’une table entière, chacune avec sa demande. */
async function fautesDe(cas: readonly Cas[], { port, brotli }: { port: number; brotli: boolean }): Promise<string[]> {
  const trouvees: string[] = [];
  for (const [methode, chemin, attendu, entetes] of cas) {
    const reponse = await demanderBrut(port, methode, chemin, entetes);
    const demande = `${methode} ${chemin.slice(0, 60)} ${entetes ? JSON.stringify(entetes) : ''}`;
    trouvees.push(...fautes(reponse, attendu, brotli ? ['br', 'gzip'] : ['gzip']).map((f) => `${demande} : ${f}`));
  }
  return trouvees;
}

for (const [nom, lancer] of [
  // Les règles de nginx ne regardent que la fin des adresses : le préfixe n’y change rien.
  ['nginx', (racine: string, travail: string) => lancerNginx(racine, travail)],
  ['Apache', lancerApache],
] as const) {
  describe(nom, () => {
    const garder = ressources();
    const servir = async (dossier: string, prefixe = '') =>
      garder(await lancer(dossier, dossierGarde(garder, 'requetes'), prefixe), ({ arreter }) => arreter());

    test(`répond comme la table le dit à ses ${CAS.length} demandes`, async () => {
      assert.deepEqual(await fautesDe(CAS, await servir(resolve(DIST))), []);
    });

    test(`et, sous un préfixe, à ses ${SOUS_PREFIXE.length} demandes`, async () => {
      const racine = dossierGarde(garder, 'prefixe');
      cpSync(DIST, join(racine, 'cls'), { recursive: true });
      assert.deepEqual(await fautesDe(SOUS_PREFIXE, await servir(racine, '/cls')), []);
    });
  });
}
