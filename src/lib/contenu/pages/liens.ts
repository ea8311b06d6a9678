/** Les liens d’un texte : une adresse publique, un chemin du site qui existe, une ancre qui existe. */
import { REGLAGES } from '#lib/carte/etat.ts';
import { fauteDAdresse } from '#lib/valeurs/adresse-web.ts';

/** Ce que l’on sait des adresses du site. */
export interface Adresses {
  /** Vrai si le chemin du site (`/carte/`) existe. */
  existe: (chemin: string) => boolean;
  /** Ancres d’une page, ou `null` si elles ne sont pas connues ici. */
  ancresDe: (chemin: string) => ReadonlySet<string> | null;
}

/** Pages dont l’ancre est un réglage. */
const PORTENT_DES_REGLAGES = /^\/(carte|integration)\//;

/** Forme d’une adresse électronique, sans nom ni objet. */
const COURRIEL = /^mailto:[^\s@<>"?]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/i;
const CHEMIN = 'l’adresse d’une page du site, barres comprises : /carte/';

/** Ce qui était attendu à la place d’un lien, ou `null` s’il est bon. `ici` : chemin de la page qui le porte. */
export function fauteDeLien(lien: string, ici: string, adresses: Adresses): string | null {
  if (lien.startsWith('#')) return fauteDAncre(ici, lien.slice(1), adresses);
  if (lien.startsWith('/') && !lien.startsWith('//')) {
    const [, chemin = '', question, ancre] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/.exec(lien) ?? [];
    if (!adresses.existe(chemin)) return CHEMIN;
    if (question !== undefined) return 'une adresse sans « ? » : une page n’y lit rien';
    return ancre === undefined ? null : fauteDAncre(chemin, ancre, adresses);
  }
  if (/^mailto:/i.test(lien))
    return COURRIEL.test(lien) && !/\.example$/i.test(lien) ? null : 'une adresse électronique : mailto:nom@exemple.fr';
  return /^https?:/i.test(lien)
    ? fauteDAdresse(lien)
    : 'une adresse en http ou https, un courriel ou un chemin du site';
}

function fauteDAncre(chemin: string, ancre: string, { ancresDe }: Adresses): string | null {
  const connues = ancresDe(chemin);
  // « /carte/#departement=53 » est un réglage de la carte, pas une ancre.
  const reglage = /^([a-z]+)=/.exec(ancre)?.[1];
  if (reglage !== undefined && PORTENT_DES_REGLAGES.test(chemin))
    return (REGLAGES as readonly string[]).includes(reglage) ? null : `un de ces réglages : ${REGLAGES.join(', ')}`;
  if (connues === null) return `l’adresse seule, sans « # » : ${chemin}`;
  let nom = ancre;
  try {
    nom = decodeURIComponent(ancre);
  } catch {
    return 'une ancre bien formée';
  }
  return connues.has(nom) ? null : `une ancre de cette page : ${citer(connues)}`;
}

/** Les premières ancres, pour aider sans noyer. */
function citer(ancres: ReadonlySet<string>): string {
  const titres = [...ancres].filter((a) => !a.startsWith('source-'));
  return titres.length === 0
    ? 'elle n’en a aucune'
    : titres
        .slice(0, 8)
        .map((a) => `#${a}`)
        .join(', ');
}
