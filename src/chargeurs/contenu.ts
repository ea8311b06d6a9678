import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { verifierCoherence } from '#lib/contenu/coherence.ts';
import type { TexteDePage } from '#lib/contenu/pages/texte.ts';
import { Abimes } from '#lib/contenu/abimes.ts';
import type { Contenu, Fiche } from '#lib/contenu/contenu.ts';
import { trierNoms, type Tri } from '#lib/contenu/noms.ts';
import { ErreurContenu, problemesDeZod, type Probleme } from '#lib/contenu/probleme.ts';
import { schemaAction } from '#lib/schemas/action.ts';
import { schemaAide } from '#lib/schemas/aide.ts';
import { schemaContact } from '#lib/schemas/contact.ts';
import { schemaContrat } from '#lib/schemas/contrat.ts';
import { schemaDepartement } from '#lib/schemas/departement.ts';
import { schemaDossier } from '#lib/schemas/dossier.ts';
import { schemaPage, schemaQuestion, schemaSite, schemaTerme, schemaTexteJuridique } from '#lib/schemas/editorial.ts';
import { schemaAffirmation, schemaRegion, schemaReperage } from '#lib/schemas/france.ts';
import { schemaImprimes } from '#lib/schemas/imprimes.ts';
import { schemaModele } from '#lib/schemas/modele-a-adapter.ts';
import { schemaCritere } from '#lib/schemas/rgaa.ts';
import { schemaSource } from '#lib/schemas/source.ts';
import { lireUtf8 } from '#lib/texte/encodage.ts';
import type { Jour } from '#lib/valeurs/date-partielle.ts';
import { lireArbre } from './arbre.ts';
import { aujourdhui, jourDeReference } from './date-reference.ts';
import { lirePage } from './pages.ts';
import { racineDuContenu } from './racine.ts';
import { lireReferentiel } from './referentiel.ts';
import { lireYaml } from './yaml.ts';

/** Lecture d’un dossier `content/` : les fiches valides et tous les problèmes rencontrés. */
export interface ContenuLu {
  contenu: Contenu;
  textes: TexteDePage[];
  problemes: Probleme[];
  /** Ce qui n’a pas pu être lu : les renvois vers ces fiches en découlent. */
  abimes: Abimes;
  /** Fichiers laissés par un système ou un éditeur, sans effet. */
  ignores: string[];
}

/** Ce que l’on lit à la place du disque : chemin depuis la racine → texte, `null` pour un fichier retiré. */
export type Substituts = Readonly<Record<string, string | null>>;

/** Ce que `plus` ajoute au chemin de `champ` : vide s’ils sont le même, « [0] » ou « .nom » s’il est dedans. */
const suite = (plus: string, champ: string): string => (plus.startsWith(champ) ? plus.slice(champ.length) : '?');

class Lecteur {
  readonly problemes: Probleme[] = [];
  readonly textes: TexteDePage[] = [];
  readonly abimes = new Abimes();
  readonly tri: Tri;
  private readonly racine: string;
  private readonly substituts: Substituts;

  constructor(racine: string, substituts: Substituts) {
    this.racine = racine;
    this.substituts = substituts;
    this.tri = trierNoms(lireArbre(racine));
    for (const [chemin, texte] of Object.entries(substituts)) {
      this.tri.fichiers.delete(chemin);
      if (texte === null) continue;
      this.tri.fichiers.add(chemin);
      for (let fin = chemin.lastIndexOf('/'); fin > 0; fin = chemin.lastIndexOf('/', fin - 1))
        this.tri.dossiers.add(chemin.slice(0, fin));
    }
    this.problemes.push(...this.tri.problemes);
  }

  /** Le fichier est là, sous son nom. */
  existe(fichier: string): boolean {
    return this.tri.fichiers.has(fichier);
  }

  /** Noms des entrées reconnues d’un dossier, dans l’ordre. */
  noms(dossier: string, entrees: ReadonlySet<string>): string[] {
    return [...entrees]
      .filter((chemin) => chemin.startsWith(`${dossier}/`) && !chemin.slice(dossier.length + 1).includes('/'))
      .map((chemin) => chemin.slice(dossier.length + 1))
      .sort();
  }

