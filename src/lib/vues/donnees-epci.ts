import { LIBELLES, termeDe } from '#lib/domaine/statut.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import { contratPrincipal } from './territoire.ts';

/** Une ligne publiée par EPCI : mêmes clés dans le CSV et les propriétés du GeoJSON. Contrat public, en snake_case. */
export interface EpciPublie {
  siren: string;
  nom: string;
  nature: string;
  departement: string;
  population: number;
  nombre_communes: number;
  statut: string;
  statut_libelle: string;
  statut_au: string;
  contrat: string | null;
  contrat_nom: string | null;
  generation: number | null;
  date_signature: string | null;
  date_signature_deduite: boolean | null;
  date_debut: string | null;
  date_fin: string | null;
  /** `publiee` ou `calculee`. */
  date_fin_nature: string | null;
  confiance: string | null;
  /** Adresses des sources, séparées par une espace. */
  sources: string;
  page: string;
}

/** Les valeurs publiées d’un EPCI, à la date de sa situation. */
export function publierEpci(t: Territoire, adressesSources: (id: string) => string | undefined, page: string): EpciPublie {
  const contrat = contratPrincipal(t);
  const terme = contrat?.etape === 'signe' ? termeDe(contrat) : null;
  return {
    siren: t.epci.siren, nom: t.epci.nom, nature: t.epci.type, departement: t.epci.departement, population: t.epci.population,
    nombre_communes: t.communes.length, statut: t.statut, statut_libelle: LIBELLES[t.statut].libelle, statut_au: t.au,
    contrat: contrat?.id ?? null, contrat_nom: contrat?.nom ?? null, generation: contrat?.generation?.rang ?? null,
    date_signature: contrat?.signature?.date ?? null,
    date_signature_deduite: contrat?.signature ? contrat.signature.deduit !== undefined : null,
    date_debut: contrat?.debut?.date ?? null,
    date_fin: terme?.date ?? null, date_fin_nature: terme && (terme.nature === 'publie' ? 'publiee' : 'calculee'),
    confiance: contrat?.confiance ?? null,
    sources: (contrat?.sources ?? []).flatMap((id) => adressesSources(id) ?? []).join(' '), page,
  };
}
