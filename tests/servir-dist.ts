/** Sert le site construit aux essais dans le navigateur, comme un hébergeur de fichiers le ferait ; vit et meurt avec le lanceur de Playwright. */
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fermer, servir } from './serveur.ts';

/**
 * Appelée par Playwright avant les essais ; met l’adresse du site dans ORIGINE, que la configuration lit dans chaque processus d’essais.
 * Un port libre, ou celui de PORT. Rend de quoi arrêter le serveur après les essais.
 * @throws Error en une phrase si le port est pris.
 */
export default async function servirDist(): Promise<() => void> {
  const port = Number(process.env['PORT'] ?? 0);
  const serveur = servir(join(import.meta.dirname, '../dist'), port);
  await new Promise<void>((pret, rejeter) =>
    serveur.once('listening', pret).once('error', ({ message }) => rejeter(new Error(`Port ${port} : ${message}.`))),
  );
  process.env['ORIGINE'] = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`;
  return () => fermer(serveur);
}
