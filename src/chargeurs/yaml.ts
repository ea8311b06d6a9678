/** Lecture stricte du YAML 1.2 : ce qui est écrit est ce qui sera publié, ou la ligne est refusée. */
import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  Scalar,
  type Document,
  type ErrorCode,
  type YAMLError,
} from 'yaml';
import { formaterChemin } from '#lib/contenu/probleme.ts';
import { conflitDe, fauteDeTexte } from '#lib/contenu/textes.ts';

/** Une faute d’écriture, sans le nom du fichier. */
interface FauteYaml {
  /** Absente quand `valeur` dit la ligne, ou quand le fichier entier est en cause. */
  ligne?: number;
  /** Champ fautif ; vide = la ligne. */
  champ: string;
  valeur: string;
  attendu: string;
}

/** Une valeur lue et ses fautes d’écriture ; `undefined` quand le texte ne se lit pas du tout. */
export interface LectureYaml {
  valeur: unknown;
  fautes: FauteYaml[];
}

/** Niveaux d’emboîtement admis : le contenu en a six. */
const PROFONDEUR_MAX = 30;

const REGLE = 'du YAML : « champ: valeur », deux espaces par niveau, guillemets fermés';

/** Ce que veut dire une erreur de la bibliothèque, en français. */
const CAUSES: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: 'décalage qui ne suit pas les lignes voisines',
  BLOCK_AS_IMPLICIT_KEY: 'deux champs sur une ligne, ou deux-points dans un texte sans guillemets',
  DUPLICATE_KEY: 'champ en double',
  MISSING_CHAR: 'signe manquant : guillemet, crochet ou accolade jamais fermés, ou deux-points oublié',
  MULTILINE_IMPLICIT_KEY: 'deux-points oublié, ou texte sans guillemets sur plusieurs lignes',
  MULTIPLE_DOCS: 'second document après « --- »',
  TAB_AS_INDENT: 'tabulation dans le décalage',
  BAD_DQ_ESCAPE: 'barre oblique inversée dans un texte entre guillemets',
  BAD_SCALAR_START: 'signe réservé au début d’un texte sans guillemets',
  TAG_RESOLVE_FAILED: 'étiquette « ! »',
  BAD_ALIAS: 'renvoi « &nom » ou « *nom »',
  UNEXPECTED_TOKEN: 'signe inattendu',
};

/** Entier ou décimal en chiffres ordinaires, quinze au plus : au-delà, un nombre se déforme. */
const NOMBRE = /^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$/;
const GUILLEMETS_COURBES = /^[“”„‟‘’‚‛]|[“”„‟]$/;

class Juge {
  readonly fautes: FauteYaml[] = [];
  /** Vrai si un champ porte pour nom une liste ou un groupe. */
  nomImpossible = false;
  readonly texte: string;
  readonly lignes: LineCounter;
  readonly decalage: number;
  constructor(texte: string, lignes: LineCounter, decalage: number) {
    this.texte = texte;
    this.lignes = lignes;
    this.decalage = decalage;
  }

  noter(position: number | undefined, chemin: readonly PropertyKey[], valeur: string, attendu: string): void {
    const ligne = this.decalage + (this.lignes.linePos(position ?? 0).line || 1);
    this.fautes.push({ ligne, champ: formaterChemin(chemin), valeur, attendu });
  }

  noeud(noeud: unknown, chemin: readonly PropertyKey[] = []): void {
    if (isPair(noeud) || (!isScalar(noeud) && !isMap(noeud) && !isSeq(noeud) && !isAlias(noeud))) return;
    const debut = noeud.range?.[0];
    if (chemin.length > PROFONDEUR_MAX)
      return this.noter(debut, chemin.slice(0, 3), 'groupes trop emboîtés', `au plus ${PROFONDEUR_MAX} niveaux`);
    if (isAlias(noeud) || noeud.anchor)
      return this.noter(debut, chemin, 'renvoi « &nom » ou « *nom »', 'des valeurs écrites en toutes lettres');
    if (noeud.tag) return this.noter(debut, chemin, `étiquette « ${noeud.tag} »`, 'une valeur sans étiquette « ! »');
    if (isScalar(noeud)) return this.scalaire(noeud, chemin);
    if (isSeq(noeud)) return noeud.items.forEach((element, rang) => this.noeud(element, [...chemin, rang]));
    for (const { key, value } of noeud.items) {
      if (!isScalar(key)) {
        this.nomImpossible = true;
        this.noter(
          debut,
          chemin,
          'champ dont le nom est une liste ou un groupe',
          'un nom de champ : « champ: valeur »',
        );
        continue;
      }
      const cle = String(key.value);
      const faute = fauteDeTexte(cle);
      if (faute) this.noter(debut, chemin, `nom de champ : ${faute.valeur}`, faute.attendu);
      this.noeud(value, [...chemin, cle]);
    }
  }