  noter(fichier: string, valeur: string, attendu: string): void {
    this.problemes.push({ fichier, champ: '', valeur, attendu });
  }

  /** Le texte tel qu’il est écrit, sans marque d’ordre des octets ; `null` s’il ne se lit pas. */
  texte(fichier: string): string | null {
    const substitut = this.substituts[fichier];
    if (typeof substitut === 'string') return substitut;
    let octets: Buffer;
    try {
      octets = readFileSync(join(this.racine, fichier));
    } catch {
      this.noter(fichier, 'fichier illisible', 'un fichier que l’on a le droit de lire');
      return null;
    }
    const lu = lireUtf8(octets);
    if ('texte' in lu) return lu.texte;
    this.noter(fichier, lu.valeur, lu.attendu);
    return null;
  }

  /** La valeur d’un texte YAML, ses fautes notées ; `undefined` s’il ne se lit pas. */
  yaml(fichier: string, source: string | null, decalage = 0): unknown {
    if (source === null) return undefined;
    const { valeur, fautes } = lireYaml(source.replace(/\r\n/g, '\n').normalize('NFC'), decalage);
    this.problemes.push(...fautes.map((faute) => ({ fichier, ...faute })));
    return valeur;
  }

  fiche<S extends z.ZodType>(fichier: string, schema: S): Fiche<z.infer<S>>[] {
    if (!this.existe(fichier)) {
      // Un nom refusé (un dossier à sa place, une autre casse ou extension) est déjà dit.
      const [dossier, nom] = [fichier.slice(0, fichier.lastIndexOf('/')), fichier.split('/').at(-1)];
      const refuse = this.tri.problemes.find(
        (p) => p.fichier === fichier || (p.attendu === `« ${nom} »` && p.fichier.startsWith(`${dossier}/`)),
      );
      if (!refuse) this.noter(fichier, 'fichier absent', 'ce fichier');
      this.abimes.fichier(fichier, refuse?.fichier);
      return [];
    }
    const brut = this.yaml(fichier, this.texte(fichier));
    return this.valider(fichier, brut, schema);
  }

  /** Les éléments d’un fichier qui est une liste ; `minimum` : ce qu’il faut pour que sa page dise quelque chose. */
  liste<S extends z.ZodType>(fichier: string, schema: S, minimum = 0): Fiche<z.infer<S>>[] {
    // Un fichier qui n’a que des notes est une liste vide : le premier élément s’y ajoute sans rien retirer.
    const elements = this.fiche(
      fichier,
      z.preprocess((lu) => lu ?? [], z.array(z.unknown()).min(minimum, { error: 'au moins un élément' })),
    ).flatMap(({ donnee }) => donnee);
    // Un par un : un élément faux ne rend pas inconnus tous les autres.
    return elements.flatMap((element, rang) => {
      const resultat = schema.safeParse(element);
      if (resultat.success) return [{ fichier, donnee: resultat.data }];
      const situe = (p: Probleme): Probleme => ({ ...p, champ: p.champ ? `[${rang}].${p.champ}` : `[${rang}]` });
      this.ajouter(problemesDeZod(fichier, element, resultat.error).map(situe));
      this.abimes.element(fichier, element);
      return [];
    });
  }

  valider<S extends z.ZodType>(fichier: string, brut: unknown, schema: S): Fiche<z.infer<S>>[] {
    if (brut !== undefined) {
      const resultat = schema.safeParse(brut);
      if (resultat.success) return [{ fichier, donnee: resultat.data }];
      this.ajouter(problemesDeZod(fichier, brut, resultat.error));
    }
    this.abimes.fichier(fichier);
    return [];
  }

