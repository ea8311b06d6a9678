/**
 * L’index national des communes, en fragments que le navigateur ne demande qu’au besoin : les noms par ordre
 * alphabétique, puis un fichier par département. Ici leur écriture ; `lire-fragments.ts` les relit.
 */
import { cleCommune } from '#lib/communes/cle-de-recherche.ts';
import { departementsDuCodePostal } from '#lib/communes/code-postal.ts';
import { departementDuCode } from '#lib/communes/commune.ts';
import type { Morceau } from '#lib/communes/communes-publiees.ts';
import { nomCourt, type Commune, type Epci } from '#lib/domaine/epci.ts';
import { typo } from '#lib/texte/typo.ts';
import type { Siren } from '#lib/valeurs/siren.ts';
import type { Marque } from './marques.ts';

/** Noms par fragment : treize kilooctets compressés environ. */
const NOMS_PAR_FRAGMENT = 1350;

/** Ce que l’on répond d’une intercommunalité repérée. */
export interface ReponseRepere {
  marque: Marque;
  /** Phrases, découpées là où une valeur est déduite. */
  phrases: Morceau[][];
  /** Source principale : son éditeur et son adresse. */
  source: { editeur: string; adresse: string } | null;
  /** Sa page, préfixe du site compris. */
  page: string;
}

/** Une intercommunalité d’un fragment : SIREN, nom officiel, et ce que l’on en sait s’il y a quelque chose. */
export type EpciFragment = [siren: string, nom: string, repere?: ReponseRepere];

/** Le fragment d’un département. Contrat public : colonnes dans `colonnes`. */
export interface FragmentDepartement {
  departement: string;
  intercommunalites: EpciFragment[];
  /**
   * Une commune par ligne : fin du code Insee (entier si elle est d’un autre département), nom, codes postaux (sans le
   * département quand c’est le sien), rang de son intercommunalité ; champs séparés par une tabulation.
   */
  communes: string;
}

/** Un département dans la table des fragments : nom, code de sa région, nombre d’intercommunalités repérées. */
type DepartementDeLaTable = [nom: string, region: string, reperees: number];

/** La table des fragments. */
export interface TableDesFragments {
  situation_au: string;
  licence: string;
  /** Adresse de la fiche officielle d’une intercommunalité, moins son SIREN. */
  fiche_officielle: string;
  /** Dernière clé de chaque fragment de noms. */
  fins: string[];
  departements: Record<string, DepartementDeLaTable>;
  /** Nom de chaque région, et site de son agence régionale de santé si une source le donne. */
  regions: Record<string, [nom: string, ars: string | null]>;
}

interface NomCherchable {
  cle: string;
  nom: string;
  reste: string;
}

/** Écrit des lignes triées en ne gardant du nom que ce qui le distingue du précédent (longueur commune en base 36). */
function serrer(noms: readonly NomCherchable[]): string {
  let avant = '';
  const lignes = noms.map(({ nom, reste }) => {
    let commun = 0;
    while (commun < 35 && commun < nom.length && nom[commun] === avant[commun]) commun++;
    avant = nom;
    return `${commun.toString(36)}${nom.slice(commun)}\t${reste}`;
  });
  return `${lignes.join('\n')}\n`;
}

const parCle = (a: NomCherchable, b: NomCherchable): number =>
  Number(a.cle > b.cle) - Number(a.cle < b.cle) || a.nom.localeCompare(b.nom, 'fr') || (a.reste < b.reste ? -1 : 1);

/**
 * Les fragments de noms : communes, anciennes communes, intercommunalités ; deux noms de même clé sont dans le même.
 * Rend aussi la dernière clé de chacun.
 */
export function fragmentsDeNoms(
  communes: readonly Commune[],
  epci: readonly Epci[],
): { fins: string[]; textes: string[] } {
  const noms: NomCherchable[] = [];
  const ajouter = (nom: string, reste: string) => noms.push({ cle: cleCommune(nom).porteur, nom, reste });
  for (const c of communes) {
    ajouter(typo(c.nom), c.code);
    for (const ancien of c.anciensNoms) ajouter(typo(ancien), `${c.code}\t${typo(c.nom)}`);
  }
  for (const e of epci) ajouter(typo(nomCourt(e.nom)), `${e.siren}\t${e.departement}\t${typo(e.nom)}`);
  noms.sort(parCle);
  const lots: NomCherchable[][] = [];
  for (const nom of noms) {
    const lot = lots.at(-1);
    if (lot && (lot.length < NOMS_PAR_FRAGMENT || lot.at(-1)!.cle === nom.cle)) lot.push(nom);
    else lots.push([nom]);
  }
  return { fins: lots.map((lot) => lot.at(-1)!.cle), textes: lots.map(serrer) };
}

/** Codes des fragments où une commune se trouve : son département, et ceux de ses codes postaux. */
function fragmentsDe(commune: Commune): string[] {
  const postaux = commune.codesPostaux.flatMap(departementsDuCodePostal);
  const sien = departementDuCode(commune.code);
  // « 20 » désigne les deux départements de Corse : la commune n’est que dans le sien.
  return [...new Set([sien, ...postaux.filter((code) => !/^2[AB]$/.test(code))])];
}

/** Les fragments de département, par code. `repereDe` : ce que l’on répond d’une intercommunalité repérée. */
export function fragmentsDeDepartement(
  communes: readonly Commune[],
  epci: ReadonlyMap<string, Epci>,
  repereDe: (siren: Siren) => ReponseRepere | undefined,
): Map<string, FragmentDepartement> {
  const parFragment = new Map<string, Commune[]>();
  for (const commune of communes)
    for (const code of fragmentsDe(commune)) parFragment.set(code, [...(parFragment.get(code) ?? []), commune]);
  return new Map(
    [...parFragment]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([departement, siennes]) => {
        const sirens = [...new Set(siennes.flatMap((c) => c.epci ?? []))].sort();
        const rangs = new Map(sirens.map((siren, rang) => [siren, rang]));
        const lignes = siennes
          .toSorted((a, b) => (a.code < b.code ? -1 : 1))
          .map((c) => {
            const code = departementDuCode(c.code) === departement ? c.code.slice(departement.length) : c.code;
            const postaux = c.codesPostaux.map((p) => (p.startsWith(departement) ? p.slice(departement.length) : p));
            return [code, typo(c.nom), postaux.join(','), c.epci === null ? '' : rangs.get(c.epci)!].join('\t');
          });
        const intercommunalites = sirens.map((siren): EpciFragment => {
          const repere = repereDe(siren);
          const nom = typo(epci.get(siren)!.nom);
          return repere ? [siren, nom, repere] : [siren, nom];
        });
        return [departement, { departement, intercommunalites, communes: lignes.join('\n') }];
      }),
  );
}
