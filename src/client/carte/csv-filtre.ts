import type { TerritoireDeCarte } from '#lib/carte/donnees.ts';
import { SITUATIONS } from '#lib/domaine/situations.ts';
import { contratPrincipal, termeDe } from '#lib/domaine/statut.ts';
import { adresseSchema } from '#lib/adresses.ts';
import { versCsvExcel } from '#lib/publication/csv.ts';
import { chargerJson } from '#client/charger-json.ts';
import { telecharger } from '#client/telecharger.ts';
import { chargerFormes } from './formes.ts';
import type { TerritoiresParAnnee } from './territoires-par-annee.ts';

/** Une ligne publiée : une valeur par colonne. */
type LignePubliee = Record<string, unknown>;

/** Champs qui portent une déduction, et la colonne que `valeurs_deduites` nomme alors. */
const DEDUITES = {
  generation: 'generation',
  signature: 'date_signature',
  debut: 'date_debut',
  fin: 'date_fin',
} as const;

/** Colonnes dont la valeur est déduite, séparées par des espaces ; `null` si aucune ne l’est. */
function deductionsDeLaLigne(contrat: TerritoireDeCarte['contrats'][number] | null): string | null {
  const champs = Object.keys(DEDUITES) as (keyof typeof DEDUITES)[];
  const deduites = champs.filter((champ) => contrat?.[champ]?.deduit).map((champ) => DEDUITES[champ]);
  return [...(contrat?.perimetreDeduit ? ['siren'] : []), ...deduites].join(' ') || null;
}

/** Les colonnes qui changent d’une année à l’autre ; les autres restent celles de la ligne publiée. */
function alAnnee(t: TerritoireDeCarte, adresseDe: (source: string) => string | undefined): LignePubliee {
  const contrat = contratPrincipal(t);
  const terme = contrat?.etape === 'signe' ? termeDe(contrat) : null;
  return {
    statut: t.statut,
    statut_libelle: SITUATIONS[t.statut].libelle,
    statut_au: t.au,
    contrat: contrat?.id ?? null,
    contrat_nom: contrat?.nom ?? null,
    generation: contrat?.generation?.rang ?? null,
    date_signature: contrat?.signature?.date ?? null,
    date_debut: contrat?.debut?.date ?? null,
    date_fin: terme?.date ?? null,
    date_fin_nature: terme && (terme.nature === 'publie' ? 'publiee' : 'calculee'),
    confiance: contrat?.confiance ?? null,
    valeurs_deduites: deductionsDeLaLigne(contrat),
    sources: contrat ? contrat.sources.flatMap((id) => adresseDe(id) ?? []).join(' ') : null,
  };
}

/** Les colonnes et leurs titres, tels que le schéma publié les dit. */
async function chargerTitres(): Promise<Record<string, { titre: string }>> {
  const { fields } = await chargerJson<{ fields: { name: string; title: string }[] }>(
    adresseSchema('situations-epci', 'latest', 'schema.json'),
  );
  return Object.fromEntries(fields.map(({ name, title }) => [name, { titre: title }]));
}

/**
 * Télécharge les lignes montrées, dans leur ordre et à l’année choisie (`null` = aujourd’hui, telles que publiées),
 * pour un tableur en français : qui filtre un tableau l’ouvre d’un double-clic.
 * Lève si un fichier de la vue ne vient pas : l’appelant donne alors le fichier entier.
 */
export async function telechargerCsv(
  vue: HTMLElement,
  parAnnee: TerritoiresParAnnee,
  visibles: readonly string[],
  annee: number | null,
): Promise<void> {
  const [{ features }, titres] = await Promise.all([chargerFormes(vue), chargerTitres()]);
  const publiees = new Map(features.map((f) => [String(f.id), f.properties]));
  const territoires = parAnnee.territoires(annee);
  const adresseDe = (source: string) => parAnnee.source(source)?.adresse;
  const lignes = visibles.flatMap((siren) => {
    const publiee = publiees.get(siren);
    const t = territoires.get(siren);
    if (!publiee || !t) return [];
    return [annee === null ? publiee : { ...publiee, ...alAnnee(t, adresseDe) }];
  });
  const nom = `situations-epci${annee ? `-${annee}` : ''}.csv`;
  telecharger(nom, new Blob([versCsvExcel(lignes, titres)], { type: 'text/csv' }));
}
