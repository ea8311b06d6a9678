import type { ValeurPubliee } from './colonne.ts';

/**
 * Premiers caractères qu’un tableur prend pour une formule, ou saute avant d’en chercher une (OWASP,
 * « CSV injection ») : leurs formes de pleine chasse comprises.
 */
const FORMULE = /^[=+\-@\t\r\n\v\f＝＋－＠]/;

/** Une cellule de tableur : les guillemets sont doublés, et un texte qui passerait pour une formule est désamorcé. */
function cellule(valeur: ValeurPubliee | undefined, separateur: string): string {
  const texte = valeur === null || valeur === undefined ? '' : String(valeur);
  const sur = typeof valeur !== 'number' && FORMULE.test(texte) ? `'${texte}` : texte;
  return /["\r\n]/.test(sur) || sur.includes(separateur) ? `"${sur.replaceAll('"', '""')}"` : sur;
}

const ecrire = (rangees: readonly (readonly (ValeurPubliee | undefined)[])[], separateur: string): string =>
  rangees.map((r) => r.map((v) => cellule(v, separateur)).join(separateur)).join('\r\n') + '\r\n';

/** Des lignes en CSV (RFC 4180, virgule, UTF-8) ; `colonnes` dit l’ordre et l’en-tête, qui vaut même sans aucune ligne. */
export function versCsv(lignes: readonly object[], colonnes: readonly string[]): string {
  return ecrire(
    [colonnes, ...lignes.map((l) => colonnes.map((c) => (l as Record<string, ValeurPubliee | undefined>)[c]))],
    ',',
  );
}

/**
 * Le même tableau pour Excel en français, qui ouvre d’un double-clic : point-virgule, marque d’ordre des octets,
 * en-têtes en français.
 */
export function versCsvExcel(lignes: readonly object[], champs: Readonly<Record<string, { titre: string }>>): string {
  const noms = Object.entries(champs);
  const rangees = lignes.map((l) => noms.map(([cle]) => (l as Record<string, ValeurPubliee | undefined>)[cle]));
  return `\ufeff${ecrire([noms.map(([, c]) => c.titre), ...rangees], ';')}`;
}
