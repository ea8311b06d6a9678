import {
  ajouterJours,
  decalerAnnees,
  dernierJour,
  formaterDate,
  premierJour,
  type Jour,
} from '#lib/valeurs/date-partielle.ts';
import { FRAICHEUR_DEMARCHE_ANNEES, FRAICHEUR_EN_MOTS, type Statut } from './situations.ts';
import { departDe, statutDe, termeDe, type ContratDate } from './statut.ts';

/** Un changement de situation d’un territoire. */
export interface Changement {
  /** Premier jour où la nouvelle situation vaut ; une date partielle compte dès son premier jour. */
  jour: Jour;
  avant: Statut;
  apres: Statut;
  /** Ce qui le produit, avec la date telle qu’on la connaît : `Signature : 13 mai 2024`. */
  motif: string;
}

/** Ce que dit la date à partir de laquelle un contrat, ou son absence, est connu. */
function natureDuDepart(c: ContratDate): string {
  if (c.etape === 'absence') return 'Absence de contrat constatée';
  if (c.signature) return 'Signature';
  return c.debut ? 'Prise d’effet' : 'Contrat attesté';
}

/** Les jours où les dates d’un contrat peuvent faire basculer une situation. */
function bascules(c: ContratDate): { jour: Jour; motif: string }[] {
  const trouvees: { jour: Jour; motif: string }[] = [];
  const depart = departDe(c);
  const terme = c.etape === 'signe' ? termeDe(c) : null;
  if (depart) {
    trouvees.push({ jour: premierJour(depart), motif: `${natureDuDepart(c)} : ${formaterDate(depart)}` });
  }
  if (terme?.nature === 'publie')
    trouvees.push({
      jour: ajouterJours(dernierJour(terme.date), 1),
      motif: `Terme publié : ${formaterDate(terme.date)}`,
    });
  if (terme?.nature === 'calcule')
    trouvees.push({ jour: premierJour(terme.date), motif: `Terme calculé : ${formaterDate(terme.date)}` });
  if (c.demarche) {
    trouvees.push({
      jour: premierJour(c.demarche.debut),
      motif: `Démarche engagée : ${formaterDate(c.demarche.debut)}`,
    });
    trouvees.push({
      jour: decalerAnnees(dernierJour(c.demarche.dernierSigne), FRAICHEUR_DEMARCHE_ANNEES),
      motif: `Dernier signe de la démarche : ${formaterDate(c.demarche.dernierSigne)}, il y a ${FRAICHEUR_EN_MOTS}`,
    });
  }
  return trouvees;
}

/**
 * Les changements de situation d’un territoire, du premier au dernier, jusqu’au jour donné compris (passé ou à venir).
 * Rien n’est stocké : la même règle que la carte, `statutDe`, est interrogée à chaque date de ses contrats.
 */
export function changementsDe(contrats: readonly ContratDate[], jusquAu: Jour): Changement[] {
  const jours = contrats
    .flatMap(bascules)
    .filter((b) => b.jour <= jusquAu)
    .sort((a, b) => a.jour.localeCompare(b.jour));
  let avant: Statut = 'non-renseigne';
  return jours.flatMap(({ jour, motif }) => {
    const apres = statutDe(contrats, jour);
    const changement = { jour, avant, apres, motif };
    if (apres === avant) return [];
    avant = apres;
    return [changement];
  });
}
