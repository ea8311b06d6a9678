/** Les mots d’une question et d’une page, ramenés à ce qui se compare : sans accents, sans accords. */
import { normaliser } from '#lib/texte/cle.ts';

/** Mots trop courants pour distinguer une page d’une autre. */
const VIDES = new Set(
  (
    'a ai au aux avec c ca ce cela ces cette comment d dans de des du en est et il ils elle elles j je l la ' +
    'le les leur ' +
    'leurs ma mes mon m n ne nos notre nous on ou par pas pour qu que quel quelle quelles quels qui quoi s sa se ses ' +
    'son sont sur t un une vos votre vous y'
  ).split(' '),
);

/** Terminaisons qu’un mot change sans changer de sens, les plus longues d’abord. */
const TERMINAISONS = (
  'issements issement atrices atrice ateurs ateur ations ation ements ement ances ance euses euse eurs eur ' +
  'ables able antes ante ants ant ees ee ent ez er es e s x'
).split(' ');
/** Un texte tiré de l’index, tel qu’il était dans la page : l’index sépare ce qu’une élision joint (« d’ instruction »). */
export const rejoindreLesElisions = (texte: string): string => texte.replace(/’\s+/g, '’');

/** Ce qu’une racine garde au moins. */
const RACINE_COURTE = 3;

/**
 * « 20 000 », « 20.000 » et « 20000 euros » sont le même nombre ; « L1434-10 », l’article L. 1434-10 ; « C.L.S. », un
 * sigle.
 */
function reunirLesChiffres(texte: string): string {
  return texte
    .normalize('NFKC')
    .replace(/(^|[^\p{L}\d])((?:\p{L}\.){2,}\p{L}?)(?![\p{L}\d])/gu, (_, avant: string, sigle: string) => {
      return avant + sigle.replaceAll('.', '');
    })
    .replace(/(\d)\s*euros?(?![\p{L}\d])/giu, '$1')
    .replace(/(\d)[\s.\u00a0\u202f]+(?=\d{3}(?!\d))/g, '$1')
    .replace(/(^|[^\p{L}\d])(\p{L})(?=\d{3})/gu, '$1$2 ');
}

/** Mots comparables d’un texte, nombres réunis. */
export function motsDe(texte: string): string[] {
  return normaliser(reunirLesChiffres(texte)).split(' ').filter(Boolean);
}

/** Les mots d’une question qui la distinguent ; tous, si elle n’en a que de courants. */
export function motsPleins(question: string): string[] {
  const tous = motsDe(question);
  const pleins = tous.filter((m) => !VIDES.has(m));
  return pleins.length > 0 ? pleins : tous;
}

/**
 * Ce qui reste d’un mot quand on lui ôte ses accords : « signer », « signé » et « signés » ont la même racine,
 * « signaler » et « signalement » une autre. Un nombre et un mot court restent entiers.
 */
export function racineDe(mot: string): string {
  if (/\d/.test(mot)) return mot;
  const singulier = mot.endsWith('aux') && mot.length > 4 ? `${mot.slice(0, -3)}al` : mot;
  const fin = TERMINAISONS.find((t) => singulier.endsWith(t) && singulier.length - t.length >= RACINE_COURTE);
  return fin === undefined ? singulier : singulier.slice(0, -fin.length);
}
