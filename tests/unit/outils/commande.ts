/**
 * Exécute une commande de src/outils dans ce processus : son module est relu à chaque fois, ceux dont il se sert ne le
 * sont qu’une.
 */
import { mock } from 'node:test';
import { pathToFileURL } from 'node:url';

/** Ce qu’une commande rend à qui la lance. */
export interface Rendu {
  status: number;
  stdout: string;
  stderr: string;
}

let rang = 0;

/**
 * Une commande à la fois : elle lit la ligne de commande, l’environnement et la console, qui sont au processus.
 * @param outil chemin du module que `npm run` lance.
 * @param env variables d’environnement qu’elle lit en marche.
 * @throws ce que la commande n’a pas prévu, avec sa pile.
 */
export async function executer(
  outil: string,
  options: readonly string[],
  env: Record<string, string> = {},
): Promise<Rendu> {
  const { argv, exitCode } = process;
  const milieu = Object.keys(env).map((cle) => [cle, process.env[cle]] as const);
  const rendu: Rendu = { status: 0, stdout: '', stderr: '' };
  const noter = (flux: 'stdout' | 'stderr') => (texte: string) => {
    rendu[flux] += `${texte}\n`;
  };
  const ecoutes = [
    mock.method(console, 'log', noter('stdout')),
    mock.method(console, 'error', noter('stderr')),
    mock.method(console, 'warn', noter('stderr')),
  ];
  process.argv = [process.execPath, outil, ...options];
  Object.assign(process.env, env);
  process.exitCode = undefined;
  try {
    rang += 1;
    await import(`${pathToFileURL(outil).href}?${rang}`);
    rendu.status = Number(process.exitCode ?? 0);
  } finally {
    for (const ecoute of ecoutes) ecoute.mock.restore();
    process.argv = argv;
    for (const [cle, valeur] of milieu) {
      if (valeur === undefined) delete process.env[cle];
      else process.env[cle] = valeur;
    }
    process.exitCode = exitCode;
  }
  return rendu;
}
