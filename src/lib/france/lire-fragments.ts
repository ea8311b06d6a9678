/** Relit les fragments de l’index national, et dit lesquels une saisie demande. Part au navigateur. */
import { cleCommune } from '#lib/communes/cle-de-recherche.ts';
import { departementsDuCodePostal } from '#lib/communes/code-postal.ts';
import { departementDuCode, nomsOfficiels } from '#lib/communes/commune.ts';
import { lecturesDe } from '#lib/communes/lecture-de-la-saisie.ts';
import type { LieuCherchable } from '#lib/communes/recherche-de-lieux.ts';
import type { EpciFragment, FragmentDepartement, TableDesFragments } from './fragments.ts';

/** Lettres à partir desquelles un nom est cherché dans tout le pays, et chiffres pour un code postal. */
const LETTRES_AU_MOINS = 3;
const CHIFFRES_AU_MOINS = 3;

/** Un lieu de l’index national : son code Insee, ou le SIREN d’une intercommunalité. */
export interface LieuDeFrance extends LieuCherchable {
  national: true;
  code: string;
  /** Nom de la commune actuelle, quand `nom` en est un ancien. */
  actuel: string | null;
}

/** Ce qu’une saisie demande : un fragment de noms, ou des fragments de département. */
export type FragmentsDemandes = { noms: number } | { departements: string[] };

/** Ce qu’une intercommunalité a devant son nom : « CC du Pays fléchois » se range à « Pays fléchois ». */
const NATURE =
  /^\s*(?:cc|ca|cu|communaut[ée]\s+(?:de\s+communes|d['’]agglom[ée]ration|urbaine)|m[ée]tropole)\s+(?:de\s+la\s|de\s+l['’]|de\s|du\s|des\s|d['’]|)/i;

/**
 * Les fragments à demander pour une saisie, de la lecture la plus littérale à la plus arrangée ; vide si elle est trop
 * courte. `soumise` : la personne a fini d’écrire, un nom d’une lettre se cherche alors.
 */
export function demandesDe(saisie: string, table: TableDesFragments, soumise: boolean): FragmentsDemandes[] {
  const connus = new Set(
    Object.entries(table.departements).flatMap(([code, [nom]]) => [cleCommune(code).plein, cleCommune(nom).plein]),
  );
  const demandes = lecturesDe(saisie.replace(NATURE, ''), connus).flatMap(({ nom, code }): FragmentsDemandes[] => {
    const departements = departementsDuCodePostal(code).filter((d) => d in table.departements);
    const assezDeChiffres = code.length >= (nom.porteur ? 2 : CHIFFRES_AU_MOINS);
    if (assezDeChiffres && departements.length > 0) return [{ departements }];
    const assezDeLettres = nom.porteur.length >= (soumise ? 1 : LETTRES_AU_MOINS);
    const rang = assezDeLettres ? table.fins.findIndex((fin) => fin >= nom.porteur) : -1;
    return rang < 0 ? [] : [{ noms: rang }];
  });
  const vues = new Set<string>();
  return demandes.filter((d) => !vues.has(JSON.stringify(d)) && vues.add(JSON.stringify(d)));
}

const departementDe = (code: string, table: TableDesFragments) => ({
  code,
  nom: table.departements[code]?.[0] ?? code,
});

/** Les lieux d’un fragment de noms. */
export function lireNoms(texte: string, table: TableDesFragments): LieuDeFrance[] {
  let avant = '';
  return texte
    .split('\n')
    .filter(Boolean)
    .map((ligne) => {
      const [serre, code, suite, officiel] = ligne.split('\t');
      const nom = avant.slice(0, parseInt(serre![0]!, 36)) + serre!.slice(1);
      avant = nom;
      const intercommunalite = officiel !== undefined;
      return {
        national: true,
        genre: intercommunalite ? 'intercommunalite' : 'commune',
        nom,
        code: code!,
        codesPostaux: [],
        autresNoms: intercommunalite ? nomsOfficiels(officiel) : [],
        actuel: intercommunalite ? null : (suite ?? null),
        departement: departementDe(intercommunalite ? suite! : departementDuCode(code!), table),
      };
    });
}

/** Une commune d’un fragment de département. */
export interface CommuneDeFrance extends LieuDeFrance {
  intercommunalite: EpciFragment | null;
}

/** Les communes d’un fragment de département. */
export function lireDepartement(fragment: FragmentDepartement, table: TableDesFragments): CommuneDeFrance[] {
  const { departement } = fragment;
  return fragment.communes.split('\n').map((ligne) => {
    const [court, nom, postaux, rang] = ligne.split('\t');
    const code = court!.length === 5 ? court! : departement + court!;
    return {
      national: true,
      genre: 'commune',
      nom: nom!,
      code,
      actuel: null,
      codesPostaux: postaux ? postaux.split(',').map((p) => (p.length === 5 ? p : departement + p)) : [],
      autresNoms: [],
      departement: departementDe(departementDuCode(code), table),
      intercommunalite: rang ? (fragment.intercommunalites[Number(rang)] ?? null) : null,
    };
  });
}
