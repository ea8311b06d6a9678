/** Un fil de travail : fait ce que `confier` lui demande, un travail après l’autre. */
import { parentPort } from 'node:worker_threads';
import { apercuPng } from './images-de-partage.ts';
import type { Fait, Reponse, Travail } from './file-de-travail.ts';
import { composerPdf } from './typst.ts';

async function faire(travail: Travail): Promise<Fait> {
  if (travail.genre === 'pdf') return composerPdf(travail.composition);
  return { octets: new Uint8Array(await apercuPng(travail.nom, travail.image)) };
}

parentPort!.on('message', (travail: Travail) => {
  faire(travail).then(
    (fait) => parentPort!.postMessage(fait satisfies Reponse, [fait.octets.buffer]),
    (erreur: Error) => parentPort!.postMessage({ erreur: erreur.message } satisfies Reponse),
  );
});
