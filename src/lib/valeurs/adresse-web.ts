/** Les adresses du web : lues par `URL`, puis jugées. Un lien publié mène à un hôte public, et rien ne s’y cache. */

/** Fins de nom réservées (RFC 2606, 6761, 8375) ou d’usage interne : elles ne mènent nulle part pour le public. */
const RESERVES = /\.(example|test|invalid|localhost|local|internal|intranet|lan|home|corp|private)$/;
const EXEMPLE = /\.example$/;
/** Caractères qu’une adresse écrit en `%XX` ; les autres espaces sont refusées de même. */
const INTERDITS = /[\s"<>\\^`{}|…\u200b-\u200f\u2028-\u202e\ufeff]/;

/** Longueur qu’un navigateur et un tableur suivent sans couper. */
const LONGUEUR_MAX = 2000;

/** Un morceau de nom d’hôte : ni tiret au bord, ni autre signe. */
const ETIQUETTE = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';

/** Ce qu’une adresse a le droit de porter. */
interface Droits {
  /** `.example` passe : l’adresse reste à remplacer avant de publier. */
  exemple?: boolean;
  /** Une ancre est attendue ou permise. */
  ancre?: boolean;
}

function lire(adresse: string): URL | null {
  return URL.canParse(adresse) ? new URL(adresse) : null;
}

function fauteDHote(nom: string, exemple: boolean): string | null {
  if (/^\[|^\d+(\.\d+){3}$/.test(nom)) return 'un nom d’hôte public, et non une adresse IP';
  if (!new RegExp(`^${ETIQUETTE}(\\.${ETIQUETTE})+$`).test(nom) || !/\.([a-z]{2,}|xn--[a-z0-9-]+)$/.test(nom))
    return 'un nom d’hôte public, avec un point : www.exemple.fr';
  return RESERVES.test(nom) && !(exemple && EXEMPLE.test(nom)) ? 'un nom d’hôte public, et non réservé' : null;
}

/**
 * Ce qui manque à l’adresse d’une page publique, ou `null` : http ou https, un hôte public, pas de compte.
 */
export function fauteDAdresse(adresse: string, { exemple = false, ancre = true }: Droits = {}): string | null {
  const debut = 'une adresse qui commence par https:// ou http://, sans espace';
  if (!/^https?:\/\/[^/\\]/.test(adresse) || INTERDITS.test(adresse)) return debut;
  if (adresse.length > LONGUEUR_MAX) return `une adresse de ${LONGUEUR_MAX} caractères au plus`;
  if (/%(?![\da-f]{2})|%[01][\da-f]|%7f/i.test(adresse)) return 'une adresse où « % » précède deux chiffres : %C3%A9';
  const url = lire(adresse);
  if (!url) return 'une adresse complète : https://www.exemple.fr/page';
  if (url.username || url.password || /^https?:\/\/[^/?#]*@/.test(adresse))
    return 'une adresse sans nom d’utilisateur ni mot de passe';
  const hote = fauteDHote(url.hostname, exemple);
  if (hote) return hote;
  // Celui du protocole, écrit, n’est plus dans `url.port`.
  if (/^https?:\/\/[^/?#]*:\d*([/?#]|$)/.test(adresse)) return 'une adresse sans numéro de port';
  return !ancre && adresse.includes('#') ? 'une adresse sans « # »' : null;
}

/**
 * Ce qui manque à l’adresse publique du site, ou `null` : protocole et hôte, rien après. Sur son poste (`essai`),
 * `localhost` et un port conviennent.
 */
export function fauteDOrigine(adresse: string, essai = false): string | null {
  const url = lire(adresse);
  const attendu = 'le protocole et l’hôte, sans chemin ni barre finale :';
  if (!url || !/^https?:$/.test(url.protocol)) return `${attendu} https://www.exemple.fr`;
  if (url.origin !== adresse) return `${attendu} ${url.origin}`;
  return essai && /^(localhost|127\.0\.0\.1)$/.test(url.hostname) ? null : fauteDAdresse(adresse, { exemple: true });
}

/** Ce qui manque au préfixe d’adresse du site, ou `null`. */
export function fauteDeBase(base: string): string | null {
  return /^\/([A-Za-z0-9._~-]+\/)*([A-Za-z0-9._~-]+)?$/.test(base) && !/(^|\/)\.{1,2}(\/|$)/.test(base)
    ? null
    : 'un chemin qui commence par une barre : / ou /cls/';
}

/** Vrai pour une adresse d’exemple (`.example`, RFC 2606), électronique ou du web : elle reste à remplacer. */
export function estDExemple(adresse: string): boolean {
  const hote = /^[^/]*@(.+)$/.exec(adresse)?.[1] ?? lire(adresse)?.hostname ?? '';
  return EXEMPLE.test(hote.toLowerCase().replace(/\.$/, ''));
}

/** Ce qu’une adresse désigne, quel que soit son protocole : `https://www.exemple.fr/page/` → `exemple.fr/page`. */
export function cibleDe(adresse: string): string {
  const { hostname, pathname, search, hash } = new URL(adresse);
  // L’ancre ne compte que là où elle tient lieu de chemin.
  const suite = /^#[!/]/.test(hash) ? hash : '';
  return hostname.replace(/^www\.|\.$/g, '') + pathname.replace(/\/+$/, '') + search + suite;
}

/** Ce qui manque à une adresse électronique, ou `null` : un nom, un hôte public ; `exemple` : `.example` passe. */
export function fauteDeCourriel(courriel: string, exemple = false): string | null {
  const hote = /^[a-z0-9](?:[._+-]?[a-z0-9])*@([^@]+)$/i.exec(courriel)?.[1];
  return hote === undefined ? 'une adresse électronique : contact@exemple.fr' : fauteDHote(hote.toLowerCase(), exemple);
}
