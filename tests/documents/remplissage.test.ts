/** Le dossier PDF rempli par d’autres outils que le site, et relu par deux moteurs : chaque réponse s’y lit. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { composerEcrit } from '#documents/documents-bureautiques.ts';
import { piedDesEcrits } from '#documents/formulaires.ts';
import { champsDuDossier, type Champ } from '#lib/domaine/dossier.ts';
import { ecrireDossier } from '#lib/documents/ecrire-dossier.ts';
import { remplirChamps } from '#lib/documents/formats/pdf-remplir.ts';
import { lancer, lireChamps, mots } from '../bureau.ts';
import { atelierDe } from './atelier.ts';

const { d, contexte } = atelierDe('53');
const dossier = d.dossier!;
const { source, ...pied } = piedDesEcrits(contexte);
const temporaire = mkdtempSync(join(tmpdir(), 'remplissage-'));
const chemin = (nom: string) => join(temporaire, `${nom}.pdf`);
after(() => rmSync(temporaire, { recursive: true, force: true }));
before(async () => {
  const ecrit = ecrireDossier(dossier, { etat: 'vierge', ...pied, source, reponses: {} });
  writeFileSync(chemin('vierge'), await composerEcrit('dossier', ecrit, contexte));
});

const textes = champsDuDossier(dossier).filter((c) => !['case', 'choix', 'signature'].includes(c.type));
/** Une réponse propre à chaque champ, qui tient dans le plus court. */
const reponse = (c: Champ, i: number) => `${i}é`.slice(0, c.longueurMax);
const REPONSES = Object.fromEntries(textes.map((c, i) => [c.id, reponse(c, i)]));
const COCHES = { partage: 'oui', 'poste-nature': 'existant', 'mission-2': 'oui', 'piece-rib': 'oui' };

/** Texte en UTF-16, octets en hexadécimal, comme un PDF l’écrit. */
const utf16 = (texte: string) => `feff${Buffer.from(texte, 'utf16le').swap16().toString('hex')}`;

/** Objets d’un PDF, tels que qpdf les écrit en JSON. */
type Objets = Record<string, { value?: Record<string, unknown> }>;

const REMPLIR: Record<string, (sortie: string) => Promise<void> | void> = {
  'le site': async (sortie) => {
    const { pdf, inconnus } = await remplirChamps(readFileSync(chemin('vierge')), { ...REPONSES, ...COCHES });
    assert.deepEqual(inconnus, []);
    writeFileSync(sortie, pdf);
  },
  'pdf-lib': async (sortie) => {
    const document = await PDFDocument.load(readFileSync(chemin('vierge')));
    const formulaire = document.getForm();
    for (const [id, v] of Object.entries(REPONSES)) formulaire.getTextField(id).setText(v);
    for (const id of ['mission-2', 'piece-rib']) formulaire.getCheckBox(id).check();
    for (const id of ['partage', 'poste-nature'] as const) formulaire.getRadioGroup(id).select(COCHES[id]);
    writeFileSync(sortie, await document.save());
  },
  qpdf: (sortie) => {
    // qpdf ne change par JSON que des objets hors d’un flux compressé.
    const ouvert = chemin('ouvert');
    lancer('qpdf', '--object-streams=disable', chemin('vierge'), ouvert);
    const json = JSON.parse(lancer('qpdf', '--json', '--json-key=qpdf', ouvert)) as {
      qpdf: [unknown, Objets];
    };
    const changes = Object.entries(json.qpdf[1]).filter(([, o]) => {
      // qpdf ne dessine les champs que si le formulaire le demande.
      if (o.value && '/NeedAppearances' in o.value) return (o.value['/NeedAppearances'] = true);
      const nom = typeof o.value?.['/T'] === 'string' ? o.value['/T'].replace(/^u:/, '') : '';
      if (!(nom in REPONSES)) return false;
      o.value!['/V'] = `b:${utf16(REPONSES[nom]!)}`;
      return true;
    });
    const ordre = join(temporaire, 'qpdf.json');
    writeFileSync(
      ordre,
      JSON.stringify({ version: 2, parameters: {}, qpdf: [json.qpdf[0], Object.fromEntries(changes)] }),
    );
    lancer('qpdf', ouvert, `--update-from-json=${ordre}`, '--generate-appearances', sortie);
  },
  pdftk: (sortie) => {
    const champs = [
      ...Object.entries(REPONSES).map(([id, v]) => `<</T(${id})/V<${utf16(v)}>>>`),
      ...Object.entries(COCHES).map(([id, v]) => `<</T(${id})/V/${v}>>`),
    ];
    const fdf = join(temporaire, 'donnees.fdf');
    writeFileSync(fdf, `%FDF-1.2\n1 0 obj<</FDF<</Fields[${champs.join('')}]>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`);
    lancer('pdftk', chemin('vierge'), 'fill_form', fdf, 'output', sortie);
  },
};
const RELIRE: Record<string, (pdf: string) => string> = {
  Poppler: (pdf) => lancer('pdftotext', '-raw', pdf, '-'),
  MuPDF: (pdf) => lancer('mutool', 'draw', '-q', '-F', 'txt', '-o', '-', pdf),
};
const presente = (commande: string) => spawnSync('which', [commande]).status === 0;
const moteurs = Object.entries(RELIRE).filter(([nom]) => nom !== 'MuPDF' || presente('mutool'));

