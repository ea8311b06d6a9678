/** Des communes lues au texte du fichier de contours : les étapes de l’outil, sans écriture. */
import { anneauxDe } from '../../lib/geo/contours.ts';
import { assembler, ecrire, verifier } from './fichier.ts';
import { generaliser } from './generalisation.ts';
import { lireReferentiel } from './lecture.ts';
import { rattacher, type CommuneLue } from './rattachement.ts';

const compter = (formes: readonly { forme: Parameters<typeof anneauxDe>[0] }[]): number =>
  formes.reduce((somme, { forme }) => somme + anneauxDe(forme).flat().length, 0);

/** Nombre à la française, pour le compte rendu. */
const nombre = (valeur: number): string => valeur.toLocaleString('fr-FR');

/** Le fichier à écrire, et ce qu’il faut en dire. */
export interface Production {
  texte: string;
  /** Nombre d’EPCI. */
  epci: number;
  compteRendu: string[];
}

/**
 * Calcule les contours d’un département.
 * @param tolerance généralisation, en mètres.
 * @param sansEpci communes du département sans EPCI admises (îles).
 * @param partiels admet les EPCI à qui il manque des communes d’un autre département.
 * @throws ErreurContours à la première étape qui échoue.
 */
export async function produireContours(
  lues: readonly CommuneLue[],
  departement: string,
  tolerance: number,
  sansEpci: readonly string[],
  partiels = false,
): Promise<Production> {
  const {
    pieces,
    epci,
    fusionnees,
    communes: actuelles,
    coupes,
  } = rattacher(lues, lireReferentiel(), departement, sansEpci, partiels);
  const formes = await generaliser(pieces, departement, tolerance);
  const contours = assembler(formes, epci, coupes);
  const texte = ecrire(contours);
  const { poids, enclaves } = verifier(contours, texte);
  return {
    texte,
    epci: epci.length,
    compteRendu: [
      `- ${nombre(lues.length)} communes lues, ${nombre(pieces.length)} retenues, dont ${nombre(fusionnees)} ` +
        `sous un code d’avant fusion : ${nombre(actuelles)} communes actuelles.`,
      `- ${nombre(compter(pieces))} points avant, ${nombre(compter(formes.epci))} après (tolérance ` +
        `${nombre(tolerance)} m).`,
      `- ${nombre(Buffer.byteLength(texte))} octets, ${nombre(poids)} compressés.`,
      ...epci
        .filter(({ code }) => coupes.includes(code))
        .map(
          ({ nom }) =>
            `- ${nom} est coupée à la limite du département : le fichier de ses communes d’à côté n’a pas été donné.`,
        ),
      ...enclaves.map(
        (aire) => `- Enclave de ${nombre(Math.round(aire))} km² entourée par ces EPCI : vérifiez qu’elle existe.`,
      ),
    ],
  };
}
