import { accorder } from '#lib/texte/typo.ts';
import { formaterDate } from '#lib/valeurs/date-partielle.ts';
import { champsDuDossier, type Champ, type Dossier, type Preremplissage, type Reponses } from '#lib/domaine/dossier.ts';
import { natureEpci } from '#lib/domaine/epci.ts';
import { contratPrincipal, termeDe } from '#lib/domaine/statut.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import { SITUATIONS } from '#lib/domaine/situations.ts';

/** Ce qu’un document écrit sous une réponse que le site n’a pas trouvée. */
export const NON_TROUVE_PAR_LE_SITE = 'Non trouvé par le site, à compléter.';

/** Une réponse préremplie, et d’où elle vient. */
export interface Prerempli {
  /** Valeur brute (date partielle, entier sans espace) ; vide = non trouvée. */
  valeur: string;
  /** Origine de la valeur, ou `NON_TROUVE`. */
  mention: string;
}

const REFERENTIEL = 'D’après le référentiel officiel des intercommunalités.';
const FICHE = 'D’après notre fiche du contrat.';

/** D’où vient une valeur de la fiche : la déduction qu’elle porte, ou la fiche elle-même. */
function origineDe(valeur: { deduit?: string | undefined } | undefined): string {
  return valeur?.deduit ? `Déduit : ${valeur.deduit}` : FICHE;
}

/** Nom complet, nature en toutes lettres : `CC du Pays de Craon` → `Communauté de communes du Pays de Craon`. */
export function nomComplet(epci: Territoire['epci']): string {
  const nature = natureEpci(epci);
  const reste = epci.nom.replace(/^(CC|CA|CU|Métropole)\s+/, '').replaceAll("'", '’');
  return /^(du|de|des) |^(de l|d)’/i.test(reste) ? `${nature} ${reste}` : reste;
}

function axesDe(contrat: Territoire['contrats'][number]): string {
  const { axes, actions } = contrat;
  const nombre = axes?.nombre ? accorder(axes.nombre, 'axe') : '';
  const intitules = axes?.intitules.length ? axes.intitules.join(' ; ') : '';
  return [[nombre, intitules].filter(Boolean).join(' : '), actions ? accorder(actions.nombre, 'action') : '']
    .filter(Boolean)
    .join('. ');
}

/** Où en est le contrat : la réponse rattachée à la situation du jour, ou la situation, et rien de coché. */
function situationDe({ statut, au }: Territoire, choix: Champ['choix'] = []): Prerempli {
  const valeur = choix.find((c) => c.situations?.includes(statut))?.valeur;
  if (valeur) return { valeur, mention: `D’après la situation établie par le site au ${formaterDate(au)}.` };
  if (statut === 'non-renseigne') return { valeur: '', mention: NON_TROUVE_PAR_LE_SITE };
  return {
    valeur: '',
    mention: `Situation établie par le site : « ${SITUATIONS[statut].libelle} » ; à vous de choisir.`,
  };
}

function valeurDe(cle: Preremplissage, t: Territoire, choix: Champ['choix']): Prerempli {
  // Jamais un contrat qui ne couvre qu’une commune : le dossier est celui de l’intercommunalité.
  const contrat = contratPrincipal(t);
  const depart = contrat?.etape === 'signe' ? (contrat.signature ?? contrat.debut) : undefined;
  const terme = contrat?.etape === 'signe' ? termeDe(contrat) : null;
  const fiche = (valeur: string | undefined, mention = FICHE): Prerempli =>
    valeur ? { valeur, mention } : { valeur: '', mention: NON_TROUVE_PAR_LE_SITE };
  const officiel = (valeur: string): Prerempli => ({ valeur, mention: REFERENTIEL });
  switch (cle) {
    case 'epci.nom':
      return officiel(nomComplet(t.epci));
    case 'epci.siren':
      return officiel(t.epci.siren);
    case 'epci.nature':
      return officiel(natureEpci(t.epci));
    case 'epci.communes-nombre':
      return officiel(String(t.communes.length));
    case 'epci.communes':
      return officiel(t.communes.map((c) => c.nom).join(', '));
    case 'epci.population':
      return officiel(String(t.epci.population));
    case 'contrat.situation':
      return situationDe(t, choix);
    case 'contrat.nom':
      return fiche(contrat?.nom);
    case 'contrat.rang':
      return fiche(contrat?.generation && String(contrat.generation.rang), origineDe(contrat?.generation));
    case 'contrat.signature':
      return fiche(depart?.date, origineDe(depart));
    case 'contrat.terme':
      return fiche(
        terme?.date,
        terme?.nature === 'calcule' ? 'Calculé par le site : départ du contrat, plus sa durée publiée.' : FICHE,
      );
    case 'contrat.porteur':
      return fiche(contrat?.porteur.nom, origineDe(contrat?.porteur));
    case 'contrat.signataires':
      return fiche(contrat?.signataires.map((s) => s.nom).join(', '));
    case 'contrat.axes':
      return fiche(contrat ? axesDe(contrat) : '');
  }
}

/** Réponses que le site connaît, pour chaque champ qui le demande ; une valeur introuvable reste vide, et le dit. */
export function preremplir(dossier: Dossier, territoire: Territoire): Record<string, Prerempli> {
  return Object.fromEntries(
    champsDuDossier(dossier).flatMap((c) =>
      c.preremplissage ? [[c.id, valeurDe(c.preremplissage, territoire, c.choix)]] : [],
    ),
  );
}

/** Les valeurs seules, pour un formulaire ou un fichier. */
export function reponsesDe(preremplies: Readonly<Record<string, Prerempli>>): Reponses {
  return Object.fromEntries(Object.entries(preremplies).flatMap(([id, p]) => (p.valeur ? [[id, p.valeur]] : [])));
}
