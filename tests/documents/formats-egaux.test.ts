import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { composerEcrit, couleursBureau } from '#documents/documents-bureautiques.ts';
import { piedDesEcrits } from '#documents/formulaires.ts';
import { ecrireDossier } from '#lib/documents/ecrire-dossier.ts';
import { ecrireDocx } from '#lib/documents/formats/docx.ts';
import { ecrireOdt } from '#lib/documents/formats/odt.ts';
import { convertir, lancer } from '../bureau.ts';
import { atelierDe } from './atelier.ts';

const { d, contexte } = atelierDe('53');
const { source, ...pied } = piedDesEcrits(contexte);
const temporaire = mkdtempSync(join(tmpdir(), 'formats-'));
after(() => rmSync(temporaire, { recursive: true, force: true }));

const pagesDe = (nom: string, pdf: Uint8Array): number => {
  const chemin = join(temporaire, `${nom}.pdf`);
  writeFileSync(chemin, pdf);
  return Number(/^Pages:\s+(\d+)$/m.exec(lancer('pdfinfo', chemin))![1]);
};

test(
  'le dossier a, à une page près, autant de pages en PDF, en DOCX et en ODT ; la coche y est un ' + 'caractère',
  async () => {
    const ecrit = ecrireDossier(d.dossier!, {
      etat: 'rempli',
      ...pied,
      source,
      reponses: { 'mission-2': 'oui', partage: 'oui' },
    });
    const docx = await ecrireDocx(ecrit, couleursBureau());
    const chemins = { docx: join(temporaire, 'docx.docx'), odt: join(temporaire, 'odt.odt') };
    writeFileSync(chemins.docx, docx);
    writeFileSync(chemins.odt, ecrireOdt(ecrit, couleursBureau()));
    const pdf = pagesDe('pdf', await composerEcrit('dossier', ecrit, contexte));
    for (const [nom, octets] of convertir(Object.values(chemins), 'pdf')) {
      const pages = pagesDe(nom, octets);
      assert.ok(Math.abs(pages - pdf) <= 1, `${nom} : ${pages} pages, ${pdf} en PDF`);
    }
    const xml = strFromU8(unzipSync(docx)['word/document.xml']!);
    assert.ok(!xml.includes('<w:sym'));
    assert.equal(xml.split('☒').length - 1, 2);
  },
);
