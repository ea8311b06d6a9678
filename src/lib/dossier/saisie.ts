import { estDatePartielle, MOIS, type DatePartielle } from '#lib/valeurs/date-partielle.ts';
import type { Champ, Reponses } from '#lib/domaine/dossier.ts';
import { afficherReponse } from '#lib/dossier/reponse-au-champ.ts';
import { lireMontant, montantCanonique } from '#lib/valeurs/montant.ts';
import { normaliser } from '#lib/texte/cle.ts';

/** Les mois, tels qu’une saisie sans accents les écrit. */
const MOIS_NUS = MOIS.map(normaliser);

/**
 * Lit une date écrite à la française : `1er septembre 2026`, `01/09/2026`, `09/2026`, `septembre 2026`, `2026`. `null`
 * si elle n’existe pas.
 */
export function lireDate(texte: string): DatePartielle | null {
  const nu = texte.trim();
  if (estDatePartielle(nu)) return nu;
  const morceaux = normaliser(texte)
    .replace(/^(le|en) /, '')
    .split(' ')
    .map((m) => (MOIS_NUS.includes(m) ? String(MOIS_NUS.indexOf(m) + 1) : m.replace(/^1er$/, '1')));
  if (morceaux.length > 3 || !morceaux.every((m) => /^\d{1,4}$/.test(m))) return null;
  const [annee, ...reste] = morceaux.reverse() as [string, ...string[]];
  if (annee.length !== 4 || reste.some((m) => m.length > 2)) return null;
  const date = [annee, ...reste.map((m) => m.padStart(2, '0'))].join('-');
  return estDatePartielle(date) ? date : null;
}

/** La réponse proposée qu’un texte nomme, par sa clé ou par ses mots ; `undefined` si aucune. */
function choixDit(choix: Champ['choix'] = [], texte: string): string | undefined {
  const dit = normaliser(texte);
  return choix.find((c) => c.valeur === texte || normaliser(c.libelle) === dit)?.valeur;
}

/**
 * Forme qu’attendent les contrôles et les documents : un montant sans espaces, une date partielle, un SIREN nu.
 * Ce qu’on ne sait pas lire est rendu tel quel : la réponse n’est jamais perdue, le contrôle la signalera.
 */
export function versCanonique(champ: Pick<Champ, 'type' | 'choix'>, saisie: string): string {
  // Un caractère de commande, collé d’ailleurs, n’est pas une réponse : aucun format ne le porte.
  const texte = saisie
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim();
  const sansEspaces = texte.replace(/[\s\u00a0\u202f]/g, '');
  switch (champ.type) {
    case 'euros': {
      const montant = texte === '' ? null : lireMontant(texte);
      return montant === null ? texte : montantCanonique(montant);
    }
    case 'entier': {
      const nu = sansEspaces.replace(/%$/, '');
      return /^\d+$/.test(nu) ? nu : texte;
    }
    case 'iban':
    case 'bic':
      return sansEspaces.toUpperCase();
    case 'siren':
    case 'siret':
      return /^\d+$/.test(sansEspaces) ? sansEspaces : texte;
    case 'choix':
      return choixDit(champ.choix, texte) ?? texte;
    case 'date':
      return lireDate(texte) ?? texte;
    default:
      return texte;
  }
}

/**
 * Ce qu’on écrit dans le champ pour une valeur connue : `2027-05` → `mai 2027` ; une case ou un choix gardent leur clé.
 */
export function versSaisie(champ: Champ, valeur: string): string {
  return champ.type === 'case' || champ.type === 'choix' ? valeur : afficherReponse(champ, valeur);
}

/** Les mêmes saisies, les choix sous la clé de la réponse qu’ils nomment ; ce qui n’en nomme aucune reste tel quel. */
export function choixAJour(champs: readonly Champ[], saisies: Reponses): Reponses {
  const choix = champs.filter((c) => c.type === 'choix' && saisies[c.id] !== undefined);
  return { ...saisies, ...Object.fromEntries(choix.map((c) => [c.id, versCanonique(c, saisies[c.id]!)])) };
}

/** Toutes les réponses sous leur forme canonique, vides omises. */
export function reponsesCanoniques(champs: readonly Champ[], saisies: Reponses): Record<string, string> {
  return Object.fromEntries(
    champs.flatMap((c) => {
      const valeur = versCanonique(c, saisies[c.id] ?? '');
      return valeur === '' ? [] : [[c.id, valeur]];
    }),
  );
}