  scalaire(noeud: Scalar, chemin: readonly PropertyKey[]): void {
    const debut = noeud.range?.[0];
    const { value: valeur, source = '' } = noeud;
    if (typeof valeur === 'number' || typeof valeur === 'bigint') {
      if (!NOMBRE.test(source)) this.noter(debut, chemin, source, 'un nombre écrit en chiffres : 36, 12.5');
      return;
    }
    if (typeof valeur !== 'string') return;
    if (noeud.type === Scalar.PLAIN) {
      const suite = this.texte.slice(noeud.range?.[1], this.finDeLigne(noeud.range?.[1] ?? 0));
      if (/^\s+#/.test(suite))
        return this.noter(
          debut,
          chemin,
          `« ${valeur} », coupé par « # »`,
          'le texte entier entre guillemets droits, ou la note sur sa propre ligne',
        );
      if (GUILLEMETS_COURBES.test(valeur) || /^«[^«]*»$/.test(valeur))
        return this.noter(debut, chemin, `« ${valeur.slice(0, 80)} »`, 'des guillemets droits autour du texte : "…"');
    }
    const faute = fauteDeTexte(valeur);
    if (faute) this.noter(debut, chemin, faute.valeur, faute.attendu);
  }

  finDeLigne(depuis: number): number {
    const fin = this.texte.indexOf('\n', depuis);
    return fin < 0 ? this.texte.length : fin;
  }
}

function seule(valeur: string, attendu: string, ligne?: number): LectureYaml {
  return { valeur: undefined, fautes: [{ ...(ligne && { ligne }), champ: '', valeur, attendu }] };
}

function causeDe(faute: YAMLError): string {
  return CAUSES[faute.code] ?? 'structure qui ne se lit pas';
}

/**
 * Une directive (`%YAML`, `%TAG`) change le sens de ce qui suit : aucune n’est admise, sinon celle de la version lue.
 */
function directiveDe({ directives }: Document, texte: string): string | null {
  if (directives?.yaml.explicit && directives.yaml.version !== '1.2') return `%YAML ${directives.yaml.version}`;
  return /^%(?!YAML 1\.2\s)\S+.*/.exec(texte)?.[0] ?? null;
}

/** Lit un texte YAML ; `decalage` est le nombre de lignes du fichier qui le précèdent. Ne lève rien. */
export function lireYaml(texte: string, decalage = 0): LectureYaml {
  if (texte.trim() === '') return seule('fichier vide', 'des champs');
  const conflit = conflitDe(texte);
  if (conflit) return seule(conflit.valeur, conflit.attendu, decalage + conflit.ligne);
  const lignes = new LineCounter();
  let document: Document;
  try {
    document = parseDocument(texte, { uniqueKeys: true, version: '1.2', lineCounter: lignes });
  } catch {
    return seule('groupes trop emboîtés', `au plus ${PROFONDEUR_MAX} niveaux`);
  }
  const directive = directiveDe(document, texte);
  if (directive) return seule(`directive « ${directive} »`, 'du YAML 1.2, sans directive', decalage + 1);
  const juge = new Juge(texte, lignes, decalage);
  const erreur = document.errors[0];
  if (erreur) {
    const ligne = decalage + (erreur.linePos?.[0].line ?? 1);
    return seule(`ligne ${ligne} mal écrite (${causeDe(erreur)})`, REGLE);
  }
  juge.noeud(document.contents);
  // Un nom qui n’est pas un mot ne se traduit pas : la bibliothèque avertirait en anglais.
  if (juge.nomImpossible) return { valeur: undefined, fautes: juge.fautes };
  try {
    return { valeur: document.toJS({ maxAliasCount: 0 }) as unknown, fautes: juge.fautes };
  } catch {
    return juge.fautes.length > 0
      ? { valeur: undefined, fautes: juge.fautes }
      : seule('renvoi « &nom » ou « *nom »', 'des valeurs écrites en toutes lettres');
  }
}
