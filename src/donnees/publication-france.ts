import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { chargerContenu } from '#chargeurs/contenu.ts';
import { adresseRepere, adresseTerritoire } from '#lib/adresses.ts';
import { donneesDe } from '#lib/contenu/contenu.ts';
import { contratPrincipal } from '#lib/domaine/statut.ts';
import { sourcesDe } from '#lib/france/reponse-d-ailleurs.ts';
import { publier } from '#lib/publication/colonne.ts';
import { CHAMPS_FRANCE, type EntreeFrance } from '#lib/publication/colonnes-france.ts';
import { LICENCE } from '#lib/publication/table-schema.ts';
import { nombreDEpci } from './carte-de-france.ts';
import { DATE_REFERENCE } from './date-reference.ts';
import { chargerReleve } from './france.ts';
import { chargerDonnees, sourceDe } from './site.ts';

/** Toutes les intercommunalités de France, par département puis par nom. */
function entrees(origine: URL): EntreeFrance[] {
  const { epci, departements } = lireReferentiel();
  const donnees = chargerDonnees();
  const suivis = new Map(donnees.territoires.map((t) => [t.epci.siren, t]));
  const { parSiren } = chargerReleve();
  return [...epci.values()]
    .sort((a, b) => a.departement.localeCompare(b.departement) || a.nom.localeCompare(b.nom, 'fr'))
    .map((e): EntreeFrance => {
      const { nom, nomRegion } = departements.get(e.departement)!;
      const suivi = suivis.get(e.siren);
      const repere = parSiren.get(e.siren);
      const sansSuivi = repere ? 'repere' : 'rien-lu';
      const contrats = suivi?.contrats ?? repere?.contrats ?? [];
      const ids = repere ? sourcesDe(repere) : (contratPrincipal({ contrats, au: DATE_REFERENCE })?.sources ?? []);
      const page = (suivi && adresseTerritoire(e)) ?? (repere && adresseRepere(e));
      return {
        epci: e,
        niveau: suivi ? 'suivi' : sansSuivi,
        nomDepartement: nom,
        nomRegion,
        statut: suivi?.statut ?? repere?.statut ?? 'non-renseigne',
        marque: repere?.marque ?? null,
        contrats,
        affirmation: repere?.affirmations[0] ?? null,
        source: ids[0] ? sourceDe(donnees, ids[0]) : null,
        page: page ? new URL(page, origine).href : null,
        au: DATE_REFERENCE,
      };
    });
}

/** Les lignes de `france.csv`. */
export function lignesDeLaFrance(origine: URL) {
  return entrees(origine).map((e) => publier(CHAMPS_FRANCE, e));
}

/** `france.json` : les contrats repérés tels que leurs fiches les disent, les affirmations, et ce qui a été cherché. */
export function jsonDeLaFrance(): string {
  const contenu = chargerContenu();
  const donnees = chargerDonnees();
  const { territoires, sansTerritoire, horsEpci } = chargerReleve();
  const retenus = new Set(
    [...territoires.flatMap((t) => [...t.contrats, ...t.contratsCommunaux]), ...sansTerritoire, ...horsEpci].map(
      (c) => c.id,
    ),
  );
  const contrats = donneesDe(contenu.reperages).filter((c) => retenus.has(c.id));
  const affirmations = donneesDe(contenu.affirmations);
  const regions = donneesDe(contenu.regions);
  const citees = new Set([
    ...contrats.flatMap((c) => c.sources),
    ...affirmations.map((a) => a.constat.source),
    ...regions.flatMap((r) => [...r.sources, ...r.annonces.map((a) => a.source)]),
  ]);
  return JSON.stringify({
    situation_au: DATE_REFERENCE,
    licence: LICENCE.title,
    avertissement:
      'Un relevé de ce qui a été lu, pas un recensement : l’absence d’une fiche n’est pas l’absence d’un contrat.',
    intercommunalites: nombreDEpci(),
    intercommunalites_reperees: territoires.length,
    contrats,
    affirmations,
    regions,
    sources: [...citees].map((id) => sourceDe(donnees, id)),
  });
}
