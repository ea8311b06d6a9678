import { getCollection, getEntry } from 'astro:content';
import type { Departement } from '#lib/domaine/departement.ts';
import { construireDossier } from '#lib/domaine/dossier.ts';
import type { Commune, Epci } from '#lib/domaine/epci.ts';
import { nomCourt } from '#lib/domaine/epci.ts';
import { statutDe } from '#lib/domaine/statut.ts';
import { contratsDeLEpci, couvertureDe, duPlusRecent, type Territoire } from '#lib/domaine/territoire.ts';
import type { Aide } from '#lib/schemas/aide.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import type { FicheDossier } from '#lib/schemas/dossier.ts';
import type { Modele } from '#lib/schemas/modele-a-adapter.ts';
import type { Site } from '#lib/schemas/editorial.ts';
import type { Source } from '#lib/schemas/source.ts';
import { DATE_REFERENCE } from './date-reference.ts';

/** Tout ce que les pages lisent, joint, trié et gelé une fois par construction. */
export interface Donnees {
  departements: readonly Departement[];
  /** Tous les EPCI, une fois chacun, dans l’ordre de leur nom. */
  territoires: readonly Territoire[];
  contrats: readonly Contrat[];
  sources: ReadonlyMap<string, Source>;
  communes: ReadonlyMap<string, Commune>;
}

const parNom = (a: { nom: string }, b: { nom: string }) => a.nom.localeCompare(b.nom, 'fr');

let memoire: Promise<Donnees> | undefined;

/** Les données du site. */
export function chargerDonnees(): Promise<Donnees> {
  memoire ??= joindre();
  return memoire;
}

async function joindre(): Promise<Donnees> {
  const contrats = (await getCollection('contrats')).map(({ data }) => data as Contrat).sort(duPlusRecent);
  const epci = (await getCollection('epci')).map(({ data }) => data as Epci);
  const listeCommunes = (await getCollection('communes')).map(({ data }) => data as Commune).sort(parNom);
  const communes = new Map(listeCommunes.map((c) => [c.code, c]));
  const territoires = epci.map((e) => construireTerritoire(e, communes, contrats)).sort(parNom);
  const aides = new Map((await getCollection('aides')).map(({ data }) => [data.departement, data as Aide]));
  const dossiers = new Map(
    (await getCollection('dossiers')).map(({ data }) => [data.departement, data as FicheDossier]),
  );
  const modeles = Map.groupBy(
    (await getCollection('modeles')).map(({ data }) => data as Modele & { departement: string }),
    (m) => m.departement,
  );
  const fiches = (await getCollection('departements')).sort((a, b) => a.id.localeCompare(b.id));
  const parDepartement = Map.groupBy(listeCommunes, (c) => c.departement);
  const departements = fiches.map(({ id: code, data: { nom, nomRegion, ...fiche } }): Departement => {
    const presents = territoires.filter((t) => t.epci.departements.includes(code));
    const siens = presents.filter((t) => t.epci.departement === code);
    const siennes = parDepartement.get(code) ?? [];
    const aide = aides.get(code) ?? null;
    const dossier = dossiers.get(code);
    return {
      code,
      nom,
      nomRegion,
      fiche,
      aide,
      dossier: aide && dossier ? construireDossier(dossier, aide) : null,
      modeles: aide ? (modeles.get(code) ?? []) : [],
      territoires: siens,
      voisins: presents.filter((t) => t.epci.departement !== code),
      communes: siennes,
      contrats: contrats.filter((c) => c.departement === code),
      couverture: couvertureDe(
        siens.map((t) => t.epci),
        siennes,
        contratsTouchant(contrats, presents, siennes),
        DATE_REFERENCE,
      ),
    };
  });
  const sources = new Map((await getCollection('sources')).map(({ data }) => [data.id, data as Source]));
  return Object.freeze({ departements, territoires, contrats, sources, communes });
}

/** Contrats qui peuvent couvrir une commune du département : les autres n’ont pas à être essayés commune par commune. */
function contratsTouchant(
  contrats: readonly Contrat[],
  presents: readonly Territoire[],
  communes: readonly Commune[],
): Contrat[] {
  const ici = new Set([...presents.map((t) => t.epci.siren), ...communes.map((c) => c.code)]);
  return contrats.filter((c) => [...c.epci, ...c.communes].some((cle) => ici.has(cle)));
}

function construireTerritoire(
  epci: Epci,
  communes: ReadonlyMap<string, Commune>,
  contrats: readonly Contrat[],
): Territoire {
  const siens = contratsDeLEpci(contrats, epci.siren);
  return {
    epci,
    nom: nomCourt(epci.nom),
    communes: epci.communes.flatMap((code) => communes.get(code) ?? []).sort(parNom),
    contrats: siens,
    contratsCommunaux: contrats.filter((c) => c.communes.some((code) => epci.communes.includes(code))),
    statut: statutDe(siens, DATE_REFERENCE),
    au: DATE_REFERENCE,
  };
}

/** Ce qui n’est écrit qu’une fois pour tout le site : nom, éditeur, adresse de signalement. */
export async function chargerSite(): Promise<Site> {
  const entree = await getEntry('site', 'site');
  if (!entree) throw new Error('content/site.yaml : fichier absent ; attendu : le nom du site et son éditeur');
  return entree.data as Site;
}

/** La source d’un identifiant ; lève si elle manque (le contrôle du contenu l’a déjà exclu). */
export function sourceDe(donnees: Donnees, id: string): Source {
  const source = donnees.sources.get(id);
  if (!source) throw new Error(`Source « ${id} » inconnue ; attendu : un identifiant de content/**/sources.yaml`);
  return source;
}
