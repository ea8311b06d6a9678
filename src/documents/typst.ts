import { NodeCompiler, type NodeError, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decompress } from 'wawoff2';
import type { Jour } from '#lib/valeurs/date-partielle.ts';
import { lireCouleurs, type Couleurs } from '#lib/texte/couleurs.ts';
import { finirPdf } from '#lib/documents/formats/pdf-fini.ts';
import { premierQuiTient } from '#lib/documents/premier-qui-tient.ts';
import { typo } from '#lib/texte/typo.ts';

/** Un document à composer : un gabarit Typst et ce qu’il montre. */
export interface Composition {
  /** Nom du document, cité par les erreurs : `fiche-200048551-pays-de-craon`. */
  nom: string;
  /** Fichier de `src/documents/gabarits/`. */
  gabarit: string;
  /** Titre du PDF, obligatoire en PDF/UA. */
  titre: string;
  /** De quoi il parle, en une phrase (`/Subject`) ; le titre, si rien n’est dit. */
  sujet?: string;
  /** Jour de la situation : date du PDF, pour que deux constructions donnent les mêmes octets. */
  jour: Jour;
  /** Ce que lit le gabarit (`sys.inputs.donnees`), en JSON ; les textes reçoivent la typographie française. */
  donnees: unknown;
  /** Dessins SVG, par nom (`sys.inputs.dessins`). */
  dessins?: Record<string, string>;
  /** Nombre exact de pages ; absent = libre. */
  pages?: number;
  /**
   * Corps du texte, en points (`sys.inputs.corps`) : le premier qui tient dans les pages est gardé. Défaut : 10. Son
   * rang (`sys.inputs.serrage`, de 0) dit au gabarit de combien réduire ce qui n’est pas du texte : carte, titre,
   * tableau.
   */
  corps?: readonly number[];
  /** Serrage du premier corps, quand un moindre n’a jamais suffi. Défaut : 0. */
  serrage?: number;
  /**
   * Corps à essayer ensuite, avec une page de plus, sans rien réduire d’abord : le gabarit y renvoie ce qui peut
   * attendre (`sys.inputs.suite` vaut « oui »). Absent = pas de page de suite.
   */
  suite?: readonly number[];
  /** Corps pris, en autant de pages qu’il faut, si rien n’y tient. Absent = ce qui déborde est refusé. */
  sinon?: number;
}

const RACINE = process.cwd();
const GABARITS = join(RACINE, 'src/documents/gabarits');
/** Graisses fixes : Typst ne lit pas l’axe de graisse de la police variable du site. */
const POLICES = [
  'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2',
  'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff2',
  // Chiffres : le zéro d’Atkinson est barré, celui d’un montant officiel ne l’est pas.
  'public-sans/files/public-sans-latin-400-normal.woff2',
  'public-sans/files/public-sans-latin-700-normal.woff2',
  'young-serif/files/young-serif-latin-400-normal.woff2',
];

let memoire: Promise<NodeCompiler> | undefined;
let police: Promise<Uint8Array> | undefined;

/** Copiée : le décompresseur réutilise sa mémoire. */
async function lirePolice(nom: string): Promise<Buffer> {
  return Buffer.from(await decompress(readFileSync(join(RACINE, 'node_modules/@fontsource', nom))));
}

async function ouvrir(): Promise<NodeCompiler> {
  const fontBlobs: Buffer[] = [];
  // Une à la fois : le décompresseur réutilise sa mémoire d’un appel à l’autre.
  for (const nom of POLICES) fontBlobs.push(await lirePolice(nom));
  return NodeCompiler.create({ workspace: GABARITS, fontArgs: [{ fontBlobs }] });
}

/** Police des réponses, en TrueType : les champs d’un formulaire l’emportent avec eux. */
export function policeDesReponses(): Promise<Uint8Array> {
  police ??= lirePolice(POLICES[2]!);
  return police;
}

/** Documents faits depuis le dernier oubli. */
let faits = 0;

/**
 * Sans cela, la mémoire du compilateur grandit avec le nombre de documents. Il relit alors tout ce qu’il garde : dix
 * documents à la fois, et ce qui n’a servi à aucun d’eux s’en va.
 */
function oublier(compilateur: NodeCompiler): void {
  if (++faits % 10 === 0) compilateur.evictCache(1);
}

/** Applique la typographie française à tous les textes d’une valeur JSON. */
function typographier(valeur: unknown): unknown {
  if (typeof valeur === 'string') return typo(valeur);
  if (Array.isArray(valeur)) return valeur.map(typographier);
  if (typeof valeur !== 'object' || valeur === null) return valeur;
  return Object.fromEntries(Object.entries(valeur).map(([cle, v]) => [cle, typographier(v)]));
}

let couleurs: Couleurs | undefined;

/** Couleurs du site pour le papier : le thème clair. */
export function couleursDuSite(): Couleurs {
  couleurs ??= lireCouleurs(readFileSync(join(RACINE, 'src/styles/jetons.css'), 'utf8'));
  return couleurs;
}

function direLErreur(compilateur: NodeCompiler, erreur: NodeError | null): string {
  const details = erreur
    ? (compilateur.fetchDiagnostics(erreur) as { message?: string; path?: string; range?: string; hints?: string[] }[])
    : [];
  return (
    details
      .map((d) =>
        `${d.path ?? ''} ${JSON.stringify(d.range ?? '')} ${d.message ?? ''} ${(d.hints ?? []).join(' ')}`.trim(),
      )
      .join('\n') || 'cause inconnue'
  );
}

