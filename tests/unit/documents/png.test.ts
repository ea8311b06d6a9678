import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import sharp from 'sharp';
import { ecrirePng } from '#documents/png.ts';

/** Une image dont chaque point vient d’une fonction. */
const image = (largeur: number, hauteur: number, point: (i: number) => [number, number, number]): Buffer =>
  Buffer.from(Array.from({ length: largeur * hauteur }, (_, i) => [...point(i), 255]).flat());

const relire = (png: Buffer) => sharp(png).ensureAlpha().raw().toBuffer();

describe('image en PNG à palette', () => {
  test('rend les aplats tels quels, une couleur ou plusieurs', async () => {
    for (const couleurs of [
      [[12, 34, 56]],
      [
        [255, 255, 255],
        [0, 0, 0],
        [200, 30, 90],
      ],
    ] as [number, number, number][][]) {
      const rvba = image(40, 21, (i) => couleurs[Math.floor(i / 7) % couleurs.length]!);
      assert.deepEqual(await relire(ecrirePng(rvba, 40, 21)), rvba);
    }
  });

  test('au-delà de 256 teintes, chacune reste proche de la sienne', async () => {
    const rvba = image(64, 64, (i) => [(i % 64) * 4, Math.floor(i / 64) * 4, 128]);
    const relue = await relire(ecrirePng(rvba, 64, 64));
    const ecarts = relue.map((octet, i) => Math.abs(octet - rvba[i]!));
    assert.ok(Math.max(...ecarts) <= 16, String(Math.max(...ecarts)));
  });

  test('donne deux fois les mêmes octets', () => {
    const rvba = image(30, 30, (i) => [i % 256, (i * 7) % 256, 9]);
    assert.deepEqual(ecrirePng(rvba, 30, 30), ecrirePng(rvba, 30, 30));
  });
});
