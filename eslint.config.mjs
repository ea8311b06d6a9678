/**
 * Règles d’écriture du code ; la mise en forme est l’affaire de Prettier. La table du sens des imports est dans
 * planchers.eslint.mjs.
 */
import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import acces from 'eslint-plugin-jsx-a11y-x';
import ts from 'typescript-eslint';
import { PLANCHERS, TERNAIRES } from './planchers.eslint.mjs';

export default defineConfig(
  globalIgnores(['dist', '.astro', '.cache', '**/node_modules', 'src/assets/exemples', 'tests/golden']),
  ts.configs.recommended,
  astro.configs.recommended,
  {
    rules: {
      // TypeScript le dit déjà, et mieux : il connaît les types du navigateur et de Node.js.
      'no-undef': 'off',
      'no-nested-ternary': 'error',
      'max-lines': ['error', { max: 350 }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-syntax': ['error', ...TERNAIRES],
    },
  },
  {
    // Ce que seuls les types disent : une promesse oubliée, un cas sans réponse, une conversion qui ment.
    files: ['src/**/*.ts', 'tests/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-base-to-string': 'error',
      '@typescript-eslint/no-duplicate-type-constituents': 'error',
      // node:test suit lui-même les promesses de ses essais.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test', 'describe'] }] },
      ],
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-redundant-type-constituents': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      '@typescript-eslint/require-array-sort-compare': ['error', { ignoreStringArrays: true }],
      '@typescript-eslint/restrict-plus-operands': 'error',
      '@typescript-eslint/return-await': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // Rien d’incertain ne circule dans le site : ce qui vient d’ailleurs (JSON, YAML, page) reçoit sa forme à l’entrée.
    files: ['src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      'max-lines-per-function': ['error', { max: 80 }],
    },
  },
  {
    files: ['src/**/*.astro'],
    plugins: { 'jsx-a11y-x': acces },
    settings: { 'jsx-a11y-x': { attributes: { for: ['for'] } } },
    rules: {
      ...acces.configs.recommended.rules,
      // Une zone qui défile se fait défiler au clavier : elle prend le focus (WCAG 2.1.1), un rôle et un nom.
      'jsx-a11y-x/no-noninteractive-tabindex': ['error', { tags: [], roles: ['region', 'group', 'tabpanel'] }],
    },
  },
  {
    // Plus longs que la règle : à couper.
    files: ['tests/contenu/pannes.test.ts', 'tests/e2e/ordre.spec.ts', 'tests/unit/domaine/statut.test.ts'],
    rules: { 'max-lines': 'off' },
  },
  PLANCHERS,
);
