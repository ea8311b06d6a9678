/** Ce qu’une page a le droit de faire de plus que les autres. */
export interface Permissions {
  /** Moteur de recherche : exécute du WebAssembly servi par le site. */
  wasm?: boolean;
  /** Origine des images du fond de carte, chargé seulement si le visiteur le demande. */
  images?: string;
  /**
   * Origine publique du site, pour une page faite pour être encadrée : dans un cadre isolé (`sandbox`), WebKit ne
   * reconnaît rien à `'self'`, et la page n’aurait ni style ni script.
   */
  origine?: string;
}

/**
 * Politique de sécurité d’une page (CSP niveau 3) : rien qu’on n’ait servi soi-même, aucun style ni script en ligne.
 * `frame-ancestors` n’existe que dans un en-tête HTTP : voir `ancetresDe`, pour les configurations d’hébergement.
 */
export function politiqueDe({ wasm = false, images, origine }: Permissions = {}): string {
  const nous = `'self'${origine ? ` ${origine}` : ''}`;
  return [
    "default-src 'none'",
    `script-src ${nous}${wasm ? " 'wasm-unsafe-eval'" : ''}`,
    `style-src ${nous}`,
    `img-src 'self' data:${images ? ` ${images}` : ''}`,
    `font-src ${nous}`,
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ');
}

/**
 * Débuts des chemins (sans le préfixe du site) que d’autres sites ont le droit de mettre dans un cadre : la carte à
 * intégrer, rien d’autre.
 */
export const CHEMINS_ENCADRABLES: readonly string[] = ['/integration/'];

/**
 * Directive `frame-ancestors` d’un chemin du site, à envoyer en en-tête HTTP par l’hébergeur (une balise `meta` ne le
 * peut pas). Là où elle vaut `*`, ne pas envoyer non plus `X-Frame-Options`.
 */
export function ancetresDe(chemin: string): 'frame-ancestors *' | "frame-ancestors 'none'" {
  return CHEMINS_ENCADRABLES.some((debut) => chemin.startsWith(debut)) ? 'frame-ancestors *' : "frame-ancestors 'none'";
}
