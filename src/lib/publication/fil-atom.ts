import type { Changement } from '#lib/domaine/changements.ts';
import { SITUATIONS } from '#lib/domaine/situations.ts';
import { typo } from '#lib/texte/typo.ts';
import { n, type Noeud } from '#lib/texte/html.ts';
import { versXml } from '#lib/texte/xml.ts';

/** Un changement, et le territoire qu’il touche. */
export interface EntreeFil extends Changement {
  nom: string;
  /** Page publique du territoire. */
  page: string;
}

/** Nombre d’entrées gardées dans le fil, les plus récentes. */
export const LONGUEUR_DU_FIL = 100;

/** Chaque enfant sur sa ligne, pour qu’un fil se lise aussi à l’œil. */
const aligner = (retrait: string, enfants: readonly Noeud[]) => [
  ...enfants.flatMap((e) => [`\n${retrait}`, e]),
  `\n${retrait.slice(2)}`,
];

function entree(e: EntreeFil): Noeud {
  const [avant, apres] = [SITUATIONS[e.avant].libelle, SITUATIONS[e.apres].libelle];
  const resume = `${e.motif}. Situation précédente : ${avant}. ${SITUATIONS[e.apres].definition}`;
  return n(
    'entry',
    {},
    ...aligner('    ', [
      n('title', {}, typo(`${e.nom} : ${apres}`)),
      n('id', {}, `${e.page}#situation-${e.jour}-${e.apres}`),
      n('link', { href: e.page }),
      n('updated', {}, `${e.jour}T00:00:00Z`),
      n('summary', {}, typo(resume)),
      n('category', { term: e.apres, label: typo(apres) }),
    ]),
  );
}

/**
 * Le fil Atom (RFC 4287) des changements de situation, du plus récent au plus ancien ; ses textes ont la typographie du
 * site.
 */
export function versAtom(
  entrees: readonly EntreeFil[],
  fil: { titre: string; adresse: string; page: string; auteur: string; au: string },
): string {
  const gardees = [...entrees]
    .sort((a, b) => b.jour.localeCompare(a.jour) || a.nom.localeCompare(b.nom, 'fr'))
    .slice(0, LONGUEUR_DU_FIL);
  const precision = 'Calculés d’après les dates des contrats ; une date partielle compte dès son premier jour.';
  const feed = n(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'fr' },
    ...aligner('  ', [
      n('title', {}, typo(fil.titre)),
      n('subtitle', {}, typo(precision)),
      n('id', {}, fil.adresse),
      n('link', { rel: 'self', type: 'application/atom+xml', href: fil.adresse }),
      n('link', { rel: 'alternate', type: 'text/html', href: fil.page }),
      n('updated', {}, `${gardees[0]?.jour ?? fil.au}T00:00:00Z`),
      n('author', {}, n('name', {}, typo(fil.auteur))),
      n('rights', {}, 'Licence Ouverte 2.0'),
      ...gardees.map(entree),
    ]),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${versXml(feed)}\n`;
}
