/**
 * Ce que toutes les commandes ont en commun : options en français, aide, une phrase par erreur, rien d’à moitié écrit.
 */
import { parseArgs, type ParseArgsOptionDescriptor } from 'node:util';
import { plusProche } from '../lib/texte/distance.ts';

/** Une erreur à montrer telle quelle : elle dit quoi faire. */
export class ErreurCommande extends Error {}

/** Ce que dit un code d’erreur du système. */
const DU_SYSTEME: Readonly<Record<string, string>> = {
  EACCES: 'droit refusé',
  EPERM: 'droit refusé',
  EROFS: 'disque en lecture seule',
  ENOSPC: 'disque plein',
  EDQUOT: 'disque plein',
  ENOENT: 'introuvable',
  ENOTDIR: 'introuvable',
  EISDIR: 'c’est un dossier',
  EMFILE: 'trop de fichiers ouverts',
};

/** La cause d’une erreur du système, en français ; son code, pour une autre : sa phrase serait en anglais. */
export function causeDuSysteme(erreur: unknown): string {
  const code = typeof erreur === 'object' && erreur !== null && 'code' in erreur ? String(erreur.code) : '';
  return DU_SYSTEME[code] ?? (code || 'cause inconnue');
}

/** Les options d’une commande, par nom ; aucune option à bascule n’est multiple. */
type Options = Record<string, ParseArgsOptionDescriptor>;

/** Ce qu’une option lue vaut. */
type ValeurLue<O extends ParseArgsOptionDescriptor> = O extends { type: 'boolean' }
  ? boolean
  : O extends { multiple: true }
    ? string[]
    : string;

/** Valeurs lues et arguments libres. */
interface Lues<O extends Options> {
  /** Une option sans valeur par défaut peut manquer. */
  valeurs: { [K in keyof O]: ValeurLue<O[K]> | (O[K] extends { default: unknown } ? never : undefined) };
  libres: string[];
}

const AIDES = ['--aide', '--help', '-h', '-?'];

/**
 * Lit les options de la ligne de commande ; `null` si l’aide est demandée (`--aide`, `--help`, `-h`).
 * @throws ErreurCommande si une option est inconnue, avec la plus proche, n’a pas sa valeur, ou revient alors qu’elle
 * n’en prend qu’une.
 */
export function lireOptions<const O extends Options>(
  options: O,
  aide: string,
  args = process.argv.slice(2),
): Lues<O> | null {
  if (args.some((a) => AIDES.includes(a))) return null;
  const { values, positionals, tokens } = parseArgs({
    args,
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const vues = new Set<string>();
  for (const jeton of tokens) {
    if (jeton.kind !== 'option') continue;
    const connue = options[jeton.name];
    if (!connue) {
      const proche = plusProche(jeton.name, Object.keys(options));
      throw new ErreurCommande(
        `Option inconnue « ${jeton.rawName} »${proche ? ` ; « --${proche} » ?` : '.'}\n\n${aide}`,
      );
    }
    if (vues.has(jeton.name) && !connue.multiple)
      throw new ErreurCommande(`Option « ${jeton.rawName} » donnée deux fois.\n\n${aide}`);
    vues.add(jeton.name);
    if (
      connue.type === 'string' &&
      (jeton.value === undefined || (!jeton.inlineValue && /^--?[a-z]/.test(jeton.value)))
    )
      throw new ErreurCommande(`Option « ${jeton.rawName} » sans valeur.\n\n${aide}`);
    if (connue.type === 'boolean' && jeton.value !== undefined)
      throw new ErreurCommande(
        `Option « ${jeton.rawName} » : aucune valeur attendue, et non « ${jeton.value} ».\n\n${aide}`,
      );
  }
  // La boucle vient de le vérifier : chaque valeur a la forme que son option déclare.
  const valeurs: Record<string, unknown> = values;
  return { valeurs: valeurs as Lues<O>['valeurs'], libres: positionals };
}

/**
 * Rend la main au système le temps qu’il remette un Ctrl-C : un calcul long l’a fait attendre, et l’écriture qui suit
 * ne doit pas passer avant lui.
 */
export async function laisserInterrompre(): Promise<void> {
  // Un tour pour lire le signal, un pour le remettre.
  for (let tour = 0; tour < 2; tour++) await new Promise<void>((suite) => setImmediate(suite));
}

/**
 * Conduit une commande : une erreur prévue se dit en une phrase, avec le code de sortie 1 ; Ctrl-C aussi. Une faute de
 * programmation garde sa pile. `expliquer` rend la phrase d’une autre erreur prévue.
 */
export async function conduire(
  faire: () => Promise<void> | void,
  expliquer: (erreur: unknown) => string | null = () => null,
): Promise<void> {
  const interrompre = (): never => {
    console.error('\nInterrompu : rien n’est écrit.');
    process.exit(130);
  };
  process.once('SIGINT', interrompre);
  try {
    await faire();
  } catch (erreur) {
    const phrase = erreur instanceof ErreurCommande ? `Erreur : ${erreur.message}` : expliquer(erreur);
    if (phrase === null) throw erreur;
    console.error(phrase);
    process.exitCode = 1;
  } finally {
    process.off('SIGINT', interrompre);
  }
}
