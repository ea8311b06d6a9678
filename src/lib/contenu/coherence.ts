import type { Contrat } from '#lib/schemas/contrat.ts';
import { normaliser } from '#lib/texte/cle.ts';
import type { Jour } from '#lib/valeurs/date-partielle.ts';
import type { Referentiel } from '#lib/domaine/referentiel.ts';
import { Abimes } from './abimes.ts';
import { verifierContacts } from './coherence-contacts.ts';
import { verifierActions } from './coherence-actions.ts';
import { boucles, verifierContrat, verifierDates, verifierRangs } from './coherence-contrats.ts';
import { verifierDatesDesFiches, verifierSources } from './coherence-dates.ts';
import { verifierAides } from './coherence-dossier.ts';
import { verifierFrance } from './coherence-france.ts';
import type { Contenu, Fiche } from './contenu.ts';
import type { Probleme } from './probleme.ts';
import { sourcesCitees } from './renvois.ts';

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

/** Rangs de ce qu’une liste dit déjà plus haut, aux accents et à la ponctuation près. */
function redites(liste: readonly string[]): number[] {
  const cles = liste.map(normaliser);
  return cles.flatMap((cle, i) => (cles.indexOf(cle) < i ? [i] : []));
}

/** Une question n’est posée qu’une fois. */
function verifierQuestionsFrequentes({ questions }: Contenu): Probleme[] {
  return redites(questions.map(({ donnee }) => donnee.question)).map((i) => ({
    fichier: questions[i]!.fichier,
    champ: `${questions[i]!.donnee.id}.question`,
    valeur: `« ${questions[i]!.donnee.question} »`,
    attendu: 'une question que ce fichier ne pose pas déjà',
  }));
}

/** Un mot du glossaire n’a qu’une définition, et un terme ne se cite pas lui-même. */
function verifierTermes({ termes }: Contenu): Probleme[] {
  const ids = new Set(termes.map(({ donnee }) => donnee.id));
  const mots = new Map<string, string>();
  return termes.flatMap(({ fichier, donnee: t }) => {
    const problemes: Probleme[] = [];
    const noter = (champ: string, valeur: string, attendu: string) =>
      problemes.push({ fichier, champ: `${t.id}.${champ}`, valeur: `« ${valeur} »`, attendu });
    const deja = mots.get(normaliser(t.terme));
    if (deja && deja !== t.id) noter('terme', t.terme, `un mot que ${deja} ne définit pas déjà`);
    mots.set(normaliser(t.terme), deja ?? t.id);
    t.formes.forEach((forme, i) => {
      const autre = termes.find(({ donnee }) => donnee.id !== t.id && normaliser(donnee.terme) === normaliser(forme));
      if (autre) noter(`formes[${i}]`, forme, `un mot que ${autre.donnee.id} ne définit pas déjà`);
    });
    for (const i of redites(t.voir)) noter(`voir[${i}]`, t.voir[i]!, 'chaque terme une seule fois');
    t.voir.forEach((id, i) => {
      if (!ids.has(id)) noter(`voir[${i}]`, id, 'l’identifiant d’un terme du glossaire');
      else if (id === t.id) noter(`voir[${i}]`, id, 'un autre terme que lui-même');
    });
    return problemes;
  });
}

function verifierDepartements({ departements }: Contenu, referentiel: Referentiel): Probleme[] {
  return departements.flatMap(({ fichier, donnee: d }) => {
    const problemes: Probleme[] = [];
    const noter = (champ: string, valeur: string, attendu: string) =>
      problemes.push({ fichier, champ, valeur: `« ${valeur} »`, attendu });
    if (d.code !== fichier.split('/').at(-2)) noter('code', d.code, 'le nom du dossier');
    else if (!referentiel.departements.has(d.code)) noter('code', d.code, 'un département du référentiel');
    const sirens = [...d.aConfirmer.flatMap((a) => a.epci), ...d.contexte.map((c) => c.epci)];
    for (const siren of sirens)
      if (!referentiel.epci.get(siren)?.departements.includes(d.code))
        noter('epci', siren, `le SIREN d’un EPCI présent dans le ${d.code}`);
    d.aConfirmer.forEach(({ epci }, rang) => {
      for (const i of redites(epci)) noter(`aConfirmer[${rang}].epci[${i}]`, epci[i]!, 'chaque EPCI une seule fois');
    });
    for (const i of redites(d.aConfirmer.map((a) => `${a.epci.join(' ')} ${a.question}`)))
      noter(`aConfirmer[${i}].question`, d.aConfirmer[i]!.question, 'une question que la fiche ne pose pas déjà');
    for (const i of redites(d.faits.map((f) => f.titre)))
      noter(`faits[${i}].titre`, d.faits[i]!.titre, 'un titre que la fiche n’a pas déjà');
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

/** Chaque source citée, où que ce soit, existe. */
function verifierCitations(contenu: Contenu, sources: ReadonlySet<string>, abimes: Abimes): Probleme[] {
  const fiches: Fiche<unknown>[] = Object.entries(contenu).flatMap(([nom, liste]) =>
    nom === 'sources' ? [] : (liste as Fiche<unknown>[]),
  );
  return fiches.flatMap(({ fichier, donnee }) =>
    sourcesCitees(donnee)
      .filter(({ valeur }) => !sources.has(valeur))
      .map(({ champ, valeur }) => ({
        fichier,
        champ,
        valeur: `« ${valeur} »`,
        attendu: 'l’identifiant d’une source (content/sources.yaml ou sources.yaml du département)',
        cause: abimes.causeDe('source', valeur),
      })),
  );
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
    ...verifierDates(fiches),
    ...verifierFrance(contenu, referentiel),
    ...verifierDatesDesFiches(contenu, jour, aujourdhui),
    ...verifierSources(contenu),
    ...verifierActions(contenu, referentiel),
    ...verifierContacts(contenu, referentiel),
    ...verifierAides(contenu, abimes),
    ...verifierTermes(contenu),
    ...verifierQuestionsFrequentes(contenu),
    ...verifierDepartements(contenu, referentiel),
    ...verifierPortees(contenu, abimes),
    ...verifierCitations(contenu, sources, abimes),
  ];
}
