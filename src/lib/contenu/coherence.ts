import type { Contrat } from '#lib/schemas/contrat.ts';
import type { Contenu, Fiche } from './contenu.ts';
import { verifierDossier } from './coherence-dossier.ts';
import { dernierJour, premierJour } from '#lib/valeurs/date-partielle.ts';
import type { Probleme } from './probleme.ts';
import { departDe } from '#lib/domaine/statut.ts';
import type { Referentiel } from '#lib/domaine/referentiel.ts';

/** Toutes les valeurs d’une clé donnée, avec leur chemin, où qu’elles soient dans une fiche. */
function chercherCle(valeur: unknown, cle: string, chemin = ''): { champ: string; valeur: string }[] {
  if (Array.isArray(valeur)) return valeur.flatMap((v, i) => chercherCle(v, cle, `${chemin}[${i}]`));
  if (typeof valeur !== 'object' || valeur === null) return [];
  return Object.entries(valeur).flatMap(([nom, v]) => {
    const champ = chemin ? `${chemin}.${nom}` : nom;
    return nom.toLowerCase().endsWith(cle) && typeof v === 'string'
      ? [{ champ, valeur: v }]
      : chercherCle(v, cle, champ);
  });
}

/** Toutes les listes `sources`, avec le chemin de chaque identifiant, où qu’elles soient dans une fiche. */
function chercherListes(valeur: unknown, chemin = ''): { champ: string; valeur: string }[] {
  if (typeof valeur !== 'object' || valeur === null) return [];
  return Object.entries(valeur).flatMap(([nom, v]) => {
    const champ = Array.isArray(valeur) ? `${chemin}[${nom}]` : chemin ? `${chemin}.${nom}` : nom;
    return nom === 'sources' && Array.isArray(v)
      ? v.map((id, i) => ({ champ: `${champ}[${i}]`, valeur: String(id) }))
      : chercherListes(v, champ);
  });
}

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

function nomDeFichier(chemin: string): string {
  return chemin
    .split('/')
    .at(-1)!
    .replace(/\.\w+$/, '');
}

function verifierContrat(
  { fichier, donnee: c }: Fiche<Contrat>,
  referentiel: Referentiel,
  ids: ReadonlySet<string>,
): Probleme[] {
  const p: Probleme[] = [];
  const noter = (champ: string, valeur: string, attendu: string) => p.push({ fichier, champ, valeur, attendu });
  if (c.id !== nomDeFichier(fichier)) noter('id', `« ${c.id} »`, `le nom du fichier : ${nomDeFichier(fichier)}`);
  if (c.epci.length + c.communes.length === 0) noter('epci', 'aucun territoire', 'au moins un EPCI ou une commune');
  for (const [champ, codes] of [
    ['epci', c.epci],
    ['communes', c.communes],
    ['sources', c.sources],
  ] as const) {
    codes.forEach((code, i) => {
      if (codes.indexOf(code) !== i)
        noter(`${champ}[${i}]`, `« ${code} », déjà dans cette liste`, 'chaque valeur une seule fois');
    });
  }
  c.epci.forEach((siren, i) => {
    if (!referentiel.epci.has(siren))
      noter(`epci[${i}]`, `« ${siren} »`, 'le SIREN d’un EPCI du référentiel en vigueur');
  });
  c.communes.forEach((code, i) => {
    if (!referentiel.communes.has(code))
      noter(`communes[${i}]`, `« ${code} »`, 'le code Insee d’une commune actuelle du référentiel');
  });
  const departements = [
    ...c.epci.flatMap((s) => referentiel.epci.get(s)?.departements ?? []),
    ...c.communes.flatMap((k) => referentiel.communes.get(k)?.departement ?? []),
  ];
  if (departements.length > 0 && !departements.includes(c.departement)) {
    noter(
      'epci',
      'aucun territoire de ce département',
      `au moins un EPCI ou une commune du ${c.departement}, dossier où la fiche est rangée`,
    );
  }
  if (c.suiteDe && !ids.has(c.suiteDe)) noter('suiteDe', `« ${c.suiteDe} »`, 'l’identifiant d’un contrat existant');
  if (c.suiteDe === c.id) noter('suiteDe', `« ${c.suiteDe} »`, 'un autre contrat que lui-même');
  if (c.etape === 'demarche' && !c.demarche) noter('demarche', 'absent', 'le début et le dernier signe de la démarche');
  if (c.etape !== 'signe' && (c.signature || c.fin))
    noter('etape', `« ${c.etape} »`, '« signe » quand une signature ou un terme est donné');
  if (c.etape === 'absence' && !c.atteste)
    noter('atteste', 'absent', 'la date à laquelle la source dit qu’il n’y a pas de contrat');
  const depart = c.signature ?? c.debut;
  if (depart && c.fin && dernierJour(c.fin.date) < premierJour(depart.date)) {
    noter('fin.date', `« ${c.fin.date} »`, `une date qui suit le départ du contrat (${depart.date})`);
  }
  if (c.demarche && dernierJour(c.demarche.dernierSigne) < premierJour(c.demarche.debut)) {
    noter(
      'demarche.dernierSigne',
      `« ${c.demarche.dernierSigne} »`,
      `une date qui suit le début (${c.demarche.debut})`,
    );
  }
  for (const { champ, valeur } of chercherCle({ ...c, sources: undefined }, 'source')) {
    if (!c.sources.includes(valeur)) noter(champ, `« ${valeur} »`, 'une source de la liste `sources` de cette fiche');
  }
  return p;
}

