import type { Source } from '#lib/schemas/source.ts';
import { LICENCE } from './table-schema.ts';

/** Ce que le paquet dit d’un fichier. */
export interface RessourceAPublier {
  nom: string;
  format: string;
  titre: string;
  detail: string;
  type: string;
  octets: number;
  sha256: string;
  /** Table Schema développé, pour un CSV. */
  schema?: object | undefined;
}

/** Nom d’une ressource dans le paquet : `epci.csv` → `epci-csv`. */
const nomRessource = (r: Pick<RessourceAPublier, 'nom' | 'format'>) => `${r.nom}-${r.format}`.toLowerCase();

/** Le descripteur `datapackage.json` de tous les téléchargements (Data Package, Frictionless). */
export function versDataPackage(
  ressources: readonly RessourceAPublier[],
  site: { accueil: string; editeur: string; au: string; sources: readonly Source[] },
) {
  return {
    profile: 'data-package',
    name: 'contrats-locaux-de-sante',
    title: 'Contrats locaux de santé',
    description:
      'Situation des intercommunalités et contrats locaux de santé, avec leurs sources. Situation au ' + `${site.au}.`,
    homepage: site.accueil,
    version: site.au,
    created: `${site.au}T00:00:00Z`,
    keywords: ['contrat local de santé', 'CLS', 'EPCI', 'santé'],
    licenses: [LICENCE],
    contributors: [{ title: site.editeur, role: 'publisher' }],
    sources: site.sources.map((s) => ({ title: `${s.titre} (${s.editeur})`, ...(s.adresse && { path: s.adresse }) })),
    resources: ressources.map((r) => ({
      profile: r.schema ? 'tabular-data-resource' : 'data-resource',
      name: nomRessource(r),
      path: `${r.nom}.${r.format}`,
      title: r.titre,
      description: r.detail,
      format: r.format,
      mediatype: r.type,
      encoding: 'utf-8',
      bytes: r.octets,
      hash: `sha256:${r.sha256}`,
      ...(r.schema && { dialect: { delimiter: ',', lineTerminator: '\r\n', header: true }, schema: r.schema }),
    })),
  };
}
