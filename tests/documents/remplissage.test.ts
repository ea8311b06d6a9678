/** Le dossier PDF rempli par cinq outils, et relu par deux moteurs : chaque réponse s’y lit, chaque coche s’y voit. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { PDFBool, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { composerEcrit } from '#documents/documents-bureautiques.ts';
import { piedDesEcrits } from '#documents/formulaires.ts';
import { champsDuDossier, type Champ } from '#lib/domaine/dossier.ts';
import { ecrireDossier } from '#lib/documents/ecrire-dossier.ts';
import { remplirChamps } from '#lib/documents/formats/pdf-remplir.ts';
import { lancer, lireChamps, mots } from '../bureau.ts';
import { charger } from '../relecture/paquets.ts';
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
/** Ce que qpdf sait cocher : des cases, il ne connaît que l’état « Yes ». */
const CHOIX = ['partage', 'poste-nature'];
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
    const tous = Object.entries(json.qpdf[1]);
    const nomDe = (o: Objets[string] | undefined) =>
      typeof o?.value?.['/T'] === 'string' ? o.value['/T'].replace(/^u:/, '') : '';
    const changes = tous.filter(([, o]) => {
      // qpdf ne dessine les champs que si le formulaire le demande.
      if (o.value && '/NeedAppearances' in o.value) return (o.value['/NeedAppearances'] = true);
      const nom = nomDe(o);
      // Une case, ou la question d’un groupe de boutons : sa valeur ; un de ses boutons : son état.
      const question = nom || nomDe(json.qpdf[1][`obj:${String(o.value?.['/Parent'])}`]);
      const coche = COCHES[question as keyof typeof COCHES] as string | undefined;
      if (coche && CHOIX.includes(question)) {
        const etats = (o.value!['/AP'] as { '/N'?: object } | undefined)?.['/N'];
        if (etats) o.value!['/AS'] = `/${coche}` in etats ? `/${coche}` : '/Off';
        if (nom) o.value!['/V'] = `/${coche}`;
        return true;
      }
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
  'pdf.js': async (sortie) => {
    const { getDocument } = await charger<PdfJs>('pdfjs-dist/legacy/build/pdf.mjs');
    const document = await getDocument({ data: new Uint8Array(readFileSync(chemin('vierge'))), verbosity: 0 }).promise;
    const coches: Record<string, string> = COCHES;
    for (let page = 1; page <= document.numPages; page++)
      for (const a of await (await document.getPage(page)).getAnnotations()) {
        const { fieldName: nom = '', id } = a;
        if (nom in REPONSES) document.annotationStorage.setValue(id, { value: REPONSES[nom]! });
        if (coches[nom] && coches[nom] === (a.buttonValue ?? a.exportValue))
          document.annotationStorage.setValue(id, { value: true });
      }
    writeFileSync(sortie, await document.saveDocument());
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
/** Ce que l’on emploie de pdf.js. */
interface PdfJs {
  getDocument: (source: { data: Uint8Array; verbosity: number }) => {
    promise: Promise<{
      numPages: number;
      getPage: (page: number) => Promise<{ getAnnotations: () => Promise<AnnotationLue[]> }>;
      annotationStorage: { setValue: (id: string, valeur: { value: string | boolean }) => void };
      saveDocument: () => Promise<Uint8Array>;
    }>;
  };
}
interface AnnotationLue {
  id: string;
  fieldName?: string;
  buttonValue?: string | null;
  exportValue?: string;
}

/** Une page dessinée en gris : sa largeur, et un octet par point. */
interface Dessin {
  largeur: number;
  points: Uint8Array;
}
/** Lit une image PGM, que les deux moteurs savent écrire. */
function lirePgm(fichier: string): Dessin {
  const octets = readFileSync(fichier);
  const [entete, , largeur] = /^P5\s+(#[^\n]*\n\s*)?(\d+)\s+\d+\s+255\s/.exec(octets.toString('latin1', 0, 120))!;
  return { largeur: Number(largeur), points: octets.subarray(entete.length) };
}
/** Dessine une page à 72 points par pouce : un point du dessin vaut un point du PDF. */
const DESSINER: Record<string, (pdf: string, page: number) => Dessin> = {
  Poppler: (pdf, page) => {
    const sortie = join(temporaire, 'poppler');
    lancer('pdftoppm', '-gray', '-r', '72', '-singlefile', '-f', String(page), '-l', String(page), pdf, sortie);
    return lirePgm(`${sortie}.pgm`);
  },
  MuPDF: (pdf, page) => {
    const sortie = join(temporaire, 'mupdf.pgm');
    lancer('mutool', 'draw', '-q', '-r', '72', '-o', sortie, pdf, String(page));
    return lirePgm(sortie);
  },
};
/** Encre au cœur d’un bouton, de 0 (blanc) à 1. */
function encreDe({ largeur, points }: Dessin, [gauche, bas, droite, haut]: readonly number[]): number {
  const hauteur = points.length / largeur;
  const valeurs: number[] = [];
  for (let y = Math.ceil(hauteur - haut! + 3); y < hauteur - bas! - 3; y++)
    for (let x = Math.ceil(gauche! + 3); x < droite! - 3; x++) valeurs.push(255 - points[y * largeur + x]!);
  return valeurs.reduce((n, v) => n + v, 0) / valeurs.length / 255;
}
/** Boutons de chaque réponse cochée : sa page et son cadre. */
function boutonsCoches(): { nom: string; page: number; cadre: number[] }[] {
  const json = JSON.parse(lancer('qpdf', '--json', '--json-key=qpdf', '--json-key=acroform', chemin('vierge'))) as {
    qpdf: [unknown, Objets];
    acroform: { fields: { fullname: string; pageposfrom1: number; annotation: { object: string } }[] };
  };
  return json.acroform.fields.flatMap(({ fullname: nom, pageposfrom1: page, annotation }) => {
    const coche = COCHES[nom as keyof typeof COCHES] as string | undefined;
    const bouton = json.qpdf[1][`obj:${annotation.object}`]!.value!;
    const etats = (bouton['/AP'] as { '/N': object } | undefined)?.['/N'] ?? {};
    return coche && `/${coche}` in etats ? [{ nom, page, cadre: bouton['/Rect'] as number[] }] : [];
  });
}

const RELIRE: Record<string, (pdf: string) => string> = {
  Poppler: (pdf) => lancer('pdftotext', '-raw', pdf, '-'),
  MuPDF: (pdf) => lancer('mutool', 'draw', '-q', '-F', 'txt', '-o', '-', pdf),
};
const presente = (commande: string) => spawnSync('which', [commande]).status === 0;
const moteurs = Object.entries(RELIRE).filter(([nom]) => nom !== 'MuPDF' || presente('mutool'));

test('rempli par chaque outil, relu par chaque moteur : chaque réponse s’y lit, chaque coche s’y voit', async () => {
  const fautes: string[] = [];
  const boutons = boutonsCoches();
  assert.equal(boutons.length, Object.keys(COCHES).length);
  for (const [outil, remplir] of Object.entries(REMPLIR)) {
    if (outil === 'pdftk' && !presente('pdftk')) continue;
    const sortie = chemin(outil.replace(' ', '-'));
    await remplir(sortie);
    const valeurs = new Map(lireChamps(sortie).map((c) => [c.fullname, c.value]));
    for (const [id, v] of Object.entries(REPONSES))
      if (mots(valeurs.get(id) ?? '') !== v) fautes.push(`${outil}, valeur de ${id} : ${valeurs.get(id)}`);
    const faites = Object.entries(COCHES).filter(([nom]) => outil !== 'qpdf' || CHOIX.includes(nom));
    for (const [nom, coche] of faites)
      if (valeurs.get(nom) !== `/${coche}`) fautes.push(`${outil}, ${nom} : ${valeurs.get(nom)}`);
    for (const [moteur, relire] of moteurs) {
      for (const { nom, page, cadre } of boutons.filter((b) => faites.some(([n]) => n === b.nom))) {
        const dessiner = DESSINER[moteur]!;
        const [avant, apres] = [chemin('vierge'), sortie].map((pdf) => encreDe(dessiner(pdf, page), cadre));
        if (avant! > 0.02 || apres! < 0.1)
          fautes.push(`${outil}, ${moteur} : marque de ${nom}, ${avant} puis ${apres}`);
      }
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

test('pdf-lib, qpdf et pdftk aplatissent le formulaire, signature comprise, sans perdre une réponse', async () => {
  const { pdf } = await remplirChamps(readFileSync(chemin('vierge')), { ...REPONSES, ...COCHES });
  writeFileSync(chemin('a-plat'), pdf);
  const aplatir: Record<string, (sortie: string) => Promise<void> | void> = {
    'pdf-lib': async (sortie) => {
      const document = await PDFDocument.load(pdf);
      document.getForm().flatten();
      assert.equal(document.getForm().getFields().length, 0);
      writeFileSync(sortie, await document.save());
    },
    qpdf: (sortie) => void lancer('qpdf', '--flatten-annotations=all', chemin('a-plat'), sortie),
    pdftk: (sortie) => void lancer('pdftk', chemin('a-plat'), 'output', sortie, 'flatten'),
  };
  for (const [outil, faire] of Object.entries(aplatir)) {
    if (outil === 'pdftk' && !presente('pdftk')) continue;
    await faire(chemin('aplati'));
    const lus = new Set(mots(lancer('pdftotext', '-raw', chemin('aplati'), '-')).split(' '));
    assert.deepEqual(
      Object.values(REPONSES).filter((v) => !lus.has(v)),
      [],
      outil,
    );
    for (const { nom, page, cadre } of boutonsCoches())
      assert.ok(encreDe(DESSINER['Poppler']!(chemin('aplati'), page), cadre) > 0.1, `${outil} : ${nom}`);
  }
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
  assert.deepEqual(
    jointes.map((s) => s.question),
    ['Nom', 'Diagnostic partagé du territoire'],
    'la question seule, sans sa précision',
  );
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

/** Ce que l’on tape, ce que le PDF garde, ce que Poppler en montre (`null` : hors de la police, annoncé à part). */
const DIFFICILES: Record<string, [tape: string, garde: string, montre: string | null]> = {
  'epci-nom': ['Communauté de communes de l’Œuvre-en-Bocage', 'Communauté de communes de l’Œuvre-en-Bocage', 'l’Œuvre'],
  'contact-nom': ['Лев Łukasz 🙂', 'Лев Łukasz 🙂', null],
  'contact-fonction': ['Chargé\u00a0de\u202fmission', 'Chargé de mission', 'Chargé de mission'],
  'poste-missions': ['Anticonstitutionnellement'.repeat(20), 'Anticonstitutionnellement'.repeat(20), 'Anticonst'],
  'contrat-calendrier': ['Un\n\n  Trois  espaces\n- €', 'Un\n\n  Trois  espaces\n- €', 'Trois espaces - €'],
  'poste-temps': ['100', '100', '100'],
  'partage-modalites': ['à 50 % ; « cœur »', 'à 50 % ; « cœur »', 'à 50 % ; « cœur »'],
};

test('lettres, espaces, lignes et mots difficiles : gardés tels quels, montrés, ou annoncés', async () => {
  const tapes = Object.fromEntries(Object.entries(DIFFICILES).map(([id, [tape]]) => [id, tape]));
  const { pdf, approches, suites } = await remplirChamps(readFileSync(chemin('vierge')), tapes);
  writeFileSync(chemin('difficile'), pdf);
  const lus = new Map(lireChamps(chemin('difficile')).map((c) => [c.fullname, c.value]));
  const texte = mots(lancer('pdftotext', '-raw', chemin('difficile'), '-'));
  for (const [id, [, garde, montre]] of Object.entries(DIFFICILES)) {
    assert.equal(lus.get(id), garde, id);
    if (montre !== null) assert.ok(texte.includes(montre), `${id} : ${montre}`);
  }
  assert.deepEqual(suites, []);
  assert.deepEqual(approches, ['Л', 'е', 'в', 'Ł', '🙂']);
});

test('sans apparence, les réponses se dessinent ; un second remplissage remplace le premier', async () => {
  const sansApparence = await PDFDocument.load(readFileSync(chemin('vierge')));
  for (const [id, v] of Object.entries(REPONSES)) {
    const champ = sansApparence.getForm().getTextField(id);
    champ.setText(v);
    champ.acroField.dict.delete(PDFName.of('AP'));
  }
  const formulaire = sansApparence.catalog.lookup(PDFName.of('AcroForm'), PDFDict);
  formulaire.set(PDFName.of('NeedAppearances'), PDFBool.True);
  writeFileSync(chemin('sans-apparence'), await sansApparence.save({ updateFieldAppearances: false }));
  const { pdf } = await remplirChamps(readFileSync(chemin('vierge')), { 'epci-nom': 'Premier', partage: 'non' });
  const second = await PDFDocument.load(pdf);
  second.getForm().getTextField('epci-nom').setText('Second');
  second.getForm().getRadioGroup('partage').select('oui');
  writeFileSync(chemin('second'), await second.save());
  for (const [moteur, relire] of moteurs) {
    const lus = new Set(mots(relire(chemin('sans-apparence'))).split(' '));
    const absents = Object.entries(REPONSES).filter(([, v]) => !lus.has(v));
    assert.deepEqual(absents.slice(0, 3), [], `${moteur}, sans apparence : ${absents.length}`);
    const apres = mots(relire(chemin('second')));
    assert.ok(apres.includes('Second') && !apres.includes('Premier'), moteur);
  }
  assert.equal(lireChamps(chemin('second')).find((c) => c.fullname === 'partage')?.value, '/oui');
});
