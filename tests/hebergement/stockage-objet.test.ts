/** Ce que le script livré dépose dans un stockage objet, et ce que le seau répond à la table des demandes. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { dossierGarde, ressources } from '../ressources.ts';
import { deposer, servirSeau, type Objet } from '../seau.ts';
import { fermer } from '../serveur.ts';
import { vivant } from '../sites.ts';
import { CAS, demanderBrut, fautes, type Attendu } from './table-des-demandes.ts';

const { dist: DIST } = vivant();

describe('stockage objet', () => {
  const garder = ressources();
  const cles = readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => join(f.parentPath, f.name).slice(DIST.length).replaceAll('\\', '/').replace(/^\//, ''));
  let objets: Map<string, Objet>;
  let port: number;
  before(async () => {
    objets = deposer(DIST, cles, dossierGarde(garder, 'seau'));
    const serveur = garder(servirSeau(objets).listen(0, '127.0.0.1'), fermer);
    await new Promise((pret) => serveur.once('listening', pret));
    port = (serveur.address() as AddressInfo).port;
  });

  test('tout est déposé, sauf les fichiers précompressés et les fichiers cachés', () => {
    assert.deepEqual(
      cles.filter((c) => objets.has(c) === (/\.(br|gz)$/.test(c) || /^\.(?!well-known\/)/.test(c))),
      [],
    );
  });

  test('chaque texte dit son jeu de caractères, chaque fichier son type et sa durée', () => {
    const fautifs = [...objets].filter(
      ([cle, { type, cache }]) =>
        (/\.(html|css|js|json|geojson|csv|xml|txt|md|svg)$/.test(cle) && !/charset=utf-8$/.test(type)) ||
        (type === 'binary/octet-stream' && !/pagefind\//.test(cle)) ||
        cache === '',
    );
    assert.deepEqual(
      fautifs.map(([cle, { type }]) => `${cle} : ${type}`),
      [],
    );
  });

  test('ce dont le nom change avec le contenu est gardé un an, le reste non', () => {
    const figes = [...objets].filter(([, { cache }]) => cache.includes('immutable')).map(([cle]) => cle);
    assert.ok(figes.length > 10);
    assert.deepEqual(
      figes.filter((cle) => !/^(_actifs\/|pagefind\/.*\.pf_)/.test(cle)),
      [],
    );
  });

  test('le seau répond à la table : jamais ailleurs, jamais un fichier caché, l’absence en français', async () => {
    /** Un seau n’arrange pas les adresses : ce qu’un serveur en corrige est absent. Le CDN compresse. */
    const duSeau = (chemin: string, { statut, vers }: Attendu, enMorceaux: boolean): Attendu => {
      const [premier] = [statut].flat();
      if (vers) return { statut: /index\.html/.test(chemin) ? [200, 404] : [302, 404] };
      if (enMorceaux) return { statut: [200, 206] };
      if (premier === 200) return { statut: /\/\/|\.\.|%/.test(chemin) ? [200, 404] : 200 };
      // Les conditions d’un navigateur sont l’affaire du service : il peut aussi rendre le fichier entier.
      if (premier === 304 || premier === 412) return { statut: [200, premier] };
      return { statut: premier === 204 || premier === 405 ? [405, 400] : [404, 400, 431] };
    };
    const trouvees: string[] = [];
    for (const [methode, chemin, attendu, entetes] of CAS) {
      const reponse = await demanderBrut(port, methode, chemin, entetes);
      // Une méthode refusée ou une demande illisible n’atteint pas le site : le service y répond seul.
      const corps = reponse.statut === 404 ? reponse.corps : '';
      const lieu = reponse.entetes['location'];
      trouvees.push(
        ...fautes(
          { ...reponse, entetes: {}, corps },
          duSeau(chemin, attendu, entetes?.['range'] !== undefined),
          [],
        ).map((f) => `${methode} ${chemin} : ${f}`),
        ...(lieu && !/^\/[\w-]+\/$/.test(lieu) ? [`${methode} ${chemin} : renvoie à ${lieu}`] : []),
      );
    }
    assert.deepEqual(trouvees, []);
  });
});
