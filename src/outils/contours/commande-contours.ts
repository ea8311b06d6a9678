/**
 * `npm run contours -- --departement 53 --communes FICHIER [FICHIER…]` : écrit les contours des EPCI d’un
 * département à partir des formes de ses communes. Rien n’est écrit si une étape échoue.
 * Le package.json de ce dossier en fait un paquet à part : l’alias `#lib/` n’y existe pas.
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { lireFormesCommunales } from './lecture.ts';
import { produireContours } from './production.ts';
import { causeDuSysteme, conduire, laisserInterrompre, lireOptions } from '../ligne-de-commande.ts';
import { ErreurContours, phraseDeLErreur } from './rattachement.ts';
import { lireVoisinage, recrireVoisins } from './voisinage.ts';

const AIDE = `Écrit les contours des EPCI d’un département, entiers, à partir des formes de ses communes.

  npm run contours -- --departement CODE --communes FICHIER [FICHIER…] [options]

  --departement CODE   code du département : 53, 2A, 976
  --communes FICHIER…  GeoJSON de communes en WGS 84 (propriétés « code » INSEE, même ancien, et « nom ») ; ajoutez les
                       départements voisins des EPCI qui passent la limite, ou donnez un seul fichier national, ou un
                       dossier : le reste est laissé de côté
  --vers FICHIER       fichier écrit (défaut : content/departements/CODE/contours.geojson)
  --tolerance MÈTRES   généralisation (défaut : 300) : plus grand, moins de points
  --partiels           admet un EPCI à qui il manque des communes d’un autre département : coupé à la limite
  --aide               cette aide

Exemple : npm run contours -- --departement 53 --communes communes-53.geojson communes-72.geojson
`;

interface Demande {
  departement: string;
  communes: string[];
  vers: string;
  tolerance: number;
  partiels: boolean;
}

/** Lit la ligne de commande ; `null` si l’aide est demandée. */
function lireDemande(): Demande | null {
  const lues = lireOptions(
    {
      departement: { type: 'string' },
      communes: { type: 'string', multiple: true },
      vers: { type: 'string' },
      tolerance: { type: 'string', default: '300' },
      partiels: { type: 'boolean', default: false },
    },
    AIDE,
  );
  if (!lues) return null;
  const values = lues.valeurs;
  const { departement, tolerance } = values;
  if (!departement || !/^(\d[\dAB]|97\d)$/.test(departement)) {
    throw new ErreurContours(
      `--departement = ${JSON.stringify(departement ?? '')} : un code comme 53, 2A ou 976 était attendu.\n\n${AIDE}`,
    );
  }
  if (!values.communes)
    throw new ErreurContours(`--communes manque : au moins un fichier GeoJSON de communes.\n\n${AIDE}`);
  if (!(Number(tolerance) > 0))
    throw new ErreurContours(`--tolerance = ${tolerance} : un nombre de mètres était attendu.`);
  return {
    departement,
    // « --communes A B » : B arrive comme argument libre.
    communes: [...values.communes, ...lues.libres],
    vers: values.vers ?? `content/departements/${departement}/contours.geojson`,
    tolerance: Number(tolerance),
    partiels: values.partiels,
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
    throw new ErreurContours(`${fichier} : écriture impossible, rien n’est changé (${causeDuSysteme(cause)}).`);
  }
}

async function ecrireContours({ departement, communes, vers, tolerance, partiels }: Demande): Promise<void> {
  // content/departements/CODE/contours.geojson : les dossiers d’à côté sont ceux des départements voisins.
  const departements = dirname(dirname(vers));
  const estEnPlace = basename(dirname(vers)) === departement;
  const { texte, epci, compteRendu, voisins } = await produireContours(
    communes.flatMap(lireFormesCommunales),
    departement,
    tolerance,
    partiels,
    estEnPlace ? lireVoisinage(departements, departement) : new Map(),
  );
  await laisserInterrompre();
  try {
    recrireVoisins(departements, voisins, () => remplacer(vers, texte));
  } catch (cause) {
    if (cause instanceof ErreurContours) throw cause;
    throw new ErreurContours(`${departements} : écriture impossible, rien n’est changé (${causeDuSysteme(cause)}).`);
  }
  console.log([`${vers} : ${epci} EPCI du département ${departement}.`, ...compteRendu].join('\n'));
}

await conduire(async () => {
  const demande = lireDemande();
  if (demande) await ecrireContours(demande);
  else console.log(AIDE);
}, phraseDeLErreur);
