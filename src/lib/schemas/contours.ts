import { z } from 'zod';
import type { Point } from '#lib/geo/contours.ts';
import { intrusDe } from '#lib/texte/caracteres.ts';
import { siren, texte } from './champs.ts';

/** Une mention montrée telle quelle : une ligne de texte, sans balise ni mise en forme. */
const mention = texte
  .max(200, { error: '200 caractères au plus' })
  .refine((t) => !/[<>[\]{}\n]|&\w+;/.test(t), { error: 'du texte sur une ligne, sans balise ni mise en forme' })
  .superRefine((t, contexte) => {
    const intrus = intrusDe(t);
    if (intrus) contexte.addIssue({ code: 'custom', message: `du texte que les polices portent, sans ${intrus.nom}` });
  });

/** Un point : longitude puis latitude, deux nombres finis, en degrés. */
const point = z.custom<Point>(
  (p) =>
    Array.isArray(p) &&
    p.length === 2 &&
    [180, 90].every((maximum, rang) => Number.isFinite(p[rang]) && Math.abs(p[rang] as number) <= maximum),
  { error: 'un point [longitude, latitude], en degrés' },
);

/** Une ligne fermée d’au moins trois côtés. */
const anneau = z
  .array(point, { error: 'une ligne de points' })
  .min(4, { error: 'au moins quatre points' })
  .refine((points) => points[0]?.join() === points.at(-1)?.join(), { error: 'une ligne qui se referme' });

const polygone = z.array(anneau, { error: 'des anneaux' }).min(1, { error: 'au moins un anneau' });

const geometrie = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('Polygon'), coordinates: polygone }),
    z.strictObject({
      type: z.literal('MultiPolygon'),
      coordinates: z.array(polygone, { error: 'des polygones' }).min(1, { error: 'au moins un polygone' }),
    }),
  ],
  { error: 'une géométrie Polygon ou MultiPolygon' },
);

/** Le fichier de contours d’un département, tel que `npm run contours` l’écrit. */
export const schemaContours = z.strictObject({
  type: z.literal('FeatureCollection', { error: '« FeatureCollection »' }),
  /** Mention due à la source des formes. */
  attribution: mention,
  /** SIREN des EPCI coupés à la limite du département. */
  coupes: z.array(siren).optional(),
  /** Limite du département : des lignes fermées. */
  limite: z.strictObject(
    {
      type: z.literal('MultiLineString', { error: '« MultiLineString »' }),
      coordinates: z.array(anneau, { error: 'des lignes' }).min(1, { error: 'au moins une ligne' }),
    },
    { error: 'la limite du département, une MultiLineString' },
  ),
  features: z
    .array(
      z.strictObject(
        {
          type: z.literal('Feature', { error: '« Feature »' }),
          /** SIREN de l’EPCI. */
          id: siren,
          properties: z.strictObject({ nom: mention, type: mention }, { error: 'le nom et le type de l’EPCI' }),
          geometry: geometrie,
        },
        { error: 'une entité GeoJSON' },
      ),
      { error: 'une liste d’entités' },
    )
    .min(1, { error: 'au moins une entité' }),
});
