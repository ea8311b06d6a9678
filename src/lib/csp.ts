/** Ce qu’une page a le droit de faire de plus que les autres. */
export interface Permissions {
  /** Moteur de recherche : exécute du WebAssembly servi par le site. */
  wasm?: boolean;
  /** Origine des images du fond de carte, chargé seulement si le visiteur le demande. */
  images?: string;
}

/**
 * Politique de sécurité d’une page (CSP niveau 3) : rien qu’on n’ait servi soi-même, aucun style ni script en ligne.
 * `frame-ancestors` n’existe que dans un en-tête HTTP : il est dans les configurations d’hébergement.
 */
export function politiqueDe({ wasm = false, images }: Permissions = {}): string {
  return [
    "default-src 'none'",
    `script-src 'self'${wasm ? " 'wasm-unsafe-eval'" : ''}`,
    "style-src 'self'",
    `img-src 'self' data:${images ? ` ${images}` : ''}`,
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ');
}
