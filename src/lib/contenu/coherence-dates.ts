/** Les dates de toutes les fiches : dans les bornes, et aucun fait postérieur au jour de référence. */
import { estDatePartielle, formaterDate, premierJour, type Jour } from '#lib/valeurs/date-partielle.ts';
import type { Contenu, Fiche } from './contenu.ts';
import type { Probleme } from './probleme.ts';
import { chainesDe } from './renvois.ts';

/** Première année admise : la loi qui crée les contrats est de 2009, et les textes cités ne remontent pas plus haut. */
const ANNEE_MIN = 1990;
/** Années admises au-delà du jour de référence, pour un terme ou une prise d’effet. */
const ANNEES_A_VENIR = 10;

/** Champs qui portent une date. */
const DATES = new Set(['date', 'debut', 'dernierSigne', 'consulteLe', 'reluLe', 'auPlusTot']);
/** Dates qui peuvent être à venir. */
const A_VENIR = /^(fin|debut)\.date$/;

/**
 * Les dates hors bornes ou à venir, fiche par fiche. Refaire le site d’un jour passé ne rend pas fausse la relecture
 * d’une page : elle se compare à `aujourdhui` s’il est plus tard.
 */
export function verifierDatesDesFiches(contenu: Contenu, jour: Jour, aujourdhui: Jour): Probleme[] {
  const limiteDe = (champ: string) => (champ === 'reluLe' && aujourdhui > jour ? aujourdhui : jour);
  const anneeMax = Number(jour.slice(0, 4)) + ANNEES_A_VENIR;
  const fiches = Object.values<Fiche<unknown> | readonly Fiche<unknown>[]>({ ...contenu }).flat();
  return fiches.flatMap(({ fichier, donnee }) =>
    [...chainesDe(donnee)]
      .filter(({ nom, valeur }) => DATES.has(nom) && estDatePartielle(valeur))
      .flatMap(({ champ, valeur }) => {
        const annee = Number(valeur.slice(0, 4));
        const lieu = { fichier, champ: situer(donnee, champ), valeur: `« ${valeur} »` };
        if (annee < ANNEE_MIN || annee > anneeMax)
          return [{ ...lieu, attendu: `une année entre ${ANNEE_MIN} et ${anneeMax}` }];
        return !A_VENIR.test(champ) && premierJour(valeur) > limiteDe(champ)
          ? [
              {
                ...lieu,
                attendu: `une date qui n’est pas après le jour de référence, ${formaterDate(limiteDe(champ))}`,
              },
            ]
          : [];
      }),
  );
}

/** Un élément d’une liste se nomme par son identifiant : `courrier-mayenne.date`. */
function situer(donnee: unknown, champ: string): string {
  const enListe = typeof donnee === 'object' && donnee !== null && 'id' in donnee && 'editeur' in donnee;
  return enListe ? `${String(donnee.id)}.${champ}` : champ;
}

/** Une source n’est pas datée d’après le jour où on l’a lue. */
export function verifierSources({ sources }: Contenu): Probleme[] {
  return sources.flatMap(({ fichier, donnee: s }) =>
    s.date && premierJour(s.date) > s.consulteLe
      ? [
          {
            fichier,
            champ: `${s.id}.date`,
            valeur: `« ${s.date} »`,
            attendu: `une date qui n’est pas après la lecture (${s.consulteLe})`,
          },
        ]
      : [],
  );
}
