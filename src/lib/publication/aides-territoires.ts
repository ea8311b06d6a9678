import { echapperXml } from '#lib/texte/xml.ts';
import { dureeEnMots } from '#lib/financement/plafond-en-mots.ts';
import type { Aide } from '#lib/schemas/aide.ts';
import type { Source } from '#lib/schemas/source.ts';
import { LICENCE } from './table-schema.ts';

/** Ce que l’aide ne dit pas d’elle-même. */
export interface ContexteAide {
  departement: { code: string; nom: string };
  /** Page publique de l’aide sur ce site. */
  page: string;
  /** Liste publique d’où la fiche est importable. */
  fichier: string;
  editeur: string;
  /** Jour de la situation. */
  au: string;
  sourceDe: (id: string) => Source;
}

const paragraphes = (textes: readonly string[]) => textes.map((t) => `<p>${echapperXml(t)}</p>`).join('');
const liste = (titre: string, textes: readonly string[]) =>
  `<h3>${titre}</h3><ul>${textes.map((t) => `<li>${echapperXml(t)}</li>`).join('')}</ul>`;
const textesDe = (faits: readonly { texte: string }[]) => faits.map((f) => f.texte);

const direPart = ({ financeur, euros }: Aide['exemples'][number]['parts'][number]) =>
  `${financeur}, ${euros === null ? 'montant non publié' : `${euros} €`}`;

/**
 * Une aide sous les noms de champs de l’interface d’Aides-territoires, importable sans découper de texte.
 * Ce que la source ne dit pas vaut `null` ou une liste vide ; rien n’est complété. Les listes fermées
 * d’Aides-territoires (type, public) ne sont remplies que si le texte de l’aide emploie le mot.
 */
export function versAidesTerritoires(aide: Aide, contexte: ContexteAide) {
  const { departement: d, sourceDe } = contexte;
  const source = sourceDe(aide.financeur.source);
  const beneficiaires = textesDe(aide.beneficiaires).join(' ');
  return {
    id: aide.id,
    slug: aide.id,
    url: contexte.page,
    name: aide.titre,
    name_initial: aide.nomOfficiel,
    short_title: aide.nomOfficiel,
    financers: [`Département ${d.nom}`],
    instructors: [],
    programs: [],
    description:
      paragraphes([aide.resume, aide.objet.texte]) +
      liste('Missions', aide.missions) +
      liste('Contexte', textesDe(aide.contexte)) +
      liste('Programme', textesDe(aide.programme)),
    eligibility:
      paragraphes(textesDe(aide.beneficiaires)) +
      liste('Conditions', textesDe([...aide.conditions, aide.mutualisation])) +
      liste('Contreparties', textesDe(aide.contreparties)),
    perimeter: d.nom,
    perimeter_code: d.code,
    perimeter_scale: 'Département',
    mobilization_steps: [],
    origin_url: source.adresse ?? contexte.page,
    application_url: null,
    is_call_for_project: null,
    categories: [],
    targeted_audiences: /intercommunalit|EPCI/i.test(beneficiaires) ? ['Intercommunalité / Pays'] : [],
    aid_types: /subvention/i.test(aide.nature.texte) ? ['Subvention'] : [],
    is_charged: null,
    destinations: [],
    start_date: null,
    predeposit_date: null,
    submission_deadline: null,
    subvention_rate_lower_bound: null,
    subvention_rate_upper_bound: aide.taux.pourcent,
    subvention_comment:
      `Au plus ${aide.plafondAnnuel.euros} € par an pendant ${dureeEnMots(aide.duree.annees)}, soit ` +
      `${aide.plafondTotal.euros} €. ${aide.taux.texte}`,
    loan_amount: null,
    recoverable_advance_amount: null,
    contact: paragraphes(textesDe(aide.demande)),
    recurrence: null,
    project_examples: aide.exemples.map((e) => `${e.titre} : ${e.parts.map(direPart).join(' ; ')}.`).join(' '),
    import_data_url: contexte.fichier,
    import_data_mention:
      `Fiche établie par ${contexte.editeur}, d’après « ${source.titre} » (${source.editeur}). ` +
      `${aide.dateRegle.texte}`,
    import_share_licence: LICENCE.title,
    date_created: null,
    date_updated: contexte.au,
  };
}
