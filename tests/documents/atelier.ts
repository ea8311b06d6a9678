/**
 * De quoi composer les imprimés de n’importe quel département sans construire le site : contenu figé s’il y est, sinon
 * contours en cases.
 */
import { chargerContenu } from '#chargeurs/contenu.ts';
import { geographieDe, lireContours } from '#chargeurs/geographie.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { voisinsDe } from '#lib/geo/aretes.ts';
import type { Contours } from '#lib/geo/contours.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import { construireDossier } from '#lib/domaine/dossier.ts';
import { nomCourt, type Epci } from '#lib/domaine/epci.ts';
import { preremplir } from '#lib/dossier/preremplissage.ts';
import { statutDe } from '#lib/domaine/statut.ts';
import { contratsDeLEpci, couvertureDe, type Territoire } from '#lib/domaine/territoire.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import { agenceDe, quiAppeler } from '#lib/territoire/contacts.ts';
import { comparerAuVoisin } from '#lib/territoire/voisins.ts';
import type { AtelierARemplir } from '#documents/formulaires.ts';
import type { Atelier } from '#lib/documents/atelier.ts';
import { assemblerContours } from '../../src/outils/contours/fichier-de-contours.ts';
import { ficheMinimale } from '../../src/outils/departement/dossier-neuf.ts';
import { CONTENU_FIGE, JOUR_FIGE as JOUR } from '../sites.ts';
import { rectangle, territoire as carre } from '../unit/geo/carres.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';

/** Les EPCI en damier : chacun touche ses voisins, aucun n’a son vrai dessin. */
function damier(epci: readonly Epci[]): Contours {
  const cote = Math.ceil(Math.sqrt(epci.length));
  const forme = (rang: number, largeur = 1, hauteur = 1) =>
    carre('x', [rectangle((rang % cote) / 5, 46 + Math.floor(rang / cote) / 5, largeur / 5, hauteur / 5)]).geometry;
  return assemblerContours(
    {
      epci: epci.map(({ siren }, rang) => ({ siren, forme: forme(rang) })),
      departement: forme(0, cote, Math.ceil(epci.length / cote)),
    },
    epci.map((e) => ({ code: e.siren, nom: e.nom, type: e.type, membres: [] })),
  );
}

/** L’atelier d’un département ; `contrats` : fiches d’essai ajoutées à celles du contenu. */
export function atelierDe(code: string, contrats: readonly Contrat[] = []): Atelier & AtelierARemplir {
  const contenu = chargerContenu(CONTENU_FIGE);
  const referentiel = lireReferentiel();
  const officiel = referentiel.departements.get(code)!;
  const tous = [...contenu.contrats.map((c) => c.donnee), ...contrats];
  const { epci, communes } = geographieDe([code]);
  const parCode = new Map(communes.map((c) => [c.code, c]));
  const territoires = epci
    .map((e): Territoire => {
      const siens = contratsDeLEpci(tous, e.siren);
      return {
        epci: e,
        nom: nomCourt(e.nom),
        communes: e.communes.map((c) => parCode.get(c)!).sort((a, b) => a.nom.localeCompare(b.nom, 'fr')),
        contrats: siens,
        contratsCommunaux: [],
        statut: statutDe(siens, unJour(JOUR)),
        au: unJour(JOUR),
      };
    })
    .sort((a, b) => a.nom.localeCompare(b.nom, 'fr'));
  const sien = (t: { donnee: { departement: string } }) => t.donnee.departement === code;
  const fiche = contenu.departements.find(({ donnee }) => donnee.code === code)?.donnee;
  const aide = contenu.aides.find(sien)?.donnee ?? null;
  const dossier = contenu.dossiers.find(sien)?.donnee;
  const siens = territoires.filter((t) => t.epci.departement === code);
  const d: Departement = {
    code,
    nom: officiel.nom,
    nomRegion: officiel.nomRegion,
    fiche: fiche ?? { ...ficheMinimale(officiel), faits: [], aConfirmer: [], contexte: [] },
    aide,
    dossier: aide && dossier ? construireDossier(dossier, aide) : null,
    modeles: contenu.modeles.filter(sien).map((m) => m.donnee),
    territoires: siens,
    voisins: territoires.filter((t) => t.epci.departement !== code),
    communes: communes.filter((c) => c.departement === code),
    contacts: contenu.contacts.filter((c) => c.donnee.departementDuFichier === code).map((c) => c.donnee),
    contrats: tous.filter((c) => c.epci.some((s) => siens.some((t) => t.epci.siren === s))),
    couverture: couvertureDe(
      siens.map((t) => t.epci),
      communes.filter((c) => c.departement === code),
      tous,
      unJour(JOUR),
    ),
  };
  const contours = fiche ? lireContours(code, CONTENU_FIGE) : damier(epci);
  const voisins = voisinsDe(contours);
  const sources = new Map(contenu.sources.map(({ donnee }) => [donnee.id, donnee]));
  const site = contenu.site[0]!.donnee;
  return {
    d,
    contours,
    textes: contenu.imprimes[0]!.donnee,
    contexte: {
      site,
      jour: unJour(JOUR),
      absolue: (chemin) => new URL(chemin, site.adresse).href,
      source: (id) => sources.get(id)!,
    },
    agence: agenceDe(code, [d], sources),
    autour: (t) => ({
      appels: quiAppeler(t, [d], sources),
      voisins: (voisins.get(t.epci.siren) ?? []).flatMap(({ siren, direction }) => {
        const voisin = territoires.find((x) => x.epci.siren === siren);
        return voisin ? [comparerAuVoisin(t, voisin, direction)] : [];
      }),
      ailleurs: [],
    }),
    preremplir: (t) => (d.dossier ? preremplir(d.dossier, t) : {}),
  };
}
