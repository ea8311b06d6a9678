/** Le territoire d’un contrat et son porteur, confrontés au référentiel. */
import { nommees } from '#lib/domaine/agences.ts';
import type { Epci } from '#lib/domaine/epci.ts';
import { departementsCouverts, type Referentiel } from '#lib/domaine/referentiel.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import type { Reperage } from '#lib/schemas/france.ts';
import { normaliser } from '#lib/texte/cle.ts';
import { formaterNombre } from '#lib/texte/typo.ts';
import type { CodeInsee } from '#lib/valeurs/code-insee.ts';
import type { Siren } from '#lib/valeurs/siren.ts';

/** Note une faute d’une fiche : champ, valeur, ce qui était attendu. */
export type Noter = (champ: string, valeur: string, attendu: string, cause?: string) => void;

/** Codes de toutes les communes couvertes. */
export function communesDuContrat(c: Contrat, { epci }: Referentiel): CodeInsee[] {
  return [...c.communes, ...c.epci.flatMap((siren) => epci.get(siren)?.communes ?? [])];
}

/** Le territoire dit : des intercommunalités et des communes qui existent, dans le département, chacune une fois. */
export function verifierTerritoire(c: Reperage, { epci, communes }: Referentiel, noter: Noter): void {
  const sansTerritoire = c.epci.length + c.communes.length === 0;
  if (sansTerritoire && !c.perimetreInconnu) noter('epci', 'aucun territoire', 'au moins un EPCI ou une commune');
  if (!sansTerritoire && c.perimetreInconnu)
    noter('perimetreInconnu', 'des territoires sont cités', 'ce champ seulement quand aucun ne l’est');
  c.epci.forEach((siren, i) => {
    if (!epci.has(siren)) noter(`epci[${i}]`, `« ${siren} »`, 'le SIREN d’un EPCI du référentiel en vigueur');
  });
  c.communes.forEach((code, i) => {
    const commune = communes.get(code);
    if (!commune) noter(`communes[${i}]`, `« ${code} »`, 'le code Insee d’une commune actuelle du référentiel');
    else if (commune.epci && c.epci.includes(commune.epci))
      noter(
        `communes[${i}]`,
        `« ${code} » (${commune.nom}), déjà couverte par ${epci.get(commune.epci)?.nom ?? commune.epci}`,
        'seulement des communes hors des EPCI de la fiche',
      );
  });
  for (const { siren, nom, communes: membres } of epci.values())
    if (membres.length > 1 && membres.every((code) => c.communes.includes(code)))
      noter('communes', `toutes celles de ${nom}`, `le SIREN de cette intercommunalité dans « epci » : ${siren}`);
  const departements = departementsCouverts(c, { epci, communes });
  if (departements.length > 0 && !departements.includes(c.departement))
    noter(
      'epci',
      'aucun territoire de ce département',
      `au moins un EPCI ou une commune du ${c.departement}, dossier où la fiche est rangée`,
    );
}

/** Un territoire d’une autre région est une faute de frappe, à moins qu’une intercommunalité n’y soit à cheval. */
export function verifierRegions(c: Reperage, referentiel: Referentiel, noter: Noter): void {
  const regionDe = (code: string) => referentiel.departements.get(code)?.region;
  const departementsDe = (epci: Siren[], communes: CodeInsee[]) =>
    departementsCouverts({ epci, communes }, referentiel);
  const ici = c.epci.map((siren) => departementsDe([siren], [])).filter((codes) => codes.includes(c.departement));
  const regions = new Set([c.departement, ...ici.flat()].map(regionDe));
  const ailleurs = (codes: string[]) => codes.length > 0 && !codes.some((code) => regions.has(regionDe(code)));
  const attendu = `un territoire de la région du ${c.departement}`;
  c.epci.forEach((siren, i) => {
    const nom = referentiel.epci.get(siren)?.nom ?? '';
    if (ici.length > 0 && ailleurs(departementsDe([siren], []))) noter(`epci[${i}]`, `« ${siren} » (${nom})`, attendu);
  });
  c.communes.forEach((code, i) => {
    const commune = referentiel.communes.get(code);
    if (commune && c.epci.length + c.communes.length > 1 && ailleurs([commune.departement]))
      noter(`communes[${i}]`, `« ${code} » (${commune.nom})`, attendu);
  });
}

