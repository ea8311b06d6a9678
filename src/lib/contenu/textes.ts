/** Ce qu’un texte du contenu ne peut pas porter, où qu’il soit écrit. */
import { charabiaDe, intrusDe, type Usage } from '#lib/texte/caracteres.ts';

/** Ce qui est écrit, et ce qui était attendu. */
export interface FauteDeTexte {
  valeur: string;
  attendu: string;
  /** Rang du caractère dans le texte. */
  position?: number;
}

/** Caractères cités avant une faute, pour la retrouver. */
const CONTEXTE = 24;

/** Caractère écrit en HTML (« &rsquo; », « &#8217; ») : il serait publié tel quel. */
const ENTITE = /&(?:[a-z]{2,8}\d?|#\d{2,6}|#x[\da-f]{2,5});/i;

/** Balise ou commentaire HTML : montré tel quel, signes compris. */
const BALISE = /<\/?[a-z][^<>]*>|<!--/i;
/** Mise en forme de Markdown : une fiche n’en a pas, les signes se liraient. */
const MISE_EN_FORME = /\*\*|\]\(|`|(?:^|[\s(])__?(?=[^\s_])|^ {0,3}(?:#{1,6}|[-*+]|>)(?= )/m;

/** Ce qui se lirait signes compris dans une fiche, qui n’est que du texte. */
const EN_CLAIR: readonly [motif: RegExp, attendu: string][] = [
  [ENTITE, 'le caractère lui-même : une fiche est du texte, sans code HTML'],
  [BALISE, 'du texte, sans balise : une fiche n’a pas de code HTML'],
  [MISE_EN_FORME, 'du texte, sans mise en forme : ces signes s’y liraient'],
];

/** Les mots d’un texte à partir d’un rang, sur une ligne. */
const citer = (texte: string, rang: number): string =>
  texte
    .slice(rang, rang + CONTEXTE)
    .replaceAll('\n', ' ')
    .trim();

/** Premier caractère refusé d’un texte ou premier caractère mal converti, situé ; `null` si rien. */
export function fauteDeTexte(texte: string, usage: Usage | 'attribut' = 'texte'): FauteDeTexte | null {
  const intrus = intrusDe(texte, usage === 'attribut' ? 'page' : usage);
  if (intrus) {
    const avant = texte.slice(0, intrus.position).split('\n').at(-1)!.slice(-CONTEXTE);
    const place = intrus.position === 0 ? 'au début' : `au rang ${intrus.position + 1}, après « ${avant} »`;
    return {
      valeur: `caractère ${intrus.nom} ${place}`,
      attendu: 'un caractère que les polices des documents portent : lettres françaises, chiffres, ponctuation',
      position: intrus.position,
    };
  }
  for (const [motif, attendu] of usage === 'page' ? [] : EN_CLAIR) {
    const trouve = motif.exec(texte);
    if (!trouve) continue;
    const signe = trouve[0].trim();
    return { valeur: `« ${signe.length > 3 ? signe.slice(0, 60) : citer(texte, trouve.index)} »`, attendu };
  }
  const charabia = charabiaDe(texte);
  return charabia
    ? { valeur: `« ${charabia.lu} »`, attendu: `« ${charabia.voulu} » : texte mal converti, à réenregistrer en UTF-8` }
    : null;
}

/** Première marque d’un conflit de versions, même au milieu d’un texte plié ; `null` s’il n’y en a pas. */
export function conflitDe(texte: string): (FauteDeTexte & { ligne: number }) | null {
  const marque = /^[ \t]*(<{7}|\|{7}|={7}|>{7})(?=\s|$)/m.exec(texte);
  return marque
    ? {
        ligne: texte.slice(0, marque.index).split('\n').length,
        valeur: `« ${marque[1]} », marque d’un conflit de versions`,
        attendu: 'une seule des deux versions, sans marque',
      }
    : null;
}
