/** Programmes de bureau qui relisent ce que le site écrit : LibreOffice, qpdf, Poppler. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** LibreOffice relit une centaine de documents en un lancement. */
const LIMITE_MS = 240_000;

/** Sortie d’un programme ; lève, avec son message, s’il échoue ou dure trop. */
export function lancer(commande: string, ...options: string[]): string {
  return execFileSync(commande, options, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMITE_MS,
  });
}

/** Texte réduit à ses mots, pour comparer deux mises en page. */
export function mots(texte: string): string {
  return texte
    .normalize('NFC')
    .replace(/[\s\u00a0\u2009\u202f\u2060]+/g, ' ')
    .trim();
}

/**
 * Convertit des fichiers en un seul lancement de LibreOffice, avec un profil neuf ; rend le contenu de chacun, par nom
 * sans extension.
 */
export function convertir(fichiers: readonly string[], vers: string): Map<string, Buffer> {
  const sortie = mkdtempSync(join(tmpdir(), 'documents-'));
  try {
    lancer(
      'soffice',
      `-env:UserInstallation=file://${sortie}/profil`,
      '--headless',
      '--convert-to',
      vers,
      '--outdir',
      join(sortie, 'faits'),
      ...fichiers,
    );
    const faits = readdirSync(join(sortie, 'faits'));
    return new Map(faits.map((f) => [f.replace(/\.\w+$/, ''), readFileSync(join(sortie, 'faits', f))]));
  } finally {
    rmSync(sortie, { recursive: true, force: true });
  }
}

/** Un champ de formulaire tel que qpdf le lit. */
export interface ChampLu {
  fullname: string;
  alternativename: string;
  value: string;
  ischeckbox: boolean;
  isradiobutton: boolean;
  istext: boolean;
  pageposfrom1: number;
}

/** Champs d’un PDF, dans l’ordre du formulaire, un par bouton ou par case ; `value` sans le préfixe de qpdf. */
export function lireChamps(chemin: string): ChampLu[] {
  const { acroform } = JSON.parse(lancer('qpdf', '--json', '--json-key=acroform', chemin)) as {
    acroform: { fields: ChampLu[] };
  };
  return acroform.fields.map((c) => ({ ...c, value: (c.value ?? '').replace(/^u:/, '') }));
}
