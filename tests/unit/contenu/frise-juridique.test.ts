import assert from 'node:assert/strict';
import test from 'node:test';
import type { TexteJuridique } from '#lib/schemas/editorial.ts';
import { dessinerFrise } from '#lib/contenu/frise-juridique.ts';

const loi = (date: string, portee: TexteJuridique['portee'] = 'national'): TexteJuridique => ({
  id: `t-${date}`,
  date,
  nom: `Texte de ${date}`,
  nomCourt: `Texte ${date}`,
  apport: 'Apport.',
  portee,
  source: 'source-a',
  deduit: undefined,
});

test('les textes sont à leur date, de gauche à droite, dans le cadre', () => {
  const f = dessinerFrise([loi('2009-07-21'), loi('2016-01-26'), loi('2023-01-20', 'mayenne')]);
  const xs = f.points.map(({ x }) => x);
  assert.deepEqual(
    xs,
    [...xs].sort((a, b) => a - b),
  );
  for (const { x, y } of f.points) assert.ok(x >= f.marge && x <= f.largeur - f.marge && y > 0 && y < f.hauteur);
});

test('les lois sont au-dessus de l’axe, les délibérations au-dessous', () => {
  const f = dessinerFrise([loi('2009'), loi('2018', 'mayenne'), loi('2016', 'indre')]);
  assert.ok(f.points[0]!.y < f.axe);
  assert.ok(f.points[1]!.y > f.axe);
  assert.ok(f.points[2]!.y > f.axe);
});

test('deux textes proches du même côté ne sont pas au même étage', () => {
  const f = dessinerFrise([loi('2016-01'), loi('2016-02'), loi('2009')]);
  assert.notEqual(f.points[0]!.y, f.points[1]!.y);
});

test('un texte près du bord droit s’écrit vers la gauche', () => {
  assert.equal(dessinerFrise([loi('2009'), loi('2023-12')]).points[1]!.ancre, 'end');
});
