/** Ce que le site sait déjà du territoire d’un nouveau contrat, et ce qu’il en propose. Pur. */
import { nomCourt, type Epci } from '#lib/domaine/epci.ts';
import { epciDuDepartement, type Referentiel } from '#lib/domaine/referentiel.ts';
import { departDe } from '#lib/domaine/statut.ts';
import { duPlusRecent } from '#lib/domaine/territoire.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import type { FicheDepartement } from '#lib/schemas/departement.ts';
import { normaliser, versSlug } from '#lib/texte/cle.ts';
import { capitale } from '#lib/texte/lettre.ts';
import { estCodeInsee } from '#lib/valeurs/code-insee.ts';
import { formaterDate, type Jour } from '#lib/valeurs/date-partielle.ts';
import { estSiren } from '#lib/valeurs/siren.ts';

/** Réponses déjà données, par nom d’option ; vide = sans réponse. */
export type ReponsesDuQuestionnaire = Record<string, string>;

/** Ce qui est déjà dans le site. */
export interface Connu {
  referentiel: Referentiel;
  departements: readonly FicheDepartement[];
  contrats: readonly Contrat[];
  sources: ReadonlySet<string>;
  /** Source de chaque adresse, telle que `cibleDe` la désigne. */
  adresses: ReadonlyMap<string, string>;
  aujourdhui: Jour;
  /** Rien n’est demandé : ce qui efface une fiche doit alors être dit par une option. */
  muet: boolean;
}

const liste = (texte: string | undefined): string[] => (texte ?? '').split(',').filter(Boolean);

/** EPCI cités, du référentiel. */
export function epciCites(r: ReponsesDuQuestionnaire, { referentiel }: Connu): Epci[] {
  return liste(r['epci']).flatMap((siren) => (estSiren(siren) ? (referentiel.epci.get(siren) ?? []) : []));
}

const morceaux = (saisie: string): string[] =>
  saisie
    .split(',')
    .map((morceau) => morceau.trim())
    .filter(Boolean);

/** Nom de la première commune citée ; vide si aucune ne l’est. */
export function communeCitee(r: ReponsesDuQuestionnaire, { referentiel }: Connu): string {
  const [code = ''] = liste(r['communes']);
  return (estCodeInsee(code) && referentiel.communes.get(code)?.nom) || '';
}

/** Un SIREN, un nom ou un morceau de nom → le SIREN d’un EPCI du département. */
export function sirenDApresLaSaisie(saisie: string, r: ReponsesDuQuestionnaire, connu: Connu): string | Error {
  const presents = epciDuDepartement(connu.referentiel, r['departement']!);
  const sirens = morceaux(saisie).map((morceau) => {
    const cle = normaliser(morceau);
    const exact = presents.filter((e) => e.siren === morceau || normaliser(nomCourt(e.nom)) === cle);
    const trouves = exact.length > 0 ? exact : presents.filter((e) => normaliser(e.nom).includes(cle));
    if (trouves.length === 1) return trouves[0]!.siren;
    if (trouves.length > 1)
      return new Error(`un nom plus précis que « ${morceau} » : ${trouves.map((e) => e.nom).join(', ')}`);
    if (estSiren(morceau) && connu.referentiel.epci.has(morceau)) return morceau;
    const noms = presents.map((e) => `${nomCourt(e.nom)} (${e.siren})`).join(', ');
    return new Error(
      estSiren(morceau)
        ? `un EPCI d’aujourd’hui : ${morceau} n’en est pas un. S’il a été dissous ou fusionné, citez celui qui ` +
            'l’a remplacé s’il a repris le contrat, sinon laissez vide et citez ses anciennes communes. Ici : ' +
            `${noms}`
        : `une intercommunalité du département : ${noms}`,
    );
  });
  return sirens.find((s) => s instanceof Error) ?? sirens.join(',');
}

/** Un code Insee ou un nom de commune du département → son code. */
export function lireCommunesCitees(saisie: string, r: ReponsesDuQuestionnaire, { referentiel }: Connu): string | Error {
  const codes = morceaux(saisie).map((morceau) => {
    if (estCodeInsee(morceau) && referentiel.communes.has(morceau)) return morceau;
    const cle = normaliser(morceau);
    const siennes = [...referentiel.communes.values()].filter((c) => c.departement === r['departement']);
    const trouvees = siennes.filter((c) => normaliser(c.nom) === cle);
    const [seule] =
      trouvees.length > 0 ? trouvees : siennes.filter((c) => c.anciensNoms.some((n) => normaliser(n) === cle));
    if (seule && trouvees.length < 2) return seule.code;
    const proches = siennes.filter((c) => cle !== '' && normaliser(c.nom).includes(cle)).slice(0, 8);
    const noms = (trouvees.length > 1 ? trouvees : proches).map((c) => `${c.nom} (${c.code})`).join(', ');
    return new Error(
      `le nom ou le code Insee d’une commune actuelle, et non « ${morceau} »${noms ? ` ; par exemple ${noms}` : ''}`,
    );
  });
  const refus = codes.find((c) => c instanceof Error);
  if (refus) return refus;
  const deja = codes
    .flatMap((code) => (code instanceof Error ? [] : (referentiel.communes.get(code) ?? [])))
    .find((c) => liste(r['epci']).includes(c.epci ?? ''));
  return deja
    ? new Error(`des communes hors de ${referentiel.epci.get(deja.epci!)!.nom}, qui couvre déjà ${deja.nom}`)
    : codes.join(',');
}

