/**
 * La page de la carte avec toute la France d’un coup : vrais EPCI et vraies communes du référentiel, contrats et
 * contours fabriqués, un fichier par département comme le site les publie, écrits par les fonctions du site.
 */
import type { Page } from '@playwright/test';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import type { Epci } from '#lib/domaine/epci.ts';
import { nomCourt } from '#lib/domaine/epci.ts';
import { SITUATIONS } from '#lib/domaine/situations.ts';
import { statutDe } from '#lib/domaine/statut.ts';
import { contratsDeLEpci, type Territoire } from '#lib/domaine/territoire.ts';
import { schemaContrat, type Contrat } from '#lib/schemas/contrat.ts';
import type { FicheDepartement } from '#lib/schemas/departement.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import { publierCommunes } from '#lib/communes/communes-publiees.ts';
import { compacterCommunes, compacterContrat, type DonneesCarte } from '#lib/carte/donnees.ts';
import { publierEpci } from '#lib/publication/colonnes-epci.ts';
import { tour } from './grille.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';
import type { Siren } from '#lib/valeurs/siren.ts';

const JOUR = '2026-11-22';
const SOURCE = { id: 'mesure', nom: 'Mesure, 2026', adresse: 'https://example.org/mesure' };

/** Ce que la France entière donne à la carte. */
export interface France {
  nombreEpci: number;
  nombreCommunes: number;
  /** Fichiers servis, par chemin : contours, fiches et communes de chaque département. */
  fichiers: Map<string, string>;
  codes: string[];
  territoires: Territoire[];
}

/** Trois EPCI sur quatre ont un contrat, signé de 2013 à 2026, pour trois ans : chaque année change la carte. */
function contratDe(e: Epci, rang: number): Contrat {
  const fiche = schemaContrat.parse({
    id: `mesure-${rang}`,
    nom: `Contrat ${rang}`,
    etape: 'signe',
    epci: [e.siren],
    porteur: { nom: 'Porteur' },
    confiance: 'basse',
    confianceMotif: 'Mesure.',
    signature: { date: `${2013 + (rang % 14)}-05-13`, source: SOURCE.id },
    duree: { mois: 36, source: SOURCE.id },
    sources: [SOURCE.id],
  });
  return { ...fiche, departement: e.departement };
}

/** Prépare tout, une fois. */
export function preparerFrance(): France {
  const referentiel = lireReferentiel();
  const epci = [...referentiel.epci.values()].sort(
    (a, b) => a.departement.localeCompare(b.departement) || a.nom.localeCompare(b.nom, 'fr'),
  );
  const contrats = epci.flatMap((e, rang) => (rang % 4 === 3 ? [] : [contratDe(e, rang)]));
  const parEpci = Map.groupBy(referentiel.communes.values(), (c) => c.epci);
  const territoires = epci.map((e): Territoire => {
    const siens = contratsDeLEpci(contrats, e.siren);
    return {
      epci: e,
      nom: nomCourt(e.nom),
      communes: parEpci.get(e.siren) ?? [],
      contrats: siens,
      contratsCommunaux: [],
      statut: statutDe(siens, unJour(JOUR)),
      au: unJour(JOUR),
    };
  });
  const cote = Math.ceil(Math.sqrt(epci.length));
  const cases = new Map(epci.map((e, rang) => [e.siren, { x: rang % cote, y: Math.floor(rang / cote) }]));
  const codes = [...new Set(epci.map((e) => e.departement))];
  const fichiers = new Map<string, string>();
  for (const code of codes) {
    const siens = territoires.filter((t) => t.epci.departement === code);
    const ici = contrats.filter((c) => c.departement === code);
    const communes = siens.flatMap((t) => t.communes);
    const forme = ({ epci: e }: Territoire) => ({
      type: 'Polygon',
      coordinates: [tour(cases.get(e.siren)!.x, cases.get(e.siren)!.y, 1, 1)],
    });
    fichiers.set(
      `/donnees/epci-${code}.geojson`,
      JSON.stringify({
        type: 'FeatureCollection',
        limite: { type: 'MultiLineString', coordinates: siens.map((t) => forme(t).coordinates[0]) },
        features: siens.map((t) => ({
          type: 'Feature',
          id: t.epci.siren,
          geometry: forme(t),
          properties: publierEpci(t, () => SOURCE.adresse, `https://example.org/territoires/${t.epci.siren}/`),
        })),
      }),
    );
    const fiches: DonneesCarte = {
      code,
      dans: `dans le ${code}`,
      jour: unJour(JOUR),
      contrats: ici.map(compacterContrat),
      communes: compacterCommunes(communes, ici),
      sources: { [SOURCE.id]: SOURCE },
      epci: siens.map(({ epci: { communes: membres, ...e }, nom }) => {
        const { x, y } = cases.get(e.siren)!;
        const voisin = (dx: number, dy: number, direction: 'est' | 'nord') => {
          const v = epci[(y + dy) * cote + x + dx];
          return v && x + dx < cote ? [[v.siren, direction] as [Siren, typeof direction]] : [];
        };
        return {
          ...e,
          court: nom,
          nombreCommunes: membres.length,
          voisins: [...voisin(1, 0, 'est'), ...voisin(0, 1, 'nord')],
        };
      }),
    };
    fichiers.set(`/carte/fiches-${code}.json`, JSON.stringify(fiches));
    const departement = {
      code,
      nom: code,
      fiche: { dans: `dans le ${code}` } as FicheDepartement,
      territoires: siens,
      voisins: [],
      communes,
      contacts: [],
    } as unknown as Departement;
    fichiers.set(
      `/donnees/communes-${code}.json`,
      JSON.stringify(publierCommunes(departement, ici, unJour(JOUR), (c) => c)),
    );
  }
  return {
    nombreEpci: epci.length,
    nombreCommunes: territoires.reduce((n, t) => n + t.communes.length, 0),
    fichiers,
    codes,
    territoires,
  };
}

