import { cleDepartement, cleTerritoire, url } from '#lib/adresses.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';

/** Un fichier à télécharger, tel que les pages le présentent. */
export interface DocumentPropose {
  /** Nom du fichier : `plaquette-53-mayenne.pdf`. */
  fichier: string;
  titre: string;
  /** Adresse sur le site, préfixe compris. */
  adresse: string;
  /** À quoi il sert, pour qui. */
  usage: string;
  format: 'PDF';
  /** Format du papier. */
  papier: 'A4' | 'A3';
}

/** Les imprimés d’un département. */
export const GENRES = ['plaquette', 'note', 'affiche-a4', 'affiche-a3'] as const;

/** Clé d’un imprimé de département. */
export type Genre = (typeof GENRES)[number];

/** Nom de fichier, sans extension, d’un imprimé de département : `affiche-53-mayenne-a3`. */
export function cleDocument(genre: Genre, departement: { code: string; nom: string }): string {
  const [nom, papier] = genre.split('-');
  return [nom, cleDepartement(departement), papier].filter(Boolean).join('-');
}

/** Nom de fichier, sans extension, de la fiche d’un EPCI : `fiche-200048551-pays-de-craon`. */
export function cleFiche(epci: Territoire['epci']): string {
  return `fiche-${cleTerritoire(epci)}`;
}

/** Adresse d’un imprimé. */
export function adresseDocument(cle: string): string {
  return url(`/documents/${cle}.pdf`);
}

/**
 * Les documents à proposer pour un département ou pour un EPCI, du plus utile au plus particulier. Pure : ne dit rien
 * du poids.
 */
export function documentsDe(
  objet: Pick<Departement, 'code' | 'nom' | 'fiche'> | Pick<Territoire, 'epci' | 'nom'>,
): DocumentPropose[] {
  if ('epci' in objet)
    return [
      proposer(
        cleFiche(objet.epci),
        `Fiche : ${objet.nom}`,
        'La situation, les dates, les communes et les voisins, à emporter en réunion',
      ),
    ];
  const { dans, de } = objet.fiche;
  return [
    proposer(
      cleDocument('note', objet),
      `Note de synthèse ${dans}`,
      'Pour un conseil communautaire qui se demande s’il faut s’engager',
    ),
    proposer(
      cleDocument('plaquette', objet),
      `Plaquette : les contrats locaux de santé ${dans}`,
      'À distribuer, en couleurs ou en noir et blanc',
    ),
    proposer(cleDocument('affiche-a4', objet), `Carte ${de}, format A4`, 'À imprimer ou à projeter'),
    proposer(cleDocument('affiche-a3', objet), `Carte ${de}, format A3`, 'À afficher', 'A3'),
  ];
}

function proposer(
  cle: string,
  titre: string,
  usage: string,
  papier: DocumentPropose['papier'] = 'A4',
): DocumentPropose {
  return { fichier: `${cle}.pdf`, titre, adresse: adresseDocument(cle), usage, format: 'PDF', papier };
}
