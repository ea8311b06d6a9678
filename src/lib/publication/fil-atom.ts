import type { Changement } from '#lib/domaine/changements.ts';
import { SITUATIONS } from '#lib/domaine/situations.ts';
import { typo } from '#lib/texte/typo.ts';
import { echapperXml } from '#lib/texte/xml.ts';

/** Un changement, et le territoire qu’il touche. */
export interface EntreeFil extends Changement {
  nom: string;
  /** Page publique du territoire. */
  page: string;
}

/** Nombre d’entrées gardées dans le fil, les plus récentes. */
export const LONGUEUR_DU_FIL = 100;

/** Les textes du fil ont la typographie du site ; ses adresses, non. */
const x = (texte: string) => echapperXml(/^https?:/.test(texte) ? texte : typo(texte));

function entree(e: EntreeFil): string {
  const [avant, apres] = [SITUATIONS[e.avant].libelle, SITUATIONS[e.apres].libelle];
  return `  <entry>
    <title>${x(`${e.nom} : ${apres}`)}</title>
    <id>${x(`${e.page}#situation-${e.jour}-${e.apres}`)}</id>
    <link href="${x(e.page)}"/>
    <updated>${e.jour}T00:00:00Z</updated>
    <summary>${x(`${e.motif}. Situation précédente : ${avant}. ${SITUATIONS[e.apres].definition}`)}</summary>
    <category term="${e.apres}" label="${x(apres)}"/>
  </entry>`;
}

/** Le fil Atom (RFC 4287) des changements de situation, du plus récent au plus ancien. */
export function versAtom(
  entrees: readonly EntreeFil[],
  fil: { titre: string; adresse: string; page: string; auteur: string; au: string },
): string {
  const gardees = [...entrees]
    .sort((a, b) => b.jour.localeCompare(a.jour) || a.nom.localeCompare(b.nom, 'fr'))
    .slice(0, LONGUEUR_DU_FIL);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
  <title>${x(fil.titre)}</title>
  <subtitle>Calculés d’après les dates des contrats ; une date partielle compte dès son premier jour.</subtitle>
  <id>${x(fil.adresse)}</id>
  <link rel="self" type="application/atom+xml" href="${x(fil.adresse)}"/>
  <link rel="alternate" type="text/html" href="${x(fil.page)}"/>
  <updated>${gardees[0]?.jour ?? fil.au}T00:00:00Z</updated>
  <author><name>${x(fil.auteur)}</name></author>
  <rights>Licence Ouverte 2.0</rights>
${gardees.map(entree).join('\n')}
</feed>
`;
}
