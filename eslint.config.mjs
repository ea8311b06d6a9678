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
      'max-lines': ['error', { max: 350 }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-syntax': ['error', ...TERNAIRES],
    },
  },
  {
    files: ['src/**/*.astro'],
    plugins: { 'jsx-a11y-x': acces },
    settings: { 'jsx-a11y-x': { attributes: { for: ['for'] } } },
    rules: {
      ...acces.configs.recommended.rules,
      // Une zone qui défile se fait défiler au clavier : elle prend le focus (WCAG 2.1.1).
      'jsx-a11y-x/no-noninteractive-tabindex': [
        'error',
        { tags: ['pre', 'div', 'figure'], roles: ['region', 'group', 'tabpanel'] },
      ],
    },
  },
  {
    // Plus longs que la règle : à couper.
    files: [
      'src/lib/documents/formats/docx.ts',
      'tests/contenu/pannes.test.ts',
      'tests/e2e/ordre.spec.ts',
      'tests/unit/domaine/statut.test.ts',
    ],
    rules: { 'max-lines': 'off' },
  },
  PLANCHERS,
);
