/** Ce que savent les plus anciens navigateurs servis, d’après les données de compatibilité de MDN. */
import { createRequire } from 'node:module';
import type { CompatData, CompatStatement, Identifier, SupportStatement } from '@mdn/browser-compat-data';
import paquet from '../../package.json' with { type: 'json' };

/** Un fichier de 20 Mo, lu une fois : `import` d’un JSON de cette taille est plus lent. */
export const DONNEES = createRequire(import.meta.url)('@mdn/browser-compat-data') as CompatData;

const NOMS: Record<string, keyof CompatData['browsers']> = {
  safari: 'safari',
  ios_saf: 'safari_ios',
  chrome: 'chrome',
  edge: 'edge',
  firefox: 'firefox',
};

/** Les planchers écrits une fois dans package.json : « safari 15.4 ». */
const PLANCHERS = paquet.browserslist.map((ligne) => {
  const [nom, version] = ligne.split(' ');
  if (!NOMS[nom!]) throw new Error(`package.json, browserslist : « ${nom} » inconnu de tests/lecture/compatibilite.ts`);
  return { nom: nom!, cle: NOMS[nom!]!, version: version! };
});

const avant = (a: string, b: string): boolean => {
  const [x, y] = [a, b].map((v) => v.replace('≤', '').split('.').map(Number));
  return x![0]! - y![0]! || (x![1] ?? 0) - (y![1] ?? 0)
    ? x![0]! < y![0]! || (x![0] === y![0] && (x![1] ?? 0) < (y![1] ?? 0))
    : false;
};

/** Vrai si ce navigateur a la chose à cette version, sans préfixe ni réglage. */
function connait(support: SupportStatement | undefined, version: string): boolean {
  if (support === undefined) return true;
  return [support].flat().some((s) => {
    const { version_added: depuis, version_removed: jusque, flags, prefix, alternative_name: autre } = s;
    if (flags || prefix || autre || depuis === false) return false;
    if (typeof depuis !== 'string' || depuis === 'preview') return depuis !== 'preview';
    return !avant(version, depuis) && !(typeof jusque === 'string' && !avant(version, jusque));
  });
}

/** Les planchers qui ne connaissent pas une chose : « safari 15.4 ». Vide si tous la connaissent, ou si rien n’est dit. */
export function sansElle(chose: CompatStatement | undefined): string[] {
  if (!chose) return [];
  return PLANCHERS.filter(({ cle, version }) => !connait(chose.support[cle], version)).map(
    ({ nom, version }) => `${nom} ${version}`,
  );
}

/** La donnée d’un chemin, ou `undefined` s’il n’existe pas. */
export const donnee = (racine: Identifier | undefined, ...chemin: string[]): CompatStatement | undefined =>
  chemin.reduce<Identifier | undefined>((noeud, cle) => noeud?.[cle], racine)?.__compat;

/** La phrase d’une faute : « :has() : inconnu de firefox 115 ». */
export const dire = (quoi: string, navigateurs: readonly string[]): string =>
  `${quoi} : inconnu de ${navigateurs.join(', ')}`;