function compiler(
  compilateur: NodeCompiler,
  { nom, gabarit }: Composition,
  inputs: Record<string, string>,
): NodeTypstDocument {
  const resultat = compilateur.compile({ mainFilePath: join(GABARITS, gabarit), inputs });
  const document = resultat.result;
  const reserves = document ? resultat.takeWarnings() : resultat.takeError();
  if (document && !reserves) return document;
  throw new Error(`Document « ${nom} », gabarit ${gabarit} : ${direLErreur(compilateur, reserves)}`);
}

function exporter(compilateur: NodeCompiler, document: NodeTypstDocument, { nom, gabarit, jour }: Composition): Buffer {
  try {
    return compilateur.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: Date.parse(jour) / 1000 });
  } catch (cause) {
    throw new Error(`Document « ${nom} », gabarit ${gabarit} : refusé par PDF/UA-1. ${(cause as Error).message}`, {
      cause,
    });
  }
}

/** Une façon de composer un document : corps du texte, serrage du reste, page de plus ou non. */
interface Essai {
  corps: number;
  serrage: number;
  suite: boolean;
}

const essaisDe = (corps: readonly number[], depart: number, suite: boolean): Essai[] =>
  corps.map((c, rang) => ({ corps: c, serrage: depart + rang, suite }));

/** Un PDF composé, et son nombre de pages. */
export interface PdfCompose {
  octets: Uint8Array<ArrayBuffer>;
  pages: number;
}

/**
 * Compose un PDF/UA-1 balisé, en français, daté du jour demandé : mêmes données, mêmes octets.
 * Lève, en nommant le document, si le gabarit est fautif, si la norme n’est pas respectée, ou si rien ne tient dans les
 * pages prévues.
 */
export async function composerPdf(c: Composition): Promise<PdfCompose> {
  memoire ??= ouvrir();
  const compilateur = await memoire;
  const inputs = {
    titre: typo(c.titre),
    sujet: typo(c.sujet ?? c.titre),
    jour: c.jour,
    couleurs: JSON.stringify(couleursDuSite()),
    donnees: JSON.stringify(typographier(c.donnees)),
    dessins: JSON.stringify(c.dessins ?? {}),
  };
  const [pages, largement] = [c.pages, { corps: c.sinon ?? c.corps?.[0] ?? 10, serrage: 0, suite: false }];
  const tenter = ({ corps, serrage, suite }: Essai) => {
    const reglages = { ...inputs, corps: String(corps), serrage: String(serrage), suite: suite ? 'oui' : '' };
    return compiler(compilateur, c, reglages);
  };
  const rendre = async (document: NodeTypstDocument): Promise<PdfCompose> => {
    const pdf = exporter(compilateur, document, c);
    oublier(compilateur);
    return { octets: new Uint8Array(await finirPdf(retirerSuspects(pdf))), pages: document.numOfPages };
  };
  if (pages === undefined) return rendre(tenter(largement));
  const enPages = essaisDe(c.corps ?? [10], c.serrage ?? 0, false);
  const enUneDePlus = essaisDe(c.suite ?? [], 0, true);
  const tient =
    premierQuiTient(enPages, tenter, (document) => document.numOfPages === pages) ??
    premierQuiTient(enUneDePlus, tenter, (document) => document.numOfPages === pages + 1);
  if (tient) return rendre(tient);
  if (c.sinon !== undefined) return rendre(tenter(largement));
  const dernier = [...enPages, ...enUneDePlus].at(-1)!;
  throw new Error(
    `documents/${c.nom}.pdf : ${tenter(dernier).numOfPages} pages en corps ${dernier.corps}, le plus petit ; ` +
      `attendu : ${pages + (dernier.suite ? 1 : 0)}. ` +
      'Raccourcissez ce qu’il montre (fiches du département, content/documents/imprimes.yaml) ou resserrez ' +
      `src/documents/gabarits/${c.gabarit}.`,
  );
}

/**
 * Retire « /Suspects false » de la marque des balises : c’est la valeur par défaut, et des relecteurs (Poppler) la
 * signalent à tort comme une faute. Remplacée par autant d’espaces : rien d’autre ne bouge dans le fichier.
 */
function retirerSuspects(pdf: Buffer): Uint8Array<ArrayBuffer> {
  const marque = pdf.lastIndexOf('/MarkInfo');
  const place = marque < 0 ? -1 : pdf.indexOf('/Suspects false', marque);
  if (place >= 0 && place < marque + 60) pdf.fill(' ', place, place + '/Suspects false'.length);
  return new Uint8Array(pdf);
}

/** Dessine une page en SVG, textes changés en tracés : pour une image. `donnees` reçoit la typographie française. */
export async function dessinerEnSvg(nom: string, gabarit: string, donnees: unknown): Promise<string> {
  memoire ??= ouvrir();
  const compilateur = await memoire;
  const inputs = { couleurs: JSON.stringify(couleursDuSite()), donnees: JSON.stringify(typographier(donnees)) };
  const resultat = compilateur.compile({ mainFilePath: join(GABARITS, gabarit), inputs });
  if (!resultat.result)
    throw new Error(`Image « ${nom} », gabarit ${gabarit} : ${direLErreur(compilateur, resultat.takeError())}`);
  const svg = compilateur.svg(resultat.result);
  oublier(compilateur);
  return svg;
}
