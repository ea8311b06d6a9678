/** L’aide d’un département, son dossier et ses modèles : montants et identifiants. */
import { champsDuDossier, construireDossier } from '#lib/domaine/dossier.ts';
import type { Aide } from '#lib/schemas/aide.ts';
import type { FicheDossier } from '#lib/schemas/dossier.ts';
import { normaliser } from '#lib/texte/cle.ts';
import { deEuros, formaterMontant } from '#lib/valeurs/montant.ts';
import type { Abimes } from './abimes.ts';
import type { Contenu, Fiche } from './contenu.ts';
import type { Probleme } from './probleme.ts';

const euros = (montant: number): string => formaterMontant(deEuros(montant));

/** Toutes les fautes de l’aide, du dossier et des modèles de chaque département. */
export function verifierAides(contenu: Contenu, abimes: Abimes): Probleme[] {
  const aides = new Map(contenu.aides.map(({ donnee }) => [donnee.departement, donnee]));
  const contrats = new Set(contenu.contrats.map(({ donnee }) => donnee.id));
  const seuls = [
    ...contenu.dossiers,
    ...contenu.modeles.filter((m, i, tous) => tous.findIndex((n) => n.fichier === m.fichier) === i),
  ];
  return [
    ...contenu.aides.flatMap((a) => [
      ...verifierPlafonds(a),
      ...verifierExemples(a, contrats, abimes),
      ...verifierParts(a),
    ]),
    ...contenu.dossiers.flatMap((d) => verifierDossier(d, aides.get(d.donnee.departement))),
    ...seuls
      .filter(({ donnee }) => !aides.has(donnee.departement))
      .map(({ fichier, donnee }) => ({
        fichier,
        champ: '',
        valeur: 'aide.yaml absent',
        attendu: 'la fiche de l’aide dont il dépend, dans le même dossier',
        cause: abimes.causeDe('aide', donnee.departement),
      })),
    ...contenu.modeles.flatMap(({ fichier, donnee: m }, i, tous) =>
      tous.findIndex((autre) => autre.fichier === fichier && autre.donnee.id === m.id) === i
        ? []
        : [{ fichier, champ: 'id', valeur: `« ${m.id} », déjà dans ce fichier`, attendu: 'un identifiant unique' }],
    ),
  ];
}

/** Le plafond total tient entre une année et toutes les années de l’aide. */
function verifierPlafonds({ fichier, donnee: a }: Fiche<Aide>): Probleme[] {
  const [annuel, total, annees] = [a.plafondAnnuel.euros, a.plafondTotal.euros, a.duree.annees];
  return total >= annuel && total <= annuel * annees
    ? []
    : [
        {
          fichier,
          champ: 'plafondTotal.euros',
          valeur: euros(total),
          attendu: `entre ${euros(annuel)} (un an) et ${euros(annuel * annees)} (${annees} ans à ce plafond)`,
        },
      ];
}

function verifierExemples({ fichier, donnee }: Fiche<Aide>, contrats: ReadonlySet<string>, abimes: Abimes): Probleme[] {
  return donnee.exemples.flatMap(({ contrat }, i) =>
    contrats.has(contrat)
      ? []
      : [
          {
            fichier,
            champ: `exemples[${i}].contrat`,
            valeur: `« ${contrat} »`,
            attendu: 'l’identifiant d’un contrat existant',
            cause: abimes.causeDe('contrat', contrat),
          },
        ],
  );
}

/**
 * La part de qui donne l’aide ne dépasse pas le plafond : celui d’une année si elle se dit « par an », sinon celui de
 * la période, faute de savoir.
 */
function verifierParts({ fichier, donnee: a }: Fiche<Aide>): Probleme[] {
  const financeur = normaliser(a.financeur.texte);
  // « Département de la Mayenne (par an, pendant trois ans) » : une précision entre parenthèses ne change pas le nom.
  const nomDe = (part: string): string => normaliser(part.replace(/\([^)]*\)/g, ''));
  return a.exemples.flatMap((exemple, i) =>
    exemple.parts.flatMap((part, j) => {
      const parAn = /\bpar an\b/.test(part.financeur);
      const plafond = (parAn ? a.plafondAnnuel : a.plafondTotal).euros;
      return part.euros !== null && part.euros > plafond && financeur.includes(nomDe(part.financeur))
        ? [
            {
              fichier,
              champ: `exemples[${i}].parts[${j}].euros`,
              valeur: euros(part.euros),
              attendu: `au plus le plafond de l’aide, ${euros(plafond)} ${parAn ? 'par an' : 'sur la période'}`,
            },
          ]
        : [];
    }),
  );
}

