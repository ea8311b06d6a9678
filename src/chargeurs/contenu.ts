import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { verifierCoherence } from '#lib/contenu/coherence.ts';
import type { TexteDePage } from '#lib/contenu/coherence-pages.ts';
import type { Contenu, Fiche } from '#lib/contenu/contenu.ts';
import { ErreurContenu, problemesDeZod, type Probleme } from '#lib/contenu/probleme.ts';
import { schemaAide } from '#lib/schemas/aide.ts';
import { schemaContrat } from '#lib/schemas/contrat.ts';
import { schemaDepartement } from '#lib/schemas/departement.ts';
import { schemaDossier } from '#lib/schemas/dossier.ts';
import { schemaPage, schemaQuestion, schemaSite, schemaTerme, schemaTexteJuridique } from '#lib/schemas/editorial.ts';
import { schemaImprimes } from '#lib/schemas/imprimes.ts';
import { schemaModele } from '#lib/schemas/modele-a-adapter.ts';
import { schemaCritere } from '#lib/schemas/rgaa.ts';
import { schemaSource } from '#lib/schemas/source.ts';
import { racineDuContenu } from './racine.ts';
import { lireReferentiel } from './referentiel.ts';

/** Lecture d’un dossier `content/` : les fiches valides et tous les problèmes rencontrés. */
export interface Lecture {
  contenu: Contenu;
  textes: TexteDePage[];
  problemes: Probleme[];
}

class Lecteur {
  readonly problemes: Probleme[] = [];
  readonly textes: TexteDePage[] = [];
  readonly racine: string;
  constructor(racine: string) {
    this.racine = racine;
  }

  texte(fichier: string): string | null {
    const octets = readFileSync(join(this.racine, fichier));
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(octets).replace(/\r\n/g, '\n').normalize('NFC');
    } catch {
      this.noter(fichier, 'octets illisibles', 'un fichier enregistré en UTF-8');
      return null;
    }
  }

  noter(fichier: string, valeur: string, attendu: string, champ = ''): void {
    this.problemes.push({ fichier, champ, valeur, attendu });
  }

  yaml(fichier: string, source: string | null): unknown {
    if (source === null) return undefined;
    if (source.trim() === '') {
      this.noter(fichier, 'fichier vide', 'des champs');
      return undefined;
    }
    const document = parseDocument(source, { uniqueKeys: true });
    const faute = document.errors[0];
    if (!faute) {
      try {
        return document.toJS({ maxAliasCount: 0 }) as unknown;
      } catch {
        this.noter(fichier, 'renvoi « &nom » ou « *nom »', 'des valeurs écrites en toutes lettres');
        return undefined;
      }
    }
    const ligne = faute.linePos?.[0].line;
    this.noter(
      fichier,
      `ligne ${ligne ?? '?'} mal écrite (${faute.code})`,
      'du YAML : « champ: valeur », deux espaces par niveau, guillemets fermés, pas de champ en double',
    );
    return undefined;
  }

  fiche<S extends z.ZodType>(fichier: string, schema: S): Fiche<z.infer<S>>[] {
    if (!existsSync(join(this.racine, fichier))) {
      this.noter(fichier, 'fichier absent', 'ce fichier');
      return [];
    }
    return this.valider(fichier, this.yaml(fichier, this.texte(fichier)), schema);
  }

  liste<S extends z.ZodType>(fichier: string, schema: S): Fiche<z.infer<S>>[] {
    // Un fichier qui n’a que des notes est une liste vide : le premier élément s’y ajoute sans rien retirer.
    const elements = this.fiche(
      fichier,
      z.preprocess((lu) => lu ?? [], z.array(z.unknown())),
    ).flatMap(({ donnee }) => donnee);
    // Un par un : un élément faux ne rend pas inconnus tous les autres.
    return elements.flatMap((element, rang) => {
      const resultat = schema.safeParse(element);
      if (resultat.success) return [{ fichier, donnee: resultat.data }];
      const situe = (p: Probleme): Probleme => ({ ...p, champ: p.champ ? `[${rang}].${p.champ}` : `[${rang}]` });
      this.problemes.push(...problemesDeZod(fichier, element, resultat.error).map(situe));
      return [];
    });
  }

  valider<S extends z.ZodType>(fichier: string, brut: unknown, schema: S): Fiche<z.infer<S>>[] {
    if (brut === undefined) return [];
    const resultat = schema.safeParse(brut);
    if (resultat.success) return [{ fichier, donnee: resultat.data }];
    this.problemes.push(...problemesDeZod(fichier, brut, resultat.error));
    return [];
  }

  noms(dossier: string): string[] {
    const chemin = join(this.racine, dossier);
    return existsSync(chemin)
      ? readdirSync(chemin)
          .filter((n) => !/^[._]/.test(n))
          .sort()
      : [];
  }
}

