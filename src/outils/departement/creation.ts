/** La création du dossier d’un département : tout ou rien. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { controler } from '#chargeurs/controle.ts';
import { jourDeReference } from '#chargeurs/date-reference.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import type { DepartementReferentiel } from '#lib/domaine/referentiel.ts';
import { listerProblemes } from '#lib/contenu/probleme.ts';
import { produireContours, type Production } from '../contours/production.ts';
import { ErreurContours, ErreurTolerance, type CommuneLue } from '../contours/rattachement.ts';
import { communesSansEpci } from './communes.ts';
import { textesDuDossier } from './fiche.ts';
import { PREPOSITIONS } from './prepositions.ts';

/**
 * Généralisations essayées, en mètres, de la plus fine à la plus grossière ; la première est celle de `npm run
 * contours`.
 */
const TOLERANCES = [50, 100, 200, 300, 450, 700, 1000, 1500];
const TOLERANCE_DE_DEPART = 300;

/**
 * Le département d’un code, si un dossier peut être créé pour lui.
 * @throws ErreurContours si le code est inconnu ou le dossier déjà là.
 */
export function exigerNouveau(saisie: string, racine: string): DepartementReferentiel {
  const code = saisie.toUpperCase().padStart(2, '0');
  const departement = lireReferentiel().departements.get(code);
  if (!departement || !PREPOSITIONS.has(code)) {
    const nature = departement ? ` (${departement.nom} n’est pas un département)` : '';
    throw new ErreurContours(
      `Code « ${saisie} » inconnu${nature} ; attendu : le code d’un des 101 départements, comme 72, 2A ou 974.`,
    );
  }
  if (existsSync(join(racine, 'content/departements', code))) {
    throw new ErreurContours(
      `content/departements/${code} existe déjà : ${departement.nom} est dans le site. Pour refaire ses ` +
        `contours : npm run contours -- --departement ${code} --communes FICHIER…`,
    );
  }
  return departement;
}

/** Contours à la tolérance donnée, ou à la première qui convienne autour de celle de départ. */
async function contoursDe(
  lues: readonly CommuneLue[],
  code: string,
  sansEpci: readonly string[],
  tolerance?: number,
): Promise<Production> {
  if (tolerance !== undefined) return produireContours(lues, code, tolerance, sansEpci, true);
  let rang = TOLERANCES.indexOf(TOLERANCE_DE_DEPART);
  for (const essayees = new Set<number>(); ;) {
    try {
      return await produireContours(lues, code, TOLERANCES[rang]!, sansEpci, true);
    } catch (erreur) {
      essayees.add(rang);
      if (!(erreur instanceof ErreurTolerance)) throw erreur;
      rang += erreur.sens === 'plus' ? 1 : -1;
      if (TOLERANCES[rang] === undefined || essayees.has(rang)) throw erreur;
    }
  }
}

/**
 * Relit en mémoire ce qui va être écrit, avec tout le reste du contenu. @throws ErreurContours si rien ne doit l’être.
 */
function exigerValable(dossier: string, textes: Readonly<Record<string, string>>, racine: string): void {
  const substituts = Object.fromEntries(Object.entries(textes).map(([nom, texte]) => [`${dossier}/${nom}`, texte]));
  const fautes = controler(racine, jourDeReference(), substituts).problemes.filter(({ fichier }) =>
    fichier.startsWith(`${dossier}/`),
  );
  if (fautes.length > 0)
    throw new ErreurContours(
      `Le dossier ne serait pas valable, rien n’est écrit :\n${listerProblemes(fautes).join('\n')}`,
    );
}

/**
 * Crée le dossier d’un département dans un dossier provisoire, que le site ne lit pas, puis le met en place d’un coup.
 * @throws ErreurContours si une étape échoue ; il ne reste alors rien.
 */
export async function creerDepartement(
  departement: DepartementReferentiel,
  lues: readonly CommuneLue[],
  racine: string,
  tolerance?: number,
): Promise<Production & { sansEpci: string[] }> {
  const { code } = departement;
  const sansEpci = communesSansEpci(lireReferentiel(), code);
  const production = await contoursDe(lues, code, sansEpci, tolerance);
  const dossier = `content/departements/${code}`;
  const textes = { ...textesDuDossier(departement), 'contours.geojson': production.texte };
  exigerValable(dossier, textes, racine);
  const definitif = join(racine, dossier);
  const provisoire = join(racine, 'content/departements', `.${code}-${process.pid}`);
  try {
    mkdirSync(join(provisoire, 'contrats'), { recursive: true });
    for (const [nom, texte] of Object.entries(textes)) writeFileSync(join(provisoire, nom), texte);
    renameSync(provisoire, definitif);
  } catch (cause) {
    rmSync(provisoire, { recursive: true, force: true });
    throw new ErreurContours(`${dossier} : écriture impossible (${(cause as Error).message}).`);
  }
  return { ...production, sansEpci };
}
