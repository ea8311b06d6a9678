import { formaterDate, formaterDateAvecArticle, type Jour } from '#lib/valeurs/date-partielle.ts';
import type { Site } from '#lib/schemas/editorial.ts';
import type { Source } from '#lib/schemas/source.ts';
import type { Valeur } from '#lib/territoire/reponse.ts';

/** Ce que tout imprimé connaît du site. */
export interface ContexteImprime {
  site: Site;
  /** Jour de la situation. */
  jour: Jour;
  /** Rend l’adresse publique entière d’une page du site : `/carte/` → `https://…/carte/`. */
  absolue: (chemin: string) => string;
  /** Rend une source ; lève si elle est inconnue. */
  source: (id: string) => Source;
}

/** Une source telle qu’un imprimé l’écrit. */
export interface SourceImprimee {
  numero: number;
  titre: string;
  editeur: string;
  date: Valeur;
  consulte: string;
  adresse: string | null;
  note: string | null;
}

/** Numérote les sources dans l’ordre où le document les cite : un même numéro chaque fois. */
export class Renvois {
  readonly #ids: string[] = [];

  /** Numéros des sources données, sans doublon. */
  vers(ids: readonly string[]): number[] {
    return [...new Set(ids)].map((id) => {
      if (!this.#ids.includes(id)) this.#ids.push(id);
      return this.#ids.indexOf(id) + 1;
    });
  }

  /** Un passage et ses renvois. */
  passage<T extends { sources: readonly string[] }>(p: T): Omit<T, 'sources'> & { renvois: number[] } {
    const { sources, ...reste } = p;
    return { ...reste, renvois: this.vers(sources) };
  }

  /** La liste des sources citées jusqu’ici. */
  liste(contexte: ContexteImprime): SourceImprimee[] {
    return this.#ids.map((id, i) => {
      const s = contexte.source(id);
      const date: Valeur = s.date
        ? { texte: formaterDate(s.date), ...(s.dateDeduite ? { deduit: s.dateDeduite } : {}) }
        : { texte: 'document non daté' };
      return {
        numero: i + 1,
        titre: s.titre,
        editeur: s.editeur,
        date,
        adresse: s.adresse ?? null,
        note: s.note ?? null,
        consulte: `Consulté ${formaterDateAvecArticle(s.consulteLe)}`,
      };
    });
  }
}

/** Nom, éditeur, avertissement et date : l’en-tête et le pied de page de tous les imprimés. */
export function piedDe({ site, jour, absolue }: ContexteImprime) {
  const adresse = absolue('/');
  return {
    site: {
      nom: site.nom,
      adresse,
      affichage: afficherAdresse(adresse),
      editeur: site.editeur.nom,
      avertissement:
        `${site.nom}, ${afficherAdresse(adresse)}. Document édité par ${site.editeur.nom}. Il n’émane ni de ` +
        'l’État, ni d’une agence régionale de santé, ni d’un département.',
    },
    situation: `Situation au ${formaterDate(jour)}`,
  };
}

/** Une adresse telle qu’on la lit sur du papier : sans protocole ni barre finale. */
export function afficherAdresse(adresse: string): string {
  return adresse.replace(/^https?:\/\//, '').replace(/\/$/, '');
}

/** Mention due à la source des contours, et ce que le blanc veut dire s’il y en a sur la carte. */
export function attributionDe({ voisins }: { voisins: readonly { nom: string }[] }, attribution: string): string {
  const blanc =
    voisins.length > 0
      ? `En blanc, hors du département pour l’essentiel : ${voisins.map((v) => v.nom).join(', ')}. `
      : '';
  return `${blanc}${attribution}.`;
}
