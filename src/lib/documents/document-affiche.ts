/** Un format d’un document, mesuré, tel qu’une page le propose. */
interface FormatAffiche {
  /** Nom du format : `PDF`. */
  nom: string;
  adresse: string;
  fichier: string;
  /** Octets. */
  poids: number;
  sha256: string;
  /** Pages d’un PDF ; `null` pour un format que chaque logiciel met en page à sa façon. */
  pages: number | null;
}

/** Un document et ses formats, au même niveau. */
export interface DocumentAffiche {
  titre: string;
  usage: string;
  /** Faux pour un document à lire ou à imprimer tel quel. */
  aRemplir: boolean;
  formats: FormatAffiche[];
}

/** Les papiers du conseil qui sont aussi des fichiers à part : le début de leur nom, ce qu’ils sont. */
const MORCEAUX_DU_CONSEIL: readonly [debut: string, nom: string][] = [
  ['note-conseil-', 'note'],
  ['deliberation-', 'projet de délibération'],
  ['annexe-budgetaire-', 'annexe budgétaire'],
  ['diapo-', 'page à projeter'],
];

/**
 * Les papiers du conseil d’un territoire : le fichier à prendre d’abord et ce qu’il est, puis ses morceaux, ou l’autre
 * format d’un papier qui n’en a pas ; `null` s’il n’y en a pas.
 */
export function papiersDuConseil(documents: readonly DocumentAffiche[]) {
  const formats = documents.flatMap((d) => d.formats);
  const morceaux = MORCEAUX_DU_CONSEIL.flatMap(([debut, nom]) => {
    const siens = formats.filter((f) => f.fichier.startsWith(debut));
    return siens.length > 0 ? [{ nom, formats: siens }] : [];
  });
  const tout = formats.find((f) => f.fichier.startsWith('conseil-'));
  if (tout) return { tout, dit: 'tout en un PDF', morceaux };
  const [odt, docx] = formats.filter((f) => f.fichier.startsWith('note-conseil-'));
  if (!docx || !odt) return null;
  return {
    tout: docx,
    dit: 'note et projet de délibération, à reprendre (DOCX)',
    morceaux: [{ nom: 'note et projet de délibération', formats: [odt] }],
  };
}

/** Ce que les tests contrôlent sur chaque format, et ce que personne n’a contrôlé : dit tel quel sur les pages. */
export const VERIFICATIONS: readonly { formats: string; verifie: string }[] = [
  {
    formats: 'PDF',
    verifie:
      'balisé selon PDF/UA-1 : titre, langue, titres de niveau, listes, en-têtes de tableau, ordre de ' +
      'lecture ; dans le dossier, champs nommés, avec infobulle, dans l’ordre de lecture. Contrôlé par qpdf ' +
      'et Poppler, d’après une table qui est la nôtre ; le dossier, rempli par cinq outils et relu par deux.',
  },
  {
    formats: 'ODT et DOCX',
    verifie:
      'titres véritables, ligne et colonne d’en-tête dans chaque tableau, langue, titre ; dans le dossier, cases, ' +
      'listes, dates et zones de réponse en contrôles. Ouverts et convertis par LibreOffice.',
  },
  { formats: 'ODS et XLSX', verifie: 'ligne d’en-tête, formules vives, recalculées et comparées par LibreOffice.' },
  {
    formats: 'Fichiers remplis en ligne',
    verifie: 'chaque réponse retrouvée dans le PDF, l’ODT et le DOCX par qpdf, Poppler et LibreOffice.',
  },
];

/** Ce qui n’a pas été fait. */
export const NON_VERIFIE =
  'Aucun document n’a été relu par une personne qui utilise un lecteur d’écran, ni soumis à veraPDF, à Word ' +
  'ou à Excel.';
