import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { territoiresDuDepartement } from '#lib/domaine/referentiel.ts';
import type { ContoursDesDepartements } from '#lib/france/carte-de-france.ts';
import type { Contours } from '#lib/geo/contours.ts';
import { airesDouteuses, verifierContours } from '#lib/contenu/coherence-contours.ts';
import { ErreurContenu, type Probleme } from '#lib/contenu/probleme.ts';
import { lireUtf8 } from '#lib/texte/encodage.ts';
import centres from './centres-epci.json' with { type: 'json' };
import { racineDuContenu } from './racine.ts';
import { lireReferentiel } from './referentiel.ts';

/**
 * Les contours des départements que dessine la carte de France, tels que `outils/contours/departements.ts` les écrit :
 * un fichier à nous, hors du contenu.
 */
export function lireDepartements(): ContoursDesDepartements {
  return JSON.parse(readFileSync('src/chargeurs/departements.json', 'utf8')) as ContoursDesDepartements;
}

/**
 * EPCI et communes des départements publiés : membres de leurs EPCI, d’ici ou d’à côté. Une commune sans EPCI y est son
 * propre territoire.
 */
export function geographieDe(codes: readonly string[]) {
  const referentiel = lireReferentiel();
  const epci = new Map(codes.flatMap((code) => territoiresDuDepartement(referentiel, code)).map((e) => [e.siren, e]));
  const seules = new Map([...referentiel.seules.values()].map(({ siren, communes: [code] }) => [code, siren]));
  const communes = [...referentiel.communes.values()]
    .map((c) => ({ ...c, epci: c.epci ?? seules.get(c.code) ?? null }))
    .filter((c) => codes.includes(c.departement) || (c.epci !== null && epci.has(c.epci)));
  return { epci: [...epci.values()], communes };
}

/** Lit le fichier de contours d’un département. @throws ErreurContenu s’il manque ou n’est pas du JSON. */
function lireFichier(code: string, racine: string): unknown {
  const fichier = fichierDe(code);
  const arreter = (valeur: string, attendu: string): never => {
    throw new ErreurContenu([{ fichier, champ: '', valeur, attendu }]);
  };
  const chemin = join(racine, fichier);
  if (!existsSync(chemin)) arreter('fichier absent', 'les contours du département : npm run contours');
  let octets: Buffer;
  try {
    octets = readFileSync(chemin);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    return arreter('fichier illisible', 'un fichier que l’on a le droit de lire');
  }
  const lu = lireUtf8(octets);
  if ('valeur' in lu) return arreter(lu.valeur, lu.attendu);
  try {
    return JSON.parse(lu.texte);
  } catch {
    return arreter('JSON illisible', JSON_ATTENDU);
  }
}

/** Lit le texte que l’on s’apprête à écrire à la place du fichier. @throws ErreurContenu si ce n’est pas du JSON. */
function lireSubstitut(code: string, texte: string): unknown {
  try {
    return JSON.parse(texte.replace(/^\ufeff/, ''));
  } catch {
    throw new ErreurContenu([{ fichier: fichierDe(code), champ: '', valeur: 'JSON illisible', attendu: JSON_ATTENDU }]);
  }
}

const JSON_ATTENDU = 'un GeoJSON écrit par npm run contours';

const fichierDe = (code: string): string => `content/departements/${code}/contours.geojson`;

/**
 * Les contours d’un département, que `problemesDesContours` a contrôlés. @throws ErreurContenu si le fichier ne se lit
 * pas.
 */
export function lireContours(code: string, racine = racineDuContenu()): Contours {
  return lireFichier(code, racine) as Contours;
}

/**
 * Tout ce qui empêche de publier les contours d’un département : structure, EPCI attendus, place, géométrie. Vide =
 * rien. `texte` : à juger à la place du fichier.
 */
export function problemesDesContours(code: string, racine = racineDuContenu(), texte?: string | null): Probleme[] {
  try {
    const lu: unknown = typeof texte !== 'string' ? lireFichier(code, racine) : lireSubstitut(code, texte);
    return verifierContours(fichierDe(code), lu, code, lireReferentiel(), centres);
  } catch (erreur) {
    if (erreur instanceof ErreurContenu) return [...erreur.problemes];
    throw erreur;
  }
}

/** Ce qui, dans des contours admis, est à revoir. @throws ErreurContenu si le fichier ne se lit pas. */
export function contoursARevoir(code: string, racine = racineDuContenu()): { fichier: string; texte: string }[] {
  return airesDouteuses(lireContours(code, racine), centres).map((texte) => ({ fichier: fichierDe(code), texte }));
}
