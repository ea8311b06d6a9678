import { CHAMPS_CONTRATS } from './colonnes-contrats.ts';
import { CHAMPS_FRANCE } from './colonnes-france.ts';
import type { Colonnes } from './colonne.ts';
import { CHAMPS_EPCI } from './colonnes-epci.ts';
import { SITUATIONS } from '#lib/domaine/situations.ts';
import { unJour, type Jour } from '#lib/valeurs/date-partielle.ts';

/** Une version d’un schéma, telle que son journal la raconte. */
export interface VersionSchema {
  /** Gestion sémantique : correctif = mots, mineure = colonne ajoutée, majeure = tout ce qui casse une lecture. */
  version: string;
  /** Jour de publication. */
  date: Jour;
  changements: readonly string[];
}

/** Une cellule fausse du fichier d’exemple invalide. */
interface ErreurExemplaire {
  champ: string;
  valeur: string;
  pourquoi: string;
}

/** Un schéma de table publié : ses colonnes viennent de la liste qui écrit le fichier. */
export interface SchemaPublie {
  nom: string;
  titre: string;
  description: string;
  motsCles: readonly string[];
  champs: Colonnes<never>;
  clePrimaire: readonly string[];
  /**
   * De la plus récente à la première. Avant d’en ajouter une, copier le dossier de la version en vigueur, tel que le
   * site le publie, dans `public/donnees/schema/<nom>/<version>/` : l’adresse d’une version publiée ne change plus.
   */
  versions: readonly VersionSchema[];
  /**
   * Lignes d’exemple : chacune part de la première, toute d’exemples, ou (`minimale`) des seules colonnes obligatoires.
   */
  autresExemples: readonly { minimale?: true; valeurs: Readonly<Record<string, string | number>> }[];
  erreurs: readonly ErreurExemplaire[];
}

/** L’intercommunalité inventée des exemples, dans l’ordre où les tables la nomment, et la situation qu’on lui donne. */
const EPCI_D_EXEMPLE = { siren: '987654324', nom: 'CC du Val d’Exemple', population: 9000 } as const;
const SANS_CONTRAT_CONNU = { statut: 'non-renseigne', statut_libelle: SITUATIONS['non-renseigne'].libelle } as const;

const premiereVersion = (date: string): VersionSchema => ({
  version: '1.0.0',
  date: unJour(date),
  changements: ['Première version publiée.'],
});

/** Schéma des contrats : celui qu’un autre producteur peut reprendre. */
export const SCHEMA_CONTRATS: SchemaPublie = {
  nom: 'contrats-locaux-de-sante',
  titre: 'Contrats locaux de santé',
  description:
    'Les contrats locaux de santé (CLS), les démarches qui y mènent et les absences constatées, une ligne ' +
    'par contrat et par territoire couvert. Chaque ligne porte ses sources, sa date de vérification, et dit ' +
    'lesquelles de ses valeurs sont déduites.',
  motsCles: ['contrat local de santé', 'CLS', 'santé', 'intercommunalité', 'EPCI', 'agence régionale de santé'],
  champs: CHAMPS_CONTRATS,
  clePrimaire: ['contrat', 'territoire_code'],
  versions: [premiereVersion('2026-11-21')],
  autresExemples: [
    { valeurs: { territoire_code: EPCI_D_EXEMPLE.siren, territoire_nom: EPCI_D_EXEMPLE.nom } },
    {
      minimale: true,
      valeurs: {
        contrat: '53-ville-d-exemple-1',
        contrat_nom: 'Contrat local de santé de la Ville d’Exemple',
        etape: 'demarche',
        territoire_type: 'commune',
        territoire_code: '53999',
        territoire_nom: 'Exemple',
        porteur_nom: 'Ville d’Exemple',
        confiance: 'basse',
        demarche_debut: '2025',
        demarche_dernier_signe: '2026-03',
      },
    },
  ],
  erreurs: [
    { champ: 'etape', valeur: 'signé', pourquoi: 'valeur hors de la liste : la clé est « signe », sans accent' },
    { champ: 'territoire_code', valeur: '12345678', pourquoi: 'huit chiffres : un SIREN en a neuf' },
    { champ: 'date_signature', valeur: '13/05/2024', pourquoi: 'date à la française : attendu AAAA-MM-JJ' },
    { champ: 'generation', valeur: 'deuxième', pourquoi: 'attendu un nombre entier' },
    { champ: 'sources', valeur: '', pourquoi: 'un contrat sans source n’est pas publiable' },
  ],
};

