import { territoireDe } from './coherence-contrats.ts';
import type { Contenu } from './contenu.ts';
import { PAGES_REQUISES } from './pages/requises.ts';
import { parcourir, type TexteDePage } from './pages/texte.ts';
import { normaliser } from '#lib/texte/cle.ts';
import {
  ajouterJours,
  decalerAnnees,
  formaterDate,
  premierJour,
  dernierJour,
  type Jour,
} from '#lib/valeurs/date-partielle.ts';
import type { Referentiel } from '#lib/domaine/referentiel.ts';
import { SITUATIONS } from '#lib/domaine/situations.ts';
import { departDe, dernierContrat, statutDe, termeDe } from '#lib/domaine/statut.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import { accorder } from '#lib/texte/typo.ts';
import { contratsDeLEpci } from '#lib/domaine/territoire.ts';

/** Ce qu’il faudra revoir, sans que rien ne soit faux aujourd’hui. */
export interface Avertissement {
  fichier: string;
  texte: string;
}

/** Jours regardés à l’avance : six mois. */
const HORIZON_JOURS = 180;

/** Années après lesquelles une source ou une page est à relire. */
const AGE_SOURCE_ANNEES = 1;

/** Sources nommées par fichier ; les autres sont comptées. */
const SOURCES_CITEES = 5;

/** Écart admis entre un terme publié et celui que donne la durée, en mois : une date d’une année en couvre douze. */
const ECART_MOIS = 18;
const MS_PAR_MOIS = 30.44 * 86_400_000;

function sourcesAnciennes(contenu: Contenu, jour: Jour): Avertissement[] {
  const parFichier = Map.groupBy(
    contenu.sources.filter(({ donnee }) => decalerAnnees(donnee.consulteLe, AGE_SOURCE_ANNEES) < jour),
    (s) => s.fichier,
  );
  return [...parFichier].map(([fichier, fiches]) => ({
    fichier,
    texte:
      `${fiches.length} source(s) non relue(s) depuis plus d’un an : ${fiches
        .slice(0, SOURCES_CITEES)
        .map(({ donnee }) => `${donnee.id} (${formaterDate(donnee.consulteLe)})`)
        .join(', ')}` + (fiches.length > SOURCES_CITEES ? ` et ${fiches.length - SOURCES_CITEES} autres` : ''),
  }));
}

function pagesAnciennes({ pages }: Contenu, jour: Jour): Avertissement[] {
  return pages
    .filter(({ donnee }) => decalerAnnees(donnee.reluLe, AGE_SOURCE_ANNEES) < jour)
    .map(({ fichier, donnee }) => ({ fichier, texte: `page non relue depuis le ${formaterDate(donnee.reluLe)}` }));
}

function contratsFinissants(contenu: Contenu, jour: Jour): Avertissement[] {
  const horizon = ajouterJours(jour, HORIZON_JOURS);
  const remplaces = new Set(contenu.contrats.map(({ donnee }) => donnee.suiteDe));
  return contenu.contrats.flatMap(({ fichier, donnee }) => {
    const terme = donnee.etape === 'signe' && !remplaces.has(donnee.id) ? termeDe(donnee) : null;
    if (!terme) return [];
    const fin = terme.nature === 'publie' ? dernierJour(terme.date) : premierJour(terme.date);
    return fin >= jour && fin <= horizon
      ? [
          {
            fichier,
            texte:
              `ce contrat finit bientôt : ${formaterDate(terme.date)}, terme ` +
              `${terme.nature === 'publie' ? 'publié' : 'calculé'}`,
          },
        ]
      : [];
  });
}

