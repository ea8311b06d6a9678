/**
 * `npm run contours -- --departement 53 --communes FICHIER [FICHIER…]` : écrit les contours des EPCI d’un
 * département à partir des formes de ses communes. Rien n’est écrit si une étape échoue.
 * Le package.json de ce dossier en fait un paquet à part : l’alias `#lib/` n’y existe pas.
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { anneauxDe } from '../../lib/geo/contours.ts';
import { assembler, ecrire, verifier } from './fichier.ts';
import { generaliser } from './generalisation.ts';
import { lireCommunes, lireReferentiel } from './lecture.ts';
import { ErreurContours, rattacher } from './rattachement.ts';

const AIDE = `Écrit les contours des EPCI d’un département, entiers, à partir des formes de ses communes.

  npm run contours -- --departement CODE --communes FICHIER [FICHIER…] [options]

  --departement CODE   code du département : 53, 2A, 976
  --communes FICHIER…  GeoJSON de communes en WGS 84 (propriétés « code » INSEE, même ancien, et « nom ») ;
                       ajoutez les départements voisins des EPCI qui passent la limite
  --vers FICHIER       fichier écrit (défaut : content/departements/CODE/contours.geojson)
  --tolerance MÈTRES   généralisation (défaut : 300) : plus grand, moins de points
  --sans-epci CODES    communes du département sans EPCI admises, séparées par des virgules (îles)
  --aide               cette aide

Exemple : npm run contours -- --departement 53 --communes communes-53.geojson communes-72.geojson
`;

interface Demande {
  departement: string;
  communes: string[];
  vers: string;
  tolerance: number;
  sansEpci: string[];
}

/** Lit la ligne de commande ; `null` si l’aide est demandée. */
function lireDemande(): Demande | null {
  let lue;
  try {
    lue = parseArgs({
      allowPositionals: true,
      options: {
        departement: { type: 'string' },
        communes: { type: 'string', multiple: true },
        vers: { type: 'string' },
        tolerance: { type: 'string', default: '300' },
        'sans-epci': { type: 'string', default: '' },
        aide: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (cause) {
    throw new ErreurContours(`Option inconnue ou sans valeur (${(cause as Error).message})\n\n${AIDE}`);
  }
  const { values, positionals } = lue;
  if (values.aide) return null;
  const { departement, tolerance } = values;
  if (!departement || !/^(\d[\dAB]|97\d)$/.test(departement)) {
    throw new ErreurContours(`--departement = ${JSON.stringify(departement ?? '')} : un code comme 53, 2A ou 976 était attendu.\n\n${AIDE}`);
  }
  if (!values.communes) throw new ErreurContours(`--communes manque : au moins un fichier GeoJSON de communes.\n\n${AIDE}`);
  if (!(Number(tolerance) > 0)) throw new ErreurContours(`--tolerance = ${tolerance} : un nombre de mètres était attendu.`);
  return {
    departement,
    // « --communes A B » : B arrive comme argument libre.
    communes: [...values.communes, ...positionals],
    vers: values.vers ?? `content/departements/${departement}/contours.geojson`,
    tolerance: Number(tolerance),
    sansEpci: values['sans-epci'].split(',').filter((code) => code !== ''),
  };
}

/** Écrit à côté puis renomme : une interruption laisse le fichier précédent entier. */
function remplacer(fichier: string, texte: string): void {
  const provisoire = `${fichier}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(fichier), { recursive: true });
    try {
      writeFileSync(provisoire, texte);
      renameSync(provisoire, fichier);
    } finally {
      rmSync(provisoire, { force: true });
    }
  } catch (cause) {
    throw new ErreurContours(`${fichier} : écriture impossible (${(cause as Error).message}).`);
  }
}

const compter = (formes: readonly { forme: Parameters<typeof anneauxDe>[0] }[]): number =>
  formes.reduce((somme, { forme }) => somme + anneauxDe(forme).flat().length, 0);

/** Nombre à la française, pour le compte rendu. */
const nombre = (valeur: number): string => valeur.toLocaleString('fr-FR');

async function produire({ departement, communes, vers, tolerance, sansEpci }: Demande): Promise<void> {
  const lues = communes.flatMap(lireCommunes);
  const { pieces, epci, fusionnees, communes: actuelles } = rattacher(lues, lireReferentiel(), departement, sansEpci);
  const formes = await generaliser(pieces, departement, tolerance);
  const contours = assembler(formes, epci);
  const texte = ecrire(contours);
  const { poids, enclaves } = verifier(contours, texte);
  remplacer(vers, texte);
  console.log(
    [
      `${vers} : ${epci.length} EPCI du département ${departement}.`,
      `- ${nombre(lues.length)} communes lues, ${nombre(pieces.length)} retenues, dont ${nombre(fusionnees)} sous un code d’avant fusion : ${nombre(actuelles)} communes actuelles.`,
      `- ${nombre(compter(pieces))} points avant, ${nombre(compter(formes.epci))} après (tolérance ${nombre(tolerance)} m).`,
      `- ${nombre(Buffer.byteLength(texte))} octets, ${nombre(poids)} compressés.`,
      ...enclaves.map((aire) => `- Enclave de ${nombre(Math.round(aire))} km² entourée par ces EPCI : vérifiez qu’elle existe.`),
    ].join('\n'),
  );
}

try {
  const demande = lireDemande();
  if (demande) await produire(demande);
  else console.log(AIDE);
} catch (erreur) {
  // Une faute de programmation garde sa pile ; une erreur prévue n’a besoin que de sa phrase.
  if (!(erreur instanceof ErreurContours)) throw erreur;
  console.error(`Erreur : ${erreur.message}`);
  process.exitCode = 1;
}
