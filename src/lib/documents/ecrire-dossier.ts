import {
  cellulesDuPlan,
  champsDuDossier,
  COCHEE,
  colonnesDuPlan,
  idCellule,
  lignesDuPlan,
  nomDeColonne,
  ORIGINES,
  type Champ,
  type Dossier,
  type PlanFinancement,
  type Reponses,
  type Section,
} from '#lib/domaine/dossier.ts';
import { estJour, type Jour } from '#lib/valeurs/date-partielle.ts';
import { avecArticle } from '#lib/texte/article.ts';
import type { Prerempli } from '#lib/dossier/preremplissage.ts';
import { afficherReponse, ecrireReponse } from '#lib/dossier/reponse-au-champ.ts';
import { typo } from '#lib/texte/typo.ts';
import type { Bloc, BlocTableau, Ecrit, Saisie } from '#lib/documents/formats/document-abstrait.ts';

/** Ce qu’il faut, outre la structure, pour écrire un dossier. */
export interface ContexteDossier {
  /** `rempli` : par la personne, prêt à signer ; le site n’y commente rien. */
  etat: 'vierge' | 'prerempli' | 'rempli';
  /** Intercommunalité concernée ; absente = dossier vierge. */
  intercommunalite?: string | undefined;
  reponses: Reponses;
  /** Origine de chaque réponse préremplie, par identifiant de champ. */
  preremplies?: Readonly<Record<string, Prerempli>>;
  editeur: string;
  pied: string;
  au: Jour;
  /** Titre et éditeur d’une source, pour la liste finale. */
  source: (id: string) => string;
}

/** Ce qu’une réponse attend d’autre qu’une ligne. */
const SAISIES: Partial<Record<Champ['type'], Saisie['saisie']>> = { paragraphe: 'texte', date: 'date' };

/** Caractères qui tiennent, à 9 points, sur une ligne du PDF : la réponse la plus longue permise a sa place. */
const PAR_LIGNE = 96;

/** Le jour que dit une date, si elle en dit un. */
const jourDe = (c: Champ, valeur: string): Jour | undefined =>
  c.type === 'date' && estJour(valeur) ? valeur : undefined;

function nombreDeLignes(champ: Champ, valeur: string): number {
  if (!['texte', 'paragraphe'].includes(champ.type)) return 1;
  const lignes = (longueur: number) => Math.max(1, Math.ceil(longueur / PAR_LIGNE));
  const prevues = lignes(champ.longueurMax) + (champ.type === 'paragraphe' ? 1 : 0);
  return Math.max(
    prevues,
    valeur.split('\n').reduce((n, l) => n + lignes(l.length), 0),
  );
}

function blocDuPlan(plan: PlanFinancement, reponses: Reponses): BlocTableau {
  const cellules = new Map(cellulesDuPlan(plan).map((c) => [c.id, c]));
  return {
    type: 'tableau',
    legende: plan.legende,
    entete: ['Dépenses et recettes', ...colonnesDuPlan(plan).map(nomDeColonne)],
    lignes: lignesDuPlan(plan).map((l) => ({
      titre: l.libelle,
      aide: l.aide,
      total: l.calculee,
      cellules: colonnesDuPlan(plan).map((colonne) => {
        const champ = cellules.get(idCellule(l.id, colonne))!;
        return {
          nom: champ.id,
          libelle: champ.libelle,
          valeur: typo(afficherReponse(champ, reponses[champ.id] ?? '')),
        };
      }),
    })),
  };
}

function blocsDesChamps(champs: readonly Champ[], { reponses }: ContexteDossier): Bloc[] {
  const blocs: Bloc[] = [];
  let cases: Extract<Bloc, { type: 'cases' }> | null = null;
  for (const c of champs) {
    const valeur = reponses[c.id] ?? '';
    if (c.type === 'case') {
      const une = { nom: c.id, libelle: c.libelle, aide: c.aide, cochee: valeur === COCHEE };
      if (cases && cases.question === c.groupe?.libelle) {
        cases.cases.push(une);
        continue;
      }
      cases = {
        type: 'cases',
        question: c.groupe?.libelle,
        aide: c.groupe?.aide,
        obligatoire: c.obligatoire,
        exclusif: false,
        cases: [une],
      };
      blocs.push(cases);
      continue;
    }
    cases = null;
    if (c.type === 'signature') blocs.push({ type: 'signature', nom: c.id, libelle: c.libelle, aide: c.aide });
    else if (c.type === 'choix') {
      blocs.push({
        type: 'cases',
        nom: c.id,
        question: c.libelle,
        aide: c.aide,
        obligatoire: c.obligatoire,
        exclusif: true,
        cases: c.choix!.map((x) => ({ nom: `${c.id}=${x.valeur}`, libelle: x.libelle, cochee: x.valeur === valeur })),
      });
    } else {
      const affichee = ecrireReponse(c, valeur);
      blocs.push({
        type: 'champ',
        nom: c.id,
        libelle: c.libelle,
        aide: c.aide,
        obligatoire: c.obligatoire,
        lignes: nombreDeLignes(c, affichee),
        longueurMax: c.longueurMax,
        saisie: SAISIES[c.type] ?? 'ligne',
        jour: jourDe(c, valeur),
        valeur: affichee,
      });
    }
  }
  return blocs;
}

