/** Les balises et composants d’une page : nom, attributs, place et contenu admis. */
import { PICTOS } from '../pictos.ts';
import { fauteDeTexte } from '../textes.ts';
import { admisPour, NOMS_ADMIS, type Admis, type AttributAdmis } from './composants.ts';
import type { NoterDansLaPage, CiblesDesRenvois } from './juger.ts';
import { estBalise, texteDe, type Attribut, type NoeudMdx } from './texte.ts';

/** Ce qui ne tient pas dans une phrase. */
const BLOCS = new Set(['paragraph', 'heading', 'list', 'table', 'blockquote', 'code', 'thematicBreak']);

/** Caractères d’un attribut, s’il n’en dit pas moins. */
const ATTRIBUT_MAX = 300;

/** Noms des langues, que `Intl` connaît ; rien pour un code qui n’en est pas un. */
const LANGUES = new Intl.DisplayNames(['fr'], { type: 'language', fallback: 'none' });
const estLangue = (code: string): boolean =>
  /^[a-z]{2,3}(-[A-Z]{2})?$/.test(code) && LANGUES.of(code.slice(0, 3).replace('-', '')) !== undefined;

/** Note les fautes d’une balise ou d’un composant ; celles de ses enfants le sont par ailleurs. */
export function jugerBalise(
  noeud: NoeudMdx,
  parents: readonly NoeudMdx[],
  renvois: CiblesDesRenvois,
  noter: NoterDansLaPage,
): void {
  const nom = noeud.name ?? '';
  const admis = admisPour(nom);
  if (!admis) {
    const attendu = /^[A-Z]/.test(nom)
      ? `un de ces composants : ${NOMS_ADMIS.composants.join(', ')}`
      : `du Markdown, un composant ou une de ces balises : ${NOMS_ADMIS.balises.join(', ')}`;
    noter(noeud, `« ${nom} »`, attendu);
    return;
  }
  jugerAttributs(noeud, nom, admis, renvois, noter);
  jugerPlace(noeud, nom, admis, parents, noter);
  jugerContenu(noeud, nom, admis, noter);
}

function jugerAttributs(
  noeud: NoeudMdx,
  nom: string,
  admis: Admis,
  renvois: CiblesDesRenvois,
  noter: NoterDansLaPage,
): void {
  const vus = new Set<string>();
  for (const attribut of noeud.attributes ?? []) {
    const cle = attribut.name ?? '';
    const regle = Object.hasOwn(admis.attributs, cle) ? admis.attributs[cle] : undefined;
    if (attribut.type !== 'mdxJsxAttribute' || !regle) {
      const noms = Object.keys(admis.attributs).join(', ');
      noter(
        noeud,
        `<${nom}>, attribut « ${cle || '{…}'} »`,
        noms ? `seulement ces attributs : ${noms}` : 'aucun attribut',
      );
    } else if (vus.has(cle)) noter(noeud, `<${nom}>, attribut « ${cle} » deux fois`, 'une seule fois');
    else jugerValeur(noeud, nom, cle, attribut.value, renvois, noter, regle);
    vus.add(cle);
  }
  for (const [cle, { requis }] of Object.entries(admis.attributs))
    if (requis && !vus.has(cle) && !vus.has('')) noter(noeud, `<${nom}> sans « ${cle} »`, `<${nom} ${cle}="…">`);
}

function jugerValeur(
  noeud: NoeudMdx,
  nom: string,
  cle: string,
  valeur: Attribut['value'],
  renvois: CiblesDesRenvois,
  noter: NoterDansLaPage,
  { renvoi, maximum = ATTRIBUT_MAX }: AttributAdmis,
): void {
  const lieu = `<${nom} ${cle}>`;
  if (typeof valeur !== 'string')
    return noter(noeud, `${lieu} : ${valeur ? 'accolades' : 'sans valeur'}`, 'un texte entre guillemets droits');
  const cite = `${lieu} : « ${valeur.slice(0, 80)} »`;
  if (renvoi === 'langue') {
    if (!estLangue(valeur)) noter(noeud, cite, 'un code de langue : en');
  } else if (renvoi === 'picto') {
    if (!Object.hasOwn(PICTOS, valeur)) noter(noeud, cite, `un de ces dessins : ${Object.keys(PICTOS).join(', ')}`);
  } else if (renvoi) {
    const connus = renvoi === 'source' ? renvois.sources : renvois.termes;
    const attendu = renvoi === 'source' ? 'l’identifiant d’une source' : 'l’identifiant d’un terme du glossaire';
    if (!connus.has(valeur)) noter(noeud, cite, attendu, renvois.causeDe(renvoi, valeur));
  } else if (valeur.trim() === '') noter(noeud, `${lieu} vide`, 'un texte');
  else if (valeur.length > maximum)
    noter(noeud, `${lieu} : « ${valeur.slice(0, 40)}… »`, `${maximum} caractères au plus`);
  else {
    // Un attribut n’est que du texte : ni Markdown ni balise n’y sont lus.
    const faute = fauteDeTexte(valeur, 'attribut');
    if (faute) noter(noeud, `${lieu} : ${faute.valeur}`, faute.attendu);
  }
}

