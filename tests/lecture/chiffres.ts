/** Ce qu’un texte affirme en chiffres : montants, pourcentages, dates, années. */
import { MOIS } from '#lib/valeurs/date-partielle.ts';

const NOMS = MOIS.join('|');

/** Chiffres d’un texte montré, sous une forme comparable : `10000 €`, `34 %`, `13 mai 2024`, `mai 2024`, `2024`. */
export function chiffresDe(texte: string): Set<string> {
  const plat = texte.replace(/[\u00a0\u202f\u2009]/g, ' ');
  return new Set([
    ...[...plat.matchAll(/(\d[\d ]*(?:,\d+)?) ?(?:€|euros)/g)].map((m) => `${m[1]!.replaceAll(' ', '')} €`),
    ...[...plat.matchAll(/(\d+(?:,\d+)?) ?%/g)].map((m) => `${m[1]} %`),
    ...[...plat.matchAll(new RegExp(`(?:(\\d{1,2})(?:er)? )?(${NOMS}) ((?:19|20)\\d\\d)`, 'g'))].map((m) =>
      m.slice(1).filter(Boolean).join(' '),
    ),
    ...[...plat.matchAll(/(?<![\d/.-])((?:19|20)\d\d)(?![\d/-]| ?€| \d{3}\b)/g)].map((m) => m[1]!),
  ]);
}

/**
 * Les mêmes, dans une fiche : textes, montants, et dates écrites `2024-05-13`, qui disent aussi leur mois et leur
 * année.
 */
export function chiffresDeLaFiche(valeur: unknown): Set<string> {
  if (typeof valeur === 'number') return new Set([`${valeur} €`]);
  if (typeof valeur === 'string') {
    const dates = [...valeur.matchAll(/\b((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?\b/g)].flatMap(
      ([, annee, mois, jour]) => {
        const nom = mois && `${MOIS[Number(mois) - 1]} ${annee}`;
        return [annee!, ...(nom ? [nom] : []), ...(jour ? [`${Number(jour)} ${nom}`] : [])];
      },
    );
    return new Set([...dates, ...chiffresDe(valeur)]);
  }
  return new Set(
    valeur && typeof valeur === 'object' ? Object.values(valeur).flatMap((v) => [...chiffresDeLaFiche(v)]) : [],
  );
}
