/** Nu, le validateur du W3C, et html-validate, qui le remplace là où Java manque. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { charger, PAQUETS } from './paquets.ts';

/** Une faute : son fichier, sa place et ce que le validateur en dit. */
export interface Faute {
  fichier: string;
  message: string;
  extrait: string;
}

interface MessageNu {
  type: string;
  url?: string;
  message: string;
  extract?: string;
  lastLine?: number;
  lastColumn?: number;
}

/** Ce que Nu reproche à tort, et pourquoi. */
const A_TORT: RegExp[] = [
  // Lue sur le disque, une page n’a pas d’origine : « 'self' » n’y désigne rien. securite.test.ts et le navigateur
  // jugent cette politique.
  /violates Content Security Policy \(meta tag\): (?:external (?:stylesheet|script) “\/_actifs\/|blocked by “script-src” directive \(missing “‘unsafe-inline’”)/,
  // Un bloc de données (JSON-LD) n’est pas un script : aucun navigateur ne lui applique la politique des scripts.
  /^Inline script violates Content Security Policy/,
  // Propriété de SVG 2 et de CSS Fill and Stroke que tous les navigateurs connaissent ; le validateur de CSS, pas
  // encore.
  /^CSS: “paint-order”: Property “paint-order” doesn't exist\.$/,
];

/** Première version de Java que Nu accepte. */
const JAVA = 11;

/** Version de Java, ou `null` s’il n’est pas là ou trop ancien. */
export function versionDeJava(): string | null {
  const { error, status, stderr, stdout } = spawnSync('java', ['-version'], { encoding: 'utf8', timeout: 30_000 });
  const version = error || status !== 0 ? '' : (/version "([^"]+)"/.exec(stderr + stdout)?.[1] ?? '');
  return Number.parseInt(version, 10) >= JAVA ? version : null;
}

/**
 * Passe Nu, en une fois, sur les pages, les feuilles de style et les dessins de ces dossiers.
 * @throws Error si Nu lui-même échoue.
 */
export function jugerAvecNu(chemins: readonly string[]): Faute[] {
  const { stdout, stderr, error } = spawnSync(
    'java',
    [
      '-Xmx768m',
      '-jar',
      join(PAQUETS, 'vnu-jar/build/dist/vnu.jar'),
      '--format',
      'json',
      '--also-check-css',
      '--also-check-svg',
      '--skip-non-html',
      '--stdout',
      ...chemins,
    ],
    { encoding: 'utf8', maxBuffer: 2 ** 28, timeout: 240_000 },
  );
  if (error || !stdout.startsWith('{'))
    throw new Error(`Nu n’a pas répondu : ${error?.message ?? (stderr || stdout).slice(0, 2000)}`);
  return (JSON.parse(stdout) as { messages: MessageNu[] }).messages
    .filter(({ message }) => !A_TORT.some((motif) => motif.test(message)))
    .map((m) => ({
      fichier: `${m.url ?? ''}:${m.lastLine ?? ''}:${m.lastColumn ?? ''}`,
      message: m.message,
      extrait: m.extract ?? '',
    }));
}

interface HtmlValidate {
  HtmlValidate: new (chargeur: unknown) => {
    validateStringSync(html: string): {
      results: { messages: { message: string; ruleId: string; line: number; column: number }[] }[];
    };
  };
  StaticConfigLoader: new (configuration: object) => unknown;
}

/** Passe html-validate, règles du standard HTML, sur ces pages. */
export async function jugerAvecHtmlValidate(pages: readonly string[]): Promise<Faute[]> {
  const { HtmlValidate, StaticConfigLoader } = await charger<HtmlValidate>('html-validate');
  const validateur = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ['html-validate:standard'] }));
  return pages.flatMap((fichier) =>
    validateur
      .validateStringSync(readFileSync(fichier, 'utf8'))
      .results.flatMap((r) => r.messages)
      .map((m) => ({ fichier: `${fichier}:${m.line}:${m.column}`, message: m.message, extrait: m.ruleId })),
  );
}
