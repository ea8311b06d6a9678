/** Le contrôle de syntaxe mord : ce que les plus anciens navigateurs servis ignorent est vu, ce qu’ils savent est admis. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fautesCss } from '../lecture/syntaxe-css.ts';
import { fautesJs } from '../lecture/syntaxe-js.ts';

const REFUSES_JS = [
  'a.replace(/(?<=b)c/, "")',
  'a.replace(/(?<!b)c/, "")',
  'RegExp("(?<!x)")',
  'new RegExp(`(?<=${a})b`)',
  '/a/v.test(b)',
  'class A { static { x() } }',
  'Map.groupBy(a, b)',
  'Object.groupBy(a, b)',
  'a.toSorted()',
  'a.toReversed()',
  'a.with(0, 1)',
  'new Set().union(b)',
  'Array.fromAsync(a)',
  'Promise.withResolvers()',
  'URL.canParse(a)',
  'AbortSignal.timeout(1)',
  'new CompressionStream("gzip")',
  'requestIdleCallback(f)',
  'document.startViewTransition(f)',
  'a.showPopover()',
  'a.isWellFormed()',
  'new Intl.Segmenter()',
  'import(a, { with: { type: "json" } })',
  'using a = b',
];
const ADMIS_JS = [
  'structuredClone(a)',
  'a.at(-1)',
  'a.findLast(f)',
  'Object.hasOwn(a, b)',
  'a?.b ?? c; a ||= b',
  'class A { #b; c() { return #b in this; } }',
  'crypto.randomUUID()',
  'CSS.escape(a)',
  'a.replaceAll(b, c)',
  'navigator.clipboard.writeText(a)',
  'const groupBy = (a) => a; groupBy(b)',
  'const o = { toSorted() {} }; o.toSorted()',
  'await a',
];
const REFUSES_CSS = [
  '@media (width >= 40rem) { a { color: red } }',
  '@media (400px < width <= 700px) { a { color: red } }',
  '@container (min-width: 2px) { a { color: red } }',
  'a { width: 2cqw }',
  'a { container-type: inline-size }',
  'a:has(b) { color: red }',
  ':is(a:has(b)) { color: red }',
  'c, a:has(b) { color: red }',
  'a { & b { color: red } }',
  'a { color: color-mix(in srgb, red, blue) }',
  'a { color: light-dark(red, blue) }',
  '@starting-style { a { color: red } }',
  'a:popover-open { color: red }',
  'a { grid-template-rows: subgrid }',
  'a { user-select: none }',
];
const ADMIS_CSS = [
  '@media (min-width: 40rem) { a { color: red } }',
  ':is(.b, a:has(b)) { color: red }',
  '@supports not selector(:popover-open) { a { color: red } }',
  '@layer a, b;',
  'a { inset: 0; translate: 0 1px; width: min(1px, 2px) }',
  'a { -webkit-user-select: none; user-select: none }',
  'a:not(.b, .c):is(d, e):where(f) { color: red }',
  'a { height: 100svh }',
];

for (const [quoi, refuses, admis, juger] of [
  ['un script', REFUSES_JS, ADMIS_JS, (s: string) => fautesJs(s, '/x.js')],
  ['une feuille', REFUSES_CSS, ADMIS_CSS, fautesCss],
] as const) {
  test(`${quoi} trop récent est refusé`, () => {
    assert.deepEqual(
      refuses.filter((s) => juger(s).length === 0),
      [],
    );
  });
  test(`${quoi} que tous lisent est admis`, () => {
    assert.deepEqual(
      admis.flatMap((s) => juger(s)),
      [],
    );
  });
}