/** Rapport admis entre ce qu’une source compte et ce que compte le référentiel : des communes ont fusionné. */
const RAPPORT_MAX = 3;

/** Communes et habitants que dit la source : du même ordre que ceux des intercommunalités citées. */
export function verifierComptes(c: Reperage, referentiel: Referentiel, noter: Noter): void {
  const communes = communesDuContrat(c, referentiel);
  if (!c.territoire || communes.length === 0) return;
  const actuels = {
    communes: communes.length,
    habitants: communes.reduce((somme, code) => somme + (referentiel.communes.get(code)?.population ?? 0), 0),
  };
  for (const champ of ['communes', 'habitants'] as const) {
    const [dit, actuel] = [c.territoire[champ], actuels[champ]];
    if (dit && actuel && Math.max(dit / actuel, actuel / dit) > RAPPORT_MAX)
      noter(
        `territoire.${champ}`,
        formaterNombre(dit),
        `un nombre du même ordre que le référentiel : ${formaterNombre(actuel)}`,
      );
  }
}

/** Le porteur désigné par son SIREN : une intercommunalité du contrat, sous son nom, ou une autre personne morale. */
export function verifierPorteur({ porteur, ...c }: Contrat, { epci, communes }: Referentiel, noter: Noter): void {
  const designe = porteur.siren === undefined ? undefined : epci.get(porteur.siren);
  if (!designe) return;
  const couverts = new Set([...c.epci, ...c.communes.map((code) => communes.get(code)?.epci)]);
  if (couverts.size > 0 && !couverts.has(designe.siren))
    return noter(
      'porteur.siren',
      `« ${designe.siren} » (${designe.nom})`,
      'le SIREN d’une intercommunalité du contrat, ou d’un autre porteur',
    );
  const homonyme = [...epci.values()].find(
    (e) => e.siren !== designe.siren && e.departement === designe.departement && nomNu(e.nom) === nomNu(porteur.nom),
  );
  if (homonyme && nomNu(designe.nom) !== nomNu(porteur.nom))
    noter('porteur.nom', `« ${porteur.nom} »`, `le nom que ce SIREN désigne : ${designe.nom}`);
}

/** Longueur d’un nom qui ne se prend pas pour un mot ordinaire. */
const LETTRES_MIN = 4;

/**
 * Les intercommunalités du département qu’un texte nomme et qui ne sont pas citées : `couvertes` porte leurs SIREN, et
 * les communes prises sans toute leur intercommunalité.
 */
export function nommeesSansEtreCitees(
  texte: string,
  couvertes: Pick<Contrat, 'epci' | 'communes'>,
  departement: string,
  { epci, communes }: Referentiel,
): Epci[] {
  const citees = new Set<Siren | null | undefined>([
    ...couvertes.epci,
    ...couvertes.communes.map((code) => communes.get(code)?.epci),
  ]);
  const villes = new Set(couvertes.communes.map((code) => normaliser(communes.get(code)?.nom ?? '')));
  const siens = [...epci.values()].filter((e) => e.departements.includes(departement) || citees.has(e.siren));
  const noms = new Map(siens.map((e) => [e.siren, nomNu(e.nom)]));
  return nommees(texte, noms).flatMap((siren) => {
    const nom = noms.get(siren) ?? '';
    const designe = epci.get(siren);
    return designe && !citees.has(siren) && nom.length >= LETTRES_MIN && !villes.has(nom) ? [designe] : [];
  });
}

/** Le nom d’une fiche ne nomme pas une intercommunalité qu’elle ne couvre pas : elle serait celle d’une autre. */
export function verifierNomDuTerritoire(c: Reperage, referentiel: Referentiel, noter: Noter): void {
  if (c.epci.length + c.communes.length === 0) return;
  for (const { siren, nom } of nommeesSansEtreCitees(c.nom, c, c.departement, referentiel))
    noter('nom', `« ${c.nom} »`, `un nom sans « ${nom} », ou cette intercommunalité dans « epci » : ${siren}`);
}

/** Nom d’une intercommunalité sans sa nature, écrite en sigle ou en toutes lettres : `pays de craon`. */
const nomNu = (nom: string): string =>
  normaliser(nom)
    .replace(/^(cc|ca|cu|metropole|communaute (de communes|d agglomeration|urbaine))\b/, '')
    .replace(/^ (de la|de l|des|du|de|d) /, '')
    .trim();