function blocsDeLaSection(section: Section, rang: number, contexte: ContexteDossier): Bloc[] {
  return [
    { type: 'titre', niveau: 2, texte: `${rang}. ${section.titre}` },
    ...section.introduction.map((f): Bloc => ({ type: 'paragraphe', texte: f.texte })),
    ...section.precisions.map((texte): Bloc => ({ type: 'paragraphe', texte })),
    // Ce que le site dit de la section n’est pas dans le dossier que l’on signe.
    ...(contexte.etat === 'rempli'
      ? []
      : [{ type: 'paragraphe', genre: 'note', texte: section.aConfirmer ?? ORIGINES[section.origine] } satisfies Bloc]),
    ...(section.reserve
      ? [{ type: 'encadre', genre: 'reserve', titre: '', textes: section.reserve } satisfies Bloc]
      : []),
    ...(section.plan ? [blocDuPlan(section.plan, contexte.reponses)] : []),
    ...blocsDesChamps(section.champs, contexte),
  ];
}

/** Sources citées par les sections et les champs, une fois chacune. */
export function sourcesDuDossier(dossier: Dossier): string[] {
  return [
    ...new Set(
      dossier.sections.flatMap((s) => [
        ...s.introduction.map((i) => i.source),
        ...s.champs.flatMap((c) => c.source ?? []),
      ]),
    ),
  ];
}

/** D’où viennent les réponses préremplies, et ce qui manque : une note du site, à part de ce que l’on signe. */
function notesDuPreremplissage(dossier: Dossier, preremplies: Readonly<Record<string, Prerempli>>): string[] {
  const parMention = new Map<string, string[]>();
  for (const c of champsDuDossier(dossier)) {
    const mention = preremplies[c.id]?.mention;
    if (mention) parMention.set(mention, [...(parMention.get(mention) ?? []), c.libelle]);
  }
  return [...parMention].map(([mention, libelles]) => `${mention.replace(/\.$/, '')} : ${libelles.join(', ')}.`);
}

/** Ce qui ouvre le dossier ; le dossier rempli dit seulement ce qu’il n’est pas. */
function ouverture(dossier: Dossier, { etat, intercommunalite }: ContexteDossier): Bloc[] {
  const chapo = { type: 'paragraphe', genre: 'chapo' } as const;
  if (etat === 'rempli')
    return [
      {
        ...chapo,
        texte: intercommunalite ? `${dossier.objet}, par ${avecArticle(intercommunalite)}.` : `${dossier.objet}.`,
      },
      { type: 'paragraphe', texte: `À l’attention de : ${dossier.destinataire}.` },
      { type: 'paragraphe', genre: 'note', texte: dossier.avertissement[0]! },
    ];
  return [
    {
      ...chapo,
      texte: `${dossier.objet}.${etat === 'prerempli' ? ` Prérempli pour ${avecArticle(intercommunalite!)}.` : ''}`,
    },
    { type: 'encadre', titre: 'Un modèle, pas un formulaire officiel', textes: dossier.avertissement },
    { type: 'paragraphe', texte: `À adresser à : ${dossier.destinataire}.` },
    {
      type: 'liste',
      elements: [...(etat === 'prerempli' ? dossier.modeEmploiPrerempli : []), ...dossier.modeEmploi],
    },
  ];
}

function cloture(dossier: Dossier, contexte: ContexteDossier): Bloc[] {
  if (contexte.etat === 'rempli') return [];
  const notes = notesDuPreremplissage(dossier, contexte.preremplies ?? {});
  const sources = sourcesDuDossier(dossier);
  return [
    ...(notes.length > 0
      ? ([
          { type: 'titre', niveau: 2, texte: 'Note du site, à retirer avant l’envoi', page: true },
          { type: 'liste', elements: notes },
        ] satisfies Bloc[])
      : []),
    ...(sources.length > 0
      ? ([
          { type: 'titre', niveau: 2, texte: 'Sources de ce modèle' },
          { type: 'liste', elements: sources.map(contexte.source) },
        ] satisfies Bloc[])
      : []),
  ];
}

/** Le dossier écrit, section par section : le même contenu pour le PDF, l’ODT et le DOCX. */
export function ecrireDossier(dossier: Dossier, contexte: ContexteDossier): Ecrit {
  const { intercommunalite: nom } = contexte;
  return typographierEcrit({
    titre: `${dossier.titre} : ${nom ?? dossier.destinataire}`,
    sujet: `${dossier.objet}, ${dossier.destinataire}`,
    genre: contexte.etat === 'rempli' ? 'Demande de subvention' : 'Modèle proposé par le site',
    pied: contexte.pied,
    editeur: contexte.editeur,
    au: contexte.au,
    blocs: [
      { type: 'titre', niveau: 1, texte: dossier.titre },
      ...ouverture(dossier, contexte),
      ...dossier.sections.flatMap((s, i) => blocsDeLaSection(s, i + 1, contexte)),
      ...cloture(dossier, contexte),
    ],
  });
}

/** Applique la typographie française à tous les textes d’un écrit ; ni aux noms de champs, ni aux réponses. */
export function typographierEcrit<T>(valeur: T, cle = ''): T {
  if (typeof valeur === 'string')
    return (['nom', 'type', 'au', 'saisie', 'jour', 'valeur', 'adresse'].includes(cle) ? valeur : typo(valeur)) as T;
  if (Array.isArray(valeur)) return valeur.map((v) => typographierEcrit(v as unknown, cle)) as T;
  if (typeof valeur !== 'object' || valeur === null) return valeur;
  return Object.fromEntries(Object.entries(valeur).map(([k, v]) => [k, typographierEcrit(v as unknown, k)])) as T;
}
