/** WebKitGTK, conduit par son pilote (WebDriver), sur un écran que Xvfb tient en mémoire. */
import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as attendre } from 'node:timers/promises';
import { exiger } from '../machine/chercher.ts';
import { portLibre } from '../nginx.ts';
import type { Moteur } from './pilote.ts';

const LIMITE_MS = 60_000;

/** Lance un programme, chef de son groupe : ce qu’il lance finit avec lui. */
function lancer(commande: string, options: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const enfant = spawn(commande, options, {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
    env: { ...process.env, ...env },
  });
  process.once('exit', () => tuer(enfant));
  return enfant;
}

function tuer({ pid }: ChildProcess): void {
  try {
    process.kill(-pid!, 'SIGKILL');
  } catch {
    // Déjà fini.
  }
}

/** Ouvre WebKitGTK ; rien de lui ne reste après `fermer`. */
export async function ouvrirWebKit(): Promise<Moteur> {
  const ecran = lancer(exiger('Xvfb'), ['-displayfd', '1', '-screen', '0', '1400x1100x24', '-nolisten', 'tcp']);
  const numero = await new Promise<string>((rendre, echouer) => {
    ecran.stdout!.once('data', (d: Buffer) => rendre(d.toString().trim()));
    ecran.once('exit', () => echouer(new Error('Xvfb ne s’ouvre pas')));
  });
  const port = await portLibre();
  const pilote = lancer(exiger('WebKitGTK'), [`--port=${port}`], {
    DISPLAY: `:${numero}`,
    // Sans carte graphique ni bus de session.
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
    NO_AT_BRIDGE: '1',
  });
  let session = '';
  const demander = async (methode: 'GET' | 'POST' | 'DELETE', chemin: string, corps?: unknown): Promise<unknown> => {
    const reponse = await fetch(`http://127.0.0.1:${port}${session}${chemin}`, {
      method: methode,
      signal: AbortSignal.timeout(LIMITE_MS),
      ...(methode === 'POST' && { body: JSON.stringify(corps ?? {}) }),
    });
    const { value } = (await reponse.json()) as { value: { error?: string; message?: string } | null };
    if (!reponse.ok) throw new Error(`WebKitGTK, ${chemin} : ${value?.error} ${value?.message}`);
    return value;
  };
  const echeance = Date.now() + LIMITE_MS;
  while (!(await demander('GET', '/status').catch(() => null))) {
    if (Date.now() > echeance) throw new Error('Le pilote de WebKitGTK ne répond pas');
    await attendre(50);
  }
  const { sessionId } = (await demander('POST', '/session', { capabilities: { alwaysMatch: {} } })) as {
    sessionId: string;
  };
  session = `/session/${sessionId}`;
  await demander('POST', '/timeouts', { script: LIMITE_MS, pageLoad: LIMITE_MS });
  const evaluer = (corps: string, donnees: readonly unknown[]) =>
    demander('POST', '/execute/sync', { script: corps, args: donnees });
  return {
    nom: 'WebKitGTK',
    evaluer,
    aller: async (url) => {
      await demander('POST', '/frame', { id: null });
      await demander('POST', '/url', { url });
    },
    gestes: async (actions) => void (await demander('POST', '/actions', { actions })),
    revenir: async () => void (await demander('POST', '/back')),
    redimensionner: async (largeur, hauteur) => {
      // La fenêtre a sa barre et ses bords : on les mesure, puis on les ajoute.
      await demander('POST', '/window/rect', { width: largeur + 100, height: hauteur + 100 });
      const [dedansX, dedansY] = (await evaluer('return [innerWidth, innerHeight]', [])) as [number, number];
      const { width, height } = (await demander('GET', '/window/rect')) as { width: number; height: number };
      await demander('POST', '/window/rect', {
        width: largeur + width - dedansX,
        height: hauteur + height - dedansY,
      });
    },
    entrerDansLeCadre: async (dedans) => void (await demander('POST', '/frame', { id: dedans ? 0 : null })),
    fermer: async () => {
      await demander('DELETE', '').catch(() => undefined);
      tuer(pilote);
      tuer(ecran);
    },
  };
}
