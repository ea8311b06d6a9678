import type { Action } from '#lib/schemas/action.ts';
import type { Aide } from '#lib/schemas/aide.ts';
import type { Contact } from '#lib/schemas/contact.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import type { FicheDepartement } from '#lib/schemas/departement.ts';
import type { FicheDossier } from '#lib/schemas/dossier.ts';
import type { EnTetePage, Question, Site, Terme, TexteJuridique } from '#lib/schemas/editorial.ts';
import type { TextesImprimes } from '#lib/schemas/imprimes.ts';
import type { Affirmation, RegionCherchee, Reperage } from '#lib/schemas/france.ts';
import type { Modele } from '#lib/schemas/modele-a-adapter.ts';
import type { Critere } from '#lib/schemas/rgaa.ts';
import type { Source } from '#lib/schemas/source.ts';

/** Une fiche et le fichier d’où elle vient. */
export interface Fiche<T> {
  fichier: string;
  donnee: T;
}

/** Les données seules, quand le fichier d’où elles viennent n’importe plus. */
export function donneesDe<T>(fiches: readonly Fiche<T>[]): T[] {
  return fiches.map(({ donnee }) => donnee);
}

/** Tout le contenu publié, hors corps des pages MDX et contours. */
export interface Contenu {
  site: Fiche<Site>[];
  departements: Fiche<FicheDepartement>[];
  contrats: Fiche<Contrat>[];
  /** Contrats repérés hors des départements suivis. */
  reperages: Fiche<Reperage>[];
  /** Ce qu’une source dit d’un département entier. */
  affirmations: Fiche<Affirmation>[];
  /** Ce qui a été cherché, région par région. */
  regions: Fiche<RegionCherchee>[];
  /** `departementDuFichier` : code du dossier où l’interlocuteur est écrit. */
  contacts: Fiche<Contact & { departementDuFichier: string }>[];
  actions: Fiche<Action>[];
  aides: Fiche<Aide & { departement: string }>[];
  dossiers: Fiche<FicheDossier & { id: string; departement: string }>[];
  modeles: Fiche<Modele & { departement: string }>[];
  sources: Fiche<Source>[];
  termes: Fiche<Terme>[];
  questions: Fiche<Question>[];
  textesJuridiques: Fiche<TexteJuridique>[];
  imprimes: Fiche<TextesImprimes>[];
  criteres: Fiche<Critere>[];
  pages: Fiche<EnTetePage & { id: string }>[];
}
