import { adresseTerritoire, url } from '#lib/adresses.ts';
import { SITUATIONS } from '#lib/domaine/situations.ts';
import { natureEpci } from '#lib/domaine/epci.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import type { Aide } from '#lib/schemas/aide.ts';
import type { Colonnes } from './colonne.ts';
import type { RessourceAPublier } from './paquet-donnees.ts';
import { LICENCE } from './table-schema.ts';

/** Un objet de schema.org. */
export type ObjetLd = { '@type': string } & Record<string, unknown>;

/**
 * Les objets d’une page, prêts à mettre dans un bloc `application/ld+json` : ni `</script>` ni `<!--` ne peuvent en
 * sortir, et les deux séparateurs de ligne qu’un ancien navigateur prendrait pour une fin de ligne sont écrits en
 * échappement.
 */
export function versJsonLd(objets: readonly ObjetLd[]): string {
  // Un seul objet se passe d’enveloppe : chaque octet compte dans le premier aller-retour.
  const contenu = objets.length === 1 ? objets[0] : { '@graph': objets };
  return JSON.stringify({ '@context': 'https://schema.org', ...contenu }).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Le fil d’Ariane, de l’accueil à la page courante ; celle-ci n’a pas besoin d’adresse, c’est la page elle-même. */
export function filLd(elements: readonly { nom: string; adresse?: string }[], origine: URL): ObjetLd {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: elements.map(({ nom, adresse }, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      name: nom,
      ...(adresse && { item: new URL(adresse, origine).href }),
    })),
  };
}

/** Le site, et qui le publie : un projet, pas un service public. */
export function siteLd(site: { nom: string; editeur: { nom: string } }, origine: URL): ObjetLd {
  return {
    '@type': 'WebSite',
    name: site.nom,
    url: new URL(url('/'), origine).href,
    inLanguage: 'fr',
    publisher: { '@type': 'Project', name: site.editeur.nom },
  };
}

/** L’intercommunalité, qui est bien une administration, et sa situation, que nous constatons à une date. */
export function territoireLd(t: Territoire, origine: URL): ObjetLd[] {
  const page = new URL(adresseTerritoire(t.epci), origine).href;
  const id = `${page}#epci`;
  return [
    {
      '@type': 'GovernmentOrganization',
      '@id': id,
      name: t.epci.nom,
      alternateName: t.nom,
      description: natureEpci(t.epci),
      mainEntityOfPage: page,
      identifier: { '@type': 'PropertyValue', propertyID: 'SIREN', value: t.epci.siren },
    },
    {
      '@type': 'Observation',
      observationAbout: { '@id': id },
      observationDate: t.au,
      variableMeasured: 'Situation du contrat local de santé',
      value: t.statut,
      description: SITUATIONS[t.statut].libelle,
    },
  ];
}

/** L’aide d’un département : un service public, rendu par lui et non par ce site. */
export function aideLd(aide: Aide, d: Departement, page: string): ObjetLd {
  return {
    '@type': 'GovernmentService',
    name: aide.nomOfficiel,
    alternateName: aide.titre,
    description: aide.resume,
    mainEntityOfPage: page,
    serviceType: aide.nature.texte,
    provider: { '@type': 'GovernmentOrganization', name: `Département ${d.fiche.de}` },
    areaServed: { '@type': 'AdministrativeArea', name: d.nom, identifier: d.code },
    audience: { '@type': 'Audience', audienceType: aide.beneficiaires.map((b) => b.texte).join(' ') },
  };
}

/** Le jeu de données, ses fichiers et ses colonnes. */
export function donneesLd(
  fichiers: readonly Omit<RessourceAPublier, 'schema'>[],
  champs: Colonnes<never>,
  jeu: { page: string; editeur: string; au: string; lieux: readonly string[] },
): ObjetLd {
  return {
    '@type': 'Dataset',
    name: 'Contrats locaux de santé',
    url: jeu.page,
    inLanguage: 'fr',
    license: LICENCE.path,
    isAccessibleForFree: true,
    description:
      'Situation des intercommunalités au regard des contrats locaux de santé, et contrats connus, avec ' +
      'leurs dates, leurs sources et ce qui y est déduit.',
    dateModified: jeu.au,
    creator: { '@type': 'Project', name: jeu.editeur },
    spatialCoverage: jeu.lieux.map((nom) => ({ '@type': 'AdministrativeArea', name: nom })),
    variableMeasured: Object.values(champs).map((c) => c.titre),
    distribution: fichiers.map((f) => ({
      '@type': 'DataDownload',
      name: f.titre,
      encodingFormat: f.type,
      contentUrl: new URL(`${f.nom}.${f.format}`, jeu.page).href,
      contentSize: `${f.octets} B`,
      sha256: f.sha256,
    })),
  };
}
