import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { describe } from 'node:test';
import { ICONES, MOTIFS, STATUTS, type Statut } from '#lib/domaine/situations.ts';
import { contraste, ecart, lireHexa, luminance, melanger, simuler, VISIONS, type Rvb } from '../../contraste.ts';

const racine = join(import.meta.dirname, '../../../src');
const css = readFileSync(join(racine, 'styles/jetons.css'), 'utf8');
const situations = readFileSync(join(racine, 'styles/situations.css'), 'utf8').replace(/\s+/g, ' ');

const MODES = ['clair', 'sombre'] as const;
type Mode = (typeof MODES)[number];
const jetons = new Map(
  [...css.slice(0, css.indexOf('@media')).matchAll(/--([\w-]+):\s*([^;]+);/gi)].map(([, nom, valeur]) => [
    nom!,
    valeur!.trim(),
  ]),
);

function couleur(nom: string, mode: Mode): Rvb {
  const valeur = jetons.get(nom);
  assert.ok(valeur, `jeton --${nom} absent de jetons.css`);
  const renvoi = /^var\(--([\w-]+)\)$/.exec(valeur);
  if (renvoi) return couleur(renvoi[1]!, mode);
  const deux = /^light-dark\((#\w{6}),\s*(#\w{6})\)$/.exec(valeur);
  const hexa = deux ? deux[mode === 'clair' ? 1 : 2]! : valeur;
  assert.match(hexa, /^#[0-9A-F]{6}$/i, `--${nom}`);
  return lireHexa(hexa);
}

/** [dessus, dessous, rapport exigé] : textes 4,5 ; contours, champs et anneaux de focus 3. */
const fonds = ['papier', 'brume', 'lin', 'lin2', 'canardPale', 'mielPale', 'briquePale'];
const PAIRES: [string, string, number][] = [
  ...fonds.flatMap((fond): [string, string, number][] => [
    ['encre', fond, 4.5],
    ['encre2', fond, 4.5],
  ]),
  ...['papier', 'brume', 'lin', 'canardPale', 'mielPale'].map((fond): [string, string, number] => [
    'canard',
    fond,
    4.5,
  ]),
  ['canard2', 'papier', 4.5],
  ['papier', 'canard', 4.5],
  ['papier', 'canard2', 4.5],
  ['brique', 'papier', 4.5],
  ['brique', 'briquePale', 4.5],
  ['mielSombre', 'mielPale', 4.5],
  ...['papier', 'brume', 'lin', 'lin2'].map((fond): [string, string, number] => ['bord', fond, 3]),
  ...['papier', 'brume', 'lin', 'mielPale', 'focg'].map((fond): [string, string, number] => ['foc', fond, 3]),
  ['focg', 'canard', 3],
  ['mielSombre', 'papier', 3],
  ['mielSombre', 'brume', 3],
  ['brique', 'brume', 3],
  ...STATUTS.flatMap((s): [string, string, number][] => [
    ['encre', s, 3],
    [`${s}-t`, s, 4.5],
  ]),
  ...STATUTS.filter((s) => jetons.has(`${s}-m`)).flatMap((s): [string, string, number][] => [
    ['encre', `${s}-m`, 3],
    [`${s}-m`, s, 1.6],
  ]),
];

describe('contrastes', () => {
  for (const [dessus, dessous, seuil] of PAIRES) {
    for (const mode of MODES) {
      test(`${dessus} sur ${dessous}, ${mode} : au moins ${seuil}`, () => {
        const rapport = contraste(couleur(dessus, mode), couleur(dessous, mode));
        assert.ok(rapport >= seuil, rapport.toFixed(2));
      });
    }
  }
});

describe('chaque situation', () => {
  for (const statut of STATUTS) {
    test(`${statut} a son fond, son étiquette, son motif, son icône et sa classe`, () => {
      for (const nom of [statut, `${statut}-t`]) assert.ok(jetons.has(nom), nom);
      const regles = [
        `.s-${statut} { fill: url(#m-${statut}); --etiquette: var(--${statut}-t); --fond: var(--${statut}); }`,
        ...[`.sans-${statut}`, `.vue:has(input[value='${statut}']:not(:checked))`].flatMap((masquee) => [
          `${masquee} :is(.cadre a, .territoire, .noms svg).s-${statut}`,
          `${masquee} .r-${statut}`,
        ]),
        ...(MOTIFS[statut].dessin ? [`.carte .s-${statut} { fill: url(#m-${statut}-g); }`] : []),
      ];
      assert.deepEqual(
        regles.filter((r) => !situations.includes(r)),
        [],
        'règles absentes de situations.css',
      );
      assert.ok(MOTIFS[statut].cote > 0);
      assert.equal(
        MOTIFS[statut].dessin !== undefined,
        jetons.has(`${statut}-m`),
        'un motif a sa couleur, et une couleur de motif sert',
      );
    });
  }

  test('a une icône qui n’est qu’à elle', () => {
    const dessins = Object.values(ICONES);
    assert.equal(dessins.length, STATUTS.length);
    assert.equal(new Set(dessins).size, STATUTS.length);
  });
});

/** Part du motif dans le fond, mesurée sur les dessins de `domaine/situations.ts`. */
const PARTS: Partial<Record<Statut, number>> = {
  'echeance-a-verifier': 3 / 8,
  'en-construction': (2 * Math.PI * 1.8 ** 2) / 100,
  echu: 1.5 / 7,
  'non-renseigne': (2 * Math.PI) / 144,
};
const vu = (statut: Statut, mode: Mode): Rvb => {
  const part = PARTS[statut];
  return part === undefined
    ? couleur(statut, mode)
    : melanger(couleur(statut, mode), couleur(`${statut}-m`, mode), part);
};

describe('les situations se distinguent, vues de loin', () => {
  for (const vision of VISIONS.filter((v) => v !== 'gris')) {
    for (const mode of MODES) {
      test(`${vision}, ${mode} : écart d’au moins 9 entre deux d’entre elles`, () => {
        for (const [i, a] of STATUTS.entries()) {
          for (const b of STATUTS.slice(i + 1)) {
            const e = ecart(simuler(vu(a, mode), vision), simuler(vu(b, mode), vision));
            assert.ok(e >= 9, `${a} et ${b} : ${e.toFixed(1)}`);
          }
        }
      });
    }
  }

  for (const mode of MODES) {
    test(`en gris, ${mode} : les deux fonds unis s’opposent, les quatre autres ont chacun leur trame`, () => {
      const unis = STATUTS.filter((s) => PARTS[s] === undefined);
      assert.deepEqual(unis, ['en-cours', 'sans-cls']);
      assert.ok(contraste(couleur('en-cours', mode), couleur('sans-cls', mode)) >= 3);
      const trames = STATUTS.filter((s) => PARTS[s] !== undefined).map((s) => MOTIFS[s].dessin);
      assert.equal(new Set(trames).size, 4);
    });
  }

  test('plus le contrat est établi, plus l’encre est dense, en clair', () => {
    const clartes = (['en-cours', 'echeance-a-verifier', 'non-renseigne', 'sans-cls'] as const).map((s) =>
      luminance(vu(s, 'clair')),
    );
    assert.deepEqual(
      clartes,
      [...clartes].sort((a, b) => a - b),
    );
  });
});

test('aucune couleur n’est écrite hors de jetons.css', () => {
  const fichiers = readdirSync(racine, { recursive: true, encoding: 'utf8' }).filter(
    (f) => /\.(astro|ts|css)$/.test(f) && !f.includes('node_modules') && !f.endsWith('jetons.css'),
  );
  assert.ok(fichiers.length > 50);
  for (const fichier of fichiers) {
    const texte = readFileSync(join(racine, fichier), 'utf8');
    assert.doesNotMatch(texte, /(?:[:,(]\s*|=")#(?:[0-9a-f]{3}|[0-9a-f]{6})(?![\w-])|\brgba?\(|\bhsla?\(/i, fichier);
  }
});
