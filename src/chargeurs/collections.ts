import type { Loader } from 'astro/loaders';
import type { Contenu } from '#lib/contenu/contenu.ts';
import { chargerContenu, oublierContenu } from './contenu.ts';
import { geographieDe, lireContours } from './geographie.ts';
import { lireReferentiel } from './referentiel.ts';

type Collection = Exclude<keyof Contenu, 'pages'> | 'epci' | 'communes' | 'contours' | 'nomsDepartements';

function entrees(collection: Collection): { id: string; data: Record<string, unknown> }[] {
  const contenu = chargerContenu();
  const codes = contenu.departements.map(({ donnee }) => donnee.code);
  switch (collection) {
    case 'site':
      return contenu.site.map(({ donnee }) => ({ id: 'site', data: donnee }));
    case 'imprimes':
      return contenu.imprimes.map(({ donnee }) => ({ id: 'imprimes', data: donnee }));
    case 'departements':
      return contenu.departements.map(({ donnee }) => {
        const { nom, nomRegion } = lireReferentiel().departements.get(donnee.code)!;
        return { id: donnee.code, data: { ...donnee, nom, nomRegion } };
      });
    case 'epci':
      return geographieDe(codes).epci.map((e) => ({ id: e.siren, data: { ...e } }));
    case 'communes':
      return geographieDe(codes).communes.map((c) => ({ id: c.code, data: { ...c } }));
    case 'nomsDepartements':
      return [...lireReferentiel().departements.values()].map(({ code, nom }) => ({ id: code, data: { nom } }));
    case 'modeles':
      return contenu.modeles.map(({ donnee }) => ({ id: `${donnee.departement}-${donnee.id}`, data: { ...donnee } }));
    case 'contours':
      return codes.map((code) => ({ id: code, data: { code, contours: lireContours(code) } }));
    default:
      return contenu[collection].map(({ donnee }) => ({ id: donnee.id, data: { ...donnee } }));
  }
}

/**
 * Chargeur d’une collection : relit et contrôle tout le contenu, puis n’en garde que la sienne.
 * Lève une `ErreurContenu` qui arrête la construction ; en développement, recharge à chaque fichier enregistré.
 */
export function chargeurDe(collection: Collection): Loader {
  return {
    name: `contenu-${collection}`,
    async load({ store, parseData, generateDigest, watcher, logger }) {
      const remplir = async () => {
        const neuves = entrees(collection);
        store.clear();
        for (const { id, data } of neuves) {
          store.set({ id, data: await parseData({ id, data }), digest: generateDigest(data) });
        }
      };
      await remplir();
      watcher?.on('change', (chemin) => {
        if (!/content\/.*\.(ya?ml|geojson)$/.test(chemin.replaceAll('\\', '/'))) return;
        oublierContenu();
        remplir().catch((erreur: Error) => logger.error(erreur.message));
      });
    },
  };
}