/** Valeurs qui reviennent dans une liste. */
const doubles = (valeurs: readonly string[]): string[] => [
  ...new Set(valeurs.filter((v, i) => valeurs.indexOf(v) !== i)),
];

/** Sections, réponses et champs ont chacun leur nom ; plan de financement et reprises développés si l’aide est là. */
function verifierDossier({ fichier, donnee }: Fiche<FicheDossier>, aide: Aide | undefined): Probleme[] {
  const noter = (champ: string, id: string, lieu: string): Probleme => ({
    fichier,
    champ,
    valeur: `identifiant « ${id} » en double`,
    attendu: `un identifiant unique dans ${lieu}`,
  });
  const plans = donnee.sections.filter(({ plan }) => plan !== undefined);
  if (plans.length > 1)
    return [
      {
        fichier,
        champ: `sections.${plans[1]!.id}.plan`,
        valeur: 'un second plan de financement',
        attendu: `un seul dans le dossier : celui de ${plans[0]!.id}`,
      },
    ];
  const pieces = donnee.sections.filter((s) => s.pieces);
  const plan = plans[0];
  const vides = donnee.sections.filter(
    (s) => !s.plan && !s.reserve && s.champs.length + s.introduction.length + s.precisions.length === 0,
  );
  const champs = aide ? champsDuDossier(construireDossier(donnee, aide)).map(({ id }) => id) : [];
  const habitants = donnee.sections.some((s) => s.champs.some((c) => c.preremplissage === 'epci.population'));
  return [
    ...(aide?.plafondAnnuel.parHabitant !== undefined && !habitants
      ? [
          {
            fichier,
            champ: 'sections',
            valeur: 'aucune question sur la population',
            attendu: 'une question préremplie par epci.population : l’aide a un plafond par habitant',
          },
        ]
      : []),
    ...pieces.slice(1).map(({ id }) => ({
      fichier,
      champ: `sections.${id}.pieces`,
      valeur: 'une seconde section de pièces à joindre',
      attendu: `une seule dans le dossier : celle de ${pieces[0]!.id}`,
    })),
    ...(plan?.plan && !plan.plan.recettes.some((l) => l.plafonnee)
      ? [
          {
            fichier,
            champ: `sections.${plan.id}.plan.recettes`,
            valeur: 'aucune recette plafonnée',
            attendu: '« plafonnee: true » sur la recette que l’aide plafonne',
          },
        ]
      : []),
    ...(plan?.plan?.depenses ?? [])
      .filter((l) => l.plafonnee)
      .map(({ id }) => ({
        fichier,
        champ: `sections.${plan!.id}.plan.depenses`,
        valeur: `« plafonnee » sur la dépense ${id}`,
        attendu: '« plafonnee » sur une recette seulement',
      })),
    ...vides.map(({ id }) => ({
      fichier,
      champ: `sections.${id}`,
      valeur: 'section vide',
      attendu: 'des champs, un plan ou un texte',
    })),
    ...doubles(donnee.sections.map(({ id }) => id)).map((id) => noter('sections', id, 'le dossier')),
    ...doubles(champs).map((id) => noter(`sections, champ ${id}`, id, 'le dossier')),
    ...donnee.sections.flatMap(({ id: section, champs: questions, plan }) => [
      ...doubles([...(plan?.depenses ?? []), ...(plan?.recettes ?? [])].map(({ id }) => id)).map((id) =>
        noter(`sections.${section}.plan`, id, 'le plan'),
      ),
      ...questions.flatMap(({ id: question, choix = [] }) =>
        doubles(choix.map(({ valeur }) => valeur)).map((id) =>
          noter(`${section}.${question}.choix`, id, 'les réponses'),
        ),
      ),
    ]),
  ];
}
