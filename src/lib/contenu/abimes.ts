/** Sortes de fiches vers lesquelles les autres renvoient. */
export type Sorte = 'source' | 'contrat' | 'terme' | 'page' | 'departement' | 'aide' | 'critere';

const TOUTES: readonly Sorte[] = ['source', 'contrat', 'terme', 'page', 'departement', 'aide', 'critere'];

/** Sorte et identifiant des fiches qu’un fichier donne ; sans identifiant, on ne sait pas lesquelles. */
function donneesPar(fichier: string): { sorte: Sorte; id?: string } | null {
  const [, dossier, code, nom, fiche] = fichier.split('/');
  if (fichier.endsWith('/sources.yaml')) return { sorte: 'source' };
  if (fichier === 'content/glossaire.yaml') return { sorte: 'terme' };
  if (fichier === 'content/rgaa.yaml') return { sorte: 'critere' };
  if (dossier === 'pages') return { sorte: 'page', id: fichier.slice('content/pages/'.length).replace(/\.mdx$/, '') };
  if (dossier !== 'departements' || !code) return null;
  if (nom === 'contrats' && fiche) return { sorte: 'contrat', id: fiche.replace(/\.yaml$/, '') };
  if (nom === 'departement.yaml') return { sorte: 'departement', id: code };
  return nom === 'aide.yaml' ? { sorte: 'aide', id: code } : null;
}

/**
 * Ce qui n’a pas pu être lu. Un renvoi vers une fiche abîmée n’est pas une faute de plus : il découle de la première,
 * et disparaît avec elle.
 */
export class Abimes {
  private readonly fiches = new Map<string, string>();
  private readonly sortes = new Map<Sorte, string>();

  /** Un fichier entier ne se lit pas ; `cause` : le fichier dont la faute l’explique, s’il en est un autre. */
  fichier(fichier: string, cause = fichier): void {
    const donnees = donneesPar(fichier);
    if (donnees?.id) this.fiches.set(`${donnees.sorte} ${donnees.id}`, cause);
    else if (donnees) this.sortes.set(donnees.sorte, this.sortes.get(donnees.sorte) ?? cause);
  }

  /** Un élément d’une liste n’est pas valable ; son identifiant, s’il se lit, dit lequel. */
  element(fichier: string, brut: unknown): void {
    const id: unknown = typeof brut === 'object' && brut !== null && 'id' in brut ? brut.id : undefined;
    const donnees = donneesPar(fichier);
    if (donnees && typeof id === 'string') this.fiches.set(`${donnees.sorte} ${id}`, fichier);
    else this.fichier(fichier);
  }

  /** Un nom refusé cache peut-être des fiches. */
  nom(fichier: string): void {
    if (fichier.startsWith('content/departements/')) {
      for (const sorte of ['source', 'contrat', 'departement', 'aide'] as const) this.sortes.set(sorte, fichier);
    } else if (fichier.startsWith('content/pages/')) this.sortes.set('page', fichier);
  }

  /** Plus rien ne peut être connu. */
  tout(fichier: string): void {
    for (const sorte of TOUTES) if (sorte !== 'page' && sorte !== 'terme') this.sortes.set(sorte, fichier);
  }

  /** Fichier dont découle l’absence d’une fiche, s’il y en a un. */
  causeDe(sorte: Sorte, id: string): string | undefined {
    return this.fiches.get(`${sorte} ${id}`) ?? this.sortes.get(sorte);
  }

  /** Fichier dont découle l’absence d’une page du site, d’après son adresse. */
  causeDAdresse(chemin: string): string | undefined {
    const [dossier, cle = ''] = chemin.split('/').filter(Boolean);
    if (dossier === 'contrats') return this.causeDe('contrat', cle);
    if (dossier === 'departements' || dossier === 'integration')
      return this.causeDe('departement', cle.split('-')[0]!.toUpperCase());
    if (dossier === 'territoires') return this.sortes.get('departement');
    return this.causeDe('page', chemin.split('/').filter(Boolean).join('/'));
  }
}