const ligne = ({ epci: e, statut, contrats: [c] }: Territoire) =>
  `<tr data-siren="${e.siren}" data-departement="${e.departement}" class="r-${statut}"><th scope="row"><a ` +
  `href="/territoires/${e.siren}/">${e.nom}</a></th>` +
  `<td><span class="statut" data-statut="${statut}"><svg class="pastille" viewBox="0 0 40 28" ` +
  `aria-hidden="true"><rect class="s-${statut}" width="40" height="28"/><g class="s-${statut}"><use ` +
  `class="icone" href="#i-${statut}" x="9" y="3" width="22" ` +
  `height="22"/></g></svg><span>${SITUATIONS[statut].libelle}</span></span></td>` +
  '<td data-l="Signature" ' +
  `data-v="${c?.signature?.date ?? ''}"><span>${c?.signature?.date ?? 'non trouvé'}</span></td><td ` +
  `data-l="Terme"><span>non trouvé</span></td><td data-l="Source"><span><a href="${SOURCE.adresse}" ` +
  `rel="external">${SOURCE.nom}</a></span></td></tr>`;

/**
 * La page de la carte construite, telle qu’elle serait pour toute la France : mêmes scripts, une ligne et deux fichiers
 * par ce qu’elle montre.
 */
export function pageDeFrance(html: string, { codes, territoires }: France): string {
  return html
    .replace(
      /data-code="\d+" data-de="[^"]*" data-formes="[^"]*" data-fiches="[^"]*"/,
      'data-code="tous" data-de="de France" ' +
        `data-formes="${codes.map((c) => `/donnees/epci-${c}.geojson`).join(' ')}" ` +
        `data-fiches="${codes.map((c) => `/carte/fiches-${c}.json`).join(' ')}"`,
    )
    .replace(
      /(<table class="blocs territoires[^"]*">[\s\S]*?<tbody>)[\s\S]*?(<\/tbody>)/,
      (_, avant: string, apres: string) => avant + territoires.map(ligne).join('') + apres,
    );
}

/** Sert la France à la place du site construit : la page de la carte et les fichiers qu’elle demande. */
export async function servirFrance(page: Page, france: France): Promise<void> {
  await page.route('**/carte/', async (route) => {
    const reponse = await route.fetch();
    await route.fulfill({ response: reponse, body: pageDeFrance(await reponse.text(), france) });
  });
  await page.route(/\/(?:donnees\/(?:epci|communes)|carte\/fiches)-[^/]+\.(?:geo)?json$/, (route) => {
    const contenu = france.fichiers.get(new URL(route.request().url()).pathname);
    return contenu === undefined ? route.continue() : route.fulfill({ contentType: 'application/json', body: contenu });
  });
}
