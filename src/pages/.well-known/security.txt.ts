import type { APIRoute } from 'astro';
import { url } from '#lib/adresses.ts';
import { CHEMIN_SIGNALER, contactDe } from '#lib/publication/signalement.ts';
import { decalerAnnees } from '#lib/valeurs/date-partielle.ts';
import { DATE_REFERENCE } from '#donnees/date-reference.ts';
import { chargerSite } from '#donnees/site.ts';

/** À qui signaler une faille (RFC 9116) ; l’échéance suit la construction, d’un an au plus. */
export const GET: APIRoute = ({ site }) => {
  // Sans adresse où écrire, la page qui l’explique : le champ est obligatoire.
  const contact = contactDe(chargerSite())?.lien ?? new URL(url(CHEMIN_SIGNALER), site).href;
  const lignes = {
    Contact: contact,
    Expires: `${decalerAnnees(DATE_REFERENCE, 1)}T00:00:00Z`,
    'Preferred-Languages': 'fr',
    Canonical: new URL(url('/.well-known/security.txt'), site).href,
  };
  return new Response(
    Object.entries(lignes)
      .map(([cle, valeur]) => `${cle}: ${valeur}\n`)
      .join(''),
  );
};
