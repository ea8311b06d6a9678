/** Un même écrit en PDF, en DOCX et en ODT : autant de pages, à une près, et les mêmes réponses dans tout lecteur. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { composerEcrit, couleursBureau } from '#documents/documents-bureautiques.ts';
import { acteDe, piedDesEcrits } from '#documents/formulaires.ts';
import { matiereDuConseil } from '#documents/imprimes.ts';
import { ecrireDossier } from '#lib/documents/ecrire-dossier.ts';
import type { Ecrit } from '#lib/documents/formats/document-abstrait.ts';
import { ecrireDocx } from '#lib/documents/formats/docx.ts';
import { ecrireNoteDuConseil } from '#lib/documents/note-du-conseil.ts';
import { nomComplet, reponsesDe } from '#lib/dossier/preremplissage.ts';
import { ecrireOdt } from '#lib/documents/formats/odt.ts';
import { convertir, lancer, mots } from '../bureau.ts';
import { atelierDe } from './atelier.ts';

const atelier = atelierDe('53');
const { d, contexte } = atelier;
const { source, ...pied } = piedDesEcrits(contexte);
const temporaire = mkdtempSync(join(tmpdir(), 'formats-'));
after(() => rmSync(temporaire, { recursive: true, force: true }));

const REPONSES = {
  'mission-2': 'oui',
  'piece-rib': 'oui',
  partage: 'oui',
  'contact-nom': 'Éloïse Œuvrard',
  'contrat-diagnostic': 'Première ligne\nSeconde ligne',
  'contrat-signature': '2026-05-13',
  'part-ars-1': '20000',
};
/** Celle qui a le plus de communes : son dossier est le plus long. */
const t = [...d.territoires].sort((a, b) => b.communes.length - a.communes.length)[0]!;
const dossier = (etat: 'vierge' | 'rempli', reponses = {}) =>
  ecrireDossier(d.dossier!, { etat, ...pied, source, reponses });
const ECRITS: Record<string, Ecrit> = {
  vierge: dossier('vierge'),
  rempli: dossier('rempli', REPONSES),
  prerempli: ecrireDossier(d.dossier!, {
    etat: 'prerempli',
    intercommunalite: nomComplet(t.epci),
    ...pied,
    source,
    preremplies: atelier.preremplir(t),
    reponses: reponsesDe(atelier.preremplir(t)),
  }),
  acte: acteDe(atelier, t)!,
};
const ecrire = (nom: string, octets: Uint8Array): string => {
  writeFileSync(join(temporaire, nom), octets);
  return join(temporaire, nom);
};
const pagesDe = (chemin: string) => Number(/^Pages:\s+(\d+)$/m.exec(lancer('pdfinfo', chemin))![1]);

test('autant de pages, à une près ; LibreOffice montre chaque réponse, et rend chaque contrôle', async () => {
  const fichiers: string[] = [];
  for (const [nom, ecrit] of Object.entries(ECRITS))
    fichiers.push(
      ecrire(`${nom}-en-docx.docx`, ecrireDocx(ecrit, couleursBureau())),
      ecrire(`${nom}-en-odt.odt`, ecrireOdt(ecrit, couleursBureau())),
    );
  const pdf = convertir(fichiers, 'pdf');
  for (const [nom, ecrit] of Object.entries(ECRITS)) {
    const attendues = pagesDe(ecrire('site.pdf', await composerEcrit('dossier', ecrit, contexte)));
    for (const format of ['docx', 'odt']) {
      const chemin = ecrire('bureau.pdf', pdf.get(`${nom}-en-${format}`)!);
      const pages = pagesDe(chemin);
      assert.ok(Math.abs(pages - attendues) <= 1, `${nom}, ${format} : ${pages} pages, ${attendues} en PDF`);
      if (nom !== 'rempli') continue;
      const texte = mots(lancer('pdftotext', '-layout', chemin, '-'));
      for (const montree of ['Éloïse Œuvrard', 'Première ligne', 'Seconde ligne', '13 mai 2026', '20 000 €'])
        assert.ok(texte.includes(montree), `${format} : ${montree}`);
      assert.equal(texte.split('☒').length - 1, 2, format);
    }
  }
  // Writer lit les contrôles de l’ODT : il en écrit autant en DOCX que le site.
  const relus = convertir([join(temporaire, 'rempli-en-odt.odt')], 'docx').get('rempli-en-odt')!;
  const compter = (octets: Uint8Array) => {
    const xml = strFromU8(unzipSync(octets)['word/document.xml']!);
    return ['<w:sdt>', '<w14:checkbox>', '<w:dropDownList', '<w:date', '<w:listItem '].map(
      (balise) => xml.split(balise).length - 1,
    );
  };
  const ecrits = compter(ecrireDocx(ECRITS['rempli']!, couleursBureau()));
  assert.ok(ecrits.every((n) => n > 0));
  assert.deepEqual(compter(relus), ecrits);
});

test('la note du conseil en traitement de texte : deux pages à une près, et l’acte sur une seule', () => {
  const fichiers: string[] = [];
  const notes = new Map<string, Ecrit>();
  for (const code of ['53', '36']) {
    const lieu = atelierDe(code);
    const longue = [...lieu.d.territoires].sort((a, b) => b.nom.length - a.nom.length)[0]!;
    for (const [rang, terre] of [longue, lieu.d.territoires[0]!].entries()) {
      const note = ecrireNoteDuConseil(matiereDuConseil(lieu, terre, acteDe(lieu, terre)!), pied);
      notes.set(`note-${code}-${rang}`, note);
    }
  }
  for (const [nom, note] of notes)
    fichiers.push(
      ecrire(`${nom}-docx.docx`, ecrireDocx(note, couleursBureau())),
      ecrire(`${nom}-odt.odt`, ecrireOdt(note, couleursBureau())),
    );
  const pdf = convertir(fichiers, 'pdf');
  for (const [nom, octets] of pdf) {
    const chemin = ecrire(`${nom}.pdf`, octets);
    const pages = pagesDe(chemin);
    const acte = nom.startsWith('note-36') ? 1 : 0;
    assert.ok(pages - acte >= 2 && pages - acte <= 3, `${nom} : ${pages} pages`);
    const fin = mots(lancer('pdftotext', '-f', String(pages), '-l', String(pages), chemin, '-'));
    if (acte) assert.ok(fin.includes('Projet de délibération') && fin.includes('Acte transmis'), `${nom} : ${fin}`);
    // Un titre de source est un lien, et son adresse ne s’imprime pas.
    assert.doesNotMatch(mots(lancer('pdftotext', chemin, '-')), /https?:/, nom);
    const liens = new Set([...readFileSync(chemin, 'latin1').matchAll(/\/URI\s*\(http/g)]).size;
    assert.ok(liens >= 8, `${nom} : ${liens} liens`);
  }
});
