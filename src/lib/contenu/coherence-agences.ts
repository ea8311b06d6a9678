/** Chaque agence régionale, délégation et département nommé est celui du territoire dont parle la fiche. */
import { nommees, regionDuSite, regionsDe } from '#lib/domaine/agences.ts';
import { territoiresDuDepartement, type Referentiel } from '#lib/domaine/referentiel.ts';
import type { Contenu } from './contenu.ts';
import type { Probleme } from './probleme.ts';

/** Ce qu’une fiche dit d’une agence ou d’une de ses délégations, et les régions où elle peut être. */
interface Mention {
  fichier: string;
  champ: string;
  /** Nom montré, ou adresse du site. */
  texte: string;
  regions: readonly (string | undefined)[];
}

/** Toutes les mentions d’une agence : interlocuteurs, fiches des départements, régions cherchées. */
function mentions({ contacts, departements, regions }: Contenu, referentiel: Referentiel): Mention[] {
  const regionDe = (code: string) => referentiel.departements.get(code)?.region;
  return [
    ...contacts.flatMap(({ fichier, donnee: c }) => {
      if (c.qui !== 'ars' && c.qui !== 'delegation') return [];
      const voisins = territoiresDuDepartement(referentiel, c.departementDuFichier).flatMap((e) => e.departements);
      const siennes = (c.departement ? [c.departement] : [c.departementDuFichier, ...voisins]).map(regionDe);
      return [
        ...(c.nom ? [{ fichier, champ: `${c.id}.nom`, texte: c.nom, regions: siennes }] : []),
        ...(c.site ? [{ fichier, champ: `${c.id}.site.adresse`, texte: c.site.adresse, regions: siennes }] : []),
      ];
    }),
    ...departements.flatMap(({ fichier, donnee: d }) =>
      (['nom', 'adresse'] as const).flatMap((champ) => {
        const texte = d.ars[champ];
        return texte ? [{ fichier, champ: `ars.${champ}`, texte, regions: [regionDe(d.code)] }] : [];
      }),
    ),
    ...regions.flatMap(({ fichier, donnee: r }) =>
      r.ars ? [{ fichier, champ: `${r.region}.ars`, texte: r.ars, regions: [r.region] }] : [],
    ),
  ];
}

/** Une agence d’une autre région que celle du département. */
function agencesDAilleurs(contenu: Contenu, referentiel: Referentiel): Probleme[] {
  const noms = regionsDe(referentiel);
  return mentions(contenu, referentiel).flatMap(({ fichier, champ, texte, regions }) => {
    const duSite = regionDuSite(texte, noms);
    const dites = duSite === null ? nommees(texte, noms) : [duSite];
    const permises = [...new Set(regions)].flatMap((code) => noms.get(code ?? '') ?? []);
    return dites.length === 0 || permises.length === 0 || dites.some((code) => regions.includes(code))
      ? []
      : [{ fichier, champ, valeur: `« ${texte} »`, attendu: `l’agence de la région : ${permises.join(' ou ')}` }];
  });
}

/** Une délégation ou un conseil départemental qui porte le nom d’un autre département. */
function departementsDAilleurs({ contacts, departements }: Contenu, referentiel: Referentiel): Probleme[] {
  const noms = new Map([...referentiel.departements.values()].map((d) => [d.code, d.nom]));
  const regions = [...regionsDe(referentiel).values()];
  const dits = [
    ...contacts.flatMap(({ fichier, donnee: c }) =>
      c.nom && c.departement ? [{ fichier, champ: `${c.id}.nom`, texte: c.nom, code: c.departement }] : [],
    ),
    ...departements.flatMap(({ fichier, donnee: d }) =>
      d.ars.delegation ? [{ fichier, champ: 'ars.delegation', texte: d.ars.delegation, code: d.code }] : [],
    ),
  ];
  return dits.flatMap(({ fichier, champ, texte, code }) => {
    const nommes = nommees(texte, noms, noms.has(code) ? regions.filter((r) => r !== noms.get(code)) : regions);
    return nommes.length === 0 || nommes.includes(code) || !noms.has(code)
      ? []
      : [{ fichier, champ, valeur: `« ${texte} »`, attendu: `le nom du département : ${noms.get(code)}` }];
  });
}

/** Toutes les fautes de nom et d’adresse des agences, de leurs délégations et des départements. */
export function verifierAgences(contenu: Contenu, referentiel: Referentiel): Probleme[] {
  return [...agencesDAilleurs(contenu, referentiel), ...departementsDAilleurs(contenu, referentiel)];
}