function verifierSuites(contrats: readonly Fiche<Contrat>[]): Probleme[] {
  const suites = new Map(contrats.map(({ donnee }) => [donnee.id, donnee.suiteDe]));
  return contrats.flatMap(({ fichier, donnee }) => {
    const chemin = new Set<string>();
    for (let id = donnee.suiteDe; id; id = suites.get(id)) {
      if (id === donnee.id)
        return [{ fichier, champ: 'suiteDe', valeur: `« ${donnee.suiteDe} »`, attendu: 'une suite sans boucle' }];
      if (chemin.has(id)) break;
      chemin.add(id);
    }
    return [];
  });
}

/** Un contrat signé sans aucune date n’a de sens que dans l’histoire d’un territoire dont un autre contrat est daté. */
function verifierDates(contrats: readonly Fiche<Contrat>[]): Probleme[] {
  const dates = contrats
    .filter(({ donnee: c }) => c.etape === 'signe' && departDe(c) !== null)
    .map(({ donnee }) => donnee);
  return contrats
    .filter(({ donnee: c }) => c.etape === 'signe' && departDe(c) === null)
    .filter(
      ({ donnee: c }) =>
        !dates.some((d) => d.epci.some((s) => c.epci.includes(s)) || d.communes.some((k) => c.communes.includes(k))),
    )
    .map(({ fichier }) => ({
      fichier,
      champ: 'signature',
      valeur: 'aucune date',
      attendu: 'une signature, un debut, ou atteste (date de la source qui constate le contrat)',
    }));
}

/**
 * Règles qui lient les fiches entre elles et au référentiel. Pure : reçoit tout, rend les problèmes.
 * Une référence cassée passe inaperçue dans les collections d’Astro : c’est ici qu’elle arrête la construction.
 */
export function verifierCoherence(contenu: Contenu, referentiel: Referentiel): Probleme[] {
  const sources = new Set(contenu.sources.map(({ donnee }) => donnee.id));
  const contrats = new Set(contenu.contrats.map(({ donnee }) => donnee.id));
  const termes = new Set(contenu.termes.map(({ donnee }) => donnee.id));
  const pages = new Set(contenu.pages.map(({ donnee }) => donnee.id));
  const problemes: Probleme[] = [
    ...doublons('sources', contenu.sources),
    ...doublons('contrats', contenu.contrats),
    ...doublons('termes', contenu.termes),
    ...doublons('questions', contenu.questions),
    ...doublons('textes', contenu.textesJuridiques),
    ...doublons('aides', contenu.aides),
    ...doublons('critères', contenu.criteres),
    ...contenu.contrats.flatMap((c) => verifierContrat(c, referentiel, contrats)),
    ...verifierSuites(contenu.contrats),
    ...verifierDates(contenu.contrats),
    ...contenu.dossiers.flatMap((d) =>
      verifierDossier(d, contenu.aides.find((a) => a.donnee.departement === d.donnee.departement)?.donnee),
    ),
  ];
  const noter = (fichier: string, champ: string, valeur: string, attendu: string) =>
    problemes.push({ fichier, champ, valeur, attendu });
  const fiches: Fiche<unknown>[] = [
    ...contenu.contrats,
    ...contenu.departements,
    ...contenu.aides,
    ...contenu.dossiers,
    ...contenu.termes,
    ...contenu.textesJuridiques,
    ...contenu.questions,
    ...contenu.imprimes,
    ...contenu.pages,
  ];
  for (const { fichier, donnee } of fiches) {
    const cites = [...chercherCle(donnee, 'source'), ...chercherListes(donnee)];
    for (const { champ, valeur } of cites) {
      if (!sources.has(valeur))
        noter(
          fichier,
          champ,
          `« ${valeur} »`,
          'l’identifiant d’une source (content/sources.yaml ou sources.yaml du département)',
        );
    }
  }
  for (const { fichier, donnee: d } of contenu.departements) {
    if (d.code !== fichier.split('/').at(-2)) noter(fichier, 'code', `« ${d.code} »`, 'le nom du dossier');
    if (!referentiel.departements.has(d.code)) noter(fichier, 'code', `« ${d.code} »`, 'un département du référentiel');
    const sirens = [...d.aConfirmer.flatMap((a) => a.epci), ...d.contexte.map((c) => c.epci)];
    for (const siren of sirens) {
      if (!referentiel.epci.get(siren)?.departements.includes(d.code))
        noter(fichier, 'epci', `« ${siren} »`, `le SIREN d’un EPCI présent dans le ${d.code}`);
    }
  }
  for (const { fichier, donnee: a } of contenu.aides) {
    a.exemples.forEach((e, i) => {
      if (!contrats.has(e.contrat))
        noter(fichier, `exemples[${i}].contrat`, `« ${e.contrat} »`, 'l’identifiant d’un contrat existant');
    });
  }
  const publies = new Set(contenu.departements.map(({ donnee }) => donnee.code));
  for (const { fichier, donnee: t } of contenu.textesJuridiques) {
    if (t.portee !== 'national' && !publies.has(t.portee))
      noter(fichier, `${t.id}.portee`, `« ${t.portee} »`, 'national, ou le code d’un département publié');
  }
  for (const { fichier, donnee: t } of contenu.termes) {
    t.voir.forEach((id, i) => {
      if (!termes.has(id)) noter(fichier, `${t.id}.voir[${i}]`, `« ${id} »`, 'l’identifiant d’un terme du glossaire');
    });
  }
  for (const { fichier, donnee: p } of contenu.pages) {
    if (p.parent && !pages.has(p.parent))
      noter(fichier, 'parent', `« ${p.parent} »`, 'l’identifiant d’une page existante');
  }
  return problemes;
}
