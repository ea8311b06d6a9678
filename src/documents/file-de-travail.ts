import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CouleursBureau, Ecrit } from '#lib/documents/formats/document-abstrait.ts';
import type { ImageDePartage } from '#lib/publication/image-de-partage.ts';
import type { Composition } from './typst.ts';

/** Ce qu’un fil sait faire : un PDF, un écrit en ODT ou en DOCX, l’image de partage d’une page. */
export type Travail =
  | { genre: 'pdf'; composition: Composition }
  | { genre: 'ecrit'; format: 'odt' | 'docx'; ecrit: Ecrit; couleurs: CouleursBureau }
  | { genre: 'apercu'; nom: string; image: ImageDePartage };

/** Les octets faits, et le nombre de pages d’un PDF. */
export interface Fait {
  octets: Uint8Array<ArrayBuffer>;
  pages?: number;
}

/** Ce qu’un fil répond : ce qu’il a fait, ou le message de l’erreur. */
export type Reponse = Fait | { erreur: string };

interface Tache {
  travail: Travail;
  tenir: (octets: Uint8Array<ArrayBuffer>) => void;
  rompre: (erreur: Error) => void;
}

/** Chaque fil a sa mémoire, et le compilateur la sienne : au-delà, on paie plus qu’on ne gagne. */
const FILS_AU_PLUS = Math.min(4, availableParallelism());
/** Node lit le TypeScript tel quel : le fil n’est pas empaqueté avec les pages. */
const FIL = join(process.cwd(), 'src/documents/composer-fil.ts');

/**
 * Ce module existe deux fois dans une construction, empaqueté avec les pages et tel quel pour les images : les fils
 * sont les mêmes.
 */
const CLE = Symbol.for('contrats-locaux-de-sante.fils');
const partages = globalThis as { [CLE]?: { attente: Tache[]; libres: Worker[]; lances: number } };
const atelier = (partages[CLE] ??= { attente: [], libres: [], lances: 0 });

/** Les relire pour les compter coûterait le quart de ce que coûte le document. */
const pages = new WeakMap<Uint8Array, number>();

/** Pages d’un PDF tel que `confier` l’a rendu ; `undefined` pour tout autre fichier. */
export function pagesComptees(octets: Uint8Array): number | undefined {
  return pages.get(octets);
}

/**
 * Fait faire un travail par un autre fil, dès qu’il y en a un de libre ; mêmes octets et mêmes erreurs que sur place.
 */
export function confier(travail: Travail): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((tenir, rompre) => {
    atelier.attente.push({ travail, tenir, rompre });
    servir();
  });
}

function lancer(): Worker {
  atelier.lances++;
  // Ses objets vivent le temps d’un document : sans limite, chaque fil garde cent mégaoctets pour rien.
  return new Worker(FIL, { resourceLimits: { maxYoungGenerationSizeMb: 8 } });
}

function servir(): void {
  if (atelier.attente.length === 0) return;
  const fil = atelier.libres.pop() ?? (atelier.lances < FILS_AU_PLUS ? lancer() : undefined);
  if (!fil) return;
  const { travail, tenir, rompre } = atelier.attente.shift()!;
  const repondre = (reponse: Reponse) => {
    fil.removeAllListeners('error');
    // Un fil qui attend n’empêche pas le processus de finir.
    fil.unref();
    atelier.libres.push(fil);
    if ('octets' in reponse) {
      if (reponse.pages !== undefined) pages.set(reponse.octets, reponse.pages);
      tenir(reponse.octets);
    } else rompre(new Error(reponse.erreur));
    servir();
  };
  const perdre = (erreur: Error) => {
    fil.removeAllListeners('message');
    atelier.lances--;
    rompre(erreur);
    servir();
  };
  fil.once('message', repondre);
  fil.once('error', perdre);
  fil.ref();
  fil.postMessage(travail);
}
