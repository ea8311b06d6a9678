import { adresseContrat, adresseTerritoire } from '#lib/adresses.ts';
import type { Jour } from '#lib/valeurs/date-partielle.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import { estUneCommuneSeule, estUnGroupement, type Commune } from '#lib/domaine/epci.ts';
import { type Statut } from '#lib/domaine/situations.ts';
import { statutDe } from '#lib/domaine/statut.ts';
import { contratsDeLaCommune, type Territoire } from '#lib/domaine/territoire.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import { typo } from '#lib/texte/typo.ts';
import { ficheOfficielle } from '#lib/territoire/banatic.ts';
import { anneeDe, reponseDuTerritoire } from '#lib/territoire/reponse.ts';

/** Un morceau de phrase ; le second membre, s’il est là, dit comment la valeur est déduite. */
export type Morceau = [texte: string, deduit?: string];

/** Une intercommunalité, et ce que sa situation répond à un habitant. Contrat public, en snake_case. */
export interface IntercommunalitePubliee {
  siren: string;
  nom: string;
  nom_officiel: string;
  departement: string;
  statut: Statut;
  reponse: Morceau[];
  /** Page du territoire, préfixe du site compris. */
  page: string;
  /** Standard : `02 43 62 50 00` ; absent = non trouvé. */
  telephone?: string;
  /** Adresse de son site ; absente = non trouvée. */
  site?: string;
  /** Sa fiche officielle (BANATIC) : aucun script ne nomme d’autre hôte que le nôtre. */
  fiche?: string;
  /** Vrai pour une commune d’aucune intercommunalité, qui est son propre territoire. */
  seule?: true;
}

/** Une commune : code Insee, nom, codes postaux, anciens noms, rang de son intercommunalité (-1 si aucune). */
type CommunePubliee = [
  code: string,
  nom: string,
  codesPostaux: string[],
  anciensNoms: string[],
  intercommunalite: number,
];

/**
 * L’index des communes d’un département : celles d’ici, et celles d’à côté dont l’intercommunalité a une commune ici.
 */
export interface CommunesPubliees {
  departement: string;
  nom: string;
  /** Complément de lieu : `en Mayenne`. */
  dans: string;
  situation_au: Jour;
  licence: string;
  /** Nom des départements cités, par code. */
  departements: Record<string, string>;
  intercommunalites: IntercommunalitePubliee[];
  colonnes: string[];
  communes: CommunePubliee[];
  /** Contrats qui nomment une commune, par code Insee, du plus récent au plus ancien, et ce qui leur a succédé. */
  contrats_de_communes: Record<string, { situation: Statut; contrats: ContratDeCommune[] }>;
}

/** Un contrat qui nomme une commune. */
interface ContratDeCommune {
  nom: string;
  annee: string | null;
  /** Nom du contrat qui lui a succédé. */
  suite: string | null;
  page: string;
  /** Vrai s’il nomme aussi d’autres territoires ; absent = la commune seule. */
  partage?: true;
}

function publierIntercommunalite(t: Territoire, contacts: Departement['contacts']): IntercommunalitePubliee {
  const { telephone, site } = contacts.find((c) => c.qui === 'epci' && c.siren === t.epci.siren) ?? {};
  return {
    siren: t.epci.siren,
    nom: typo(t.nom),
    nom_officiel: typo(t.epci.nom),
    departement: t.epci.departement,
    statut: t.statut,
    reponse: reponseDuTerritoire(t).map(({ texte, deduit }): Morceau =>
      deduit ? [typo(texte), typo(deduit)] : [typo(texte)],
    ),
    page: adresseTerritoire(t.epci),
    ...(estUnGroupement(t.epci.siren) && { fiche: ficheOfficielle(t.epci.siren) }),
    ...(estUneCommuneSeule(t.epci) && { seule: true as const }),
    ...(telephone && { telephone: telephone.numero }),
    ...(site && { site: site.adresse }),
  };
}

function publierContrats(commune: Commune, contrats: readonly Contrat[], jour: Jour) {
  const propres = contrats.filter((c) => c.communes.includes(commune.code));
  return {
    situation: statutDe(contratsDeLaCommune(contrats, commune), jour),
    contrats: propres.map((c) => ({
      nom: typo(c.nom),
      annee: anneeDe(c),
      suite: typo(contrats.find((s) => s.suiteDe === c.id)?.nom ?? '') || null,
      page: adresseContrat(c.id),
      ...(c.communes.length + c.epci.length > 1 && { partage: true as const }),
    })),
  };
}

/** L’index publié d’un département. `nomDe` donne le nom d’un département d’après son code. */
export function publierCommunes(
  d: Departement,
  contrats: readonly Contrat[],
  jour: Jour,
  nomDe: (code: string) => string,
): CommunesPubliees {
  const territoires = [...d.territoires, ...d.voisins];
  const rangs = new Map(territoires.map((t, i) => [t.epci.siren, i]));
  const communes = [
    ...new Map([...d.communes, ...territoires.flatMap((t) => t.communes)].map((c) => [c.code, c])).values(),
  ].sort((a, b) => a.nom.localeCompare(b.nom, 'fr') || a.code.localeCompare(b.code));
  const cites = [...new Set(communes.map((c) => c.departement))].sort();
  const citees = new Set(contrats.flatMap((c) => c.communes));
  const nommees = communes.filter((c) => citees.has(c.code));
  return {
    departement: d.code,
    nom: d.nom,
    dans: d.fiche.dans,
    situation_au: jour,
    licence: 'Licence Ouverte 2.0',
    departements: Object.fromEntries(cites.map((code) => [code, nomDe(code)])),
    intercommunalites: territoires.map((t) => publierIntercommunalite(t, d.contacts)),
    colonnes: ['code', 'nom', 'codes_postaux', 'anciens_noms', 'intercommunalite'],
    communes: communes.map((c) => [c.code, c.nom, c.codesPostaux, c.anciensNoms, (c.epci && rangs.get(c.epci)) ?? -1]),
    contrats_de_communes: Object.fromEntries(nommees.map((c) => [c.code, publierContrats(c, contrats, jour)])),
  };
}
