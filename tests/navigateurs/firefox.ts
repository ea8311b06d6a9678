/** Firefox, conduit par WebDriver BiDi : il l’écoute lui-même, sans pilote à installer. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exiger } from '../machine/chercher.ts';
import type { Moteur } from './pilote.ts';

/** Temps laissé à Firefox pour s’ouvrir, et à une commande pour être rendue. */
const LIMITE_MS = 60_000;

/** Rien ne part du navigateur d’essai : ni mises à jour, ni mesures, ni expériences. */
const REGLAGES = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
};

interface Message {
  id?: number;
  type: 'success' | 'error' | 'event';
  result?: Record<string, unknown>;
  error?: string;
  message?: string;
  method?: string;
  params?: { level?: string; text?: string; type?: string; request?: { request: string } };
}

/** Ouvre Firefox ; rien de lui ne reste après `fermer`. */
export async function ouvrirFirefox(): Promise<Moteur> {
  const profil = mkdtempSync(join(tmpdir(), 'firefox-'));
  writeFileSync(
    join(profil, 'user.js'),
    Object.entries(REGLAGES)
      .map(([nom, valeur]) => `user_pref(${JSON.stringify(nom)}, ${JSON.stringify(valeur)});`)
      .join('\n'),
  );
  const options = ['--headless', '--no-remote', '--profile', profil, '--remote-debugging-port=0', 'about:blank'];
  const firefox = spawn(exiger('Firefox'), options, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const tuer = () => {
    try {
      process.kill(-firefox.pid!, 'SIGKILL');
    } catch {
      // Déjà fini.
    }
    rmSync(profil, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', tuer);
  const adresse = await new Promise<string>((trouver, echouer) => {
    let dit = '';
    const limite = setTimeout(() => echouer(new Error(`Firefox ne s’ouvre pas :\n${dit}`)), LIMITE_MS);
    firefox.stderr.setEncoding('utf8').on('data', (morceau: string) => {
      dit += morceau;
      const lue = /WebDriver BiDi listening on (ws:\S+)/.exec(dit)?.[1];
      if (!lue) return;
      clearTimeout(limite);
      trouver(lue);
    });
    firefox.once('error', echouer);
  });

  const fil = new WebSocket(`${adresse}/session`);
  await new Promise((ouvert, echouer) => {
    fil.onopen = ouvert;
    fil.onerror = () => echouer(new Error('Firefox refuse la connexion BiDi'));
  });
  const erreurs: string[] = [];
  /** Requêtes parties et pas encore finies. */
  const enChemin = new Set<string>();
  const suivreLaRequete = (methode: string, requete: string) =>
    methode === 'network.beforeRequestSent' ? enChemin.add(requete) : enChemin.delete(requete);
  const attentes = new Map<number, (m: Message) => void>();
  fil.onmessage = ({ data }) => {
    const m = JSON.parse(String(data)) as Message;
    if (m.id !== undefined) attentes.get(m.id)?.(m);
    else if (m.method && m.params?.request) suivreLaRequete(m.method, m.params.request.request);
    else if (m.method === 'log.entryAdded' && m.params?.level === 'error') erreurs.push(m.params.text ?? '');
  };
  let numero = 0;
  const demander = (method: string, params: Record<string, unknown>): Promise<Record<string, unknown>> =>
    new Promise((rendre, echouer) => {
      const id = ++numero;
      const limite = setTimeout(() => echouer(new Error(`Firefox ne répond pas à ${method}`)), LIMITE_MS);
      attentes.set(id, (m) => {
        attentes.delete(id);
        clearTimeout(limite);
        if (m.type === 'error') echouer(new Error(`Firefox, ${method} : ${m.error} ${m.message}`));
        else rendre(m.result ?? {});
      });
      fil.send(JSON.stringify({ id, method, params }));
    });

  await demander('session.new', { capabilities: {} });
  await demander('session.subscribe', {
    events: ['log.entryAdded', 'network.beforeRequestSent', 'network.responseCompleted', 'network.fetchError'],
  });
  // L’onglet de départ n’a jamais le focus ; un onglet ouvert par le protocole, si.
  const { context: page } = (await demander('browsingContext.create', { type: 'tab' })) as { context: string };
  type Contexte = { context: string; children: Contexte[] };
  const cadres = async () => {
    const { contexts } = (await demander('browsingContext.getTree', { root: page })) as { contexts: Contexte[] };
    return contexts[0]!.children;
  };
  let context = page;
  // Un module préchargé qui échoue ne le dit qu’à son lien.
  await demander('script.addPreloadScript', {
    functionDeclaration: `() => addEventListener('error', ({ target }) => {
      if (target instanceof HTMLLinkElement)
        console.error('lien en échec : ' + target.rel + ' ' + target.href + ' dans ' + location.href);
    }, true)`,
  });
  return {
    nom: 'Firefox',
    erreurs,
    calmer: async () => {
      const echeance = Date.now() + LIMITE_MS;
      // Ce qui vient d’arriver peut demander autre chose : on ne part qu’après l’avoir laissé faire.
      const laisserFaire = () =>
        demander('script.callFunction', {
          functionDeclaration: '() => new Promise((fin) => setTimeout(fin, 0))',
          target: { context: page },
          awaitPromise: true,
        }).catch(() => undefined);
      do await laisserFaire();
      while (enChemin.size > 0 && Date.now() < echeance);
    },
    aller: async (url) => {
      context = page;
      await demander('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    evaluer: async (corps, donnees) => {
      const { result, exceptionDetails } = (await demander('script.callFunction', {
        functionDeclaration:
          `async (donnees) => JSON.stringify(await (async function () { ${corps} })` +
          `.apply(null, JSON.parse(donnees))) ?? 'null'`,
        arguments: [{ type: 'string', value: JSON.stringify(donnees) }],
        target: { context },
        awaitPromise: true,
      })) as { result?: { value: string }; exceptionDetails?: { text: string } };
      if (!result) throw new Error(exceptionDetails?.text);
      return JSON.parse(result.value);
    },
    gestes: async (actions) => void (await demander('input.performActions', { context, actions })),
    revenir: async () => void (await demander('browsingContext.traverseHistory', { context: page, delta: -1 })),
    redimensionner: async (width, height) =>
      void (await demander('browsingContext.setViewport', { context: page, viewport: { width, height } })),
    entrerDansLeCadre: async (dedans) => {
      context = dedans ? (await cadres())[0]!.context : page;
    },
    imprimer: async () => {
      // En centimètres : le papier d’ici, et non celui des États-Unis.
      const { data } = await demander('browsingContext.print', {
        context: page,
        background: true,
        page: { width: 21, height: 29.7 },
      });
      return Buffer.from(data as string, 'base64');
    },
    fermer: async () => {
      await demander('browser.close', {}).catch(() => undefined);
      tuer();
    },
  };
}
