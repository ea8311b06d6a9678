import type { APIRoute } from 'astro';
import { licencesLivrees } from '#donnees/bibliotheques.ts';

const FILET = '='.repeat(72);

/** Les licences des bibliothèques et des polices que le site livre, avec leur texte, comme elles le demandent. */
export const GET: APIRoute = () =>
  new Response(
    [
      'Ce que ce site livre et que d’autres ont écrit, avec le texte de chaque licence.\n' +
        'Le code du site lui-même est sous licence MIT.\n',
      ...licencesLivrees().map(({ titre, texte }) => `${FILET}\n${titre}\n${FILET}\n\n${texte.trim()}\n`),
    ].join('\n'),
  );
