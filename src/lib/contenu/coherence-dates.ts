/** Les dates de toutes les fiches : dans les bornes, et aucun fait postérieur au jour de référence. */
import { dernierJour, estDatePartielle, formaterDate, premierJour, type Jour } from '#lib/valeurs/date-partielle.ts';
import type { Contenu, Fiche } from './contenu.ts';
import type { Probleme } from './probleme.ts';
import { chainesDe } from './renvois.ts';

/** Première année admise : la loi qui crée les contrats est de 2009, et les textes cités ne remontent pas plus haut. */
const ANNEE_MIN = 1990;
/** Années admises au-delà du jour de référence, pour un terme ou une prise d’effet. */
const ANNEES_A_VENIR = 10;

/** Champs qui portent une date. */
const DATES = new Set(['date', 'debut', 'dernierSigne', 'consulteLe', 'cherchee', 'reluLe', 'auPlusTot']);
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
    [...chainesDe(donnee)].flatMap(({ nom, champ, valeur }) => {
      if (!DATES.has(nom) || !estDatePartielle(valeur)) return [];
      const annee = Number(valeur.slice(0, 4));
      const lieu = { fichier, champ: champDeLaDate(donnee, champ), valeur: `« ${valeur} »` };
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
function champDeLaDate(donnee: unknown, champ: string): string {
  const enListe = typeof donnee === 'object' && donnee !== null && 'id' in donnee && 'editeur' in donnee;
  return enListe ? `${String(donnee.id)}.${champ}` : champ;
}

/** Faits d’un contrat qu’une source ne peut dire qu’après coup ; un terme et une prise d’effet s’annoncent. */
const CONSTATS = ['signature', 'atteste'] as const;

/** Aucun fait n’est dit par une source plus ancienne que lui. */
export function verifierConstats({ contrats, reperages, affirmations, regions, sources }: Contenu): Probleme[] {
  const dates = new Map(sources.map(({ donnee }) => [donnee.id, donnee.date]));
  const dites = [
    ...[...contrats, ...reperages].flatMap(({ fichier, donnee: c }) => [
      ...CONSTATS.flatMap((champ) => (c[champ] ? [{ fichier, champ: `${champ}.date`, ...c[champ] }] : [])),
      ...c.reperes.map((r, i) => ({ fichier, champ: `reperes[${i}].date`, ...r })),
    ]),
    ...affirmations.map(({ fichier, donnee: a }) => ({ fichier, champ: `${a.id}.constat.date`, ...a.constat })),
    ...regions.flatMap(({ fichier, donnee: r }) =>
      r.annonces.map((annonce, i) => ({ fichier, champ: `${r.region}.annonces[${i}].date`, ...annonce })),
    ),
  ];
  return [
    ...regions.flatMap(({ fichier, donnee: r }) =>
      r.annonces.flatMap(({ date }, i) =>
        premierJour(date) > r.cherchee
          ? [
              {
                fichier,
                champ: `${r.region}.annonces[${i}].date`,
                valeur: `« ${date} »`,
                attendu: `une date qui n’est pas après la recherche (${r.cherchee})`,
              },
            ]
          : [],
      ),
    ),
    ...dites.flatMap(({ fichier, champ, date, source, deduit }) => {
      const sienne = dates.get(source);
      return sienne && !deduit && dernierJour(sienne) < premierJour(date)
        ? [
            {
              fichier,
              champ,
              valeur: `« ${date} », d’une source de ${sienne} (${source})`,
              attendu: 'une source qui n’est pas plus ancienne',
            },
          ]
        : [];
    }),
  ];
}

/** Années d’avance admises pour une prise d’effet dont la signature n’est pas datée : on ne signe guère plus tôt. */
const ANNEES_D_AVANCE = 1;

/** Un contrat signé sans date de signature ne prend pas effet dans des années. */
export function verifierPrisesDEffet({ contrats, reperages }: Contenu, jour: Jour): Probleme[] {
  const anneeMax = Number(jour.slice(0, 4)) + ANNEES_D_AVANCE;
  return [...contrats, ...reperages].flatMap(({ fichier, donnee: { signature, debut } }) =>
    debut && !signature && Number(debut.date.slice(0, 4)) > anneeMax
      ? [
          {
            fichier,
            champ: 'debut.date',
            valeur: `« ${debut.date} », sans date de signature`,
            attendu: `une année avant ${anneeMax + 1}`,
          },
        ]
      : [],
  );
}

/** Une source n’est pas datée d’après le jour où on l’a lue, et rien ne se déduit d’une date absente. */
export function verifierSources({ sources }: Contenu): Probleme[] {
  return sources.flatMap(({ fichier, donnee: s }) => {
    const noter = (champ: string, valeur: string, attendu: string): Probleme[] => [
      { fichier, champ: `${s.id}.${champ}`, valeur, attendu },
    ];
    if (s.dateDeduite && !s.date) return noter('dateDeduite', 'sans « date »', 'la date, et ce dont elle est déduite');
    return s.date && premierJour(s.date) > s.consulteLe
      ? noter('date', `« ${s.date} »`, `une date qui n’est pas après la lecture (${s.consulteLe})`)
      : [];
  });
}
