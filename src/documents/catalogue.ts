import type { Departement } from '#lib/domaine/departement.ts';
import type { DocumentAffiche } from '#lib/documents/affichage.ts';
import { url } from '#lib/adresses.ts';
import { documentsARemplir } from '#documents/a-remplir.ts';
import { FORMATS, mesurer, nomDeFichier, type Fichier } from '#documents/fichier.ts';
import { preremplirPour } from '#donnees/dossier.ts';
import { preparerImprimes } from '#donnees/imprimes.ts';
import { chargerDonnees } from '#donnees/site.ts';

let memoire: Promise<Fichier[]> | undefined;

/** Tous les documents à remplir : vierges, puis préremplis pour chaque EPCI. Les lister ne les fabrique pas. */
export function listerFichiers(origine: URL | undefined): Promise<Fichier[]> {
  memoire ??= lister(origine);
  return memoire;
}

async function lister(origine: URL | undefined): Promise<Fichier[]> {
  const { departements } = await chargerDonnees();
  return (await Promise.all(departements.map((d) => listerDuDepartement(d, origine)))).flat();
}

async function listerDuDepartement(d: Departement, origine: URL | undefined): Promise<Fichier[]> {
  const { contexte } = await preparerImprimes(d, origine);
  const atelier = { d, contexte, preremplir: (t: Departement['territoires'][number]) => preremplirPour(t, d) };
  return [undefined, ...d.territoires].flatMap((t) => documentsARemplir(atelier, t));
}

/** Documents à remplir d’un département (vierges), ou d’un de ses EPCI (préremplis), mesurés. */
export async function documentsAffiches(origine: URL | undefined, departement: string, siren?: string): Promise<DocumentAffiche[]> {
  const fichiers = (await listerFichiers(origine)).filter((f) => f.departement === departement && f.siren === siren);
  const parDocument = Map.groupBy(fichiers, (f) => f.famille);
  return Promise.all([...parDocument.values()].map(async (groupe) => ({
    titre: groupe[0]!.titre, usage: groupe[0]!.usage,
    formats: await Promise.all(groupe.map(async (f) => ({
      nom: FORMATS[f.format].nom, adresse: url(`/documents/${nomDeFichier(f)}`), fichier: nomDeFichier(f), ...await mesurer(f),
    }))),
  })));
}
