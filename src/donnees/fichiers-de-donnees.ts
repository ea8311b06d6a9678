import geojson from 'geojson';
import { centroide } from '#lib/geo/centre.ts';
import { adresseDepartement, adresseDonnees, url } from '#lib/adresses.ts';
import { versAidesTerritoires } from '#lib/publication/aides-territoires.ts';
import { versCsv } from '#lib/publication/csv.ts';
import { CHAMPS_CONTRATS, lignesDuContrat, publierContrat } from '#lib/publication/colonnes-contrats.ts';
import { CHAMPS_FRANCE } from '#lib/publication/colonnes-france.ts';
import { CHAMPS_EPCI } from '#lib/publication/colonnes-epci.ts';
import { SCHEMA_CONTRATS, SCHEMA_EPCI, SCHEMA_FRANCE, type SchemaPublie } from '#lib/publication/schemas-publies.ts';
import { versDataPackage } from '#lib/publication/paquet-donnees.ts';
import { LICENCE } from '#lib/publication/table-schema.ts';
import { communesPubliees } from './communes-publiees.ts';
import { DATE_REFERENCE } from './date-reference.ts';
import { contratsAPublier, publierGeojson, publierTousLesEpci, type GeojsonPublie } from './publication.ts';
import { jsonDeLaFrance, lignesDeLaFrance } from './publication-france.ts';
import { tableSchemaDe } from './schemas-publies.ts';
import { chargerDonnees, chargerSite, sourceDe } from './site.ts';

/** Formats publiés et le type de média de chacun. */
export const TYPES_MEDIA = { csv: 'text/csv', geojson: 'application/geo+json', json: 'application/json' } as const;

/** D’où viennent les identités et les contours. */
const SOURCES_DU_REFERENTIEL = ['etalab-decoupage', 'ign-admin-express'];

/** Un fichier à télécharger, écrit une fois : son adresse, son poids et sa somme viennent du même contenu. */
export interface FichierPublie {
  /** Nom sans extension. */
  nom: string;
  format: keyof typeof TYPES_MEDIA;
  titre: string;
  /** Ce qu’il contient, et pour quoi faire. */
  detail: string;
  /** Schéma de la table, pour un CSV. */
  schema?: SchemaPublie;
  contenu: string;
  /** Poids, en octets. */
  octets: number;
  /** Somme de contrôle SHA-256, en hexadécimal. */
  sha256: string;
}

type FichierAMesurer = Omit<FichierPublie, 'octets' | 'sha256'>;

async function peser(fichier: FichierAMesurer): Promise<FichierPublie> {
  const octets = new TextEncoder().encode(fichier.contenu);
  const somme = new Uint8Array(await crypto.subtle.digest('SHA-256', octets));
  return { ...fichier, octets: octets.length, sha256: [...somme].map((o) => o.toString(16).padStart(2, '0')).join('') };
}

let memoire: Promise<readonly FichierPublie[]> | undefined;

/** Tous les fichiers de données, dans l’ordre où la page les présente. */
export function chargerFichiers(origine: URL): Promise<readonly FichierPublie[]> {
  memoire ??= Promise.all(ecrire(origine).map(peser));
  return memoire;
}

/** Les intercommunalités et les contrats des départements suivis. */
function fichiersDesContrats(tous: GeojsonPublie, origine: URL): FichierAMesurer[] {
  const contrats = contratsAPublier(origine);
  const enTete = { situation_au: DATE_REFERENCE, licence: LICENCE.title };
  return [
    {
      nom: 'epci',
      format: 'csv',
      titre: 'EPCI et leur situation',
      detail: 'Une ligne par EPCI. Pour un tableur.',
      schema: SCHEMA_EPCI,
      contenu: versCsv(publierTousLesEpci(origine), Object.keys(CHAMPS_EPCI)),
    },
    {
      nom: 'contrats',
      format: 'csv',
      titre: 'Contrats et démarches',
      detail: 'Une ligne par contrat et par territoire couvert, contrats anciens compris.',
      schema: SCHEMA_CONTRATS,
      contenu: versCsv(contrats.flatMap(lignesDuContrat), Object.keys(CHAMPS_CONTRATS)),
    },
    {
      nom: 'contrats',
      format: 'json',
      titre: 'Contrats et démarches, en détail',
      detail: 'Les mêmes fiches, avec leurs axes, leurs financements, leurs sources et le motif de chaque déduction.',
      contenu: JSON.stringify({ ...enTete, contrats: contrats.map(publierContrat) }),
    },
    {
      nom: 'epci',
      format: 'geojson',
      titre: 'EPCI et leur situation',
      detail: 'Contours généralisés, WGS 84, mêmes propriétés que le CSV. Pour une carte.',
      contenu: JSON.stringify(tous),
    },
  ];
}

