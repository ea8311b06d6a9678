import type { Contenu } from './contenu.ts';
import type { Probleme } from './probleme.ts';

/** Un texte de page, en-tête ôté, et la ligne du fichier où il commence. */
export interface TexteDePage {
  fichier: string;
  texte: string;
  premiereLigne: number;
}

/** Ce que les pages MDX ont le droit d’appeler. */
export interface Appelables {
  /** Noms des composants. */
  composants: ReadonlySet<string>;
  /** Vrai si le chemin du site (`/carte/`) existe. */
  estUneAdresse: (chemin: string) => boolean;
}

/** Balises qu’une page peut écrire elle-même : le reste passe par Markdown ou par un composant. */
const BALISES = new Set(['abbr', 'br', 'em', 'span', 'strong', 'sub', 'sup']);
/** Attributs de ces balises. */
const ATTRIBUTS = new Set(['lang', 'title']);

/** Refuse ce qui s’exécuterait ou changerait la page au-delà du texte : balise, attribut, adresse, expression, import. */
const INTERDITS: [motif: RegExp, refuser: (trouve: string) => string | null][] = [
  [
    /<\/?([a-z][\w:-]*)/g,
    (balise) =>
      BALISES.has(balise) ? null : `du Markdown, un composant ou une de ces balises : ${[...BALISES].join(', ')}`,
  ],
  [
    /<[a-z][\w:-]*((?:\s[^>]*)?)>/g,
    (attributs) =>
      [...attributs.matchAll(/([^\s"'=/]+)\s*=\s*(?:"[^"]*"|'[^']*'|\S+)/g)].every((a) => ATTRIBUTS.has(a[1]!))
        ? null
        : `seulement ces attributs : ${[...ATTRIBUTS].join(', ')}`,
  ],
  [
    /(?:\]\(|^ *\[[^\]]+\]:)[ \t]*<?([^)\s>]+)/gm,
    (adresse) =>
      /^(?:https?:\/\/|mailto:|\/(?!\/)|#)[^&\\"'<]*(?:&(?!#|\w+;)[^&\\"'<]*)*$/i.test(adresse)
        ? null
        : 'une adresse en http ou https, un courriel ou un chemin du site',
  ],
  [/(?<!\\)([{}])/g, () => 'aucune accolade, ou \\{ : une page n’exécute rien'],
  [/^((?:import|export)\s.*)$/gm, () => 'aucune ligne qui commence par import ou export'],
];

/** Le texte sans ses exemples de code, à la même place. */
const sansCode = (texte: string): string =>
  texte.replace(/^```[\s\S]*?^```|`[^`\n]*`/gm, (code) => code.replace(/[^\n]/g, ' '));

/** Tout ce qui précède une position, en nombre de lignes. */
const ligneDe = ({ texte, premiereLigne }: TexteDePage, position: number): number =>
  premiereLigne + texte.slice(0, position).split('\n').length - 1;

/** Composants, sources, termes et liens internes des pages MDX ; liens internes des questions. Une faute y passe inaperçue jusqu’au rendu. */
export function verifierPages(
  textes: readonly TexteDePage[],
  contenu: Contenu,
  { composants, estUneAdresse }: Appelables,
): Probleme[] {
  const sources = new Set(contenu.sources.map(({ donnee }) => donnee.id));
  const termes = new Set(contenu.termes.map(({ donnee }) => donnee.id));
  const problemes: Probleme[] = [];
  const noter = (fichier: string, champ: string, valeur: string, attendu: string) =>
    problemes.push({ fichier, champ, valeur, attendu });
  const chercher = (page: TexteDePage, motif: RegExp, refuser: (trouve: string) => string | null) => {
    for (const m of page.texte.matchAll(motif)) {
      const attendu = refuser(m[1]!);
      if (attendu) noter(`${page.fichier}, ligne ${ligneDe(page, m.index)}`, '', `« ${m[1]} »`, attendu);
    }
  };
  for (const page of textes) {
    for (const [motif, refuser] of INTERDITS) chercher({ ...page, texte: sansCode(page.texte) }, motif, refuser);
    chercher(page, /<([A-Z]\w*)/g, (nom) =>
      composants.has(nom) ? null : `un de ces composants : ${[...composants].sort().join(', ')}`,
    );
    chercher(page, /<Ref id="([^"]*)"/g, (id) => (sources.has(id) ? null : 'l’identifiant d’une source'));
    chercher(page, /<Terme id="([^"]*)"/g, (id) => (termes.has(id) ? null : 'l’identifiant d’un terme du glossaire'));
    chercher(page, /(?:\]\(|(?:href|lien|vers)=")(\/[^)"\s#?]*)/g, (chemin) =>
      estUneAdresse(chemin) ? null : 'l’adresse d’une page du site, barres comprises : /carte/',
    );
  }
  for (const { fichier, donnee: q } of contenu.questions) {
    const liens = [
      ...(q.lien ? [q.lien.vers] : []),
      ...q.reponse.flatMap((p) => [...p.matchAll(/\]\((\/[^)\s]*)\)/g)].map((m) => m[1]!)),
    ];
    for (const lien of liens) {
      if (!estUneAdresse(lien.replace(/[#?].*$/, '')))
        noter(fichier, `${q.id}.lien`, `« ${lien} »`, 'l’adresse d’une page du site, barres comprises : /carte/');
    }
  }
  return problemes;
}