/** Schéma des situations : une ligne par EPCI, calculée d’après les contrats. */
export const SCHEMA_EPCI: SchemaPublie = {
  nom: 'situations-epci',
  titre: 'Situation des EPCI au regard des contrats locaux de santé',
  description:
    'Une ligne par intercommunalité (EPCI à fiscalité propre) : sa situation, calculée à une date d’après ' +
    'ses contrats, et le contrat dont elle parle.',
  motsCles: ['contrat local de santé', 'CLS', 'EPCI', 'situation'],
  champs: CHAMPS_EPCI,
  clePrimaire: ['siren'],
  versions: [premiereVersion('2026-11-21')],
  autresExemples: [
    {
      minimale: true,
      valeurs: {
        ...EPCI_D_EXEMPLE,
        nombre_communes: 12,
        ...SANS_CONTRAT_CONNU,
        page: 'https://contrats-locaux-de-sante.example/territoires/987654324-val-d-exemple/',
      },
    },
  ],
  erreurs: [
    { champ: 'siren', valeur: '53-exemple', pourquoi: 'attendu neuf chiffres' },
    { champ: 'statut', valeur: 'signé', pourquoi: 'valeur hors de la liste' },
    { champ: 'statut_au', valeur: '21 novembre 2026', pourquoi: 'attendu un jour, AAAA-MM-JJ' },
    { champ: 'population', valeur: '9 000 habitants', pourquoi: 'attendu un nombre entier, sans unité' },
  ],
};

/** Schéma du relevé national : une ligne par intercommunalité de France, cherchée ou non. */
export const SCHEMA_FRANCE: SchemaPublie = {
  nom: 'releve-france',
  titre: 'Relevé national des contrats locaux de santé',
  description:
    'Une ligne par intercommunalité de France : jusqu’où elle a été cherchée, ce qu’une source lue en dit, avec sa ' +
    'date et sa confiance. Un relevé, pas un recensement.',
  motsCles: ['contrat local de santé', 'CLS', 'EPCI', 'France', 'relevé'],
  champs: CHAMPS_FRANCE,
  clePrimaire: ['siren'],
  versions: [
    {
      version: '2.0.0',
      date: unJour('2026-11-28'),
      changements: [
        '`marque` a une valeur de plus, pour un contrat que la source laisse entendre sans l’écrire, jusque-là ' +
          'compté avec les contrats signés ou affirmés.',
      ],
    },
    premiereVersion('2026-11-26'),
  ],
  autresExemples: [
    {
      minimale: true,
      valeurs: {
        ...EPCI_D_EXEMPLE,
        niveau: 'rien-lu',
        ...SANS_CONTRAT_CONNU,
      },
    },
  ],
  erreurs: [
    { champ: 'siren', valeur: '53-exemple', pourquoi: 'attendu neuf chiffres' },
    { champ: 'niveau', valeur: 'cherché', pourquoi: 'valeur hors de la liste' },
    { champ: 'situation_au', valeur: '26 novembre 2026', pourquoi: 'attendu un jour, AAAA-MM-JJ' },
    { champ: 'date_signature', valeur: '09/12/2025', pourquoi: 'date à la française : attendu AAAA-MM-JJ' },
  ],
};

/** Tous les schémas publiés. */
export const SCHEMAS: readonly SchemaPublie[] = [SCHEMA_CONTRATS, SCHEMA_EPCI, SCHEMA_FRANCE];

/** Version en vigueur d’un schéma. */
export function versionDe(schema: SchemaPublie): VersionSchema {
  return schema.versions[0]!;
}
