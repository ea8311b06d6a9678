/** Une table publiée, en classeur : en-têtes en français et nombres véritables, puis une feuille « Lisez-moi ». */
import type { Colonne, ValeurPubliee } from '#lib/publication/colonne.ts';
import { formaterDate, type Jour } from '#lib/valeurs/date-partielle.ts';
import type { Cellule, Classeur } from './formats/classeur.ts';

/** Une table à publier. */
export interface TableDeDonnees {
  /** Nom de fichier, sans extension. */
  nom: string;
  titre: string;
  champs: Readonly<Record<string, Pick<Colonne<never>, 'titre' | 'description' | 'type'>>>;
  lignes: readonly object[];
}

/** Largeur d’une colonne, en caractères : assez pour lire, sans couvrir l’écran. */
const LARGEUR = { nombre: 12, texte: 24 };

function cellule(valeur: ValeurPubliee | undefined): Cellule | null {
  if (valeur === null || valeur === undefined || valeur === '') return null;
  if (typeof valeur === 'number') return { style: 'entier', nombre: valeur };
  if (typeof valeur === 'boolean') return { style: 'intitule', texte: valeur ? 'oui' : 'non' };
  return { style: 'intitule', texte: valeur };
}

/** Le classeur d’une table. `licence`, `page` : dites dans « Lisez-moi ». */
export function classeurDeDonnees(
  table: TableDeDonnees,
  site: { editeur: string; au: Jour; licence: string; page: string; citation: string },
): Classeur {
  const champs = Object.entries(table.champs);
  const dire = (texte: string): (Cellule | null)[] => [{ style: 'texte', texte }];
  return {
    titre: table.titre,
    sujet: 'Données ouvertes',
    editeur: site.editeur,
    au: site.au,
    feuille: 'Données',
    largeurs: champs.map(([, c]) => (c.type === 'integer' || c.type === 'boolean' ? LARGEUR.nombre : LARGEUR.texte)),
    lignes: [
      champs.map(([, c]): Cellule => ({ style: 'tete', texte: c.titre })),
      ...table.lignes.map((l) => champs.map(([cle]) => cellule((l as Record<string, ValeurPubliee | undefined>)[cle]))),
    ],
    entete: 1,
    hauteurs: {},
    alertes: [],
    ouvert: true,
    suite: [
      {
        feuille: 'Lisez-moi',
        largeurs: [30, 100],
        lignes: [
          [{ style: 'titre', texte: table.titre }],
          dire(`Situation au ${formaterDate(site.au)}.`),
          dire(`Licence : ${site.licence}. Réutilisation libre, en citant la source et la date.`),
          dire(`À citer : ${site.citation}`),
          dire(`Source et mises à jour : ${site.page}`),
          dire('Une cellule vide veut dire « non trouvé », jamais « non » ni « zéro ».'),
          dire('Une date a la précision de sa source : une année, un mois ou un jour ; elle est donc écrite en texte.'),
          [],
          [
            { style: 'tete', texte: 'Colonne' },
            { style: 'tete', texte: 'Ce qu’elle veut dire' },
          ],
          ...champs.map(([, c]): Cellule[] => [
            { style: 'intitule', texte: c.titre },
            { style: 'intitule', texte: c.description },
          ]),
        ],
      },
    ],
  };
}
