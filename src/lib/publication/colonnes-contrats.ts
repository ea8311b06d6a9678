import { termeDe } from '#lib/domaine/statut.ts';
import { CONFIANCES, ETAPES, type Contrat } from '#lib/schemas/contrat.ts';
import type { Source } from '#lib/schemas/source.ts';
import {
  MOTIF_DATE,
  MOTIF_DEPARTEMENT,
  MOTIF_IDENTIFIANT,
  MOTIF_SIREN,
  publier,
  type Colonnes,
  type Ligne,
} from './colonne.ts';
import { NATURE_DU_TERME } from './colonnes-de-territoire.ts';
import { deductionsDe } from './colonnes-deductions.ts';

/** Un EPCI ou une commune que couvre un contrat. */
export interface TerritoireCouvert {
  territoire_type: 'epci' | 'commune';
  territoire_code: string;
  territoire_nom: string;
}

interface EntreeContrat {
  c: Contrat;
  terme: ReturnType<typeof termeDe>;
  sources: Source[];
  page: string;
  territoire: TerritoireCouvert;
}

const requis = { required: true } as const;
const date = { type: 'string', contraintes: { pattern: MOTIF_DATE } } as const;

const IDENTITE = {
  contrat: {
    titre: 'Contrat',
    description: 'Identifiant de la fiche, stable : code du département, territoire, rang ou année.',
    type: 'string',
    exemple: '53-pays-d-exemple-2',
    contraintes: { ...requis, pattern: MOTIF_IDENTIFIANT },
    valeur: ({ c }) => c.id,
  },
  contrat_nom: {
    titre: 'Nom du contrat',
    description: 'Nom montré au public.',
    type: 'string',
    exemple: '2e contrat local de santé du Pays d’Exemple',
    contraintes: requis,
    valeur: ({ c }) => c.nom,
  },
  etape: {
    titre: 'Étape',
    description:
      '`signe` : le contrat est signé. `demarche` : il se prépare, aucune signature connue. `absence` : une ' +
      'source dit qu’il n’y a pas de contrat.',
    type: 'string',
    exemple: 'signe',
    contraintes: { ...requis, enum: ETAPES },
    valeur: ({ c }) => c.etape,
  },
  departement: {
    titre: 'Département',
    description: 'Code du département qui suit le contrat.',
    type: 'string',
    exemple: '53',
    contraintes: { ...requis, pattern: MOTIF_DEPARTEMENT },
    valeur: ({ c }) => c.departement,
  },
} as const satisfies Colonnes<EntreeContrat>;

const TERRITOIRE = {
  territoire_type: {
    titre: 'Type de territoire',
    description:
      '`epci` : l’intercommunalité entière est couverte. `commune` : cette commune l’est, sans tout son EPCI.',
    type: 'string',
    exemple: 'epci',
    contraintes: { ...requis, enum: ['epci', 'commune'] },
    valeur: ({ territoire }) => territoire.territoire_type,
  },
  territoire_code: {
    titre: 'Code du territoire',
    description:
      'SIREN de l’EPCI (neuf chiffres) ou code Insee de la commune (cinq caractères). À lire comme un texte.',
    type: 'string',
    exemple: '123456782',
    contraintes: { ...requis, pattern: '^(\\d{9}|(\\d{2}|2[AB])\\d{3})$' },
    valeur: ({ territoire }) => territoire.territoire_code,
  },
  territoire_nom: {
    titre: 'Nom du territoire',
    description: 'Nom de l’EPCI ou de la commune.',
    type: 'string',
    exemple: 'CC du Pays d’Exemple',
    contraintes: requis,
    valeur: ({ territoire }) => territoire.territoire_nom,
  },
} as const satisfies Colonnes<EntreeContrat>;

