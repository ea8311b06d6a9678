/** « Qui appeler » : les mêmes interlocuteurs à l’écran, dans une réponse et sur papier. */
import type { Departement } from '#lib/domaine/departement.ts';
import { estUnGroupement } from '#lib/domaine/epci.ts';
import { contratPrincipal } from '#lib/domaine/statut.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import type { Contact } from '#lib/schemas/contact.ts';
import type { Source } from '#lib/schemas/source.ts';
import { auMois, formaterDate } from '#lib/valeurs/date-partielle.ts';
import { lienDAppel } from '#lib/valeurs/telephone.ts';
import { ficheOfficielle } from './banatic.ts';
import type { Valeur } from './reponse.ts';

/** Quelqu’un à qui s’adresser, prêt à montrer. */
export interface AAppeler {
  /** Ce qu’il est : `L’intercommunalité`. */
  role: string;
  nom: string;
  /** Standard, ce que l’on sait de sa date, et le lien qui appelle. */
  telephone?: { numero: string; lien: string; releve: string; sur: boolean };
  /** Site, et son nom d’hôte. */
  site?: { hote: string; adresse: string };
  /** Adresse postale. */
  postale?: Valeur;
  courriel?: string;
  /** Fiche officielle (BANATIC). */
  fiche?: string;
  /** Ce que nous n’avons pas trouvé, et que faire à la place. */
  sinon?: string;
  /** Sources des coordonnées. */
  sources: string[];
}

/** Ce qu’il faut d’un département pour y trouver quelqu’un. */
export type DepartementContacts = Pick<Departement, 'code' | 'contacts' | 'fiche'>;

/** Une commune n’a pas de fiche dans la base des groupements. */
const SINON_COMMUNE = 'Standard non trouvé : adressez-vous à sa mairie.';
const SINON_EPCI =
  'Standard non trouvé. La fiche officielle, que nous n’avons pas pu ouvrir, le donne ; à défaut, votre mairie.';

/** `https://www.paysdecraon.fr/` → `paysdecraon.fr`. */
const hoteDe = (adresse: string): string => new URL(adresse).hostname.replace(/^www\./, '');

function coordonnees(c: Contact | undefined, sources: ReadonlyMap<string, Source>) {
  const { telephone, site, postale, courriel } = c ?? {};
  const date = telephone && sources.get(telephone.source)?.date;
  return {
    ...(telephone && {
      telephone: {
        numero: telephone.numero,
        lien: lienDAppel(telephone.numero),
        releve: date ? `relevé en ${formaterDate(auMois(date))}` : 'relevé sans date, à confirmer',
        sur: telephone.confiance === 'haute',
      },
    }),
    ...(site && { site: { hote: hoteDe(site.adresse), adresse: site.adresse } }),
    ...(postale && { postale: { texte: postale.texte, ...(postale.deduit && { deduit: postale.deduit }) } }),
    ...(courriel && { courriel: courriel.adresse }),
    sources: [telephone, site, postale, courriel].flatMap((x) => x?.source ?? []),
  };
}

/** L’agence régionale de santé d’un département : sa délégation d’abord, le standard de l’agence à défaut du sien. */
export function agenceDe(
  code: string,
  departements: readonly DepartementContacts[],
  sources: ReadonlyMap<string, Source>,
): AAppeler {
  const contacts = departements.flatMap((d) => d.contacts);
  const fiche = departements.find((d) => d.code === code)?.fiche.ars;
  const delegation = contacts.find((c) => c.qui === 'delegation' && c.departement === code);
  const siege = contacts.find((c) => c.qui === 'ars' && (!fiche || c.nom === fiche.nom));
  const nom = [siege?.nom ?? fiche?.nom, delegation?.nom ?? fiche?.delegation].filter(Boolean).join(', ');
  const { telephone, ...siennes } = coordonnees(delegation, sources);
  const { postale: _adresse, ...duSiege } = coordonnees(siege, sources);
  const ici = delegation ? 'de la délégation ' : '';
  const manque = duSiege.telephone
    ? `Numéro ${ici}non trouvé : demandez-le au standard de l’agence.`
    : `Numéro ${ici}non trouvé : cherchez-le sur le site de l’agence.`;
  return {
    role: 'L’agence régionale de santé (ARS)',
    nom: nom || `celle du département ${code}`,
    ...(fiche?.adresse && { site: { hote: hoteDe(fiche.adresse), adresse: fiche.adresse } }),
    ...duSiege,
    ...siennes,
    ...(telephone ? { telephone } : { sinon: manque }),
    sources: [...new Set([...siennes.sources, ...duSiege.sources])],
  };
}

/**
 * Qui appeler pour un territoire : son intercommunalité, le porteur du contrat s’il en est un autre, et l’agence de son
 * département, celui où vit la plus grande part de sa population.
 * @param suivis départements publiés où il a des communes.
 */
export function quiAppeler(
  t: Pick<Territoire, 'epci' | 'contrats' | 'au'>,
  suivis: readonly DepartementContacts[],
  sources: ReadonlyMap<string, Source>,
): AAppeler[] {
  const contacts = suivis.flatMap((d) => d.contacts);
  const sien = contacts.find((c) => c.qui === 'epci' && c.siren === t.epci.siren);
  const groupement = estUnGroupement(t.epci.siren);
  const siren = contratPrincipal(t)?.porteur.siren;
  const porteur = contacts.find((c) => c.qui === 'porteur' && c.siren === siren);
  return [
    {
      role: groupement ? 'L’intercommunalité' : 'La commune',
      nom: t.epci.nom,
      ...coordonnees(sien, sources),
      ...(groupement && { fiche: ficheOfficielle(t.epci.siren) }),
      ...(!sien?.telephone && { sinon: groupement ? SINON_EPCI : SINON_COMMUNE }),
    },
    ...(porteur ? [{ role: 'Le porteur du contrat', nom: porteur.nom!, ...coordonnees(porteur, sources) }] : []),
    agenceDe(t.epci.departement, suivis, sources),
  ];
}
