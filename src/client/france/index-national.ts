/** La recherche hors des départements suivis : les fragments de l’index national, demandés au besoin. */
import { departementDuCode } from '#lib/communes/commune.ts';
import { indexerLesLieux, chercherLieux, type LieuPropose } from '#lib/communes/recherche-de-lieux.ts';
import type { FragmentDepartement, TableDesFragments } from '#lib/france/fragments.ts';
import {
  demandesDe,
  lireDepartement,
  lireNoms,
  type CommuneDeFrance,
  type FragmentsDemandes,
  type LieuDeFrance,
} from '#lib/france/lire-fragments.ts';
import { chargerJson, chargerTexte } from '#client/charger-json.ts';

/** Fragments demandés au plus pour une saisie. */
const DEMANDES_AU_PLUS = 2;

const memoire = new Map<string, Promise<unknown>>();

/** Lu une fois ; un échec n’est pas gardé. */
function unefois<T>(adresse: string, charger: (adresse: string) => Promise<T>): Promise<T> {
  const connu = (memoire.get(adresse) as Promise<T> | undefined) ?? charger(adresse);
  memoire.set(adresse, connu);
  connu.catch(() => memoire.delete(adresse));
  return connu;
}

/** La table des fragments. `base` : dossier de l’index national. */
export const chargerTable = (base: string): Promise<TableDesFragments> =>
  unefois(`${base}index.json`, (adresse) => chargerJson<TableDesFragments>(adresse));

const chargerDepartement = (base: string, code: string): Promise<FragmentDepartement> =>
  unefois(`${base}${code}.json`, (adresse) => chargerJson<FragmentDepartement>(adresse));

/** Les communes d’un département, et son fragment. */
export async function communesDuDepartement(
  base: string,
  code: string,
): Promise<{ communes: CommuneDeFrance[]; fragment: FragmentDepartement }> {
  const [table, fragment] = await Promise.all([chargerTable(base), chargerDepartement(base, code)]);
  return { communes: lireDepartement(fragment, table), fragment };
}

async function lieuxDe(base: string, demande: FragmentsDemandes, table: TableDesFragments): Promise<LieuDeFrance[]> {
  if ('noms' in demande) return lireNoms(await unefois(`${base}noms-${demande.noms}.txt`, chargerTexte), table);
  const lus = await Promise.all(demande.departements.map((code) => communesDuDepartement(base, code)));
  const parCode = new Map(lus.flatMap(({ communes }) => communes).map((c) => [c.code, c]));
  return [...parCode.values()];
}

/**
 * Lieux d’ailleurs qui répondent à une saisie. `soumise` : vrai quand la personne a fini d’écrire, un nom de deux
 * lettres se cherche alors.
 */
export async function chercherAilleurs(
  base: string,
  saisie: string,
  soumise: boolean,
): Promise<LieuPropose<LieuDeFrance>[]> {
  const table = await chargerTable(base);
  let gardees: LieuPropose<LieuDeFrance>[] = [];
  for (const demande of demandesDe(saisie, table, soumise).slice(0, DEMANDES_AU_PLUS)) {
    const trouvees = chercherLieux(indexerLesLieux(await lieuxDe(base, demande, table)), saisie);
    const rang = trouvees[0]?.rang;
    if (rang === 'exact' || rang === 'debut') return trouvees;
    // Un nom qui ne fait que contenir le mot attend la suite : « mairie de Chaource » lit d’abord les noms en M, où
    // Maisons-lès-Chaource n’est pas la réponse.
    if (gardees.length === 0 || (rang === 'mot' && gardees[0]!.rang === 'faute')) gardees = trouvees;
  }
  return gardees;
}

/** La commune de ce code Insee, s’il y en a une. Lève si un fragment ne se charge pas. */
export async function communeAuCodeInsee(base: string, code: string): Promise<CommuneDeFrance | null> {
  const departement = departementDuCode(code);
  if (!(await chargerTable(base)).departements[departement]) return null;
  const { communes } = await communesDuDepartement(base, departement);
  return communes.find((c) => c.code === code) ?? null;
}
