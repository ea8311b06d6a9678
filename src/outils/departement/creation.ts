/** La création du dossier d’un département : tout ou rien. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { controler } from '#chargeurs/controle.ts';
import { jourDeReference } from '#chargeurs/date-reference.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import type { DepartementReferentiel } from '#lib/domaine/referentiel.ts';
import { listerProblemes } from '#lib/contenu/probleme.ts';
import { produireContours, type Production } from '../contours/production.ts';
import { codesVoulus } from '../contours/formats.ts';
import type { Voisinage } from '../contours/partition.ts';
import { lireVoisinage, recrireVoisins } from '../contours/voisinage.ts';
import { causeDuSysteme, laisserInterrompre } from '../ligne-de-commande.ts';
import { ErreurContours, ErreurGeometrie, type FormeCommunale } from '../contours/rattachement.ts';
import { textesDuDossier } from './dossier-neuf.ts';
import { PREPOSITIONS } from './prepositions.ts';

/**
 * Généralisations essayées, en mètres, dans cet ordre : celle de `npm run contours`, puis les voisines. Un fichier trop
 * lourd écarte les plus fines, un territoire disparu les plus grossières.
 */
const TOLERANCES = [300, 450, 200, 700, 100, 1000, 50, 1500];

/**
 * Le département d’un code.
 * @throws ErreurContours si le code est inconnu ; dit lequel on voulait peut-être écrire.
 */
export function departementDe(saisie: string, action: 'ajouter' | 'reprendre'): DepartementReferentiel {
  const code = saisie.trim().toUpperCase().padStart(2, '0');
  const departement = lireReferentiel().departements.get(code);
  if (!departement || !PREPOSITIONS.has(code)) {
    const nature = departement ? ` (${departement.nom} n’est pas un département)` : '';
    const voulus = codesVoulus(
      saisie,
      [...lireReferentiel().departements.values()].filter((d) => PREPOSITIONS.has(d.code)),
    );
    const suite =
      voulus.length > 0
        ? `vouliez-vous dire ${voulus.join(' ou ')} ? npm run departement -- ${action} ${voulus[0]!}`
        : 'attendu : le code d’un des 101 départements, comme 72, 2A ou 974.';
    throw new ErreurContours(`Code « ${saisie} » inconnu${nature} ; ${suite}`);
  }
  return departement;
}

/**
 * Le département d’un code, si un dossier peut être créé pour lui.
 * @throws ErreurContours si le code est inconnu ou le dossier déjà là.
 */
export function exigerNouveau(saisie: string, racine: string): DepartementReferentiel {
  const departement = departementDe(saisie, 'ajouter');
  const { code } = departement;
  if (existsSync(join(racine, 'content/departements', code))) {
    throw new ErreurContours(
      `content/departements/${code} existe déjà : ${departement.nom} est dans le site. Pour refaire ses ` +
        `contours : npm run contours -- --departement ${code} --communes FICHIER…`,
    );
  }
  return departement;
}

/** Contours à la tolérance donnée, ou à la première qui convienne. */
async function contoursDe(
  lues: readonly FormeCommunale[],
  code: string,
  autour: Voisinage,
  tolerance?: number,
): Promise<Production> {
  const produire = (metres: number) => produireContours(lues, code, metres, true, autour);
  if (tolerance !== undefined) return produire(tolerance);
  let [plusQue, moinsQue, refus]: [number, number, unknown] = [0, Infinity, null];
  for (const metres of TOLERANCES) {
    if (metres <= plusQue || metres >= moinsQue) continue;
    try {
      return await produire(metres);
    } catch (erreur) {
      if (!(erreur instanceof ErreurGeometrie)) throw erreur;
      if (erreur.sens === 'plus') plusQue = Math.max(plusQue, metres);
      if (erreur.sens === 'moins') moinsQue = Math.min(moinsQue, metres);
      refus ??= erreur;
    }
  }
  throw refus;
}

/**
 * Relit en mémoire ce qui va être écrit, avec tout le reste du contenu. @throws ErreurContours si rien ne doit l’être.
 */
function exigerValable(
  dossier: string,
  textes: Readonly<Record<string, string>>,
  voisins: Readonly<Record<string, string>>,
  racine: string,
): void {
  const siens = Object.fromEntries(Object.entries(textes).map(([nom, texte]) => [`${dossier}/${nom}`, texte]));
  const fautes = controler(racine, jourDeReference(), { ...siens, ...voisins }).problemes.filter(
    ({ fichier }) => fichier.startsWith(`${dossier}/`) || fichier in voisins,
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
  lues: readonly FormeCommunale[],
  racine: string,
  tolerance?: number,
): Promise<Production> {
  const { code } = departement;
  const departements = join(racine, 'content/departements');
  const production = await contoursDe(lues, code, lireVoisinage(departements, code), tolerance);
  const dossier = `content/departements/${code}`;
  const textes = { ...textesDuDossier(departement), 'contours.geojson': production.texte };
  const voisins = [...production.voisins].map(([autre, texte]) => [
    `content/departements/${autre}/contours.geojson`,
    texte,
  ]);
  exigerValable(dossier, textes, Object.fromEntries(voisins) as Record<string, string>, racine);
  await laisserInterrompre();
  const definitif = join(departements, code);
  const provisoire = join(departements, `.${code}-${process.pid}`);
  try {
    mkdirSync(departements, { recursive: true });
    // Sans « recursive » : sur un disque en lecture seule, il ferait dire « introuvable » au système.
    for (const neuf of [provisoire, join(provisoire, 'contrats')]) mkdirSync(neuf);
    for (const [nom, texte] of Object.entries(textes)) writeFileSync(join(provisoire, nom), texte);
    recrireVoisins(departements, production.voisins, () => renameSync(provisoire, definitif));
  } catch (cause) {
    rmSync(provisoire, { recursive: true, force: true });
    throw new ErreurContours(`${dossier} : écriture impossible, rien n’est changé (${causeDuSysteme(cause)}).`);
  }
  return production;
}