/** Les fiches qui couvrent un des territoires cités, la plus récente d’abord. */
function fichesDuTerritoire(r: ReponsesDuQuestionnaire, connu: Connu): Contrat[] {
  const cites = [...liste(r['epci']), ...liste(r['communes'])];
  return connu.contrats.filter((c) => [...c.epci, ...c.communes].some((t) => cites.includes(t))).sort(duPlusRecent);
}

/** Le dernier contrat signé connu du territoire. */
export function precedent(r: ReponsesDuQuestionnaire, connu: Connu): Contrat | undefined {
  return fichesDuTerritoire(r, connu).find((c) => c.etape === 'signe');
}

/** La démarche du territoire que ce contrat conclut : elle ne couvre rien d’autre, et ne vient pas après lui. */
export function demarcheConclue(r: ReponsesDuQuestionnaire, connu: Connu): Contrat | undefined {
  const cites = new Set([...liste(r['epci']), ...liste(r['communes'])]);
  const depart = r['signature'] || r['debut'] || r['atteste'] || '9999';
  return fichesDuTerritoire(r, connu).find(
    (c) =>
      c.etape === 'demarche' &&
      c.departement === r['departement'] &&
      [...c.epci, ...c.communes].every((t) => cites.has(t)) &&
      (c.demarche?.debut ?? '') <= depart,
  );
}

/** Questions ouvertes du département sur les EPCI cités. */
export function questionsOuvertes(r: ReponsesDuQuestionnaire, connu: Connu): string[] {
  const sirens = liste(r['epci']);
  const fiche = connu.departements.find(({ code }) => code === r['departement']);
  return (fiche?.aConfirmer ?? []).filter(({ epci }) => epci.some((s) => sirens.includes(s))).map((q) => q.question);
}

const NATURES = { signe: 'signé', demarche: 'démarche', absence: 'absence constatée' };

/** Ce que le site dit déjà du territoire, en lignes à montrer avant de répondre au reste. */
export function dejaConnu(r: ReponsesDuQuestionnaire, connu: Connu): string[] {
  const fiches = fichesDuTerritoire(r, connu).map((c) => {
    const date = departDe(c) ?? c.demarche?.dernierSigne;
    return `  - ${c.id} : ${c.nom} (${NATURES[c.etape]}${date ? `, ${formaterDate(date)}` : ''})`;
  });
  const questions = questionsOuvertes(r, connu).map((q) => `  - question ouverte : ${q}`);
  return fiches.length + questions.length === 0
    ? []
    : ['Déjà dans le site pour ce territoire :', ...fiches, ...questions];
}

const lieu = (r: ReponsesDuQuestionnaire, connu: Connu): string => {
  const [epci] = epciCites(r, connu);
  return epci ? nomCourt(epci.nom) : communeCitee(r, connu);
};

/** Début d’identifiant : celui des fiches du territoire, sinon le code et le nom du lieu, comme `53-craon`. */
function racineDId(r: ReponsesDuQuestionnaire, connu: Connu): string {
  const deja = fichesDuTerritoire(r, connu).find((c) => c.departement === r['departement']);
  if (deja) return deja.id.replace(/-\d+$/, '');
  return `${r['departement']!.toLowerCase()}-${versSlug(lieu(r, connu).replace(/^Pays (d[eu]s? |d’)?/i, ''))}`;
}

/** Identifiant libre : début, puis rang ou année. Celui de la démarche reprise est libre. */
export function proposerId(r: ReponsesDuQuestionnaire, connu: Connu): string {
  const annee = (r['signature'] || r['debut'] || r['demarche-debut'] || r['atteste'] || '').slice(0, 4);
  const base = [racineDId(r, connu), r['rang'] || annee].filter(Boolean).join('-');
  let id = base;
  for (let n = 2; !estLibre(id, r, connu); n++) id = `${base}-${n}`;
  return id;
}

/** Vrai si aucune fiche qui reste ne porte cet identifiant. */
export function estLibre(id: string, r: ReponsesDuQuestionnaire, connu: Connu): boolean {
  const reprise = r['demarche'] === 'reprendre' ? demarcheConclue(r, connu)?.id : undefined;
  return id === reprise || !connu.contrats.some((c) => c.id === id);
}

/** « du Pays de Craon », « des Coëvrons » : le référentiel donne l’article, sinon « de » ou « d’ ». */
function deLieu(r: ReponsesDuQuestionnaire, connu: Connu): string {
  const officiel = epciCites(r, connu)[0]?.nom.replace(/^(CC|CA|CU|Métropole)\s+/, '') ?? '';
  if (/^(du|des|de la|de l[’']|de|d[’'])\s?/i.test(officiel)) return officiel;
  const nom = lieu(r, connu);
  if (/^Le /.test(nom)) return nom.replace(/^Le /, 'du ');
  if (/^Les /.test(nom)) return nom.replace(/^Les /, 'des ');
  return /^[aeiouyhéèêàâîôœ]/i.test(nom) ? `d’${nom}` : `de ${nom}`;
}

/** « 5e contrat local de santé du Pays de Craon ». */
export function proposerNom(r: ReponsesDuQuestionnaire, connu: Connu): string {
  const rang = r['rang'] ? `${r['rang']}${r['rang'] === '1' ? 'er' : 'e'} ` : '';
  const deja = /contrat local de santé (.+)$/i.exec(precedent(r, connu)?.nom ?? '')?.[1];
  const nom = `${rang}contrat local de santé ${deja ?? deLieu(r, connu)}`;
  return r['etape'] === 'demarche' ? `Démarche de ${nom}` : capitale(nom);
}
