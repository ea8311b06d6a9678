/** Sert le site construit aux essais dans le navigateur, comme un hébergeur de fichiers le ferait ; vit et meurt avec le lanceur de Playwright. */
import { join } from 'node:path';
import { PORT } from './playwright.config.ts';
import { fermer, servir } from './serveur.ts';

/**
 * Appelée par Playwright avant les essais ; rend de quoi arrêter le serveur après eux.
 * @throws Error en une phrase si le port est pris.
 */
export default async function servirDist(): Promise<() => void> {
  const serveur = servir(join(import.meta.dirname, '../dist'), PORT);
  await new Promise<void>((pret, rejeter) =>
    serveur
      .once('listening', pret)
      .once('error', ({ message }) => rejeter(new Error(`Port ${PORT} : ${message} ; PORT=… en choisit un autre.`))),
  );
  return () => fermer(serveur);
}
