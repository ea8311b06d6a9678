import type { z } from 'zod';
import { plusProche } from '#lib/texte/distance.ts';

/** Une erreur de contenu : où, quoi, et ce qui était attendu. */
export interface Probleme {
  /** Chemin du fichier, depuis la racine du projet. */
  fichier: string;
  /** Ligne du fichier, quand la faute a la sienne. */
  ligne?: number | undefined;
  /** Champ fautif : `signature.date`, `sources[2]` ; vide = le fichier entier. */
  champ: string;
  /** Valeur trouvée, en clair. */
  valeur: string;
  /** Ce qui était attendu. */
  attendu: string;
  /** Fichier dont la faute explique celle-ci : elle disparaîtra avec elle. */
  cause?: string | undefined;
}

/**
 * Une ligne lisible : `content/…/53-craon-4.yaml, champ signature.date : « 2024-13 » ; attendu : une date qui existe`.
 */
export function formaterProbleme({ fichier, ligne, champ, valeur, attendu }: Probleme): string {
  const lieu = [fichier, ligne && `ligne ${ligne}`, champ && `champ ${champ}`].filter(Boolean).join(', ');
  // Un nom de fichier ou une valeur peut porter un saut de ligne ; un message, non.
  return `${lieu} : ${valeur} ; attendu : ${attendu}`.replace(/\p{Cc}+/gu, ' ');
}

/** Une ligne par cause : ce qui découle d’un fichier abîmé est compté sous sa première faute. */
export function listerProblemes(problemes: readonly Probleme[]): string[] {
  const causes = new Set(problemes.filter((p) => !p.cause).map((p) => p.fichier));
  const decoulent = Map.groupBy(
    problemes.filter((p) => p.cause !== undefined && causes.has(p.cause)),
    (p) => p.cause,
  );
  return problemes
    .filter((p) => p.cause === undefined || !causes.has(p.cause))
    .map((p) => {
      const suites = decoulent.get(p.fichier) ?? [];
      decoulent.delete(p.fichier);
      const pluriel = suites.length > 1 ? 'fautes qui en découlent' : 'faute qui en découle';
      return formaterProbleme(p) + (suites.length > 0 ? ` (+ ${suites.length} ${pluriel})` : '');
    });
}

/** Levée quand le contenu ne peut pas être publié ; son message liste tous les problèmes, une ligne par cause. */
export class ErreurContenu extends Error {
  readonly problemes: readonly Probleme[];
  constructor(problemes: readonly Probleme[]) {
    const lignes = listerProblemes(problemes);
    const titre = lignes.length === 1 ? 'Le contenu a une erreur' : `Le contenu a ${lignes.length} erreurs`;
    super(`${titre} :\n${lignes.map((l) => `  - ${l}`).join('\n')}`);
    this.name = 'ErreurContenu';
    this.problemes = problemes;
  }
}

function valeurEnClair(valeur: unknown): string {
  if (valeur === undefined) return 'absent';
  if (typeof valeur === 'string') return `« ${valeur.slice(0, 120).replaceAll('\n', ' ')} »`;
  if (valeur === null) return 'rien';
  // JSON écrirait « null » à la place d’un nombre trop grand pour être lu.
  const lisible = (_cle: string, v: unknown) => (typeof v === 'number' && !Number.isFinite(v) ? 'nombre infini' : v);
  return JSON.stringify(valeur, lisible).slice(0, 120);
}

function valeurAuChemin(donnee: unknown, chemin: readonly PropertyKey[]): unknown {
  return chemin.reduce<unknown>((v, cle) => (v as Record<PropertyKey, unknown> | undefined)?.[cle], donnee);
}

/** Chemin d’un champ, comme on le lirait : `sources[2].titre`. */
export function formaterChemin(chemin: readonly PropertyKey[]): string {
  return chemin
    .map((c) => (typeof c === 'number' ? `[${c}]` : `.${String(c)}`))
    .join('')
    .replace(/^\./, '');
}

const TYPES: Record<string, string> = {
  string: 'un texte entre guillemets',
  number: 'un nombre',
  int: 'un nombre entier',
  boolean: 'vrai ou faux (true, false)',
  array: 'une liste',
  object: 'un groupe de champs',
};

function attenduDe(defaut: z.core.$ZodIssue, absent: boolean): string {
  if (defaut.code === 'unrecognized_keys') return `aucun champ de ce nom (${defaut.keys.join(', ')})`;
  if (defaut.code === 'invalid_value') return `une de ces valeurs : ${defaut.values.join(', ')}`;
  if (defaut.code === 'invalid_type' && /^Invalid input/.test(defaut.message)) {
    return `${TYPES[defaut.expected] ?? defaut.expected}${absent ? ' (champ obligatoire)' : ''}`;
  }
  if (defaut.code === 'too_small' && /^Too small/.test(defaut.message)) return `au moins ${String(defaut.minimum)}`;
  if (defaut.code === 'too_big' && /^Too big/.test(defaut.message)) return `au plus ${String(defaut.maximum)}`;
  return absent ? `${defaut.message} (champ obligatoire)` : defaut.message;
}

/** Traduit les erreurs de Zod sur une donnée en problèmes qui nomment fichier, champ, valeur et attendu. */
export function problemesDeZod(fichier: string, donnee: unknown, erreur: z.ZodError): Probleme[] {
  const absents = new Set(
    erreur.issues
      .filter((d) => d.code !== 'unrecognized_keys' && valeurAuChemin(donnee, d.path) === undefined)
      .map((d) => formaterChemin(d.path)),
  );
  const malEcrits = new Set<string>();
  const inconnus = erreur.issues.flatMap((defaut) => {
    if (defaut.code !== 'unrecognized_keys') return [];
    const groupe = formaterChemin(defaut.path);
    const dans = (cle: string) => (groupe ? `${groupe}.${cle}` : cle);
    return defaut.keys.map((cle): Probleme => {
      const manquants = [...absents].filter((a) => a === dans(a.split('.').at(-1)!)).map((a) => a.split('.').at(-1)!);
      const voulu = plusProche(cle, manquants);
      if (voulu) malEcrits.add(dans(voulu));
      return {
        fichier,
        champ: dans(cle),
        valeur: 'champ inconnu',
        attendu: voulu ? `« ${voulu} »` : 'un champ prévu par le guide des éditeurs (faute de frappe ?)',
      };
    });
  });
  const autres = erreur.issues.flatMap((defaut): Probleme[] => {
    const valeur = valeurAuChemin(donnee, defaut.path);
    const champ = formaterChemin(defaut.path);
    // Un champ mal orthographié ne manque pas : une cause, un message.
    if (defaut.code === 'unrecognized_keys' || malEcrits.has(champ)) return [];
    return [{ fichier, champ, valeur: valeurEnClair(valeur), attendu: attenduDe(defaut, valeur === undefined) }];
  });
  return [...autres, ...inconnus];
}
