/**
 * Ce qu’un fichier de tests ouvre — serveur, navigateur, dossier — est rendu à la fin, même si son ouverture s’est
 * arrêtée en chemin.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fermer, servir } from './serveur.ts';

/** Temps laissé à un serveur pour répondre. */
const LIMITE_SERVEUR_MS = 20_000;

/**
 * À appeler dans le fichier ou le groupe qui ouvre : rend `garder(chose, comment la rendre)`, qui rend la chose.
 * Tout est rendu après les tests, le dernier ouvert d’abord ; une chose impossible à rendre n’empêche pas les autres.
 */
export function ressources(): <Chose>(chose: Chose, rendre: (chose: Chose) => unknown) => Chose {
  const aRendre: (() => unknown)[] = [];
  after(async () => {
    const ratees: unknown[] = [];
    for (const rendre of aRendre.reverse()) {
      try {
        await rendre();
      } catch (erreur) {
        ratees.push(erreur);
      }
    }
    if (ratees.length > 0) throw new AggregateError(ratees, 'ressources impossibles à rendre');
  });
  return (chose, rendre) => {
    aRendre.push(() => rendre(chose));
    return chose;
  };
}

type Garder = ReturnType<typeof ressources>;

/** Un dossier temporaire, effacé à la fin. */
export const dossierGarde = (garder: Garder, nom: string): string =>
  garder(mkdtempSync(join(tmpdir(), `${nom}-`)), (dossier) => rmSync(dossier, { recursive: true, force: true }));

/** Sert un site construit sur un port libre, jusqu’à la fin ; rend son origine : `http://127.0.0.1:PORT`. */
export async function serveurGarde(garder: Garder, dossier: string, base = '/'): Promise<string> {
  const serveur = garder(servir(dossier, 0, base), fermer);
  if (!serveur.listening) await new Promise((pret, rejeter) => serveur.once('listening', pret).once('error', rejeter));
  return `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`;
}

/**
 * Lance un programme serveur et attend qu’il réponde ; il meurt avec ce processus.
 * @throws Error en une phrase s’il s’arrête ou ne répond pas à temps ; il ne reste alors rien de lui.
 */
export async function lancerServeur(
  commande: string,
  options: readonly string[],
  repond: () => Promise<unknown>,
): Promise<ChildProcess> {
  const serveur = spawn(commande, options, { stdio: 'ignore' });
  process.once('exit', () => serveur.kill('SIGKILL'));
  const vivant = () => serveur.exitCode === null && serveur.signalCode === null;
  let erreur: Error | undefined;
  serveur.once('error', (e) => {
    erreur = e;
  });
  const echeance = Date.now() + LIMITE_SERVEUR_MS;
  while (vivant() && !erreur && Date.now() < echeance) {
    const pret = await repond().then(
      () => true,
      () => false,
    );
    if (pret) return serveur;
    await new Promise((suite) => setTimeout(suite, 20));
  }
  const raison = erreur?.message ?? (vivant() ? `ne répond pas en ${LIMITE_SERVEUR_MS / 1000} s` : 's’est arrêté');
  serveur.kill('SIGKILL');
  throw new Error(`${commande} : ${raison}.`);
}