/** Noms des balises et composants qui entourent un nœud, du plus proche au plus lointain. */
const entourants = (parents: readonly NoeudMdx[]): string[] =>
  parents
    .filter((p) => estBalise(p) || p.type === 'link' || p.type === 'linkReference')
    .map((p) => p.name ?? 'lien')
    .reverse();

function jugerPlace(
  noeud: NoeudMdx,
  nom: string,
  admis: Admis,
  parents: readonly NoeudMdx[],
  noter: NoterDansLaPage,
): void {
  const autour = entourants(parents);
  if (admis.dans && autour[0] !== admis.dans) noter(noeud, `<${nom}> seul`, `<${nom}> dans <${admis.dans}>`);
  if (admis.place === 'bloc' && noeud.type === 'mdxJsxTextElement' && autour[0] !== 'Chiffres')
    noter(noeud, `<${nom}> dans une phrase`, `<${nom}> sur sa propre ligne, entre deux lignes vides`);
  if (admis.actif && parents.some((p) => p.type === 'heading'))
    noter(noeud, `<${nom}> dans un titre`, `un titre de texte seul, et <${nom}> dans le texte qui suit`);
  if (admis.place === 'bloc' && parents.some((p) => p.type === 'heading' || p.type === 'tableCell'))
    noter(noeud, `<${nom}> dans un titre ou un tableau`, `<${nom}> sur sa propre ligne`);
  const englobant = autour.find((a) => a === 'lien' || admisPour(a)?.actif);
  if (admis.actif && englobant)
    noter(noeud, `<${nom}> dans ${englobant === 'lien' ? 'un lien' : `<${englobant}>`}`, 'l’un après l’autre');
}

function jugerContenu(noeud: NoeudMdx, nom: string, { contenu, actif }: Admis, noter: NoterDansLaPage): void {
  const enfants = noeud.children ?? [];
  if (contenu === 'rien') {
    if (enfants.length > 0) noter(noeud, `<${nom}> avec un contenu`, `<${nom} /> : ce qu’il entoure ne paraîtrait pas`);
    return;
  }
  if (texteDe(noeud).trim() === '' && !contientUneBalise(noeud)) noter(noeud, `<${nom}> vide`, 'un contenu');
  if (contenu === 'phrase') {
    const bloc = premierBloc(noeud);
    if (bloc) noter(bloc, `paragraphe, liste ou bloc dans <${nom}>`, 'du texte sur une ligne, sans ligne vide');
    const lien = actif ? enfants.find((e) => e.type === 'link' || e.type === 'linkReference') : undefined;
    if (lien) noter(lien, `lien dans <${nom}>`, 'l’un après l’autre');
  } else if (contenu !== 'blocs') {
    const intrus = deplier(enfants).find((e) => !(estBalise(e) && e.name === contenu) && texteOuBalise(e));
    if (intrus) noter(intrus, `autre chose que <${contenu}> dans <${nom}>`, `seulement des <${contenu}>`);
  }
}

const contientUneBalise = (noeud: NoeudMdx): boolean =>
  (noeud.children ?? []).some((e) => estBalise(e) || /Expression$/.test(e.type) || contientUneBalise(e));
const texteOuBalise = (noeud: NoeudMdx): boolean => estBalise(noeud) || texteDe(noeud).trim() !== '';
/** Des composants d’une ligne qui se suivent sont pris dans un paragraphe, que la construction retire. */
const deplier = (noeuds: readonly NoeudMdx[]): NoeudMdx[] =>
  noeuds.flatMap((n) => (n.type === 'paragraph' ? (n.children ?? []) : [n]));

function premierBloc(noeud: NoeudMdx): NoeudMdx | undefined {
  for (const enfant of noeud.children ?? []) {
    if (BLOCS.has(enfant.type) || (estBalise(enfant) && admisPour(enfant.name ?? '')?.place === 'bloc')) return enfant;
    const dedans = premierBloc(enfant);
    if (dedans) return dedans;
  }
  return undefined;
}