const FAITS = {
  porteur_nom: {
    titre: 'Porteur',
    description: 'Collectivité ou syndicat qui porte le contrat.',
    type: 'string',
    exemple: 'Communauté de communes du Pays d’Exemple',
    contraintes: requis,
    valeur: ({ c }) => c.porteur.nom,
  },
  porteur_siren: {
    titre: 'SIREN du porteur',
    description: 'Neuf chiffres. À lire comme un texte.',
    type: 'string',
    exemple: '123456782',
    contraintes: { pattern: MOTIF_SIREN },
    valeur: ({ c }) => c.porteur.siren ?? null,
  },
  generation: {
    titre: 'Génération',
    description: 'Rang du contrat dans la suite de ceux du territoire : 1 pour le premier.',
    type: 'integer',
    exemple: 2,
    contraintes: { minimum: 1 },
    valeur: ({ c }) => c.generation?.rang ?? null,
  },
  suite_de: {
    titre: 'Contrat précédent',
    description: 'Identifiant du contrat que celui-ci remplace.',
    type: 'string',
    exemple: '53-pays-d-exemple-1',
    contraintes: { pattern: MOTIF_IDENTIFIANT },
    valeur: ({ c }) => c.suiteDe ?? null,
  },
  date_signature: {
    titre: 'Signature',
    description: 'Date de signature, aussi précise que la source : AAAA, AAAA-MM ou AAAA-MM-JJ.',
    ...date,
    exemple: '2024-05-13',
    valeur: ({ c }) => c.signature?.date ?? null,
  },
  date_debut: {
    titre: 'Prise d’effet',
    description: 'Date de prise d’effet, quand la source donne une période plutôt qu’un jour de signature. Même forme.',
    ...date,
    exemple: '2024',
    valeur: ({ c }) => c.debut?.date ?? null,
  },
  date_attestee: {
    titre: 'Attesté le',
    description:
      'Date à laquelle une source constate le contrat, ou son absence, faute de date de signature. Même forme.',
    ...date,
    exemple: '2024-05',
    valeur: ({ c }) => c.atteste?.date ?? null,
  },
  date_fin: {
    titre: 'Terme',
    description:
      'Terme du contrat, publié ou calculé : voir `date_fin_nature`. Même forme ; un terme publié compte ' +
      'jusqu’à son dernier jour.',
    ...date,
    exemple: '2027-05',
    valeur: ({ terme }) => terme?.date ?? null,
  },
  date_fin_nature: {
    ...NATURE_DU_TERME,
    description: '`publiee` : une source donne le terme. `calculee` : date de départ plus durée publiée.',
  },
  duree_mois: {
    titre: 'Durée',
    description: 'Durée publiée, en mois.',
    type: 'integer',
    exemple: 36,
    contraintes: { minimum: 1 },
    valeur: ({ c }) => c.duree?.mois ?? null,
  },
  demarche_debut: {
    titre: 'Début de la démarche',
    description: 'Premier signe connu de la préparation. Même forme que les autres dates.',
    ...date,
    exemple: '2023',
    valeur: ({ c }) => c.demarche?.debut ?? null,
  },
  demarche_dernier_signe: {
    titre: 'Dernier signe de la démarche',
    description: 'Dernier signe connu de la préparation. Même forme.',
    ...date,
    exemple: '2024-04',
    valeur: ({ c }) => c.demarche?.dernierSigne ?? null,
  },
  nombre_axes: {
    titre: 'Nombre d’axes',
    description: 'Axes stratégiques annoncés par une source.',
    type: 'integer',
    exemple: 6,
    contraintes: { minimum: 1 },
    valeur: ({ c }) => c.axes?.nombre ?? null,
  },
  nombre_actions: {
    titre: 'Nombre d’actions',
    description: 'Actions ou fiches-actions annoncées par une source.',
    type: 'integer',
    exemple: 42,
    contraintes: { minimum: 1 },
    valeur: ({ c }) => c.actions?.nombre ?? null,
  },
  confiance: {
    titre: 'Confiance',
    description: 'Confiance dans la fiche : `haute`, `moyenne` ou `basse`.',
    type: 'string',
    exemple: 'haute',
    contraintes: { ...requis, enum: CONFIANCES },
    valeur: ({ c }) => c.confiance,
  },
  verifie_le: {
    titre: 'Vérifié le',
    description: 'Jour de la dernière consultation d’une des sources.',
    type: 'date',
    exemple: '2026-11-21',
    contraintes: requis,
    valeur: ({ sources }) =>
      sources
        .map((s) => s.consulteLe)
        .sort()
        .at(-1)!,
  },
  page: {
    titre: 'Page',
    description: 'Page publique de la fiche.',
    type: 'string',
    format: 'uri',
    exemple: 'https://contrats-locaux-de-sante.example/contrats/53-pays-d-exemple-2/',
    valeur: ({ page }) => page,
  },
} as const satisfies Colonnes<EntreeContrat>;

