/** La réponse pour une commune ou une intercommunalité d’un département qui n’est pas suivi. */
import { adresseContribuer, adresseRegion } from '#lib/adresses.ts';
import { departementDuCode } from '#lib/communes/commune.ts';
import { lieuEtDepartement, SANS_INTERCOMMUNALITE } from '#lib/communes/mots-de-la-reponse.ts';
import type { EpciFragment, ReponseRepere, TableDesFragments } from '#lib/france/fragments.ts';
import type { LieuDeFrance } from '#lib/france/lire-fragments.ts';
import { ANNONCES, DU_GRAND_PARIS, RIEN_LU, compteDuDepartement } from '#lib/france/phrases-d-ailleurs.ts';
import { estUnGroupement } from '#lib/domaine/epci.ts';
import { creer } from '#client/dom.ts';
import { valeur } from '#client/valeur.ts';
import { chargerTable, communesDuDepartement } from './index-national.ts';

/** Ce qu’il faut montrer, et ce qu’il faut en dire à qui ne voit pas la page. */
export interface ReponseDAilleurs {
  elements: HTMLElement[];
  annonce: string;
  /** Le département où c’est. */
  departement: { code: string; nom: string };
}

function lienExterieur(adresse: string, texte: string): HTMLElement {
  return creer('a', { href: adresse, rel: 'noopener' }, texte);
}

function liens(lieu: LieuDeFrance, code: string, epci: EpciFragment | null, table: TableDesFragments): HTMLElement {
  const [nom, region] = table.departements[code] ?? [code, ''];
  const ars = table.regions[region]?.[1];
  const repere = epci?.[2];
  const page = repere?.page ?? adresseRegion(table.regions[region]?.[0] ?? '', code);
  const officielle = epci && estUnGroupement(epci[0]) ? table.fiche_officielle + epci[0] : null;
  return creer(
    'p',
    { class: 'liens' },
    creer('a', { class: 'chevron', href: page }, repere ? 'Ce que nous en savons' : `Voir le département ${nom}`),
    ...(officielle ? [' ', lienExterieur(officielle, 'Qui appeler : la fiche officielle')] : []),
    ...(ars ? [' ', lienExterieur(ars, 'L’agence régionale de santé')] : []),
    ' ',
    creer(
      'a',
      { href: adresseContribuer(epci ? epci[1] : lieu.nom, epci ? epci[0] : lieu.code) },
      'Nous dire ce que vous savez',
    ),
  );
}

function phrasesDuRepere({ phrases, source }: ReponseRepere): HTMLElement[] {
  const elements = phrases.map((morceaux) =>
    creer('p', {}, ...morceaux.map(([texte, deduit]) => (deduit ? valeur({ texte, deduit }) : texte))),
  );
  if (source) elements.at(-1)?.append(' ', lienExterieur(source.adresse, `Lire la source (${source.editeur})`), '.');
  return elements;
}

/** Compose la réponse. Lève si un fragment ne se charge pas. */
export async function reponseDAilleurs(base: string, lieu: LieuDeFrance): Promise<ReponseDAilleurs> {
  const commune = lieu.genre === 'commune';
  const code = commune ? departementDuCode(lieu.code) : lieu.departement.code;
  const [table, { communes, fragment }] = await Promise.all([chargerTable(base), communesDuDepartement(base, code)]);
  const epci = commune
    ? (communes.find((c) => c.code === lieu.code)?.intercommunalite ?? null)
    : (fragment.intercommunalites.find(([siren]) => siren === lieu.code) ?? null);
  const [nomDepartement, , reperees] = table.departements[code]!;
  const repere = epci?.[2];
  const titre = `${lieuEtDepartement(lieu.nom, nomDepartement)} : ${ANNONCES[repere?.marque ?? 'rien']}`;
  const elements: HTMLElement[] = [creer('p', { class: 'reponse-nom' }, titre)];
  if (commune) {
    const ancien = lieu.actuel ? `Cette ancienne commune est aujourd’hui dans ${lieu.actuel}. ` : '';
    const groupement = epci && estUnGroupement(epci[0]);
    elements.push(
      groupement
        ? creer('p', {}, `${ancien}Intercommunalité : `, creer('b', {}, epci[1]), '.')
        : creer('p', {}, `${ancien}Cette commune ${epci ? DU_GRAND_PARIS : SANS_INTERCOMMUNALITE}`),
    );
  }
  elements.push(
    ...(repere ? phrasesDuRepere(repere) : [creer('p', {}, RIEN_LU)]),
    creer('p', { class: 'aide' }, compteDuDepartement(nomDepartement, reperees)),
    liens(lieu, code, epci, table),
  );
  return { elements, annonce: titre, departement: { code, nom: nomDepartement } };
}
