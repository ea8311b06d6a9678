import { natureEpci, type Epci } from '#lib/domaine/epci.ts';
import { SITUATIONS, STATUTS, type Statut } from '#lib/domaine/situations.ts';
import { contratPrincipal, termeDe } from '#lib/domaine/statut.ts';
import { CLES_DES_MARQUES, type Marque } from '#lib/france/marques.ts';
import { CONFIANCES } from '#lib/schemas/contrat.ts';
import type { Affirmation, Reperage } from '#lib/schemas/france.ts';
import type { Source } from '#lib/schemas/source.ts';
import type { Jour } from '#lib/valeurs/date-partielle.ts';
import { MOTIF_DATE, MOTIF_SIREN, type Colonnes } from './colonne.ts';
import { DEPARTEMENT, POPULATION, STATUT_LIBELLE } from './colonnes-de-territoire.ts';

/** Jusqu’où une intercommunalité a été cherchée. */
const NIVEAUX = ['suivi', 'repere', 'rien-lu'] as const;

/** Ce dont les colonnes de la France ont besoin. */
export interface EntreeFrance {
  epci: Epci;
  niveau: (typeof NIVEAUX)[number];
  nomDepartement: string;
  nomRegion: string;
  statut: Statut;
  marque: Marque | null;
  /** Fiches qui couvrent l’intercommunalité, la plus récente d’abord. */
  contrats: readonly Reperage[];
  affirmation: Affirmation | null;
  /** Source principale. */
  source: Source | null;
  page: string | null;
  au: Jour;
}

const requis = { required: true } as const;
const principal = ({ contrats, au }: EntreeFrance) => contratPrincipal({ contrats, au });
const signe = (e: EntreeFrance) => {
  const contrat = principal(e);
  return contrat?.etape === 'signe' ? contrat : null;
};

