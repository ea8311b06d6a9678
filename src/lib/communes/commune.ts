/** Une commune relue de l’index publié, avec ce qu’il faut pour répondre à qui l’habite. */
import type { CommunesPubliees, IntercommunalitePubliee } from '#lib/communes/communes-publiees.ts';
import type { Statut } from '#lib/domaine/situations.ts';
import type { LieuCherchable } from './recherche-de-lieux.ts';

/** Une commune de l’index. */
export interface CommuneLue extends LieuCherchable {
  genre: 'commune';
  code: string;
  /** Code du département publié dont l’index la porte : celui dont la carte la montre. */
  publiePar: string;
  /** Vrai si elle est dans un autre département que celui de l’index (le Cher, pour Issoudun). */
  ailleurs: boolean;
  intercommunalite: IntercommunalitePubliee | null;
  /**
   * Nom du département de son intercommunalité, quand ce n’est pas celui de la commune (Bouessay, du Pays Sabolien).
   */
  rattacheeA: string | null;
  /** Contrats signés pour elle seule, et sa propre situation ; absents pour presque toutes. */
  propres: CommunesPubliees['contrats_de_communes'][string] | undefined;
}

/** Département d’une commune d’après son code Insee : deux caractères, trois outre-mer. */
export function departementDuCode(code: string): string {
  return code.startsWith('97') || code.startsWith('98') ? code.slice(0, 3) : code.slice(0, 2);
}

/** Déplie l’index d’un département. Lève si le fichier n’a pas la forme attendue. */
export function lireCommunes(publiees: CommunesPubliees): CommuneLue[] {
  if (!Array.isArray(publiees.communes))
    throw new Error('Index des communes : champ « communes » absent ; attendu : le fichier publié par le site');
  return publiees.communes.map(([code, nom, codesPostaux, autresNoms, rang]) => {
    const sien = departementDuCode(code);
    const intercommunalite = publiees.intercommunalites[rang] ?? null;
    const siege = intercommunalite?.departement;
    return {
      genre: 'commune',
      code,
      nom,
      codesPostaux,
      autresNoms,
      intercommunalite,
      departement: { code: sien, nom: publiees.departements[sien] ?? sien },
      publiePar: publiees.departement,
      ailleurs: sien !== publiees.departement,
      rattacheeA: siege && siege !== sien ? (publiees.departements[siege] ?? siege) : null,
      propres: publiees.contrats_de_communes[code],
    };
  });
}

/** Réunit plusieurs index : une commune qui est dans deux garde la lecture de son propre département. */
export function reunirCommunes(index: readonly CommunesPubliees[]): CommuneLue[] {
  const parCode = new Map<string, CommuneLue>();
  for (const commune of index.flatMap(lireCommunes)) {
    const connue = parCode.get(commune.code);
    if (!connue || connue.ailleurs) parCode.set(commune.code, commune);
  }
  return [...parCode.values()];
}

/** Une intercommunalité de l’index, cherchée par son nom : l’élue tape celui de la sienne, pas celui d’une commune. */
export interface IntercommunaliteLue extends LieuCherchable {
  genre: 'intercommunalite';
  intercommunalite: IntercommunalitePubliee;
  /** Code du département publié dont l’index la porte. */
  publiePar: string;
}

/** Ce que l’on peut choisir dans le champ. */
export type LieuLu = CommuneLue | IntercommunaliteLue;

/**
 * Ce que les sigles du référentiel abrègent : « CC de l’Ernée » se cherche aussi « Communauté de communes de l’Ernée ».
 */
const SIGLES: readonly [sigle: string, entier: string][] = [
  ['CC ', 'Communauté de communes '],
  ['CA ', 'Communauté d’agglomération '],
  ['CU ', 'Communauté urbaine '],
];

/** Les noms officiels sous lesquels une intercommunalité se cherche, sigle compris et développé. */
export function nomsOfficiels(officiel: string): string[] {
  const abrege = SIGLES.find(([sigle]) => officiel.startsWith(sigle));
  return abrege ? [officiel, abrege[1] + officiel.slice(abrege[0].length)] : [officiel];
}

/** Les intercommunalités des index, chacune une fois. */
export function lireIntercommunalites(index: readonly CommunesPubliees[]): IntercommunaliteLue[] {
  const parSiren = new Map<string, IntercommunaliteLue>();
  for (const publiees of index) {
    for (const i of publiees.intercommunalites) {
      // Celle-là se cherche par son nom de commune.
      if (i.seule) continue;
      if (parSiren.has(i.siren) && i.departement !== publiees.departement) continue;
      parSiren.set(i.siren, {
        genre: 'intercommunalite',
        nom: i.nom,
        codesPostaux: [],
        autresNoms: nomsOfficiels(i.nom_officiel),
        departement: { code: i.departement, nom: publiees.departements[i.departement] ?? i.departement },
        intercommunalite: i,
        publiePar: publiees.departement,
      });
    }
  }
  return [...parSiren.values()];
}

/** Situation d’une commune : la sienne si un contrat la nomme, sinon celle de son intercommunalité. */
export function situationDe(commune: CommuneLue): Statut {
  return commune.propres?.situation ?? commune.intercommunalite?.statut ?? 'non-renseigne';
}
