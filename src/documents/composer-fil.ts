/** Un fil de travail : fait ce que `confier` lui demande, un travail après l’autre. */
import { parentPort } from 'node:worker_threads';
import { ecrireDocx } from '#lib/documents/formats/docx.ts';
import { ecrireOdt } from '#lib/documents/formats/odt.ts';
import { apercuPng } from './images-de-partage.ts';
import type { Fait, Reponse, Travail } from './file-de-travail.ts';
import { composerPdf } from './typst.ts';

const ECRIRE = { odt: ecrireOdt, docx: ecrireDocx };

async function faire(travail: Travail): Promise<Fait> {
  switch (travail.genre) {
    case 'pdf':
      return composerPdf(travail.composition);
    case 'ecrit':
      return { octets: new Uint8Array(ECRIRE[travail.format](travail.ecrit, travail.couleurs)) };
    case 'apercu':
      return { octets: new Uint8Array(await apercuPng(travail.nom, travail.image)) };
  }
}

parentPort!.on('message', (travail: Travail) => {
  faire(travail).then(
    (fait) => parentPort!.postMessage(fait satisfies Reponse, [fait.octets.buffer]),
    (erreur: Error) => parentPort!.postMessage({ erreur: erreur.message } satisfies Reponse),
  );
});
