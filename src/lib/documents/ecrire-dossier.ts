import {
  cellulesDuPlan,
  COCHEE,
  colonnesDuPlan,
  idCellule,
  lignesDuPlan,
  nomDeColonne,
  type Champ,
  type Dossier,
  type PlanFinancement,
  type Reponses,
  type Section,
} from '#lib/domaine/dossier.ts';
import type { Jour } from '#lib/valeurs/date-partielle.ts';
import type { Prerempli } from '#lib/dossier/preremplissage.ts';
import { afficherReponse } from '#lib/dossier/reponse.ts';
import { typo } from '#lib/texte/typo.ts';
import type { Bloc, BlocTableau, Ecrit } from '#lib/documents/formats/document-abstrait.ts';

/** Ce qu’il faut, outre la structure, pour écrire un dossier. */
export interface ContexteDossier {
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

/** Caractères qui tiennent sur une ligne du PDF, pour réserver la hauteur d’une réponse. */
const PAR_LIGNE = 92;

function nombreDeLignes(champ: Champ, valeur: string): number {
  if (champ.type !== 'paragraphe') return 1;
  const prevues = Math.min(6, Math.max(2, Math.ceil(champ.longueurMax / 220)));
  const ecrites = valeur.split('\n').reduce((n, l) => n + Math.max(1, Math.ceil(l.length / PAR_LIGNE)), 0);
  return Math.max(prevues, ecrites);
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
        return { nom: champ.id, libelle: champ.libelle, valeur: afficherReponse(champ, reponses[champ.id] ?? '') };
      }),
    })),
  };
}

function blocsDesChamps(champs: readonly Champ[], { reponses, preremplies = {} }: ContexteDossier): Bloc[] {
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
      const affichee = afficherReponse(c, valeur);
      blocs.push({
        type: 'champ',
        nom: c.id,
        libelle: c.libelle,
        aide: c.aide,
        obligatoire: c.obligatoire,
        lignes: nombreDeLignes(c, affichee),
        longueurMax: c.longueurMax,
        valeur: affichee,
        mention: preremplies[c.id]?.mention,
      });
    }
  }
  return blocs;
}

function blocsDeLaSection(section: Section, rang: number, contexte: ContexteDossier): Bloc[] {
  return [
    { type: 'titre', niveau: 2, texte: `${rang}. ${section.titre}` },
    ...section.introduction.map((f): Bloc => ({ type: 'paragraphe', texte: f.texte })),
    ...(section.aConfirmer
      ? [{ type: 'encadre', titre: 'À confirmer', textes: [section.aConfirmer] } satisfies Bloc]
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

/** Le dossier écrit, section par section : le même contenu pour le PDF, l’ODT et le DOCX. */
export function ecrireDossier(dossier: Dossier, contexte: ContexteDossier): Ecrit {
  const { intercommunalite: nom } = contexte;
  return typographierEcrit({
    titre: nom ? `${dossier.titre} : ${nom}` : dossier.titre,
    sujet: `${dossier.objet}, ${dossier.destinataire}`,
    genre: 'Modèle proposé par le site',
    pied: contexte.pied,
    editeur: contexte.editeur,
    au: contexte.au,
    blocs: [
      { type: 'titre', niveau: 1, texte: dossier.titre },
      {
        type: 'paragraphe',
        genre: 'chapo',
        texte: nom ? `${dossier.objet}. Prérempli pour ${nom}.` : `${dossier.objet}.`,
      },
      { type: 'encadre', titre: 'Un modèle, pas un formulaire officiel', textes: dossier.avertissement },
      {
        type: 'paragraphe',
        texte: `À adresser à : ${dossier.destinataire}. Nous n’avons pas trouvé le service ni l’adresse à employer : à demander au Département.`,
      },
      { type: 'liste', elements: dossier.modeEmploi },
      ...dossier.sections.flatMap((s, i) => blocsDeLaSection(s, i + 1, contexte)),
      { type: 'titre', niveau: 2, texte: 'Sources de ce modèle' },
      { type: 'liste', elements: sourcesDuDossier(dossier).map(contexte.source) },
    ],
  });
}

/** Applique la typographie française à tous les textes d’un écrit, noms de champs exceptés. */
export function typographierEcrit<T>(valeur: T, cle = ''): T {
  if (typeof valeur === 'string') return (cle === 'nom' || cle === 'type' || cle === 'au' ? valeur : typo(valeur)) as T;
  if (Array.isArray(valeur)) return valeur.map((v) => typographierEcrit(v as unknown, cle)) as T;
  if (typeof valeur !== 'object' || valeur === null) return valeur;
  return Object.fromEntries(Object.entries(valeur).map(([k, v]) => [k, typographierEcrit(v as unknown, k)])) as T;
}
