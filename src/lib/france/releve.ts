/** Le relevé : ce que l’on sait des intercommunalités hors des départements suivis. */
import { nomCourt } from '#lib/domaine/epci.ts';
import type { Referentiel } from '#lib/domaine/referentiel.ts';
import { statutDe } from '#lib/domaine/statut.ts';
import { contratsDeLEpci, type Territoire } from '#lib/domaine/territoire.ts';
import type { Affirmation, Reperage } from '#lib/schemas/france.ts';
import type { Jour } from '#lib/valeurs/date-partielle.ts';
import type { CodeInsee } from '#lib/valeurs/code-insee.ts';
import type { Siren } from '#lib/valeurs/siren.ts';
import { marqueDe, type Marque } from './marques.ts';

/** Une intercommunalité dont une source lue dit quelque chose. */
export interface TerritoireRepere extends Omit<Territoire, 'contrats' | 'contratsCommunaux'> {
  contrats: Reperage[];
  /** Fiches qui ne couvrent que certaines de ses communes. */
  contratsCommunaux: Reperage[];
  /** Ce qu’une source dit du département entier, et qui vaut pour elle. */
  affirmations: Affirmation[];
  marque: Marque;
}

/** Le relevé entier, au jour dit. */
export interface Releve {
  au: Jour;
  /** Territoires repérés, dans l’ordre de leur nom. */
  territoires: TerritoireRepere[];
  parSiren: Map<Siren, TerritoireRepere>;
  /** Fiches dont les intercommunalités ne sont pas nommées. */
  sansTerritoire: Reperage[];
  /** Fiches de communes sans intercommunalité. */
  horsEpci: Reperage[];
}

/** Ce dont le relevé est fait. */
export interface Matiere {
  reperages: readonly Reperage[];
  affirmations: readonly Affirmation[];
  referentiel: Referentiel;
  /** Codes des départements suivis : leurs territoires n’entrent pas dans le relevé. */
  suivis: ReadonlySet<string>;
  au: Jour;
}

/** Rassemble ce que l’on sait, territoire par territoire. */
export function dresserReleve({ reperages, affirmations, referentiel, suivis, au }: Matiere): Releve {
  const territoires: TerritoireRepere[] = [];
  for (const epci of referentiel.epci.values()) {
    if (epci.departements.some((code) => suivis.has(code))) continue;
    const contrats = contratsDeLEpci(reperages, epci.siren);
    const contratsCommunaux = reperages.filter((c) => c.communes.some((code) => epci.communes.includes(code)));
    const siennes = affirmations.filter((a) => a.departement === epci.departement && !a.sauf.includes(epci.siren));
    if (contrats.length + contratsCommunaux.length + siennes.length === 0) continue;
    const communes = epci.communes.flatMap((code) => referentiel.communes.get(code) ?? []);
    const base = {
      epci,
      nom: nomCourt(epci.nom),
      communes,
      contrats,
      contratsCommunaux,
      affirmations: siennes,
      statut: statutDe(contrats, au),
      au,
    };
    territoires.push({ ...base, marque: marqueDe(base) });
  }
  territoires.sort((a, b) => a.nom.localeCompare(b.nom, 'fr'));
  const communeDe = (code: CodeInsee) => referentiel.communes.get(code);
  return {
    au,
    territoires,
    parSiren: new Map(territoires.map((t) => [t.epci.siren, t])),
    sansTerritoire: reperages.filter((c) => c.perimetreInconnu && !suivis.has(c.departement)),
    horsEpci: reperages.filter((c) => c.communes.some((code) => communeDe(code)?.epci === null)),
  };
}
