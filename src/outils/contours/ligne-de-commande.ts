import { ErreurContours } from './rattachement.ts';

/**
 * Lit les options par `lire` (`parseArgs`).
 * @throws ErreurContours si une option est inconnue ou n’a pas sa valeur, aide comprise.
 */
export function lireOptions<Options>(aide: string, lire: () => Options): Options {
  try {
    return lire();
  } catch (cause) {
    throw new ErreurContours(`Option inconnue ou sans valeur (${(cause as Error).message})\n\n${aide}`);
  }
}

/** Fait ce que la ligne de commande demande ; `null` montre l’aide. Une erreur prévue se dit en une phrase, avec le code de sortie 1. */
export async function conduire<Demande>(
  aide: string,
  lireDemande: () => Demande | null,
  faire: (demande: Demande) => Promise<void>,
): Promise<void> {
  try {
    const demande = lireDemande();
    if (demande) await faire(demande);
    else console.log(aide);
  } catch (erreur) {
    // Une faute de programmation garde sa pile ; une erreur prévue n’a besoin que de sa phrase.
    if (!(erreur instanceof ErreurContours)) throw erreur;
    console.error(`Erreur : ${erreur.message}`);
    process.exitCode = 1;
  }
}
