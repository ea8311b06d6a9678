/**
 * Les règles d’écriture mordent-elles ? Une faute plantée par règle de `npm run lint`, dans un texte donné à l’outil ou
 * dans une copie du dépôt, et l’outil qui doit la nommer. Lancé par `tests/mordant.ts`.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const RACINE = join(import.meta.dirname, '..');
const MODULES = join(RACINE, 'node_modules');
const OUTILS = {
  eslint: join(MODULES, 'eslint/bin/eslint.js'),
  stylelint: join(MODULES, 'stylelint/bin/stylelint.mjs'),
  knip: join(MODULES, 'knip/bin/knip.js'),
  prettier: join(MODULES, 'prettier/bin/prettier.cjs'),
  largeur: join(RACINE, 'tests/largeur.ts'),
};

/** Une faute : l’outil qui doit la voir, le fichier où elle serait, son texte, ce que l’outil doit nommer. */
export interface FauteDeStyle {
  faute: string;
  outil: keyof typeof OUTILS;
  fichier: string;
  texte: string;
  nomme: RegExp;
}

/** Un module qui existe, pour que ses types se lisent ; un texte donné prend sa place sans rien écrire. */
const MODULE = 'src/lib/texte/lettre.ts';
const FEUILLE = 'src/styles/barres.css';

export const FAUTES_DE_STYLE: FauteDeStyle[] = [
  {
    faute: 'promesse oubliée',
    outil: 'eslint',
    fichier: MODULE,
    texte: 'export function lire(promesse: Promise<string>): void {\n  promesse.then((t) => t.length);\n}\n',
    nomme: /no-floating-promises/,
  },
  {
    faute: 'ternaire emboîté',
    outil: 'eslint',
    fichier: MODULE,
    texte: "export const signe = (n: number): string => (n > 0 ? '+' : n < 0 ? '−' : '');\n",
    nomme: /no-nested-ternary/,
  },
  {
    faute: 'fonction trop longue',
    outil: 'eslint',
    fichier: MODULE,
    texte: `export function compter(n: number): number {\n  let s = n;\n${'  s += 1;\n'.repeat(80)}  return s;\n}\n`,
    nomme: /max-lines-per-function/,
  },
  {
    faute: 'import qui monte',
    outil: 'eslint',
    fichier: MODULE,
    texte: "export { chargerSite } from '#donnees/site.ts';\n",
    nomme: /maison\/sens/,
  },
  {
    faute: 'conversion par « unknown »',
    outil: 'eslint',
    fichier: MODULE,
    texte: 'export const taille = (texte: string): number => texte as unknown as number;\n',
    nomme: /no-restricted-syntax/,
  },
  {
    faute: 'propriété de style inconnue',
    outil: 'stylelint',
    fichier: FEUILLE,
    texte: '.barre {\n  couleur: red;\n}\n',
    nomme: /property-no-unknown/,
  },
  {
    faute: 'mise en forme',
    outil: 'prettier',
    fichier: MODULE,
    texte: 'export const un = "un"\n',
    nomme: /lettre\.ts/,
  },
  {
    faute: 'ligne de 121 colonnes',
    outil: 'largeur',
    fichier: MODULE,
    texte: `// ${'x'.repeat(118)}\n`,
    nomme: /lettre\.ts:1 : 121 colonnes/,
  },
  {
    faute: 'export que plus rien n’emploie',
    outil: 'knip',
    fichier: MODULE,
    texte: 'export const inutile = 1;\n',
    nomme: /inutile/,
  },
];

/** Une copie de ce que les outils lisent, paquets liés, où la faute s’écrit. */
function copier(vers: string, outil: FauteDeStyle['outil']): void {
  mkdirSync(vers, { recursive: true });
  const lus = ['.gitignore', '.prettierrc.json', '.prettierignore', 'package.json'];
  const duProjet = ['src', 'tests', 'knip.jsonc', 'tsconfig.json', 'astro.config.mjs', 'eslint.config.mjs'];
  const suite = ['planchers.eslint.mjs', 'stylelint.config.mjs'];
  for (const f of outil === 'knip' ? [...lus, ...duProjet, ...suite] : lus)
    cpSync(join(RACINE, f), join(vers, f), { recursive: true, filter: (n) => !/node_modules|tests\/contenus/.test(n) });
  symlinkSync(MODULES, join(vers, 'node_modules'), 'dir');
}

/** Les outils qui lisent un texte à la place d’un fichier, et comment le leur dire. */
const PAR_L_ENTREE: Partial<Record<FauteDeStyle['outil'], (fichier: string) => string[]>> = {
  eslint: (fichier) => ['--stdin', '--stdin-filename', fichier],
  stylelint: (fichier) => ['--stdin-filename', fichier],
};

function lancer(outil: string, args: string[], cwd: string, entree: string | null) {
  return new Promise<{ code: number | null; sortie: string }>((fini) => {
    const enfant = spawn(process.execPath, [outil, ...args], { cwd, timeout: 180_000 });
    let sortie = '';
    for (const flux of [enfant.stdout, enfant.stderr]) flux.on('data', (m: Buffer) => (sortie += m.toString()));
    enfant.on('close', (code) => fini({ code, sortie }));
    enfant.stdin.end(entree ?? '');
  });
}

/** Plante la faute, lance l’outil, et dit s’il a mordu : vide ; sinon, pourquoi. `travail` : dossier à soi. */
export async function mordreLeStyle(
  { faute, outil, fichier, texte, nomme }: FauteDeStyle,
  travail: string,
): Promise<string> {
  const parLEntree = PAR_L_ENTREE[outil];
  if (!parLEntree) {
    copier(travail, outil);
    mkdirSync(join(travail, fichier, '..'), { recursive: true });
    // knip juge tout le dépôt : le module garde ce qu’il avait.
    writeFileSync(
      join(travail, fichier),
      (outil === 'knip' ? readFileSync(join(RACINE, fichier), 'utf8') : '') + texte,
    );
  }
  const args = { knip: ['--no-progress'], prettier: ['--check', fichier], largeur: [], eslint: [], stylelint: [] };
  const { code, sortie } = await lancer(
    OUTILS[outil],
    parLEntree?.(join(RACINE, fichier)) ?? args[outil],
    parLEntree ? RACINE : travail,
    parLEntree ? texte : null,
  );
  if (!parLEntree) rmSync(travail, { recursive: true, force: true });
  if (code === 0) return `${faute} : passée`;
  return nomme.test(sortie)
    ? ''
    : `${faute} : ${outil} échoue sans la nommer (${String(nomme)})\n${sortie.slice(-1500)}`;
}