/** Premier changement de situation d’un EPCI dans les six mois, s’il y en a un. */
function situationsChangeantes(contenu: Contenu, referentiel: Referentiel, jour: Jour): Avertissement[] {
  const contrats = contenu.contrats.map(({ donnee }) => donnee);
  return [...new Set(contrats.flatMap((c) => c.epci))].flatMap((siren) => {
    const siens = contratsDeLEpci(contrats, siren);
    const avant = statutDe(siens, jour);
    for (let n = 1; n <= HORIZON_JOURS; n++) {
      const alors = ajouterJours(jour, n);
      const apres = statutDe(siens, alors);
      if (apres === avant) continue;
      const cause = dernierContrat(siens, alors) ?? siens[0];
      return [
        {
          fichier: contenu.contrats.find(({ donnee }) => donnee.id === cause?.id)?.fichier ?? '',
          texte:
            `${referentiel.epci.get(siren)?.nom ?? siren} passera de « ${SITUATIONS[avant].libelle} » ` +
            `à « ${SITUATIONS[apres].libelle} » le ${formaterDate(alors)}, sauf fait nouveau`,
        },
      ];
    }
    return [];
  });
}

/** Contrats signés au jour dit, par EPCI et commune couverts. */
function signesParTerritoire(contenu: Contenu, jour: Jour): Map<string, Contrat[]> {
  const signes = contenu.contrats
    .map(({ donnee }) => donnee)
    .filter((c) => c.etape === 'signe' && departDe(c) !== null && premierJour(departDe(c)!) <= jour);
  const parTerritoire = new Map<string, Contrat[]>();
  for (const c of signes)
    for (const territoire of [...c.epci, ...c.communes])
      parTerritoire.set(territoire, [...(parTerritoire.get(territoire) ?? []), c]);
  return parTerritoire;
}

/** Démarches et questions qui restent ouvertes alors qu’un contrat signé y a sans doute répondu. */
function ouvertesMalgreLaSignature(contenu: Contenu, referentiel: Referentiel, jour: Jour): Avertissement[] {
  const signes = signesParTerritoire(contenu, jour);
  const demarches = contenu.contrats.flatMap(({ fichier, donnee: d }) => {
    const dernier = d.etape === 'demarche' ? d.demarche?.dernierSigne : undefined;
    const suite = [...d.epci, ...d.communes]
      .flatMap((territoire) => signes.get(territoire) ?? [])
      .find((c) => dernier && dernierJour(departDe(c)!) >= premierJour(dernier));
    return suite
      ? [
          {
            fichier,
            texte:
              `cette démarche reste ouverte, alors que ${suite.id} est signé ` +
              `(${formaterDate(departDe(suite)!)}) : reprenez-la dans la fiche du contrat, ou répondez à ses ` +
              'questions',
          },
        ]
      : [];
  });
  const questions = contenu.departements.flatMap(({ fichier, donnee: d }) =>
    d.aConfirmer.flatMap(({ epci, question }, i) =>
      epci
        .filter((siren) => statutDe(signes.get(siren) ?? [], jour) === 'en-cours')
        .map((siren) => ({
          fichier,
          texte:
            `aConfirmer[${i}] reste posée à ${referentiel.epci.get(siren)?.nom ?? siren}, dont un contrat est ` +
            `en cours : « ${question} »`,
        })),
    ),
  );
  return [...demarches, ...questions];
}

/** Ce qui se contredit peut-être, sans que l’on sache lequel est faux. */
function contradictions(contenu: Contenu, jour: Jour): Avertissement[] {
  const contrats = contenu.contrats.map(({ donnee }) => donnee);
  return contenu.contrats.flatMap(({ fichier, donnee: c }) => {
    const textes: string[] = [];
    const montants = c.financements.filter((f) => f.montant !== undefined).map((f) => normaliser(f.financeur));
    const double = c.financements.find((f) => montants.filter((m) => m === normaliser(f.financeur)).length > 1);
    if (double) textes.push(`${double.financeur} y est cité avec deux montants : est-ce bien deux participations ?`);
    const depart = departDe(c);
    if (c.fin && c.duree && depart) {
      const mois = (Date.parse(dernierJour(c.fin.date)) - Date.parse(premierJour(depart))) / MS_PAR_MOIS;
      if (Math.abs(mois - c.duree.mois) > ECART_MOIS)
        textes.push(
          `le terme publié (${formaterDate(c.fin.date)}) ne s’accorde pas avec une durée de ${c.duree.mois} mois`,
        );
    }
    if (c.etape === 'absence')
      for (const autre of contrats)
        if (autre.etape === 'signe' && autre.epci.some((e) => c.epci.includes(e)) && statutDe([autre], jour) !== 'echu')
          textes.push(`cette absence est constatée, alors que ${autre.id} est en cours`);
    return textes.map((texte) => ({ fichier, texte }));
  });
}

