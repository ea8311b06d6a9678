import type { Reponses } from '#lib/domaine/dossier.ts';
import { empreinte } from './empreinte.ts';

/** Nom de la forme de fichier ; il reconnaît nos brouillons parmi tous les JSON. */
const FORMAT = 'brouillon-dossier-cls';
/** Version de cette forme : à augmenter si `Brouillon` change, et seulement alors. */
const VERSION = 1;
/** Taille maximale d’un fichier de brouillon, en caractères : dix fois un dossier rempli. */
export const TAILLE_MAX = 1_000_000;
/** Longueur maximale d’une réponse gardée : au-delà, le fichier n’est pas de nous. */
const REPONSE_MAX = 50_000;

/** Un dossier en cours. */
export interface Brouillon {
  /** Code du département dont c’est le dossier. */
  departement: string;
  /** SIREN de l’EPCI choisi ; vide = aucun. */
  epci: string;
  /** Saisies telles que tapées, par identifiant de champ. */
  reponses: Reponses;
  /** Étape où l’on en était ; hors de l’empreinte : un brouillon d’avant n’en a pas. */
  etape?: string;
}

/** Ce qu’un dossier attend d’un brouillon. */
export interface Attendu {
  departement: string;
  /** Identifiants des champs du dossier. */
  champs: ReadonlySet<string>;
  /** SIREN proposés au choix. */
  epci: ReadonlySet<string>;
}

/** Résultat d’une lecture : le brouillon, ou la raison du refus, en une phrase qui suit « Le fichier … : ». */
export type BrouillonLu = { brouillon: Brouillon; ignorees: string[] } | { refus: string };

function nonVides(reponses: Reponses): Record<string, string> {
  return Object.fromEntries(
    Object.entries(reponses)
      .filter(([, v]) => v !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Vrai si rien n’est rempli. */
export function estVide({ reponses }: Brouillon): boolean {
  return Object.values(reponses).every((v) => v.trim() === '');
}

/** Écrit un brouillon : JSON lisible, avec sa version et une empreinte qui fait voir un fichier abîmé. */
export function ecrireBrouillon({ departement, epci, reponses, etape }: Brouillon): string {
  const contenu = { departement, epci, reponses: nonVides(reponses) };
  return JSON.stringify(
    {
      format: FORMAT,
      version: VERSION,
      ...contenu,
      empreinte: empreinte(JSON.stringify(contenu)),
      ...(etape && { etape }),
    },
    null,
    1,
  );
}

function lireJson(texte: string): unknown {
  try {
    return JSON.parse(texte);
  } catch {
    return undefined;
  }
}

/**
 * Relit un brouillon. N’est accepté que ce que `ecrireBrouillon` a écrit, pour ce département ; un champ disparu est
 * signalé.
 */
export function lireBrouillon(texte: string, attendu: Attendu): BrouillonLu {
  if (texte.trim() === '') return { refus: 'il est vide' };
  if (texte.length > TAILLE_MAX) return { refus: 'il est trop gros pour être un brouillon de dossier' };
  const json = lireJson(texte);
  if (json === undefined) {
    return {
      refus: texte.includes(FORMAT) ? 'il est incomplet ou abîmé' : 'ce n’est pas un brouillon enregistré par ce site',
    };
  }
  const {
    format,
    version,
    departement,
    epci,
    reponses,
    empreinte: lue,
    etape,
  } = (json ?? {}) as Record<string, unknown>;
  if (format !== FORMAT) return { refus: 'ce n’est pas un brouillon enregistré par ce site' };
  if (typeof version !== 'number') return { refus: 'il est abîmé : sa version manque' };
  if (version > VERSION)
    return {
      refus:
        `il vient d’une version plus récente du site (${version}) ; cette page lit la version ${VERSION}. ` +
        'Rechargez-la, puis rouvrez le fichier',
    };
  if (version < VERSION)
    return {
      refus: `il vient d’une version plus ancienne du site (${version}) ; cette page lit la version ${VERSION}`,
    };
  if (typeof departement !== 'string' || typeof epci !== 'string' || !sontDesReponses(reponses))
    return { refus: 'il est abîmé : ses réponses ne se lisent pas' };
  if (departement !== attendu.departement)
    return { refus: `c’est le brouillon d’un autre département (${departement.slice(0, 5)})` };
  if (empreinte(JSON.stringify({ departement, epci, reponses })) !== lue)
    return { refus: 'il a été abîmé ou modifié depuis son enregistrement' };
  const connues = Object.entries(reponses).filter(([id]) => attendu.champs.has(id));
  return {
    brouillon: {
      departement,
      epci: attendu.epci.has(epci) ? epci : '',
      reponses: Object.fromEntries(connues),
      ...(typeof etape === 'string' && { etape }),
    },
    ignorees: Object.keys(reponses).filter((id) => !attendu.champs.has(id)),
  };
}

function sontDesReponses(valeur: unknown): valeur is Record<string, string> {
  return (
    typeof valeur === 'object' &&
    valeur !== null &&
    !Array.isArray(valeur) &&
    Object.values(valeur).every((v) => typeof v === 'string' && v.length <= REPONSE_MAX)
  );
}

/**
 * Change de préremplissage sans rien écraser : une réponse vide ou restée celle d’`avant` prend la valeur d’`apres` ;
 * une réponse écrite ou corrigée par la personne reste. `gardees` : les champs où les deux diffèrent.
 */
export function fusionner(
  reponses: Reponses,
  avant: Reponses,
  apres: Reponses,
): { reponses: Record<string, string>; gardees: string[] } {
  const resultat: Record<string, string> = { ...reponses };
  const gardees: string[] = [];
  for (const id of new Set([...Object.keys(avant), ...Object.keys(apres)])) {
    const actuelle = reponses[id] ?? '';
    const nouvelle = apres[id] ?? '';
    if (actuelle === '' || actuelle === avant[id]) resultat[id] = nouvelle;
    else if (nouvelle !== '' && nouvelle !== actuelle) gardees.push(id);
  }
  return { reponses: resultat, gardees };
}