/** Les colonnes de `france.csv` : toutes les intercommunalités, suivies, repérées ou pas encore cherchées. */
export const CHAMPS_FRANCE = {
  siren: {
    titre: 'SIREN',
    description: 'Identifiant de l’intercommunalité (Insee), neuf chiffres. À lire comme un texte.',
    type: 'string',
    exemple: '123456782',
    contraintes: { ...requis, unique: true, pattern: MOTIF_SIREN },
    valeur: ({ epci }) => epci.siren,
  },
  nom: {
    titre: 'Nom',
    description: 'Nom dans le référentiel.',
    type: 'string',
    exemple: 'CC du Pays d’Exemple',
    contraintes: requis,
    valeur: ({ epci }) => epci.nom,
  },
  nature: {
    titre: 'Nature juridique',
    description:
      'En toutes lettres. La Métropole du Grand Paris est détaillée : ses établissements publics territoriaux et ' +
      'la Ville de Paris.',
    type: 'string',
    exemple: 'Communauté de communes',
    contraintes: requis,
    valeur: ({ epci }) => natureEpci(epci),
  },
  departement: { ...DEPARTEMENT, valeur: ({ epci }) => epci.departement },
  departement_nom: {
    titre: 'Nom du département',
    description: 'Nom du département dans le référentiel.',
    type: 'string',
    exemple: 'Mayenne',
    contraintes: requis,
    valeur: ({ nomDepartement }) => nomDepartement,
  },
  region_nom: {
    titre: 'Région',
    description: 'Nom de la région dans le référentiel.',
    type: 'string',
    exemple: 'Pays de la Loire',
    contraintes: requis,
    valeur: ({ nomRegion }) => nomRegion,
  },
  population: { ...POPULATION, valeur: ({ epci }) => epci.population },
  niveau: {
    titre: 'Niveau de recherche',
    description:
      '`suivi` : son département est cherché en entier ; `repere` : une source lue en parle ; `rien-lu` : rien n’a ' +
      'été lu. Ce fichier est un relevé, pas un recensement.',
    type: 'string',
    exemple: 'repere',
    contraintes: { ...requis, enum: NIVEAUX },
    valeur: ({ niveau }) => niveau,
  },
  statut: {
    titre: 'Situation',
    description:
      'Situation calculée d’après les contrats connus, à la date de `situation_au`. ' +
      '`non-renseigne` ne veut pas dire « pas de contrat ».',
    type: 'string',
    exemple: 'en-cours',
    contraintes: { ...requis, enum: STATUTS },
    valeur: ({ statut }) => statut,
  },
  statut_libelle: { ...STATUT_LIBELLE, valeur: ({ statut }) => SITUATIONS[statut].libelle },
  situation_au: {
    titre: 'Situation au',
    description: 'Jour auquel la situation est établie.',
    type: 'date',
    exemple: '2026-11-26',
    contraintes: requis,
    valeur: ({ au }) => au,
  },
  marque: {
    titre: 'Marque de la carte',
    description: 'Ce que la carte de France distingue d’une intercommunalité repérée ; vide pour les autres.',
    type: 'string',
    exemple: 'en-cours',
    contraintes: { enum: CLES_DES_MARQUES },
    valeur: ({ marque }) => marque,
  },
  contrat: {
    titre: 'Contrat',
    description: 'Nom de la fiche dont parle la situation ; vide si aucune.',
    type: 'string',
    exemple: 'Contrat local de santé : Pays d’Exemple',
    valeur: (e) => principal(e)?.nom ?? null,
  },
  date_signature: {
    titre: 'Date de signature',
    description: 'Aussi précise que la source : AAAA, AAAA-MM ou AAAA-MM-JJ.',
    type: 'string',
    exemple: '2024-05-13',
    contraintes: { pattern: MOTIF_DATE },
    valeur: (e) => signe(e)?.signature?.date ?? null,
  },
  signature_deduite: {
    titre: 'Signature déduite',
    description: 'Vrai quand la date de signature est une déduction (une année non écrite, par exemple).',
    type: 'boolean',
    exemple: false,
    valeur: (e) => (signe(e)?.signature ? signe(e)!.signature!.deduit !== undefined : null),
  },
  date_fin: {
    titre: 'Terme',
    description: 'Terme publié, ou calculé d’après une durée publiée : voir `date_fin_nature`.',
    type: 'string',
    exemple: '2027-05',
    contraintes: { pattern: MOTIF_DATE },
    valeur: (e) => (signe(e) ? (termeDe(signe(e)!)?.date ?? null) : null),
  },
  date_fin_nature: {
    titre: 'Nature du terme',
    description: '`publie` : une source le dit ; `calcule` : notre addition.',
    type: 'string',
    exemple: 'calcule',
    contraintes: { enum: ['publie', 'calcule'] },
    valeur: (e) => (signe(e) ? (termeDe(signe(e)!)?.nature ?? null) : null),
  },
  affirmation: {
    titre: 'Affirmation départementale',
    description: 'Ce qu’une source dit du département entier, sans nommer chaque contrat ; vide si rien.',
    type: 'string',
    exemple: 'Une source écrit que tout le département est couvert.',
    valeur: ({ affirmation }) => affirmation?.texte ?? null,
  },
  confiance: {
    titre: 'Confiance',
    description: 'Confiance dans la fiche ou l’affirmation.',
    type: 'string',
    exemple: 'haute',
    contraintes: { enum: CONFIANCES },
    valeur: (e) => (principal(e) ?? e.affirmation)?.confiance ?? null,
  },
  source_editeur: {
    titre: 'Éditeur de la source',
    description: 'Qui publie la source principale.',
    type: 'string',
    exemple: 'ARS Exemple',
    valeur: ({ source }) => source?.editeur ?? null,
  },
  source_adresse: {
    titre: 'Adresse de la source',
    description: 'Adresse publique de la source principale.',
    type: 'string',
    format: 'uri',
    exemple: 'https://exemple.fr/contrat',
    valeur: ({ source }) => source?.adresse ?? null,
  },
  source_date: {
    titre: 'Date de la source',
    description: 'Date du document ; vide s’il n’est pas daté.',
    type: 'string',
    exemple: '2025-03-26',
    contraintes: { pattern: MOTIF_DATE },
    valeur: ({ source }) => source?.date ?? null,
  },
  source_lue_le: {
    titre: 'Source lue le',
    description: 'Jour où la source principale a été consultée.',
    type: 'date',
    exemple: '2026-11-26',
    valeur: ({ source }) => source?.consulteLe ?? null,
  },
  page: {
    titre: 'Page',
    description: 'Page de ce site sur l’intercommunalité ; vide si rien n’a été lu.',
    type: 'string',
    format: 'uri',
    exemple: 'https://contrats-locaux-de-sante.example/carte/france/123456782-pays-d-exemple/',
    valeur: ({ page }) => page,
  },
} satisfies Colonnes<EntreeFrance>;
