import { FRAICHEUR_EN_MOTS, SITUATIONS, type Statut } from '#lib/domaine/situations.ts';
import { contratPrincipal, departDe, termeDe, type ContratDate, type Echeance } from '#lib/domaine/statut.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import { enumerer } from '#lib/texte/enumeration.ts';
import { accorder, enLettres, formaterRang } from '#lib/texte/typo.ts';
import { auMois, formaterDate, formaterDateAvecArticle, type DatePartielle } from '#lib/valeurs/date-partielle.ts';

/** Une valeur montrée au public ; `deduit` dit comment nous l’avons calculée ou déduite (souligné de tirets). */
export interface Valeur {
  texte: string;
  deduit?: string;
  /** Vrai quand nous n’avons rien trouvé : écrit en gris. */
  absent?: true;
  /** Date derrière le texte, pour trier. */
  date?: DatePartielle;
}

const NON_TROUVE: Valeur = { texte: 'non trouvé', absent: true };
const NON_TROUVEE: Valeur = { texte: 'non trouvée', absent: true };

/** Ce qu’un lecteur d’écran entend après une valeur calculée ou déduite : `calcul : …`, `déduit : …`. */
export function direDeduction(deduit: string): string {
  return deduit.startsWith('calcul') ? deduit : `déduit : ${deduit}`;
}

/** Date de signature, ou à défaut de prise d’effet ou de constat. */
export function valeurSignature(contrat: ContratDate | null): Valeur {
  if (!contrat || contrat.etape !== 'signe') return NON_TROUVEE;
  const depart = contrat.signature ?? contrat.debut;
  if (depart) return { texte: formaterDate(depart.date), deduit: depart.deduit, date: depart.date };
  if (!contrat.atteste) return NON_TROUVEE;
  return {
    date: contrat.atteste.date,
    texte: `avant ${formaterDate(auMois(contrat.atteste.date))}`,
    deduit: 'date d’une source qui constate le contrat signé',
  };
}

/** Comment un terme est établi : notre calcul, ou la déduction que porte la fiche. */
function deductionDuTerme(contrat: ContratDate, terme: Echeance): string | undefined {
  return terme.nature === 'calcule' ? 'calcul : départ du contrat plus sa durée publiée' : contrat.fin?.deduit;
}

/** Terme publié ou calculé. */
export function valeurTerme(contrat: ContratDate | null): Valeur {
  const terme = contrat && contrat.etape === 'signe' ? termeDe(contrat) : null;
  if (!contrat || !terme) return NON_TROUVE;
  return { texte: formaterDate(terme.date), date: terme.date, deduit: deductionDuTerme(contrat, terme) };
}

/** Ce que couvre un contrat de communes : `seulement Valence et Guilherand-Granges`. @param nomDe d’après le code Insee. */
export function porteeCommunale({ communes }: Pick<Contrat, 'communes'>, nomDe: (code: string) => string): string {
  return `seulement ${enumerer(communes.map(nomDe))}`;
}

/** Durée en années ou en mois. */
export function formaterDuree(mois: number): string {
  return mois % 12 === 0 ? `${enLettres(mois / 12)} an${mois > 12 ? 's' : ''}` : `${mois} mois`;
}

/** Une phrase de réponse, découpée pour souligner ce qui est calculé. */
export type Phrase = Valeur[];

function phraseDuContrat(contrat: ContratDate): Phrase {
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

function suiteDuTerme(contrat: ContratDate, statut: Statut): Phrase {
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
export function reponseDuTerritoire({
  statut,
  communes,
  contrats,
  au,
}: Pick<Territoire, 'statut' | 'communes' | 'contrats' | 'au'>): Phrase {
  const contrat = contratPrincipal({ contrats, au });
  const { reponse, contrat: avecContrat } = SITUATIONS[statut];
  if (statut === 'non-renseigne' && contrat?.demarche) return reponseSurDemarcheAncienne(contrat.demarche);
  const nombre = communes.length;
  const toutes = nombre === 1 ? 'la commune est couverte' : `les ${accorder(nombre, 'commune')} sont couvertes`;
  const debut = reponse.replace('[communes]', toutes);
  if (!avecContrat || !contrat) return [{ texte: debut }];
  return [{ texte: `${debut} ` }, ...phraseDuContrat(contrat), ...suiteDuTerme(contrat, statut)];
}

/** Une démarche trop ancienne pour valoir « en construction » : ce que l’on en sait, sans conclure. */
function reponseSurDemarcheAncienne(demarche: NonNullable<Contrat['demarche']>): Phrase {
  return [
    { texte: 'Nous ne savons pas. Une démarche a été engagée ' },
    { texte: formaterDateAvecArticle(demarche.debut), deduit: demarche.deduit },
    { texte: ', mais nous n’avons pas trouvé de signature. Cela ne veut pas dire qu’il n’y a pas de contrat.' },
  ];
}

/**
 * Les premiers mots d’une réponse, à montrer plus fort que la suite : sa première proposition, ponctuation exclue
 * devant un deux-points.
 */
export function motsForts(texte: string): { fort: string; suite: string } {
  const i = texte.search(/[.:]/);
  if (i < 0) return { fort: texte, suite: '' };
  const fin = texte[i] === '.' ? i + 1 : texte.slice(0, i).trimEnd().length;
  return { fort: texte.slice(0, fin), suite: texte.slice(fin) };
}

/** Pourquoi un territoire a cette situation : la règle, appliquée à sa fiche. */
export function raisonDe({ statut, contrats, au }: Pick<Territoire, 'statut' | 'contrats' | 'au'>): string {
  const demarche = contratPrincipal({ contrats, au })?.demarche;
  if (statut !== 'non-renseigne' || !demarche) return SITUATIONS[statut].definition;
  const signe = `Dernier signe connu d’une démarche : ${formaterDate(demarche.dernierSigne)}.`;
  return `${signe} Plus de ${FRAICHEUR_EN_MOTS} ont passé, et nous n’avons pas trouvé de signature.`;
}

/** Année de départ d’un contrat, pour les titres courts ; `null` si aucune date. */
export function anneeDe(contrat: ContratDate): string | null {
  return (departDe(contrat) ?? contrat.demarche?.debut)?.slice(0, 4) ?? null;
}

/** Étape d’une fiche, en mots. */
export function nomEtape(contrat: Pick<Contrat, 'etape'>): string {
  return { signe: 'Contrat signé', demarche: 'Démarche', absence: 'Absence de contrat' }[contrat.etape];
}