test('rempli par chaque outil, relu par chaque moteur : chaque réponse s’y lit', async () => {
  const fautes: string[] = [];
  for (const [outil, remplir] of Object.entries(REMPLIR)) {
    if (outil === 'pdftk' && !presente('pdftk')) continue;
    const sortie = chemin(outil.replace(' ', '-'));
    await remplir(sortie);
    const valeurs = new Map(lireChamps(sortie).map((c) => [c.fullname, c.value]));
    for (const [id, v] of Object.entries(REPONSES))
      if (mots(valeurs.get(id) ?? '') !== v) fautes.push(`${outil}, valeur de ${id} : ${valeurs.get(id)}`);
    for (const [moteur, relire] of moteurs) {
      const lus = new Set(mots(relire(sortie)).split(' '));
      const absents = Object.entries(REPONSES).filter(([, v]) => !lus.has(v));
      if (absents.length > 0)
        fautes.push(`${outil}, ${moteur} ne montre pas ${absents.length} réponses, dont ${absents[0]![0]}`);
    }
  }
  assert.deepEqual(fautes, []);
});

test('boutons : leur marque, et leur réponse en toutes lettres', () => {
  const lus = lireChamps(chemin('vierge'));
  const brut = lancer('qpdf', '--qdf', '--object-streams=disable', chemin('vierge'), '-');
  const boutons = lus.filter((c) => c.ischeckbox || c.isradiobutton).length;
  assert.ok(boutons > 20);
  assert.equal([...brut.matchAll(/\/CA \((8|l)\)/g)].length, boutons);
  for (const c of champsDuDossier(dossier).filter((x) => x.type === 'choix'))
    for (const { libelle } of c.choix!)
      assert.ok(
        lus.some((l) => l.fullname === c.id && l.alternativename.endsWith(` : ${libelle}`)),
        `${c.id} : ${libelle}`,
      );
});

test('pdf-lib aplatit le formulaire, signature comprise', async () => {
  const document = await PDFDocument.load(readFileSync(chemin('vierge')));
  document.getForm().flatten();
  assert.equal(document.getForm().getFields().length, 0);
});

const PROSE =
  'Le diagnostic partagé a été mené en deux mille vingt-cinq avec les communes, les soignants et les habitants. ';
const prose = (longueur: number) =>
  PROSE.repeat(Math.ceil(longueur / PROSE.length))
    .slice(0, longueur)
    .trim();

test('une réponse aussi longue que permis tient dans son cadre ; au-delà, une feuille jointe la porte', async () => {
  const longs = textes.filter((c) => ['texte', 'paragraphe'].includes(c.type));
  const pleines = Object.fromEntries(longs.map((c) => [c.id, prose(c.longueurMax)]));
  const { suites } = await remplirChamps(readFileSync(chemin('vierge')), pleines);
  assert.deepEqual(suites, []);

  const trop = `${prose(5000)} FIN-DE-REPONSE`;
  const { pdf, suites: jointes } = await remplirChamps(readFileSync(chemin('vierge')), {
    'contrat-diagnostic': trop,
    'epci-nom': prose(300),
  });
  const pages = Number(/^Pages:\s+(\d+)$/m.exec(lancer('pdfinfo', chemin('vierge')))![1]);
  assert.deepEqual(
    jointes.map((s) => s.page),
    [pages + 1, pages + 1],
  );
  writeFileSync(chemin('long'), pdf);
  assert.match(lancer('qpdf', '--check', chemin('long')), /No syntax or stream encoding errors/);
  const texte = mots(lancer('pdftotext', '-raw', chemin('long'), '-'));
  assert.equal(texte.split(`Suite sur feuille jointe, page ${pages + 1}`).length - 1, 2);
  assert.ok(texte.includes('FIN-DE-REPONSE'));
  const structure = lancer('pdfinfo', '-struct-text', chemin('long'));
  assert.match(structure, /H2[^\n]*\n\s*"Feuille jointe : réponses entières"/);
  assert.equal(lireChamps(chemin('long')).find((c) => c.fullname === 'contrat-diagnostic')?.value, trop);
});
