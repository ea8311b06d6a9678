import { COMMUNE_SEULE } from '#lib/domaine/communes-seules.ts';
import { SITUATIONS, STATUTS } from '#lib/domaine/situations.ts';
import { termeDe } from '#lib/domaine/statut.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import { CONFIANCES, type Contrat } from '#lib/schemas/contrat.ts';
import { MOTIF_DATE, MOTIF_IDENTIFIANT, MOTIF_SIREN, publier, type Colonnes, type Ligne } from './colonne.ts';
import { DEPARTEMENT, POPULATION, STATUT_LIBELLE, NATURE_DU_TERME } from './colonnes-de-territoire.ts';
import { deductionsDe } from './colonnes-deductions.ts';
import { contratPrincipal } from '#lib/domaine/statut.ts';

/** Ce dont les colonnes d’un EPCI ont besoin. */
interface EntreeEpci {
  t: Territoire;
  /** Le contrat dont parle la situation. */
  contrat: Contrat | null;
  terme: ReturnType<typeof termeDe>;
  /** Adresses publiques de ses sources. */
  adresses: string[];
  /** Page publique de l’EPCI. */
  page: string;
}

const requis = { required: true } as const;

/** Les colonnes de `epci.csv`, qui sont aussi les propriétés des GeoJSON : la seule liste. */
export const CHAMPS_EPCI = {
  siren: {
    titre: 'SIREN',
    description: 'Identifiant de l’EPCI (Insee), neuf chiffres. À lire comme un texte.',
    type: 'string',
    exemple: '123456782',
    contraintes: { ...requis, unique: true, pattern: MOTIF_SIREN },
    valeur: ({ t }) => t.epci.siren,
  },
  nom: {
    titre: 'Nom',
    description: 'Nom de l’EPCI dans le référentiel.',
    type: 'string',
    exemple: 'CC du Pays d’Exemple',
    contraintes: requis,
    valeur: ({ t }) => t.epci.nom,
  },
  nature: {
    titre: 'Nature juridique',
    description:
      'CC : communauté de communes ; CA : communauté d’agglomération ; CU : communauté urbaine ; METRO : ' +
      'métropole ; MET69 : métropole de Lyon ; EPT : établissement public territorial du Grand Paris ; PARIS ' +
      ': Ville de Paris ; COMMUNE : commune d’aucun EPCI, sur sa propre ligne.',
    type: 'string',
    exemple: 'CC',
    contraintes: { ...requis, enum: ['CC', 'CA', 'CU', 'METRO', 'MET69', 'EPT', 'PARIS', COMMUNE_SEULE] },
    valeur: ({ t }) => t.epci.type,
  },
  departement: { ...DEPARTEMENT, valeur: ({ t }) => t.epci.departement },
  population: { ...POPULATION, valeur: ({ t }) => t.epci.population },
  nombre_communes: {
    titre: 'Nombre de communes',
    description: 'Communes membres, tous départements confondus.',
    type: 'integer',
    exemple: 37,
    contraintes: { ...requis, minimum: 1 },
    valeur: ({ t }) => t.communes.length,
  },
  statut: {
    titre: 'Situation',
    description:
      'Situation de l’EPCI, calculée d’après ses contrats à la date de `statut_au`. `non-renseigne` ne veut ' +
      'pas dire « pas de contrat ».',
    type: 'string',
    exemple: 'en-cours',
    contraintes: { ...requis, enum: STATUTS },
    valeur: ({ t }) => t.statut,
  },
  statut_libelle: { ...STATUT_LIBELLE, valeur: ({ t }) => SITUATIONS[t.statut].libelle },
  statut_au: {
    titre: 'Situation au',
    description: 'Jour auquel la situation est établie.',
    type: 'date',
    exemple: '2026-11-21',
    contraintes: requis,
    valeur: ({ t }) => t.au,
  },
  contrat: {
    titre: 'Contrat',
    description:
      'Identifiant de la fiche dont parle la situation : le dernier contrat signé, sinon la démarche connue. ' +
      'Même valeur que la colonne `contrat` de contrats.csv.',
    type: 'string',
    exemple: '53-pays-d-exemple-2',
    contraintes: { pattern: MOTIF_IDENTIFIANT },
    valeur: ({ contrat }) => contrat?.id ?? null,
  },
  contrat_nom: {
    titre: 'Nom du contrat',
    description: 'Nom de cette fiche.',
    type: 'string',
    exemple: '2e contrat local de santé du Pays d’Exemple',
    valeur: ({ contrat }) => contrat?.nom ?? null,
  },
  generation: {
    titre: 'Génération',
    description: 'Rang du contrat dans la suite de ceux du territoire : 1 pour le premier.',
    type: 'integer',
    exemple: 2,
    contraintes: { minimum: 1 },
    valeur: ({ contrat }) => contrat?.generation?.rang ?? null,
  },
  date_signature: {
    titre: 'Signature',
    description: 'Date de signature, aussi précise que la source : AAAA, AAAA-MM ou AAAA-MM-JJ.',
    type: 'string',
    exemple: '2024-05-13',
    contraintes: { pattern: MOTIF_DATE },
    valeur: ({ contrat }) => contrat?.signature?.date ?? null,
  },
  date_debut: {
    titre: 'Prise d’effet',
    description: 'Date de prise d’effet, quand la source donne une période. Même forme.',
    type: 'string',
    exemple: '2024',
    contraintes: { pattern: MOTIF_DATE },
    valeur: ({ contrat }) => contrat?.debut?.date ?? null,
  },
  date_fin: {
    titre: 'Terme',
    description: 'Terme du contrat, publié ou calculé : voir `date_fin_nature`. Même forme.',
    type: 'string',
    exemple: '2027-05',
    contraintes: { pattern: MOTIF_DATE },
    valeur: ({ terme }) => terme?.date ?? null,
  },
  date_fin_nature: {
    ...NATURE_DU_TERME,
    description:
      '`publiee` : une source donne le terme. `calculee` : nous avons ajouté la durée publiée à la date de départ.',
  },
  confiance: {
    titre: 'Confiance',
    description: 'Confiance dans la fiche du contrat.',
    type: 'string',
    exemple: 'haute',
    contraintes: { enum: CONFIANCES },
    valeur: ({ contrat }) => contrat?.confiance ?? null,
  },
  valeurs_deduites: {
    titre: 'Valeurs déduites',
    description:
      'Noms des colonnes dont la valeur est notre déduction et non les mots d’une source, séparés par une ' +
      'espace. `siren` : c’est le rattachement du contrat à cet EPCI qui est déduit.',
    type: 'string',
    exemple: 'siren generation',
    valeur: ({ contrat }) => colonnesDeduites(contrat),
  },
  sources: {
    titre: 'Sources',
    description: 'Adresses des sources du contrat, séparées par une espace.',
    type: 'string',
    exemple: 'https://www.example.org/signature-du-contrat',
    valeur: ({ adresses }) => adresses.join(' ') || null,
  },
  page: {
    titre: 'Page',
    description: 'Page publique de l’EPCI sur ce site.',
    type: 'string',
    format: 'uri',
    exemple: 'https://contrats-locaux-de-sante.example/territoires/123456782-pays-d-exemple/',
    contraintes: { ...requis, unique: true },
    valeur: ({ page }) => page,
  },
} as const satisfies Colonnes<EntreeEpci>;

/** Une ligne publiée par EPCI : mêmes clés dans le CSV et les propriétés du GeoJSON. */
export type EpciPublie = Ligne<typeof CHAMPS_EPCI>;

/** Les déductions du contrat qui touchent une colonne de cette table. */
function colonnesDeduites(contrat: Contrat | null): string | null {
  const noms = (contrat ? deductionsDe(contrat) : []).map(({ champ }) =>
    champ === 'territoire_code' ? 'siren' : champ,
  );
  return noms.filter((nom) => nom in CHAMPS_EPCI).join(' ') || null;
}

/** Les valeurs publiées d’un EPCI, à la date de sa situation. */
export function publierEpci(
  t: Territoire,
  adressesSources: (id: string) => string | undefined,
  page: string,
): EpciPublie {
  const contrat = contratPrincipal(t);
  const terme = contrat?.etape === 'signe' ? termeDe(contrat) : null;
  const adresses = (contrat?.sources ?? []).flatMap((id) => adressesSources(id) ?? []);
  return publier<EntreeEpci, typeof CHAMPS_EPCI>(CHAMPS_EPCI, { t, contrat, terme, adresses, page });
}
