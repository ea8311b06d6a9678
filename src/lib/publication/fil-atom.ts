import type { Changement } from '#lib/domaine/changements.ts';
import { SITUATIONS } from '#lib/domaine/situations.ts';
import { typo } from '#lib/texte/typo.ts';
import type { Jour } from '#lib/valeurs/date-partielle.ts';
import { n, type Noeud } from '#lib/texte/html.ts';
import { versXml } from '#lib/texte/xml.ts';

/** Une entrée d’un fil. */
export interface EntreeFil {
  /** Jour dont parle l’entrée : il la range. */
  jour: Jour;
  /** Jour où elle est établie, s’il n’est pas celui dont elle parle : un terme est à venir. */
  etabliLe?: Jour;
  /** Territoire. */
  nom: string;
  /** Page publique du territoire. */
  page: string;
  titre: string;
  resume: string;
  /** Ce qui la distingue des autres de la même page, dans son identifiant. */
  cle: string;
  categorie?: { cle: string; nom: string };
}

/** L’entrée d’un changement de situation. */
export function entreeDuChangement(c: Changement, lieu: Pick<EntreeFil, 'nom' | 'page'>): EntreeFil {
  const [avant, apres] = [SITUATIONS[c.avant].libelle, SITUATIONS[c.apres].libelle];
  return {
    ...lieu,
    jour: c.jour,
    titre: apres,
    resume: `${c.motif}. Situation précédente : ${avant}. ${SITUATIONS[c.apres].definition}`,
    cle: `situation-${c.jour}-${c.apres}`,
    categorie: { cle: c.apres, nom: apres },
  };
}

/** Nombre d’entrées gardées dans le fil, les plus récentes. */
export const LONGUEUR_DU_FIL = 100;

/** Chaque enfant sur sa ligne, pour qu’un fil se lise aussi à l’œil. */
const aligner = (retrait: string, enfants: readonly Noeud[]) => [
  ...enfants.flatMap((e) => [`\n${retrait}`, e]),
  `\n${retrait.slice(2)}`,
];

const etablieLe = (e: EntreeFil): Jour => e.etabliLe ?? e.jour;

function entree(e: EntreeFil): Noeud {
  return n(
    'entry',
    {},
    ...aligner('    ', [
      n('title', {}, typo(`${e.nom} : ${e.titre}`)),
      n('id', {}, `${e.page}#${e.cle}`),
      n('link', { href: e.page }),
      n('updated', {}, `${etablieLe(e)}T00:00:00Z`),
      n('summary', {}, typo(e.resume)),
      ...(e.categorie ? [n('category', { term: e.categorie.cle, label: typo(e.categorie.nom) })] : []),
    ]),
  );
}

/**
 * Un fil Atom (RFC 4287), de l’entrée la plus récente à la plus ancienne ; ses textes ont la typographie du
 * site.
 */
export function versAtom(
  entrees: readonly EntreeFil[],
  fil: { titre: string; precision: string; adresse: string; page: string; auteur: string; au: string },
): string {
  const gardees = [...entrees]
    .sort((a, b) => b.jour.localeCompare(a.jour) || a.nom.localeCompare(b.nom, 'fr'))
    .slice(0, LONGUEUR_DU_FIL);
  const feed = n(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'fr' },
    ...aligner('  ', [
      n('title', {}, typo(fil.titre)),
      n('subtitle', {}, typo(fil.precision)),
      n('id', {}, fil.adresse),
      n('link', { rel: 'self', type: 'application/atom+xml', href: fil.adresse }),
      n('link', { rel: 'alternate', type: 'text/html', href: fil.page }),
      n('updated', {}, `${gardees.map(etablieLe).sort().at(-1) ?? fil.au}T00:00:00Z`),
      n('author', {}, n('name', {}, typo(fil.auteur))),
      n('rights', {}, 'Licence Ouverte 2.0'),
      ...gardees.map(entree),
    ]),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${versXml(feed)}\n`;
}
