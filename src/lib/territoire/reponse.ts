import { formaterDate, formaterDateAvecArticle } from '#lib/valeurs/date-partielle.ts';
import { departDe, dernierContrat, LIBELLES, termeDe, type Statut } from '#lib/domaine/statut.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import { accorder, enLettres, formaterRang } from '#lib/texte/typo.ts';

/** Une valeur montrée au public ; `deduit` dit comment nous l’avons calculée ou déduite (souligné de tirets). */
export interface Valeur {
  texte: string;
  deduit?: string;
  /** Vrai quand nous n’avons rien trouvé : écrit en gris. */
  absent?: true;
  /** Date derrière le texte, pour trier. */
  date?: string;
}

const NON_TROUVE: Valeur = { texte: 'non trouvé', absent: true };

/** Le contrat dont parle la situation d’un territoire : le dernier signé, sinon la démarche connue. */
export function contratPrincipal({ contrats, au }: Pick<Territoire, 'contrats' | 'au'>): Contrat | null {
  return dernierContrat(contrats, au) ?? contrats.find((c) => c.etape === 'signe') ?? contrats[0] ?? null;
}

/** Date de signature, ou à défaut de prise d’effet ou de constat. */
export function valeurSignature(contrat: Contrat | null): Valeur {
  if (!contrat || contrat.etape !== 'signe') return NON_TROUVE;
  const depart = contrat.signature ?? contrat.debut;
  if (depart) return { texte: formaterDate(depart.date), deduit: depart.deduit, date: depart.date };
  if (contrat.atteste)
    return {
      date: contrat.atteste.date,
      texte: `avant ${formaterDate(contrat.atteste.date.slice(0, 7))}`,
      deduit: 'date d’une source qui constate le contrat signé',
    };
  return NON_TROUVE;
}

/** Terme publié ou calculé. */
export function valeurTerme(contrat: Contrat | null): Valeur {
  const terme = contrat && contrat.etape === 'signe' ? termeDe(contrat) : null;
  if (!terme) return NON_TROUVE;
  return {
    texte: formaterDate(terme.date),
    date: terme.date,
    deduit: terme.nature === 'calcule' ? 'calcul : départ du contrat plus sa durée publiée' : contrat?.fin?.deduit,
  };
}

/** Durée en années ou en mois. */
export function formaterDuree(mois: number): string {
  return mois % 12 === 0 ? `${enLettres(mois / 12)} an${mois > 12 ? 's' : ''}` : `${mois} mois`;
}

/** Une phrase de réponse, découpée pour souligner ce qui est calculé. */
export type Phrase = Valeur[];

function phraseDuContrat(contrat: Contrat): Phrase {
  const rang = contrat.generation ? `${formaterRang(contrat.generation.rang)} contrat` : 'contrat';
  const depart = contrat.signature ?? contrat.debut;
  const duree = contrat.duree ? ` pour ${formaterDuree(contrat.duree.mois)}` : '';
  if (!depart) {
    const constat = contrat.atteste ? `, au plus tard ${formaterDateAvecArticle(contrat.atteste.date)}` : '';
    return [{ texte: `Un ${rang} a été signé${constat}${duree} ; son jour de signature n’a pas été trouvé` }];
  }
  const verbe = contrat.signature ? 'a été signé ' : 'a pris effet ';
  return [
    { texte: `Le ${rang} ${verbe}` },
    { texte: formaterDateAvecArticle(depart.date), deduit: depart.deduit },
    { texte: duree },
  ];
}

function suiteDuTerme(contrat: Contrat, statut: Statut): Phrase {
  const terme = termeDe(contrat);
  if (!terme) return [{ texte: '. Sa durée n’a pas été trouvée : il peut être terminé ou remplacé.' }];
  const quand: Valeur = {
    texte: formaterDateAvecArticle(terme.date),
    deduit: terme.nature === 'calcule' ? 'calcul : départ du contrat plus sa durée publiée' : undefined,
  };
  if (terme.nature === 'calcule') {
    return statut === 'en-cours'
      ? [{ texte: ' : il devrait s’achever ' }, quand, { texte: ', date que nous avons calculée.' }]
      : [
          { texte: ' : son terme, que nous avons calculé, tombe ' },
          quand,
          { texte: '. Aucune source ne dit encore la suite.' },
        ];
  }
  return statut === 'echu'
    ? [{ texte: ` ; son terme publié est passé (${formaterDate(terme.date)}), et nous n’avons pas trouvé de suite.` }]
    : [{ texte: ' ; son terme publié est ' }, { texte: formaterDate(terme.date) }, { texte: '.' }];
}

/** La réponse à « ma commune est-elle couverte ? » pour tout un EPCI, en phrases. */
export function reponseDe(territoire: Territoire): Phrase {
  const { statut, communes } = territoire;
  const contrat = contratPrincipal(territoire);
  const toutes =
    communes.length === 1 ? 'la commune est couverte' : `les ${accorder(communes.length, 'commune')} sont couvertes`;
  if (statut === 'en-cours' && contrat)
    return [{ texte: `Oui, ${toutes}. ` }, ...phraseDuContrat(contrat), ...suiteDuTerme(contrat, statut)];
  if (statut === 'echeance-a-verifier' && contrat)
    return [{ texte: 'C’est à vérifier. ' }, ...phraseDuContrat(contrat), ...suiteDuTerme(contrat, statut)];
  if (statut === 'echu' && contrat)
    return [
      { texte: 'Nous ne connaissons pas de contrat en cours. ' },
      ...phraseDuContrat(contrat),
      ...suiteDuTerme(contrat, statut),
    ];
  if (statut === 'en-construction')
    return [{ texte: 'Pas encore : un contrat se prépare, et nous n’avons pas trouvé de signature.' }];
  if (statut === 'sans-cls') return [{ texte: 'Non : une source dit qu’il n’y a pas de contrat.' }];
  if (contrat?.demarche) {
    return [
      { texte: 'Nous ne savons pas. Une démarche a été engagée ' },
      { texte: formaterDateAvecArticle(contrat.demarche.debut), deduit: contrat.demarche.deduit },
      { texte: ', mais nous n’avons pas trouvé de signature. Cela ne veut pas dire qu’il n’y a pas de contrat.' },
    ];
  }
  return [
    {
      texte:
        'Nous ne savons pas : nous n’avons trouvé aucune source. Cela ne veut pas dire qu’il n’y a pas de contrat.',
    },
  ];
}

/** Pourquoi un territoire a cette situation : la règle, appliquée à sa fiche. */
export function raisonDe(territoire: Territoire): string {
  const contrat = contratPrincipal(territoire);
  const definition = LIBELLES[territoire.statut].definition;
  if (!contrat) return definition;
  if (territoire.statut === 'non-renseigne' && contrat.demarche) {
    return `Dernier signe connu d’une démarche : ${formaterDate(contrat.demarche.dernierSigne)}. Plus de trois ans ont passé, et nous n’avons pas trouvé de signature.`;
  }
  return definition;
}

/** Année de départ d’un contrat, pour les titres courts ; `null` si aucune date. */
export function anneeDe(contrat: Contrat): string | null {
  return (departDe(contrat) ?? contrat.demarche?.debut)?.slice(0, 4) ?? null;
}

/** Étape d’une fiche, en mots. */
export function nomEtape(contrat: Contrat): string {
  return { signe: 'Contrat signé', demarche: 'Démarche', absence: 'Absence de contrat' }[contrat.etape];
}
