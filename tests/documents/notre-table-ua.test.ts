/**
 * Notre table de PDF/UA : ce qu’un programme peut vérifier de la norme sans veraPDF, que ni Debian ni npm ne donnent.
 * Elle est la nôtre, et ne vaut pas la sienne.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { lancer } from '../bureau.ts';
import { chacun } from '../lecture/chacun.ts';
import { DOCUMENTS, fichiersDe } from './commun.ts';

type Dictionnaire = Record<string, unknown>;

/** Un PDF lu par qpdf : son catalogue, ses pages, tous ses objets, les propriétés du fichier. */
interface Lu {
  fichier: string;
  catalogue: Dictionnaire;
  objets: Dictionnaire[];
  /** Les mêmes, sous leur référence : `obj:12 0 R`. */
  references: [cle: string, objet: Dictionnaire][];
  infos: Dictionnaire;
}

function lirePdf(fichier: string): Lu {
  const { qpdf } = JSON.parse(lancer('qpdf', '--json=2', '--json-key=qpdf', join(DOCUMENTS, fichier))) as {
    qpdf: [unknown, Record<string, { value?: Dictionnaire; stream?: { dict: Dictionnaire } }>];
  };
  const references = Object.entries(qpdf[1]).map(([cle, o]): [string, Dictionnaire] => [
    cle,
    o.value ?? o.stream?.dict ?? {},
  ]);
  const objets = references.map(([, o]) => o);
  const fin = qpdf[1]['trailer']!.value!;
  const suivre = (reference: unknown) => qpdf[1][`obj:${String(reference)}`]!.value!;
  return { fichier, objets, references, catalogue: suivre(fin['/Root']), infos: suivre(fin['/Info']) };
}

const texte = (valeur: unknown) => (typeof valeur === 'string' ? valeur.replace(/^[ub]:/, '') : '');
const deType = ({ objets }: Lu, cle: string, ...valeurs: string[]) =>
  objets.filter((o) => valeurs.includes(String(o[cle])));

/** Chaque règle, et ce qui la contredit dans un PDF ; vide = tenue. */
const TABLE: Record<string, (lu: Lu) => unknown[]> = {
  'le fichier est balisé, et son arbre de balises y est': ({ catalogue }) =>
    (catalogue['/MarkInfo'] as Dictionnaire | undefined)?.['/Marked'] === true && catalogue['/StructTreeRoot']
      ? []
      : ['sans balises'],
  'la langue est le français': ({ catalogue }) =>
    texte(catalogue['/Lang']).startsWith('fr') ? [] : [catalogue['/Lang']],
  'la fenêtre montre le titre': ({ catalogue }) =>
    (catalogue['/ViewerPreferences'] as Dictionnaire | undefined)?.['/DisplayDocTitle'] === true
      ? []
      : ['nom du fichier'],
  'titre, sujet, mots-clés, auteur': ({ infos }) =>
    ['/Title', '/Subject', '/Keywords', '/Author'].filter((cle) => texte(infos[cle]).length < 3),
  'le titre ou le sujet dit le département ou le territoire': ({ infos, fichier }) => {
    const dit = `${texte(infos['/Title'])} ${texte(infos['/Subject'])}`.toLowerCase().normalize('NFD');
    const lieu = /-(?:\d{9}|\d[\dab]\d?)-([a-z-]+?)(?:-a[34])?\.pdf$/.exec(fichier)![1]!.split('-');
    const nu = dit.replace(/[\u0300-\u036f]/g, '').replaceAll('œ', 'oe');
    return lieu.filter((mot) => mot.length > 3 && !nu.includes(mot));
  },
  'chaque figure a ses mots': (lu) => deType(lu, '/S', '/Figure').filter((f) => texte(f['/Alt']).length < 5),
  'chaque lien et chaque champ est dans l’arbre': (lu) =>
    deType(lu, '/Subtype', '/Link', '/Widget').filter((a) => a['/StructParent'] === undefined),
  'chaque champ a son infobulle': (lu) => {
    const champs = deType(lu, '/Subtype', '/Widget');
    return champs.filter((c) => texte(c['/TU']).length < 2).map((c) => c['/T']);
  },
  'là où il y a des champs, la tabulation suit les balises': (lu) =>
    deType(lu, '/Subtype', '/Widget').length > 0 ? deType(lu, '/Type', '/Page').filter((p) => p['/Tabs'] !== '/S') : [],
  'chaque ligne de tableau commence par son en-tête': (lu) => {
    const corps = new Set(lu.references.filter(([, o]) => o['/S'] === '/TBody').map(([cle]) => cle));
    const lignes = deType(lu, '/S', '/TR').filter((ligne) => corps.has(`obj:${String(ligne['/P'])}`));
    const parCle = new Map(lu.references);
    const premiere = (ligne: Dictionnaire) => parCle.get(`obj:${String((ligne['/K'] as string[])[0])}`);
    return lignes.map(premiere).filter((c) => c?.['/S'] !== '/TH' || !JSON.stringify(c['/A']).includes('"/Row"'));
  },
  'les polices des pages sont incorporées, et leur texte se relit': ({ fichier }) =>
    lancer('pdffonts', join(DOCUMENTS, fichier))
      .trim()
      .split('\n')
      .slice(2)
      .filter((ligne) => !/\syes\s+\S+\s+\S+\s+\d+\s+\d+\s*$/.test(ligne) && !ligne.startsWith('ZapfDingbats')),
  'ni script, ni formulaire XFA, ni mot de passe': ({ objets, catalogue }) => [
    ...objets.filter((o) => o['/S'] === '/JavaScript'),
    ...(catalogue['/AcroForm'] && (catalogue['/AcroForm'] as Dictionnaire)['/XFA'] ? ['XFA'] : []),
  ],
};

const PDF = fichiersDe('pdf');
const lus = new Map<string, Lu>();
for (const [regle, contredire] of Object.entries(TABLE))
  test(`notre table PDF/UA : ${regle}`, () =>
    chacun(PDF, String, (fichier) => {
      const lu = lus.get(fichier) ?? lirePdf(fichier);
      lus.set(fichier, lu);
      assert.deepEqual(contredire(lu).slice(0, 3), []);
    }));