const LISTES = {
  signataires: {
    titre: 'Signataires',
    description: 'Signataires cités par une source, séparés par « | » entre deux espaces. Aucun nom de personne.',
    type: 'string',
    exemple: 'Agence régionale de santé | CC du Pays d’Exemple',
    valeur: ({ c }) => c.signataires.map((s) => s.nom).join(' | ') || null,
  },
  valeurs_deduites: {
    titre: 'Valeurs déduites',
    description:
      'Noms des colonnes dont la valeur est une déduction et non les mots d’une source, séparés par une ' +
      'espace. `territoire_code` : c’est le rattachement du contrat à ce territoire.',
    type: 'string',
    exemple: 'generation signataires',
    contraintes: { pattern: '^[a-z_]+( [a-z_]+)*$' },
    valeur: ({ c }) =>
      deductionsDe(c)
        .map(({ champ }) => champ)
        .join(' ') || null,
  },
  sources: {
    titre: 'Sources',
    description: 'Adresses des sources, de la principale à la moins importante, séparées par une espace.',
    type: 'string',
    exemple: 'https://www.example.org/signature-du-contrat',
    contraintes: { ...requis, pattern: '^https?://\\S+( https?://\\S+)*$' },
    valeur: ({ sources }) => sources.flatMap((s) => s.adresse ?? []).join(' ') || null,
  },
} as const satisfies Colonnes<EntreeContrat>;

/** Les colonnes de `contrats.csv`, une ligne par contrat et par territoire couvert : la seule liste. */
export const CHAMPS_CONTRATS = { ...IDENTITE, ...TERRITOIRE, ...FAITS, ...LISTES };
const CHAMPS_FICHE = { ...IDENTITE, ...FAITS };

/** Une ligne de `contrats.csv`. */
export type LigneContrat = Ligne<typeof CHAMPS_CONTRATS>;

/** Un contrat, ses territoires, ses sources et sa page : de quoi le publier. */
export interface ContratAPublier {
  c: Contrat;
  territoires: readonly TerritoireCouvert[];
  sources: Source[];
  page: string;
}

/** Les lignes d’un contrat dans le CSV, une par territoire. */
export function lignesDuContrat({ c, territoires, sources, page }: ContratAPublier): LigneContrat[] {
  const terme = c.etape === 'signe' ? termeDe(c) : null;
  return territoires.map((territoire) =>
    publier<EntreeContrat, typeof CHAMPS_CONTRATS>(CHAMPS_CONTRATS, { c, terme, sources, page, territoire }),
  );
}

/** Un contrat tel que `contrats.json` le publie : mêmes noms que le CSV, listes développées. */
export function publierContrat({ c, territoires, sources, page }: ContratAPublier) {
  const terme = c.etape === 'signe' ? termeDe(c) : null;
  return {
    ...publier<EntreeContrat, typeof CHAMPS_FICHE>(CHAMPS_FICHE, {
      c,
      terme,
      sources,
      page,
      territoire: territoires[0]!,
    }),
    territoires,
    axes: c.axes?.intitules ?? [],
    signataires: c.signataires.map((s) => ({ nom: s.nom, elu: s.elu ?? null, deduit: s.deduit !== undefined })),
    financements: c.financements.map((f) => ({
      financeur: f.financeur,
      montant_euros: f.montant ?? null,
      periodicite: f.periodicite ?? null,
      objet: f.objet,
    })),
    confiance_motif: c.confianceMotif,
    deductions: deductionsDe(c),
    sources: sources.map((s) => ({
      titre: s.titre,
      editeur: s.editeur,
      adresse: s.adresse ?? null,
      date: s.date ?? null,
      date_deduite: s.dateDeduite !== undefined,
      consulte_le: s.consulteLe,
    })),
  };
}