function lirePages(lecteur: Lecteur, dossier = 'content/pages', prefixe = ''): Contenu['pages'] {
  return lecteur.noms(dossier).flatMap((nom) => {
    const fichier = `${dossier}/${nom}`;
    if (!nom.includes('.')) return lirePages(lecteur, fichier, `${prefixe}${nom}/`);
    if (!nom.endsWith('.mdx')) {
      lecteur.noter(fichier, `« ${nom} »`, 'un fichier .mdx');
      return [];
    }
    const texte = lecteur.texte(fichier) ?? '';
    const entete = /^---\n([\s\S]*?)\n---\n/.exec(texte);
    if (!entete) {
      lecteur.noter(fichier, 'en-tête absent', 'un en-tête entre deux lignes « --- »');
      return [];
    }
    lecteur.textes.push({ fichier, texte: texte.slice(entete[0].length), premiereLigne: entete[0].split('\n').length });
    const id = prefixe + nom.slice(0, -4);
    return lecteur
      .valider(fichier, lecteur.yaml(fichier, entete[1]!), schemaPage)
      .map(({ donnee }) => ({ fichier, donnee: { ...donnee, id } }));
  });
}

/** Lit et contrôle tout le contenu sous `racine` ; ne lève rien : les erreurs sont dans `problemes`. */
export function lireContenu(racine = racineDuContenu()): Lecture {
  const l = new Lecteur(racine);
  const codes = l.noms('content/departements');
  const dossier = (code: string) => `content/departements/${code}`;
  const contenu: Contenu = {
    site: l.fiche('content/site.yaml', schemaSite),
    departements: codes.flatMap((code) => l.fiche(`${dossier(code)}/departement.yaml`, schemaDepartement)),
    contrats: codes.flatMap((code) =>
      l
        .noms(`${dossier(code)}/contrats`)
        .flatMap((nom) =>
          l
            .fiche(`${dossier(code)}/contrats/${nom}`, schemaContrat)
            .map(({ fichier, donnee }) => ({ fichier, donnee: { ...donnee, departement: code } })),
        ),
    ),
    aides: codes
      .filter((code) => existsSync(join(racine, dossier(code), 'aide.yaml')))
      .flatMap((code) =>
        l
          .fiche(`${dossier(code)}/aide.yaml`, schemaAide)
          .map(({ fichier, donnee }) => ({ fichier, donnee: { ...donnee, departement: code } })),
      ),
    dossiers: codes
      .filter((code) => existsSync(join(racine, dossier(code), 'dossier.yaml')))
      .flatMap((code) =>
        l
          .fiche(`${dossier(code)}/dossier.yaml`, schemaDossier)
          .map(({ fichier, donnee }) => ({ fichier, donnee: { ...donnee, id: code, departement: code } })),
      ),
    modeles: codes
      .filter((code) => existsSync(join(racine, dossier(code), 'modeles.yaml')))
      .flatMap((code) =>
        l
          .liste(`${dossier(code)}/modeles.yaml`, schemaModele)
          .map(({ fichier, donnee }) => ({ fichier, donnee: { ...donnee, departement: code } })),
      ),
    sources: ['content/sources.yaml', ...codes.map((code) => `${dossier(code)}/sources.yaml`)].flatMap((fichier) =>
      l.liste(fichier, schemaSource),
    ),
    termes: l.liste('content/glossaire.yaml', schemaTerme),
    questions: l.liste('content/faq.yaml', schemaQuestion),
    textesJuridiques: l.liste('content/textes-juridiques.yaml', schemaTexteJuridique),
    criteres: existsSync(join(racine, 'content/rgaa.yaml')) ? l.liste('content/rgaa.yaml', schemaCritere) : [],
    imprimes: l.fiche('content/documents/imprimes.yaml', schemaImprimes),
    pages: lirePages(l),
  };
  return { contenu, textes: l.textes, problemes: [...l.problemes, ...verifierCoherence(contenu, lireReferentiel())] };
}

/** Ce module existe deux fois dans une construction, empaqueté avec les pages et tel quel pour les intégrations : la mémoire est la même. */
const CLE = Symbol.for('contrats-locaux-de-sante.contenu');
type ContenuLu = Omit<Lecture, 'problemes'> & { racine: string };
const partage = globalThis as { [CLE]?: ContenuLu | undefined };

/** Le contenu et les textes des pages, lus une fois par processus : avec mille intercommunalités, relire coûte autant que tout le reste. */
function chargerTout(racine: string): ContenuLu {
  if (partage[CLE]?.racine === racine) return partage[CLE];
  const { contenu, textes, problemes } = lireContenu(racine);
  if (problemes.length > 0) throw new ErreurContenu(problemes);
  return (partage[CLE] = { racine, contenu, textes });
}

/** Tout le contenu, ou une `ErreurContenu` qui liste tout ce qui empêche de publier. Lu une fois, et partagé : à ne pas modifier. */
export function chargerContenu(racine = racineDuContenu()): Contenu {
  return chargerTout(racine).contenu;
}

/** Les textes des pages, du contenu déjà lu. */
export function chargerTextes(racine = racineDuContenu()): Lecture['textes'] {
  return chargerTout(racine).textes;
}

/** Fait relire le contenu : un fichier vient de changer (développement). */
export function oublierContenu(): void {
  partage[CLE] = undefined;
}
