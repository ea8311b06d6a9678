/**
 * Règles d’écriture des feuilles de style ; la mise en forme est l’affaire de Prettier, les rapports de contraste celle
 * de tests/unit/styles/jetons.test.ts.
 */

/** Ce que les plus anciens navigateurs servis (browserslist de package.json) ne lisent pas et que rien ne traduit. */
const TROP_RECENT = {
  unites: ['cqw', 'cqh', 'cqi', 'cqb', 'cqmin', 'cqmax', 'lh', 'rlh', 'cap', 'ic'],
  regles: ['container', 'scope', 'starting-style', 'property', 'position-try', 'view-transition'],
  proprietes: [
    /^container/,
    /^anchor-/,
    /^position-(anchor|area|try)/,
    /^animation-(timeline|range)/,
    /^(scroll|view)-timeline/,
    'field-sizing',
    'text-box',
    'text-wrap-style',
    'interpolate-size',
    'zoom',
  ],
  fonctions: ['linear', 'sibling-index', 'sibling-count', 'anchor', 'anchor-size', 'if', 'calc-size', 'round'],
};

const COULEURS = ['rgb', 'rgba', 'hsl', 'hsla', 'hwb', 'lab', 'lch', 'oklab', 'oklch', 'color', 'light-dark'];

/** @type {import('stylelint').Config} */
export default {
  extends: ['stylelint-config-standard'],
  ignoreFiles: ['dist/**', '.astro/**', '.cache/**', '**/node_modules/**', 'src/assets/exemples/**', 'content/**'],
  reportNeedlessDisables: true,
  reportDescriptionlessDisables: true,
  rules: {
    // Affaire de Prettier, qui garde les lignes vides telles que l’auteur les a mises.
    'rule-empty-line-before': null,
    'at-rule-empty-line-before': null,
    'custom-property-empty-line-before': null,
    'comment-empty-line-before': null,
    // Les couches et les pages rangent les règles : deux sélecteurs comparables ne visent pas les mêmes pages.
    'no-descending-specificity': null,
    // Notre façon d’écrire : une feuille importée par son nom, une couleur pâle ou sombre en un mot, les noms propres
    // et les mots de SVG comme leurs auteurs les écrivent.
    'import-notation': 'string',
    'custom-property-pattern': '^[a-z][a-z0-9]*(Pale|Sombre)?(-[a-z0-9]+)*$',
    'value-keyword-case': ['lower', { camelCaseSvgKeywords: true, ignoreKeywords: ['Georgia'] }],
    'font-family-name-quotes': null,
    'function-url-quotes': null,
    'color-hex-length': null,
    // Safari 15.4 ne lit pas « width >= 48rem ».
    'media-feature-range-notation': 'prefix',
    // Safari sur téléphone ne connaît que la forme préfixée.
    'property-no-vendor-prefix': [true, { ignoreProperties: ['-webkit-text-size-adjust', 'text-size-adjust'] }],
    'unit-disallowed-list': TROP_RECENT.unites,
    'at-rule-disallowed-list': TROP_RECENT.regles,
    // « vector-effect » s’écrit en attribut SVG : le vérificateur du W3C ne le connaît pas en CSS.
    'property-disallowed-list': ['vector-effect', ...TROP_RECENT.proprietes],
    // Une couleur s’écrit dans jetons.css, et nulle part ailleurs.
    'color-no-hex': true,
    'color-named': 'never',
    'function-disallowed-list': [...COULEURS, ...TROP_RECENT.fonctions],
  },
  overrides: [
    {
      files: ['src/styles/jetons.css'],
      rules: { 'color-no-hex': null, 'function-disallowed-list': TROP_RECENT.fonctions },
    },
  ],
};
