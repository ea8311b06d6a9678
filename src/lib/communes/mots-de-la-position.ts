/** Ce que l’on dit d’une position donnée par l’appareil. Ces phrases passent par `typo()` : espaces ordinaires ici. */
import { accorder } from '#lib/texte/typo.ts';

/**
 * Rayon au-delà duquel une position ne dit plus rien d’un territoire, en mètres : une adresse IP situe à dix ou cent
 * kilomètres.
 */
export const PRECISION_MAX = 2000;
/** Temps laissé à l’appareil pour répondre, en millisecondes. */
export const ATTENTE_MAX = 15_000;

export const REFUS_DE_LA_POSITION =
  'Votre navigateur n’a pas donné votre position. Ce n’est pas un problème : écrivez le nom de votre commune.';
export const ECHEC_DE_LA_POSITION = 'La position n’a pas pu être trouvée. Écrivez plutôt le nom de votre commune.';
export const SILENCE = 'Aucune position n’est venue en quinze secondes. Écrivez plutôt le nom de votre commune.';

/** Un rayon en mètres, dit en mots : « à 30 m près », « à 1,4 km près », « à 25 km près ». */
export function precisionDite(metres: number): string {
  if (metres < 995) return `à ${metres < 10 ? Math.ceil(metres) : Math.round(metres / 10) * 10} m près`;
  const km = metres / 1000;
  return `à ${(km < 10 ? Math.round(km * 10) / 10 : Math.round(km)).toString().replace('.', ',')} km près`;
}

/** La position ne suffit pas : nommer un territoire serait affirmer ce que l’on ne sait pas. */
export function tropVague(metres: number): string {
  return (
    `Votre appareil ne se situe qu’${precisionDite(metres)} : c’est trop peu pour dire votre intercommunalité. ` +
    'Écrivez plutôt le nom de votre commune.'
  );
}

/** D’où vient la réponse, et ce qu’elle vaut. */
export function provenance(metres: number): string {
  return (
    `D’après votre position, connue ${precisionDite(metres)}, que cette page n’envoie ni ne garde. ` +
    'Nos contours sont simplifiés : près d’une limite, vérifiez avec le nom de votre commune.'
  );
}

/** Le cercle de la position touche une limite : `nombre` territoires sont possibles. */
export function hesitation(metres: number, nombre: number): string {
  const possible =
    nombre === 1
      ? 'vous êtes peut-être dans cette intercommunalité'
      : `vous êtes dans l’une de ces ${accorder(nombre, 'intercommunalité')}`;
  return (
    `Votre position, connue ${precisionDite(metres)}, touche une limite : ${possible}. ` +
    'Le nom de votre commune le dira. Cette page n’envoie ni ne garde votre position.'
  );
}
