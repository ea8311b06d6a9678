import { chargerContenu } from '#chargeurs/contenu.ts';
import { geographieDe } from '#chargeurs/geographie.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { donneesDe } from '#lib/contenu/contenu.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import { construireDossier } from '#lib/domaine/dossier.ts';
import type { Commune, Epci } from '#lib/domaine/epci.ts';
import { nomCourt } from '#lib/domaine/epci.ts';
import { statutDe } from '#lib/domaine/statut.ts';
import {
  contratsDeLEpci,
  couvertureDe,
  duPlusRecent,
  rendreAuxSeules,
  type Territoire,
} from '#lib/domaine/territoire.ts';
import type { Action } from '#lib/schemas/action.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import type { Site } from '#lib/schemas/editorial.ts';
import type { Source } from '#lib/schemas/source.ts';
import type { CodeInsee } from '#lib/valeurs/code-insee.ts';
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

let memoire: Donnees | undefined;

/** Les données du site. */
export function chargerDonnees(): Donnees {
  memoire ??= joindre();
  return memoire;
}

function joindre(): Donnees {
  const contenu = chargerContenu();
  const fiches = donneesDe(contenu.departements).sort((a, b) => a.code.localeCompare(b.code));
  const geographie = geographieDe(fiches.map((f) => f.code));
  const contrats = rendreAuxSeules(donneesDe(contenu.contrats), geographie.epci).sort(duPlusRecent);
  const listeCommunes = geographie.communes.toSorted(parNom);
  const communes = new Map(listeCommunes.map((c) => [c.code, c]));
  const territoires = geographie.epci.map((e) => construireTerritoire(e, communes, contrats)).sort(parNom);
  const aides = new Map(donneesDe(contenu.aides).map((a) => [a.departement, a]));
  const dossiers = new Map(donneesDe(contenu.dossiers).map((d) => [d.departement, d]));
  const modeles = Map.groupBy(donneesDe(contenu.modeles), (m) => m.departement);
  const contacts = Map.groupBy(donneesDe(contenu.contacts), (c) => c.departementDuFichier);
  const parDepartement = Map.groupBy(listeCommunes, (c) => c.departement);
  const departements = fiches.map((fiche): Departement => {
    const { code } = fiche;
    const { nom, nomRegion } = lireReferentiel().departements.get(code)!;
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
      contacts: contacts.get(code) ?? [],
      couverture: couvertureDe(
        siens.map((t) => t.epci),
        siennes,
        contratsTouchant(contrats, presents, siennes),
        DATE_REFERENCE,
      ),
    };
  });
  const sources = new Map(donneesDe(contenu.sources).map((s) => [s.id, s]));
  return Object.freeze({ departements, territoires, contrats, sources, communes });
}

/**
 * Contrats qui peuvent couvrir une commune du département : les autres n’ont pas à être essayés commune par commune.
 */
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
export function chargerSite(): Site {
  return chargerContenu().site[0]!.donnee;
}

/** La source d’un identifiant ; lève si elle manque (le contrôle du contenu l’a déjà exclu). */
export function sourceDe(donnees: Donnees, id: string): Source {
  const source = donnees.sources.get(id);
  if (!source) throw new Error(`Source « ${id} » inconnue ; attendu : un identifiant de content/**/sources.yaml`);
  return source;
}

/** Les actions sourcées, dans l’ordre de leur fichier. */
export function chargerActions(): readonly Action[] {
  return donneesDe(chargerContenu().actions);
}

/** Nom d’une commune du pays, d’un département publié ou non ; son code si le référentiel ne la connaît pas. */
export function nomDeLaCommune(code: string): string {
  return lireReferentiel().communes.get(code as CodeInsee)?.nom ?? code;
}

/** Nom d’un département du pays, publié ou non. */
export function nomDuDepartement(code: string): string {
  return lireReferentiel().departements.get(code)?.nom ?? code;
}
