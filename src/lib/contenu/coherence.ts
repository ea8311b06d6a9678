import type { Contrat } from '#lib/schemas/contrat.ts';
import { normaliser } from '#lib/texte/cle.ts';
import type { Jour } from '#lib/valeurs/date-partielle.ts';
import type { Referentiel } from '#lib/domaine/referentiel.ts';
import { Abimes } from './abimes.ts';
import { verifierAgences } from './coherence-agences.ts';
import { verifierContacts } from './coherence-contacts.ts';
import { verifierActions } from './coherence-actions.ts';
import {
  boucles,
  verifierContrat,
  verifierDates,
  verifierRangs,
  verifierSimultanes,
  verifierSuites,
} from './coherence-contrats.ts';
import { verifierConstats, verifierDatesDesFiches, verifierPrisesDEffet, verifierSources } from './coherence-dates.ts';
import { verifierAides } from './coherence-dossier.ts';
import { verifierFrance } from './coherence-france.ts';
import { verifierGrille } from './grille-rgaa.ts';
import { verifierRedites } from './coherence-redites.ts';
import { verifierTermes } from './coherence-termes.ts';
import type { Contenu, Fiche } from './contenu.ts';
import type { Probleme } from './probleme.ts';
import { sourcesCitees } from './renvois.ts';
import type { Siren } from '#lib/valeurs/siren.ts';

function doublons(nom: string, fiches: readonly { fichier: string; donnee: { id: string } }[]): Probleme[] {
  const vus = new Map<string, string>();
  return fiches.flatMap(({ fichier, donnee: { id } }) => {
    const premier = vus.get(id);
    vus.set(id, premier ?? fichier);
    return premier
      ? [
          {
            fichier,
            champ: 'id',
            valeur: `« ${id} », déjà dans ${premier}`,
            attendu: `un identifiant unique parmi les ${nom}`,
          },
        ]
      : [];
  });
}

function verifierDepartements({ departements }: Contenu, referentiel: Referentiel): Probleme[] {
  return departements.flatMap(({ fichier, donnee: d }) => {
    const problemes: Probleme[] = [];
    const noter = (champ: string, valeur: string, attendu: string) =>
      problemes.push({ fichier, champ, valeur: `« ${valeur} »`, attendu });
    if (d.code !== fichier.split('/').at(-2)) noter('code', d.code, 'le nom du dossier');
    else if (!referentiel.departements.has(d.code)) noter('code', d.code, 'un département du référentiel');
    const nom = referentiel.departements.get(d.code)?.nom;
    for (const champ of ['dans', 'de'] as const)
      if (nom && !` ${normaliser(d[champ])} `.includes(` ${normaliser(nom)} `, 1))
        noter(champ, d[champ], `« ${champ === 'dans' ? 'en, dans, à' : 'de, du, d’'}… ${nom} »`);
    const communes = [...referentiel.communes.values()].filter((c) => c.departement === d.code).length;
    const total = (d.totalPublie?.signes ?? 0) + (d.totalPublie?.enConstruction ?? 0);
    if (nom && total > communes)
      noter('totalPublie', `${total} contrats`, `pas plus de contrats que de communes (${communes})`);
    if (d.ars.adresse && !d.ars.source) noter('ars.source', 'absent', 'la source qui donne cette adresse');
    // Object.entries oublie la sorte des clés, que le schéma a vérifiée.
    const courts = Object.entries(d.nomsCourts ?? {}) as [Siren, string][];
    courts.forEach(([siren, court], i) => {
      if (!referentiel.epci.get(siren)?.departements.includes(d.code))
        noter('nomsCourts', siren, `le SIREN d’un EPCI présent dans le ${d.code}`);
      if (courts.findIndex(([, autre]) => normaliser(autre) === normaliser(court)) < i)
        noter(`nomsCourts.${siren}`, court, 'un nom qu’aucune autre intercommunalité ne porte');
    });
    const sirens = [...d.aConfirmer.flatMap((a) => a.epci), ...d.contexte.map((c) => c.epci)];
    for (const siren of sirens)
      if (!referentiel.epci.get(siren)?.departements.includes(d.code))
        noter('epci', siren, `le SIREN d’un EPCI présent dans le ${d.code}`);
    return problemes;
  });
}

function verifierPortees({ textesJuridiques, departements }: Contenu, abimes: Abimes): Probleme[] {
  const publies = new Set(departements.map(({ donnee }) => donnee.code));
  return textesJuridiques.flatMap(({ fichier, donnee: t }) =>
    t.portee === 'national' || publies.has(t.portee)
      ? []
      : [
          {
            fichier,
            champ: `${t.id}.portee`,
            valeur: `« ${t.portee} »`,
            attendu: 'national, ou le code d’un département publié',
            cause: abimes.causeDe('departement', t.portee),
          },
        ],
  );
}

/** Un moyen imprimé pour un département est d’un département publié. */
function verifierImprimes({ imprimes, departements }: Contenu, abimes: Abimes): Probleme[] {
  const publies = new Set(departements.map(({ donnee }) => donnee.code));
  return imprimes.flatMap(({ fichier, donnee }) =>
    donnee.plaquette.moyens.flatMap(({ departement }, i) =>
      departement === undefined || publies.has(departement)
        ? []
        : [
            {
              fichier,
              champ: `plaquette.moyens[${i}].departement`,
              valeur: `« ${departement} »`,
              attendu: 'le code d’un département publié',
              cause: abimes.causeDe('departement', departement),
            },
          ],
    ),
  );
}

