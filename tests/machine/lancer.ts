/** Lance un programme qui ne peut ni durer sans fin, ni laisser quoi que ce soit derrière lui. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';

/** Ce qu’un programme a donné. */
export interface Fin {
  /** Code de sortie ; 1 s’il a été arrêté ou n’a pas pu être lancé. */
  code: number;
  /** Ses deux sorties, mêlées. */
  sortie: string;
  secondes: number;
}

interface Options {
  /** Durée au-delà de laquelle il est arrêté, en millisecondes. */
  limite: number;
  /** Variables d’environnement de plus. */
  env?: Record<string, string>;
  /** Reçoit la sortie au fur et à mesure. */
  montrer?: (morceau: string) => void;
}

/** Temps laissé pour ranger après une demande d’arrêt, et pour rendre la sortie après la fin. */
const SURSIS_MS = 5_000;

const minutes = (ms: number): string => (ms < 60_000 ? `${ms / 1000} s` : `${ms / 60_000} min`);

/** Envoie un signal au programme et à tous ceux qu’il a lancés : il est chef de leur groupe. */
function signaler(enfant: ChildProcess, signal: NodeJS.Signals): void {
  if (enfant.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(enfant.pid), '/T', '/F'], { stdio: 'ignore', timeout: SURSIS_MS });
    return;
  }
  try {
    process.kill(-enfant.pid, signal);
  } catch {
    // Plus personne dans le groupe.
  }
}

/** Lance une commande, et rend sa fin et de quoi l’arrêter avec tout ce qu’elle a lancé. */
export function lancer(
  commande: string,
  options: readonly string[],
  { limite, env, montrer }: Options,
): { fin: Promise<Fin>; arreter: () => void } {
  const debut = performance.now();
  const enfant = spawn(commande, options, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    detached: process.platform !== 'win32',
    // Sous Windows, npm est un fichier de commandes.
    shell: process.platform === 'win32',
  });
  let sortie = '';
  const recevoir = (morceau: string): void => {
    sortie += morceau;
    montrer?.(morceau);
  };
  for (const flux of [enfant.stdout, enfant.stderr]) flux.setEncoding('utf8').on('data', recevoir);

  const arreter = (): void => {
    signaler(enfant, 'SIGINT');
    setTimeout(() => signaler(enfant, 'SIGKILL'), SURSIS_MS).unref();
  };
  const garde = setTimeout(() => {
    recevoir(`\n${[commande, ...options].join(' ')} : arrêté, plus de ${minutes(limite)}.\n`);
    arreter();
  }, limite);

  const fin = new Promise<Fin>((finir) => {
    const rendre = (code: number): void => {
      clearTimeout(garde);
      finir({ code, sortie, secondes: Math.round((performance.now() - debut) / 1000) });
    };
    enfant.on('error', (erreur) => {
      recevoir(`${commande} n’a pas pu être lancé (${(erreur as NodeJS.ErrnoException).code ?? erreur.message}).\n`);
      rendre(1);
    });
    enfant.on('exit', (code) => {
      // Ceux qu’il laisse n’ont plus rien à faire, et tiendraient sa sortie ouverte.
      signaler(enfant, 'SIGKILL');
      enfant.on('close', () => rendre(code ?? 1));
      setTimeout(() => rendre(code ?? 1), SURSIS_MS).unref();
    });
  });
  return { fin, arreter };
}
