import type { APIRoute } from 'astro';
import { licencesLivrees } from '#donnees/bibliotheques.ts';

/** Les licences des bibliothèques et des polices que le site livre, avec leur texte, comme elles le demandent. */
export const GET: APIRoute = () =>
  new Response(
    `Ce que ce site livre et que d’autres ont écrit, avec le texte de chaque licence.\nLe code du site lui-même est sous licence MIT.\n\n${licencesLivrees()
      .map(({ titre, texte }) => `${'='.repeat(72)}\n${titre}\n${'='.repeat(72)}\n\n${texte.trim()}\n`)
      .join('\n')}`,
  );