/** Où une source muette a sa place : parmi celles d’une fiche, et là où l’on dit quoi ouvrir. */
const CITE_UNE_MUETTE = /^sources\[|(^|\.)(aConfirmer|contexte)\[/;

/** Chaque source citée, où que ce soit, existe ; les pages ne montrent pas une source muette : elle n’établit rien. */
function verifierCitations(contenu: Contenu, sources: ReadonlySet<string>, abimes: Abimes): Probleme[] {
  const muettes = new Set(contenu.sources.filter(({ donnee }) => donnee.muette).map(({ donnee }) => donnee.id));
  const fiches: Fiche<unknown>[] = Object.entries(contenu).flatMap(([nom, liste]) =>
    nom === 'sources' ? [] : (liste as Fiche<unknown>[]),
  );
  const citees = fiches.flatMap(({ fichier, donnee }) =>
    sourcesCitees(donnee).map((citation) => ({ fichier, ...citation })),
  );
  return [
    ...citees
      .filter(({ champ, valeur }) => muettes.has(valeur) && !CITE_UNE_MUETTE.test(champ))
      .map(({ fichier, champ, valeur }) => ({
        fichier,
        champ,
        valeur: `« ${valeur} », source muette`,
        attendu: 'une source dont nous avons lu plus que la liste des présents',
      })),
    ...citees
      .filter(({ valeur }) => !sources.has(valeur))
      .map(({ fichier, champ, valeur }) => ({
        fichier,
        champ,
        valeur: `« ${valeur} »`,
        attendu: 'l’identifiant d’une source (content/sources.yaml ou sources.yaml du département)',
        cause: abimes.causeDe('source', valeur),
      })),
  ];
}

/**
 * Règles qui lient les fiches entre elles et au référentiel. Pure : reçoit tout, rend les problèmes. `jour` : aucun
 * fait ne peut lui être postérieur. `abimes` : ce qui n’a pas pu être lu, dont d’autres fautes découlent. `aujourdhui`
 * : le jour vrai, pour les relectures.
 */
export function verifierCoherence(
  contenu: Contenu,
  referentiel: Referentiel,
  jour: Jour,
  abimes = new Abimes(),
  aujourdhui = jour,
): Probleme[] {
  const egares = new Map(
    contenu.departements
      .filter(({ fichier, donnee }) => donnee.code !== fichier.split('/').at(-2))
      .map(({ fichier }) => [fichier.slice(0, fichier.lastIndexOf('/') + 1), fichier]),
  );
  return relations(contenu, referentiel, jour, abimes, aujourdhui).map((p) => {
    // Un dossier recopié sous un autre nom n’a qu’une faute : son code.
    const cause = egares.get(/^content\/departements\/[^/]+\//.exec(p.fichier)?.[0] ?? '');
    return cause === undefined || cause === p.fichier ? p : { ...p, cause };
  });
}

function relations(
  contenu: Contenu,
  referentiel: Referentiel,
  jour: Jour,
  abimes: Abimes,
  aujourdhui: Jour,
): Probleme[] {
  const sources = new Set(contenu.sources.map(({ donnee }) => donnee.id));
  const fiches = [...contenu.contrats, ...contenu.reperages];
  const contrats = new Map<string, Contrat>(fiches.map(({ donnee }) => [donnee.id, donnee]));
  const connus = { referentiel, contrats, sources, abimes, enBoucle: boucles(contrats.values()) };
  return [
    ...doublons('sources', contenu.sources),
    ...doublons('contrats', fiches),
    ...doublons('affirmations', contenu.affirmations),
    ...doublons('termes', contenu.termes),
    ...doublons('questions', contenu.questions),
    ...doublons('textes', contenu.textesJuridiques),
    ...doublons('aides', contenu.aides),
    ...doublons('critères', contenu.criteres),
    ...fiches.flatMap((c) => verifierContrat(c, connus)),
    ...verifierRangs(fiches),
    ...verifierSuites(fiches, referentiel),
    ...verifierSimultanes(fiches),
    ...verifierDates(fiches),
    ...verifierFrance(contenu, referentiel),
    ...verifierDatesDesFiches(contenu, jour, aujourdhui),
    ...verifierSources(contenu),
    ...verifierConstats(contenu),
    ...verifierPrisesDEffet(contenu, jour),
    ...verifierActions(contenu, referentiel, jour, abimes),
    ...verifierContacts(contenu, referentiel),
    ...verifierAgences(contenu, referentiel),
    ...verifierAides(contenu, abimes),
    ...verifierTermes(contenu),
    ...verifierRedites(contenu),
    ...verifierDepartements(contenu, referentiel),
    ...verifierPortees(contenu, abimes),
    ...verifierImprimes(contenu, abimes),
    ...verifierGrille(contenu, abimes),
    ...verifierCitations(contenu, sources, abimes),
  ];
}
