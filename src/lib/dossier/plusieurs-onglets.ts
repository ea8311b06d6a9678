/** Un même brouillon ouvert dans plusieurs onglets : chaque réponse porte l’instant où elle a été écrite. */
import type { Brouillon } from './brouillon.ts';

/** Clé de l’EPCI choisi parmi les réponses ; aucun champ n’a un identifiant vide. */
const EPCI = '';

/** Instant de la dernière écriture de chaque réponse, en millisecondes ; absente : jamais changée par personne. */
export type Ecrits = Readonly<Record<string, number>>;

/** Un brouillon et les instants de ses réponses. */
export interface Suivi {
  brouillon: Brouillon;
  ecrits: Ecrits;
}

const reponsesDuBrouillon = ({ epci, reponses }: Brouillon): Record<string, string> => ({ ...reponses, [EPCI]: epci });

/**
 * Date de `maintenant` ce qui a changé depuis `avant`. Une réponse récrite est toujours plus récente que la précédente,
 * même si l’horloge a reculé.
 */
export function dater({ brouillon: avant, ecrits }: Suivi, brouillon: Brouillon, maintenant: number): Suivi {
  const anciennes = reponsesDuBrouillon(avant);
  const changees = Object.entries(reponsesDuBrouillon(brouillon)).filter(
    ([id, valeur]) => valeur !== (anciennes[id] ?? ''),
  );
  const dates = changees.map(([id]) => [id, Math.max(maintenant, (ecrits[id] ?? 0) + 1)] as const);
  return { brouillon, ecrits: { ...ecrits, ...Object.fromEntries(dates) } };
}

/**
 * Réunit deux suites d’un même brouillon, réponse par réponse : la plus récente reste, d’où qu’elle vienne. Deux
 * onglets qui se lisent l’un l’autre, dans n’importe quel ordre, finissent pareils. `vu` : ce que l’on savait
 * d’`ailleurs` ; `ecartees` : ce que l’on avait écrit ici, et qu’une réponse plus récente remplace.
 */
export function reunirLesOnglets(
  vu: Brouillon,
  ici: Suivi,
  ailleurs: Suivi,
): Suivi & { ecartees: Record<string, string> } {
  const [avant, nous, autres] = [vu, ici.brouillon, ailleurs.brouillon].map(reponsesDuBrouillon);
  const reunies: Record<string, string> = {};
  const ecrits: Record<string, number> = {};
  const ecartees: Record<string, string> = {};
  for (const id of new Set([...Object.keys(nous!), ...Object.keys(autres!)])) {
    const [valeur, autre, connue] = [nous![id] ?? '', autres![id] ?? '', avant![id] ?? ''];
    const [date, sienne] = [ici.ecrits[id] ?? 0, ailleurs.ecrits[id] ?? 0];
    // Sans date, un brouillon d’avant : ce qui a changé l’emporte.
    const laNotre = date === sienne ? valeur !== connue : date > sienne;
    reunies[id] = laNotre ? valeur : autre;
    if (Math.max(date, sienne) > 0) ecrits[id] = Math.max(date, sienne);
    if (!laNotre && id !== EPCI && valeur !== autre && valeur !== connue && valeur.trim() !== '') ecartees[id] = valeur;
  }
  const { [EPCI]: epci = '', ...reponses } = reunies;
  return { brouillon: { departement: ici.brouillon.departement, epci, reponses }, ecrits, ecartees };
}

/** Le texte gardé sur l’appareil : un brouillon tel qu’on l’enregistre, et ses instants, que la relecture ignore. */
export function ecrireSuivi(brouillon: string, ecrits: Ecrits): string {
  const dates = Object.fromEntries(Object.entries(ecrits).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ ...(JSON.parse(brouillon) as object), ecrits: dates });
}

/** Les instants d’un texte gardé ; aucun s’il n’en porte pas. */
export function lireEcrits(texte: string): Ecrits {
  const { ecrits } = JSON.parse(texte) as { ecrits?: unknown };
  const lus = Object.entries(ecrits ?? {}).filter((paire): paire is [string, number] => Number.isFinite(paire[1]));
  return Object.fromEntries(lus);
}