/** Fiches restées dans `france/` faute de nommer leurs intercommunalités, alors que leur département est suivi. */
function reperagesACompleter(contenu: Contenu): Avertissement[] {
  const suivis = new Set(contenu.departements.map(({ donnee }) => donnee.code));
  return contenu.reperages
    .filter(({ donnee: c }) => c.perimetreInconnu && suivis.has(c.departement))
    .map(({ fichier, donnee: { departement } }) => ({
      fichier,
      texte:
        `le département ${departement} est suivi, et cette fiche ne paraît nulle part : nommez ses ` +
        `intercommunalités, puis npm run departement -- reprendre ${departement}`,
    }));
}

/** Rangs qu’aucune fiche n’a entre deux contrats signés d’un même territoire. */
function rangsAbsents({ contrats }: Contenu): Avertissement[] {
  const signes = contrats.filter(({ donnee: c }) => c.etape === 'signe' && c.generation !== undefined);
  const parTerritoire = Map.groupBy(signes, ({ donnee: c }) => territoireDe(c));
  return [...parTerritoire.values()].flatMap((fiches) => {
    const suite = [...fiches].sort((a, b) => a.donnee.generation!.rang - b.donnee.generation!.rang);
    return suite.slice(1).flatMap(({ fichier, donnee: c }, i) => {
      const avant = suite[i]!.donnee;
      const manquent = c.generation!.rang - avant.generation!.rang - 1;
      return manquent > 0
        ? [
            {
              fichier,
              texte:
                `${accorder(manquent, 'contrat')} ${manquent > 1 ? 'manquent' : 'manque'} entre ${avant.id} ` +
                `(rang ${avant.generation!.rang}) et celui-ci (rang ${c.generation!.rang})`,
            },
          ]
        : [];
    });
  });
}

/** Pages de texte auxquelles ni une page parente, ni un lien, ni le site lui-même ne mènent. */
function pagesOrphelines({ pages, questions }: Contenu, textes: readonly TexteDePage[]): Avertissement[] {
  const liees = new Set<string>([
    ...PAGES_REQUISES,
    ...questions.flatMap(({ donnee: { lien } }) => (lien ? [pageDuLien(lien.vers)] : [])),
    ...textes.flatMap(({ id, arbre }) =>
      arbre ? [...parcourir(arbre)].flatMap(({ url }) => (url && pageDuLien(url) !== id ? [pageDuLien(url)] : [])) : [],
    ),
  ]);
  return pages
    .filter(({ donnee: { id, parent } }) => parent === undefined && !liees.has(id))
    .map(({ fichier }) => ({
      fichier,
      texte:
        'aucune page ne mène à celle-ci, hors plan du site et recherche : donnez-lui une page parente (parent), ' +
        'ou un lien depuis une autre page',
    }));
}

/** Identifiant de la page que nomme un lien du site : `/comprendre/acteurs/#x` → `comprendre/acteurs`. */
const pageDuLien = (lien: string): string => lien.replace(/#.*$/, '').replace(/^\/|\/$/g, '');

/**
 * Tout ce qui demandera une relecture : sources anciennes, contrats qui finissent, situations qui changent, suites
 * oubliées, pages où rien ne mène. `textes` : le corps des pages.
 */
export function avertissementsDe(
  contenu: Contenu,
  referentiel: Referentiel,
  jour: Jour,
  textes: readonly TexteDePage[] = [],
): Avertissement[] {
  return [
    ...sourcesAnciennes(contenu, jour),
    ...pagesAnciennes(contenu, jour),
    ...contratsFinissants(contenu, jour),
    ...situationsChangeantes(contenu, referentiel, jour),
    ...ouvertesMalgreLaSignature(contenu, referentiel, jour),
    ...contradictions(contenu, jour),
    ...rangsAbsents(contenu),
    ...reperagesACompleter(contenu),
    ...(textes.length > 0 ? pagesOrphelines(contenu, textes) : []),
  ];
}
