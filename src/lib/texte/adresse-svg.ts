const CODES: Record<string, string> = {
  '"': "'",
  '#': '%23',
  '<': '%3C',
  '>': '%3E',
  '%': '%25',
  '\n': '',
  ' ': '%20',
  '{': '%7B',
  '}': '%7D',
};

/**
 * Un dessin SVG en adresse `data:` : seuls les caractères qu’une adresse refuse sont codés, le reste se compresse avec
 * la page.
 */
export function adresseSvg(svg: string): string {
  return `data:image/svg+xml,${svg.replace(/["#<>%\n {}]/g, (c) => CODES[c]!)}`;
}
