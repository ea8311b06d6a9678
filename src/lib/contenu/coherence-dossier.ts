/** L’aide d’un département, son dossier et ses modèles : montants et identifiants. */
import { champsDuDossier, construireDossier } from '#lib/domaine/dossier.ts';
import type { Aide } from '#lib/schemas/aide.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import type { FicheDossier } from '#lib/schemas/dossier.ts';
import { normaliser } from '#lib/texte/cle.ts';
import { enLettres } from '#lib/texte/typo.ts';
import { deEuros, formaterMontant } from '#lib/valeurs/montant.ts';
import type { Abimes } from './abimes.ts';
import type { Contenu, Fiche } from './contenu.ts';
import type { Probleme } from './probleme.ts';

const euros = (montant: number): string => formaterMontant(deEuros(montant));

/** Toutes les fautes de l’aide, du dossier et des modèles de chaque département. */
export function verifierAides(contenu: Contenu, abimes: Abimes): Probleme[] {
  const aides = new Map(contenu.aides.map(({ donnee }) => [donnee.departement, donnee]));
  // Un identifiant pris deux fois est déjà dit : la première fiche compte.
  const contrats = new Map(contenu.contrats.map(({ donnee }) => [donnee.id, donnee] as const).reverse());
  const seuls = [
    ...contenu.dossiers,
    ...contenu.modeles.filter((m, i, tous) => tous.findIndex((n) => n.fichier === m.fichier) === i),
  ];
  return [
    ...contenu.aides.flatMap((a) => [
      ...verifierPlafonds(a),
      ...verifierResume(a),
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

/** Les sommes et la durée que dit le résumé sont celles des champs. */
function verifierResume({ fichier, donnee: a }: Fiche<Aide>): Probleme[] {
  const faute = (valeur: string, attendu: string): Probleme => ({ fichier, champ: 'resume', valeur, attendu });
  const sommes = [a.plafondAnnuel.euros, a.plafondTotal.euros, a.plafondAnnuel.parHabitant ?? 0];
  const dites = [...a.resume.matchAll(/(\d[\d\s]*(?:,\d+)?)\s*(?:€|euros?)/g)].map(([, n]) =>
    Number(n!.replace(/\s/g, '').replace(',', '.')),
  );
  const durees = [...a.resume.matchAll(/(\S+)\s(?:ans|années)/g)].map(([, n]) => n!.toLowerCase());
  const annees = a.duree.annees;
  return [
    ...dites
      .filter((somme) => !sommes.includes(somme))
      .map((somme) => faute(euros(somme), `une somme des plafonds : ${euros(sommes[0]!)} ou ${euros(sommes[1]!)}`)),
    ...durees
      .filter((n) => (/^\d+$/.test(n) || NOMBRES.has(n)) && n !== enLettres(annees) && n !== String(annees))
      .map((n) => faute(`« ${n} ans »`, `la durée de l’aide : ${enLettres(annees)} ans`)),
  ];
}

/** Durées qu’une aide peut dire en lettres. */
const NOMBRES = new Set(Array.from({ length: 10 }, (_, n) => enLettres(n + 1)));

/** Chaque exemple est un contrat signé du département, une seule fois, dont une part au moins est publiée. */
function verifierExemples(
  { fichier, donnee: a }: Fiche<Aide & { departement: string }>,
  contrats: ReadonlyMap<string, Contrat>,
  abimes: Abimes,
): Probleme[] {
  return a.exemples.flatMap(({ contrat: id, parts }, i) => {
    const champ = `exemples[${i}].contrat`;
    const noter = (attendu: string, cause?: string): Probleme[] => [
      { fichier, champ, valeur: `« ${id} »`, attendu, cause },
    ];
    const contrat = contrats.get(id);
    if (!contrat) return noter('l’identifiant d’un contrat existant', abimes.causeDe('contrat', id));
    if (contrat.etape !== 'signe') return noter('un contrat signé');
    if (contrat.departement !== a.departement) return noter(`un contrat du ${a.departement}`);
    if (a.exemples.findIndex((e) => e.contrat === id) < i) return noter('un contrat par exemple');
    return parts.some((part) => part.euros !== null)
      ? []
      : [{ fichier, champ: `exemples[${i}].parts`, valeur: 'aucune somme', attendu: 'au moins une part publiée' }];
  });
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

const questionsDe = ({ sections }: FicheDossier) => sections.flatMap(({ champs }) => champs);

/** Pièces, cadres réservés, préremplissages, plan : ce que chaque section suppose des autres. */
function verifierSections(fichier: string, donnee: FicheDossier): Probleme[] {
  const pieces = donnee.sections.filter((s) => s.pieces);
  const plan = donnee.sections.find((s) => s.plan !== undefined);
  return [
    ...pieces.slice(1).map(({ id }) => ({
      fichier,
      champ: `sections.${id}.pieces`,
      valeur: 'une seconde section de pièces à joindre',
      attendu: `une seule dans le dossier : celle de ${pieces[0]!.id}`,
    })),
    ...donnee.sections
      .filter((s) => s.reserve && s.champs.length > 0)
      .map(({ id }) => ({
        fichier,
        champ: `sections.${id}.reserve`,
        valeur: 'un cadre réservé à l’administration, et des questions',
        attendu: 'l’un ou l’autre : ce cadre ne se remplit pas',
      })),
    ...doubles(questionsDe(donnee).flatMap((c) => c.preremplissage ?? [])).map((connu) => ({
      fichier,
      champ: 'sections',
      valeur: `« preremplissage: ${connu} » à deux questions`,
      attendu: 'une seule question pour ce que le site sait',
    })),
    ...questionsDe(donnee)
      .filter((c) => c.calcul !== undefined && !plan)
      .map((c) => ({
        fichier,
        champ: `sections, champ ${c.id}.calcul`,
        valeur: `« ${c.calcul} », sans plan de financement`,
        attendu: 'un plan dans le dossier, dont ce montant se calcule',
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
  ];
}

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
    ...verifierSections(fichier, donnee),
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
