import { tropPourUnePage } from '#lib/domaine/departement.ts';
import { chargerContenu } from '#chargeurs/contenu.ts';
import { geographieDe } from '#chargeurs/geographie.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { adresseRepere } from '#lib/adresses.ts';
import type { Morceau } from '#lib/communes/communes-publiees.ts';
import { donneesDe } from '#lib/contenu/contenu.ts';
import {
  fragmentsDeDepartement,
  fragmentsDeNoms,
  type FragmentDepartement,
  type ReponseRepere,
  type TableDesFragments,
} from '#lib/france/fragments.ts';
import { dresserReleve, type Releve, type TerritoireRepere } from '#lib/france/releve.ts';
import { phrasesDe, sourcesDe } from '#lib/france/reponse-d-ailleurs.ts';
import { ficheOfficielle } from '#lib/territoire/banatic.ts';
import { typo } from '#lib/texte/typo.ts';
import type { Siren } from '#lib/valeurs/siren.ts';
import { DATE_REFERENCE } from './date-reference.ts';
import { chargerDonnees, sourceDe } from './site.ts';

let releve: Releve | undefined;

/** Le relevé national, dressé une fois par construction. */
export function chargerReleve(): Releve {
  const contenu = chargerContenu();
  return (releve ??= dresserReleve({
    reperages: donneesDe(contenu.reperages),
    affirmations: donneesDe(contenu.affirmations),
    referentiel: lireReferentiel(),
    suivis: new Set(donneesDe(contenu.departements).map((d) => d.code)),
    au: DATE_REFERENCE,
  }));
}

/** Ce qu’un fragment dit d’un territoire repéré. */
function publierRepere(t: TerritoireRepere): ReponseRepere {
  const source = sourcesDe(t)
    .map((id) => sourceDe(chargerDonnees(), id))
    .find((s) => s.adresse);
  return {
    marque: t.marque,
    phrases: phrasesDe(t).map((phrase) =>
      phrase.map(({ texte, deduit }): Morceau => (deduit ? [typo(texte), typo(deduit)] : [typo(texte)])),
    ),
    source: source?.adresse ? { editeur: typo(source.editeur), adresse: source.adresse } : null,
    page: adresseRepere(t.epci),
  };
}

/** L’index national : la table, les fragments de noms, les fragments de département. */
export interface IndexNational {
  table: TableDesFragments;
  noms: string[];
  departements: Map<string, FragmentDepartement>;
}

let index: IndexNational | undefined;

/**
 * L’index national, sans les communes que l’index des départements suivis porte déjà ; avec elles quand ces index sont
 * trop nombreux pour être tous chargés : le champ ne cherche alors qu’ici.
 */
export function chargerIndexNational(): IndexNational {
  return (index ??= dresserLIndex());
}

function dresserLIndex(): IndexNational {
  const referentiel = lireReferentiel();
  const { departements, regions } = chargerContenu();
  const portes = tropPourUnePage(departements) ? [] : departements;
  const suivie = geographieDe(portes.map(({ donnee }) => donnee.code));
  const codesSuivis = new Set(suivie.communes.map((c) => c.code));
  const sirensSuivis = new Set(suivie.epci.map((e) => e.siren));
  const communes = [...referentiel.communes.values()].filter((c) => !codesSuivis.has(c.code));
  const epci = [...referentiel.epci.values()].filter((e) => !sirensSuivis.has(e.siren));
  const { parSiren, territoires } = chargerReleve();
  const reperees = Map.groupBy(territoires, (t) => t.epci.departement);
  const { fins, textes } = fragmentsDeNoms(communes, epci);
  const ars = new Map(donneesDe(regions).map((r) => [r.region, r.ars ?? null]));
  const table: TableDesFragments = {
    situation_au: DATE_REFERENCE,
    licence: 'Licence Ouverte 2.0',
    fiche_officielle: ficheOfficielle(''),
    fins,
    departements: Object.fromEntries(
      [...referentiel.departements.values()].map((d) => [
        d.code,
        [typo(d.nom), d.region, reperees.get(d.code)?.length ?? 0],
      ]),
    ),
    regions: Object.fromEntries(
      [...referentiel.departements.values()].map((d) => [d.region, [typo(d.nomRegion), ars.get(d.region) ?? null]]),
    ),
  };
  const repereDe = (siren: Siren) => {
    const t = parSiren.get(siren);
    return t && publierRepere(t);
  };
  return { table, noms: textes, departements: fragmentsDeDepartement(communes, referentiel.epci, repereDe) };
}
