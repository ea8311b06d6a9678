const CODES: Record<string, string> = { '"': "'", '#': '%23', '<': '%3C', '>': '%3E', '%': '%25', '\n': '' };

/** Un dessin SVG en adresse `data:` : seuls les caractères qui la casseraient sont codés, le reste se compresse avec la page. */
export function adresseSvg(svg: string): string {
  return `data:image/svg+xml,${svg.replace(/["#<>%\n]/g, (c) => CODES[c]!)}`;
}
