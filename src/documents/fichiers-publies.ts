import { departementsDe, type Departement } from '#lib/domaine/departement.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import type { DocumentAffiche } from '#lib/documents/document-affiche.ts';
import { cleDocument, documentsDe, GENRES, type DocumentPropose, type Genre } from '#lib/documents/catalogue.ts';
import { cleARemplir } from '#lib/documents/cle-de-fichier.ts';
import { url } from '#lib/adresses.ts';
import { ecrireNoteDuConseil } from '#lib/documents/note-du-conseil.ts';
import { ecrireEnBureautique } from '#documents/documents-bureautiques.ts';
import { acteDe, documentsARemplir, piedDesEcrits } from '#documents/formulaires.ts';
import { FORMATS, mesurer, nomDeFichier, type Fichier, type Format } from '#documents/fichier-a-telecharger.ts';
import { preremplirPour } from '#donnees/dossiers.ts';
import { partager } from '#documents/partage-des-formats.ts';
import {
  composerAffiche,
  composerConseil,
  composerDiapo,
  composerFiche,
  composerNote,
  composerPlaquette,
  matiereDuConseil,
  contenuDuConseil,
} from '#documents/imprimes.ts';
import type { Atelier } from '#lib/documents/atelier.ts';
import { preparerImprimes } from '#donnees/contexte-des-imprimes.ts';
import { chargerDonnees } from '#donnees/site.ts';

/** Ce qui se lit tel quel, parmi les documents d’une intercommunalité. */
const IMPRIMES_DU_TERRITOIRE = ['fiche', 'conseil', 'diapo'];

let memoire: Promise<Fichier[]> | undefined;

/** Tous les fichiers publiés : ceux des départements, puis ceux de chaque EPCI. Les lister ne les fabrique pas. */
export function listerFichiers(origine: URL | undefined): Promise<Fichier[]> {
  memoire ??= lister(origine);
  return memoire;
}

async function lister(origine: URL | undefined): Promise<Fichier[]> {
  const { departements } = chargerDonnees();
  return (await Promise.all(departements.map((d) => listerDuDepartement(d, origine)))).flat();
}

async function listerDuDepartement(d: Departement, origine: URL | undefined): Promise<Fichier[]> {
  const atelier = preparerImprimes(d, origine);
  const aRemplir = { ...atelier, preremplir: (t: Territoire) => preremplirPour(t, d) };
  const { departements } = chargerDonnees();
  // Un EPCI à cheval n’a qu’une fiche : celle du premier département publié qui le montre.
  const siens = [...d.territoires, ...d.voisins].filter((t) => departementsDe(t.epci, departements)[0] === d);
  return [
    ...imprimesDuDepartement(atelier),
    ...documentsARemplir(aRemplir),
    ...siens.flatMap((t) => [
      ficheDe(atelier, t),
      ...(d.territoires.includes(t) ? [...conseilDe(atelier, t), ...documentsARemplir(aRemplir, t)] : []),
    ]),
  ];
}

function imprime(
  p: DocumentPropose,
  famille: string,
  departement: string,
  fabriquer: () => Promise<Uint8Array>,
  siren?: string,
): Fichier {
  return {
    chemin: p.fichier.replace(/\.pdf$/, ''),
    format: 'pdf',
    titre: p.titre,
    usage: `${p.usage}. Papier ${p.papier}.`,
    famille,
    departement,
    siren,
    fabriquer,
  };
}

function imprimesDuDepartement(atelier: Atelier): Fichier[] {
  const { d } = atelier;
  const faire: Record<Genre, () => Promise<Uint8Array>> = {
    note: () => composerNote(atelier),
    plaquette: () => composerPlaquette(atelier),
    'affiche-a4': () => composerAffiche(atelier, 'a4'),
    'affiche-a3': () => composerAffiche(atelier, 'a3'),
  };
  return documentsDe(d).flatMap((p) => {
    const genre = GENRES.find((g) => p.fichier === `${cleDocument(g, d)}.pdf`);
    return genre ? [imprime(p, genre, d.code, faire[genre])] : [];
  });
}

/**
 * Les papiers du conseil. Où une aide se demande : un PDF à imprimer, et ses morceaux. Ailleurs, la note et l’acte
 * seulement, dans un texte à reprendre : tout y reste à compléter.
 */
function conseilDe(atelier: Atelier, t: Territoire): Fichier[] {
  const acte = acteDe(atelier, t);
  if (!acte) return [];
  const fichier = (
    famille: string,
    format: Format,
    titre: string,
    usage: string,
    fabriquer: () => Promise<Uint8Array>,
  ): Fichier => ({
    chemin: cleARemplir(famille, atelier.d, t),
    format,
    titre: `${titre}, ${t.nom}`,
    usage,
    famille,
    departement: atelier.d.code,
    siren: t.epci.siren,
    fabriquer,
  });
  const { aide } = atelier.d;
  const usage = aide ? 'La note seule' : 'La note et le projet de délibération';
  const ecrit = partager(2, () => {
    const { source: _, ...pied } = piedDesEcrits(atelier.contexte);
    return ecrireNoteDuConseil(matiereDuConseil(atelier, t, acte), pied);
  });
  const note = (format: 'odt' | 'docx') =>
    fichier('note-conseil', format, 'Note pour le conseil', `${usage}, à reprendre à votre compte.`, () =>
      ecrireEnBureautique(format, ecrit()),
    );
  const notes = [note('odt'), note('docx')];
  if (!aide) return notes;
  return [
    fichier('conseil', 'pdf', 'Pour le conseil', `${contenuDuConseil(atelier.d)}, en un fichier à imprimer.`, () =>
      composerConseil(atelier, t, acte),
    ),
    ...notes,
    fichier('diapo', 'pdf', 'Page à projeter', 'La question, ce que l’on sait et les choix, sur un écran.', () =>
      composerDiapo(atelier, t, acte),
    ),
  ];
}

function ficheDe(atelier: Atelier, t: Territoire): Fichier {
  return imprime(documentsDe(t)[0]!, 'fiche', atelier.d.code, () => composerFiche(atelier, t), t.epci.siren);
}

/**
 * Documents d’un département (imprimés, puis vierges à remplir), ou d’un de ses EPCI (fiche, puis préremplis), mesurés.
 */
export async function documentsAffiches(
  origine: URL | undefined,
  departement: string,
  siren?: string,
): Promise<DocumentAffiche[]> {
  const fichiers = (await listerFichiers(origine)).filter((f) => f.departement === departement && f.siren === siren);
  const parDocument = Map.groupBy(fichiers, (f) => f.famille);
  return Promise.all(
    [...parDocument.values()].map(async (groupe) => ({
      titre: groupe[0]!.titre,
      usage: groupe[0]!.usage,
      aRemplir:
        !(GENRES as readonly string[]).includes(groupe[0]!.famille) &&
        !IMPRIMES_DU_TERRITOIRE.includes(groupe[0]!.famille),
      formats: await Promise.all(
        groupe.map(async (f) => ({
          nom: FORMATS[f.format].nom,
          adresse: url(`/documents/${nomDeFichier(f)}`),
          fichier: nomDeFichier(f),
          ...(await mesurer(f)),
        })),
      ),
    })),
  );
}