/** Ce que lisent la carte et le champ « Ma commune », département par département. */
function fichiersDesDepartements(origine: URL): FichierAMesurer[] {
  const { departements } = chargerDonnees();
  return [
    ...departements.map((d) => ({
      nom: `epci-${d.code}`,
      format: 'geojson' as const,
      titre: `EPCI ${d.fiche.de}`,
      detail: 'Le même fichier, pour ce département seul : c’est celui que lit notre carte.',
      contenu: JSON.stringify(publierGeojson([d.code], origine)),
    })),
    ...departements.map((d) => ({
      nom: `communes-${d.code}`,
      format: 'json' as const,
      titre: `Communes ${d.fiche.de}`,
      detail:
        'Chaque commune, ses codes postaux, ses anciens noms et son intercommunalité : ' +
        'c’est ce que lit le champ « Ma commune ».',
      contenu: JSON.stringify(communesPubliees(d.code)),
    })),
  ];
}

/** Un point par intercommunalité, au centre de son contour. */
function fichierDesPoints(tous: GeojsonPublie): FichierAMesurer {
  const points = tous.features.map((f) => {
    const [longitude, latitude] = centroide(f.geometry);
    return { ...f.properties, longitude: Number(longitude.toFixed(4)), latitude: Number(latitude.toFixed(4)) };
  });
  return {
    nom: 'epci-points',
    format: 'geojson',
    titre: 'Un point par EPCI',
    detail: 'Le centre de chaque contour, avec les mêmes propriétés.',
    contenu: JSON.stringify(geojson.parse(points, { Point: ['latitude', 'longitude'] })),
  };
}

/** Le relevé de tout le pays. */
function fichiersDeLaFrance(origine: URL): FichierAMesurer[] {
  return [
    {
      nom: 'france',
      format: 'csv',
      titre: 'Relevé national',
      detail:
        'Une ligne par intercommunalité de France : suivie, repérée, ou pas encore cherchée. Un relevé, pas un ' +
        'recensement.',
      schema: SCHEMA_FRANCE,
      contenu: versCsv(lignesDeLaFrance(origine), Object.keys(CHAMPS_FRANCE)),
    },
    {
      nom: 'france',
      format: 'json',
      titre: 'Relevé national, en détail',
      detail: 'Les contrats repérés, leurs sources, les affirmations, et ce qui a été cherché région par région.',
      contenu: jsonDeLaFrance(),
    },
  ];
}

/** Les aides des départements suivis. */
function fichierDesAides(origine: URL): FichierAMesurer {
  return {
    nom: 'aides',
    format: 'json',
    titre: 'Aides au financement',
    detail:
      'Les aides des départements, sous les noms de champs d’Aides-territoires. Pour les reprendre telles ' +
      'quelles dans un autre catalogue.',
    contenu: ecrireAides(origine),
  };
}

function ecrire(origine: URL): FichierAMesurer[] {
  const tous = publierGeojson(
    chargerDonnees().departements.map((d) => d.code),
    origine,
  );
  return [
    ...fichiersDesContrats(tous, origine),
    ...fichiersDesDepartements(origine),
    fichierDesPoints(tous),
    ...fichiersDeLaFrance(origine),
    fichierDesAides(origine),
  ];
}

/** Les aides, dans l’enveloppe d’une page de résultats d’Aides-territoires. */
function ecrireAides(origine: URL): string {
  const donnees = chargerDonnees();
  const { editeur } = chargerSite();
  const fichier = new URL(adresseDonnees('aides', 'json'), origine).href;
  const results = donnees.departements.flatMap((d) =>
    d.aide
      ? [
          versAidesTerritoires(d.aide, {
            departement: d,
            page: new URL(adresseDepartement(d, 'aide'), origine).href,
            fichier,
            editeur: editeur.nom,
            au: DATE_REFERENCE,
            sourceDe: (id) => sourceDe(donnees, id),
          }),
        ]
      : [],
  );
  return JSON.stringify({ count: results.length, previous: null, next: null, results });
}

/** Le descripteur de tous les fichiers, avec leur poids et leur somme de contrôle. */
export async function chargerPaquet(origine: URL) {
  const donnees = chargerDonnees();
  const { editeur } = chargerSite();
  const sources = SOURCES_DU_REFERENTIEL.map((id) => sourceDe(donnees, id));
  const ressources = (await chargerFichiers(origine)).map((f) => ({
    ...f,
    type: TYPES_MEDIA[f.format],
    schema: f.schema && tableSchemaDe(f.schema, origine),
  }));
  return versDataPackage(ressources, {
    accueil: new URL(url('/donnees/'), origine).href,
    editeur: editeur.nom,
    au: DATE_REFERENCE,
    sources,
  });
}

/** Chemins des fichiers d’un format, pour le point d’accès qui les sert. */
export async function cheminsDesFichiers(format: FichierPublie['format'], origine: URL) {
  const fichiers = (await chargerFichiers(origine)).filter((f) => f.format === format);
  return fichiers.map((f) => ({ params: { fichier: f.nom }, props: { contenu: f.contenu } }));
}

/** Réponse d’un fichier publié. */
export function reponseFichier(contenu: string, type: string): Response {
  return new Response(contenu, { headers: { 'content-type': `${type}; charset=utf-8` } });
}
