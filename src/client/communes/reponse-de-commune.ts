import type { CommuneLue } from '#lib/communes/commune.ts';
import { situationDe } from '#lib/communes/commune.ts';
import {
  contratsPropresDe,
  reserveDe,
  sensDe,
  SANS_INTERCOMMUNALITE,
  titreDe,
} from '#lib/communes/mots-de-la-reponse.ts';
import type { IntercommunalitePubliee, Morceau } from '#lib/communes/communes-publiees.ts';
import { lienDAppel } from '#lib/valeurs/telephone.ts';
import { creer } from '#client/dom.ts';
import { situation } from '#client/carte/situation.ts';
import { valeur } from '#client/valeur.ts';

function phrase(morceaux: readonly Morceau[]): HTMLElement {
  return creer('p', {}, ...morceaux.map(([texte, deduit]) => (deduit ? valeur({ texte, deduit }) : texte)));
}

/** À qui poser la question : le standard s’il est connu, le site, et toujours la fiche officielle. */
function quiAppeler({ fiche, telephone, site }: IntercommunalitePubliee): HTMLElement[] {
  const liens = [
    ...(telephone ? [creer('a', { href: lienDAppel(telephone) }, telephone)] : []),
    ...(site ? [creer('a', { href: site, rel: 'external' }, new URL(site).hostname.replace(/^www\./, ''))] : []),
    ...(fiche ? [creer('a', { href: fiche, rel: 'external' }, 'fiche officielle (téléphone du siège)')] : []),
  ];
  if (liens.length === 0) return [];
  return [
    creer(
      'p',
      { class: 'aide' },
      'Qui appeler : ',
      ...liens.flatMap((lien, i) => (i > 0 ? [', ', lien] : [lien])),
      '.',
    ),
  ];
}

function suites(intercommunalite: IntercommunalitePubliee, carte: string | undefined): HTMLElement {
  const liens = creer(
    'p',
    { class: 'liens' },
    creer('a', { class: 'chevron', href: intercommunalite.page }, `${intercommunalite.nom} : la page du territoire`),
  );
  if (carte) liens.append(' ', creer('a', { href: carte }, 'Voir sur la carte'));
  return liens;
}

/**
 * La réponse à « ma commune est-elle couverte ? », prête à montrer. `carte` : adresse de la carte ouverte sur ce
 * territoire.
 */
export function reponseCommune(commune: CommuneLue, carte: string | undefined): HTMLElement[] {
  const { intercommunalite } = commune;
  const statut = situationDe(commune);
  const elements: HTMLElement[] = [
    creer('p', { class: 'reponse-nom' }, titreDe(commune)),
    intercommunalite && !intercommunalite.seule
      ? creer('p', {}, 'Intercommunalité : ', creer('b', {}, intercommunalite.nom_officiel), `${reserveDe(commune)}.`)
      : creer('p', {}, `Cette commune ${SANS_INTERCOMMUNALITE}`),
    creer('p', {}, situation(statut)),
  ];
  if (intercommunalite) elements.push(phrase(intercommunalite.reponse));
  elements.push(
    ...contratsPropresDe(commune).map((texte) => creer('p', { class: 'aide' }, texte)),
    creer('p', {}, sensDe(statut, intercommunalite?.seule)),
  );
  if (intercommunalite) elements.push(...quiAppeler(intercommunalite), suites(intercommunalite, carte));
  return elements;
}

/** La réponse pour une intercommunalité, quand la commune n’est pas connue (position). */
export function reponseIntercommunalite(
  intercommunalite: IntercommunalitePubliee,
  carte: string | undefined,
): HTMLElement[] {
  return [
    creer('p', { class: 'reponse-nom' }, intercommunalite.nom_officiel),
    creer('p', {}, situation(intercommunalite.statut)),
    phrase(intercommunalite.reponse),
    creer('p', {}, sensDe(intercommunalite.statut)),
    ...quiAppeler(intercommunalite),
    suites(intercommunalite, carte),
  ];
}
