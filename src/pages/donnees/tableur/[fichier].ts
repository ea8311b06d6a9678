import type { APIRoute } from 'astro';
import type { TableDeDonnees } from '#lib/documents/classeur-de-donnees.ts';
import { versCsvExcel } from '#lib/publication/csv.ts';
import { ecrireOds } from '#lib/documents/formats/ods.ts';
import { ecrireXlsx } from '#lib/documents/formats/xlsx.ts';
import { couleursBureau } from '#documents/documents-bureautiques.ts';
import { classeurDe, tablesDeBureau } from '#donnees/tables-de-bureau.ts';

const ORIGINE = new URL(import.meta.env.SITE);

/** Chaque format de tableur, et le type de média qui le sert. */
const FORMATS = {
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ecrire: (t: TableDeDonnees) => ecrireXlsx(classeurDe(t, ORIGINE), couleursBureau()),
  },
  ods: {
    type: 'application/vnd.oasis.opendocument.spreadsheet',
    ecrire: (t: TableDeDonnees) => ecrireOds(classeurDe(t, ORIGINE), couleursBureau()),
  },
  csv: { type: 'text/csv; charset=utf-8', ecrire: (t: TableDeDonnees) => versCsvExcel(t.lignes, t.champs) },
};
type Format = keyof typeof FORMATS;

export const getStaticPaths = () =>
  tablesDeBureau(ORIGINE).flatMap((table) =>
    (Object.keys(FORMATS) as Format[]).map((format) => ({
      params: { fichier: `${table.nom}.${format}` },
      props: { table, format },
    })),
  );

export const GET: APIRoute<{ table: TableDeDonnees; format: Format }> = ({ props: { table, format } }) =>
  new Response(FORMATS[format].ecrire(table) as BodyInit, { headers: { 'content-type': FORMATS[format].type } });