  /** Ajoute des problèmes, sauf ceux d’un champ dont l’écriture est déjà refusée. */
  private ajouter(problemes: readonly Probleme[]): void {
    this.problemes.push(
      ...problemes.filter(
        ({ fichier, champ }) =>
          !this.problemes.some((p) => p.fichier === fichier && p.ligne && /^$|^[.[]/.test(suite(p.champ, champ))),
      ),
    );
  }
}

function lirePages(lecteur: Lecteur): Contenu['pages'] {
  return [...lecteur.tri.fichiers]
    .filter((chemin) => chemin.startsWith('content/pages/'))
    .sort()
    .flatMap((fichier) => {
      const id = fichier.slice('content/pages/'.length, -'.mdx'.length);
      const page = lirePage(fichier, lecteur.texte(fichier));
      lecteur.problemes.push(...page.problemes);
      if (!page.enTete) {
        lecteur.abimes.fichier(fichier);
        return [];
      }
      lecteur.textes.push(page.texte);
      return lecteur
        .valider(fichier, lecteur.yaml(fichier, page.enTete, 1), schemaPage)
        .map(({ donnee }) => ({ fichier, donnee: { ...donnee, id } }));
    });
}

/** Lit une fiche par département, si elle y est. */
function parDepartement<T>(
  l: Lecteur,
  codes: readonly string[],
  nom: string,
  lire: (fichier: string, code: string) => T[],
): T[] {
  return codes
    .filter((code) => l.existe(`content/departements/${code}/${nom}`))
    .flatMap((code) => lire(`content/departements/${code}/${nom}`, code));
}

/** Lit une liste qui peut manquer. */
function listeFacultative<S extends z.ZodType>(l: Lecteur, fichier: string, schema: S): Fiche<z.infer<S>>[] {
  return l.existe(fichier) ? l.liste(fichier, schema) : [];
}

/** Les contrats repérés ; leur identifiant commence par le code de leur département. */
function lireReperages(l: Lecteur): Contenu['reperages'] {
  const dossier = 'content/france/contrats';
  return l.noms(dossier, l.tri.fichiers).flatMap((nom) =>
    l.fiche(`${dossier}/${nom}`, schemaReperage).map(({ fichier, donnee }) => ({
      fichier,
      donnee: { ...donnee, departement: donnee.id.split('-')[0]!.toUpperCase() },
    })),
  );
}

function lireFiches(l: Lecteur, codes: readonly string[]): Contenu {
  const dossier = (code: string) => `content/departements/${code}`;
  return {
    site: l.fiche('content/site.yaml', schemaSite),
    departements: codes.flatMap((code) => l.fiche(`${dossier(code)}/departement.yaml`, schemaDepartement)),
    contrats: codes.flatMap((code) =>
      l
        .noms(`${dossier(code)}/contrats`, l.tri.fichiers)
        .flatMap((nom) =>
          l
            .fiche(`${dossier(code)}/contrats/${nom}`, schemaContrat)
            .map(({ fichier, donnee }) => ({ fichier, donnee: { ...donnee, departement: code } })),
        ),
    ),
    reperages: lireReperages(l),
    affirmations: listeFacultative(l, 'content/france/affirmations.yaml', schemaAffirmation),
    regions: listeFacultative(l, 'content/france/regions.yaml', schemaRegion),
    contacts: parDepartement(l, codes, 'contacts.yaml', (nom, code) =>
      l
        .liste(nom, schemaContact)
        .map(({ fichier, donnee }) => ({ fichier, donnee: { ...donnee, departementDuFichier: code } })),
    ),
    actions: listeFacultative(l, 'content/actions.yaml', schemaAction),
    aides: parDepartement(l, codes, 'aide.yaml', (nom, code) =>
      l.fiche(nom, schemaAide).map(({ fichier, donnee }) => ({ fichier, donnee: { ...donnee, departement: code } })),
    ),
    dossiers: parDepartement(l, codes, 'dossier.yaml', (nom, code) =>
      l
        .fiche(nom, schemaDossier)
        .map(({ fichier, donnee }) => ({ fichier, donnee: { ...donnee, id: code, departement: code } })),
    ),
    modeles: parDepartement(l, codes, 'modeles.yaml', (nom, code) =>
      l.liste(nom, schemaModele).map(({ fichier, donnee }) => ({ fichier, donnee: { ...donnee, departement: code } })),
    ),
    sources: [
      ...['content/sources.yaml', ...codes.map((code) => `${dossier(code)}/sources.yaml`)].flatMap((fichier) =>
        l.liste(fichier, schemaSource),
      ),
      ...listeFacultative(l, 'content/france/sources.yaml', schemaSource),
    ],
    termes: l.liste('content/glossaire.yaml', schemaTerme, 1),
    questions: l.liste('content/faq.yaml', schemaQuestion, 1),
    textesJuridiques: l.liste('content/textes-juridiques.yaml', schemaTexteJuridique, 1),
    criteres: listeFacultative(l, 'content/rgaa.yaml', schemaCritere),
    imprimes: l.fiche('content/documents/imprimes.yaml', schemaImprimes),
    pages: lirePages(l),
  };
}

/**
 * Lit et contrôle tout le contenu sous `racine`, `substituts` pris à la place des fichiers de ces noms ; ne lève rien :
 * les erreurs sont dans `problemes`. `jour` : aucun fait ne peut lui être postérieur.
 */
export function lireContenu(
  racine = racineDuContenu(),
  jour: Jour = jourDeReference(),
  substituts: Substituts = {},
): ContenuLu {
  const l = new Lecteur(racine, substituts);
  const codes = l.noms('content/departements', l.tri.dossiers);
  for (const { fichier } of l.tri.problemes) l.abimes.nom(fichier);
  if (codes.length === 0) {
    // Un lien à la place de `content` est déjà refusé.
    if (l.tri.fichiers.size === 0 && l.tri.problemes.length === 0) {
      l.noter('content', 'dossier absent ou vide', 'le contenu du site, dans le dossier que nomme CONTENU');
    } else if (l.tri.fichiers.size > 0)
      l.noter('content/departements', 'aucun département', 'au moins un dossier : content/departements/53/');
    l.abimes.tout('content/departements');
  }
  const contenu = l.tri.fichiers.size === 0 ? VIDE : lireFiches(l, codes);
  const problemes = [...l.problemes, ...verifierCoherence(contenu, lireReferentiel(), jour, l.abimes, aujourdhui())];
  return { contenu, textes: l.textes, problemes, abimes: l.abimes, ignores: l.tri.ignores };
}

const VIDE: Contenu = {
  site: [],
  departements: [],
  contrats: [],
  reperages: [],
  affirmations: [],
  regions: [],
  contacts: [],
  actions: [],
  aides: [],
  dossiers: [],
  modeles: [],
  sources: [],
  termes: [],
  questions: [],
  textesJuridiques: [],
  criteres: [],
  imprimes: [],
  pages: [],
};

/**
 * Ce module existe deux fois dans une construction, empaqueté avec les pages et tel quel pour les intégrations : la
 * mémoire est la même.
 */
const CLE = Symbol.for('contrats-locaux-de-sante.contenu');
const partage = globalThis as { [CLE]?: { racine: string; contenu: Contenu } | undefined };

/**
 * Tout le contenu, ou une `ErreurContenu` qui liste tout ce qui empêche de publier. Lu une fois par processus (avec
 * mille intercommunalités, relire coûte autant que tout le reste), et partagé : à ne pas modifier.
 */
export function chargerContenu(racine = racineDuContenu()): Contenu {
  if (partage[CLE]?.racine === racine) return partage[CLE].contenu;
  const { contenu, problemes } = lireContenu(racine);
  if (problemes.length > 0) throw new ErreurContenu(problemes);
  garderContenu(contenu, racine);
  return contenu;
}

/** Garde un contenu que l’on vient de lire et de trouver sans faute : il ne sera pas relu. */
export function garderContenu(contenu: Contenu, racine = racineDuContenu()): void {
  partage[CLE] = { racine, contenu };
}

/** Fait relire le contenu : un fichier vient de changer (développement). */
export function oublierContenu(): void {
  partage[CLE] = undefined;
}
