/**
 * Les essais de ce qui tourne chez le visiteur mordent-ils ? Une faute plantée dans un module du projet, jugée par son
 * essai unitaire, ou dans un script du site figé, jugée par son essai de navigateur. Lancé par `tests/mordant.ts`.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const RACINE = join(import.meta.dirname, '..');

/** Une faute : où, ce qu’elle remplace, et l’essai qui doit échouer en la nommant. */
interface FauteDeScript {
  faute: string;
  /** Module du projet, ou début du nom d’un script de `_actifs/`. */
  fichier: string;
  avant: string | RegExp;
  apres: string;
  essai: string;
  /** Titre de l’essai qui doit échouer. */
  titre: string;
}

export const FAUTES_DE_SCRIPT: FauteDeScript[] = [
  {
    faute: 'fusion de deux onglets retirée',
    fichier: 'src/lib/dossier/plusieurs-onglets.ts',
    avant: 'date === sienne ? valeur !== connue : date > sienne',
    apres: 'true',
    essai: 'unit/dossier/plusieurs-onglets.test.ts',
    titre: 'la réponse la plus récente reste',
  },
  {
    faute: 'garde des formules du CSV retirée',
    fichier: 'src/lib/publication/csv.ts',
    avant: "`'${texte}`",
    apres: 'texte',
    essai: 'unit/publication/csv.test.ts',
    titre: 'un texte qui passerait pour une formule est désamorcé',
  },
  {
    faute: 'en-tête d’un CSV vide retiré',
    fichier: 'src/lib/publication/csv.ts',
    avant: '[colonnes, ...lignes.map(',
    apres: '[...(lignes.length > 0 ? [colonnes] : []), ...lignes.map(',
    essai: 'unit/publication/csv.test.ts',
    titre: 'sans ligne, l’en-tête reste',
  },
  {
    faute: 'objet téléchargé libéré trop tôt',
    fichier: 'src/client/telecharger.ts',
    avant: '60_000',
    apres: '0',
    essai: 'unit/publication/telecharger.test.ts',
    titre: 'n’est libéré qu’une minute après le clic',
  },
  {
    faute: 'retour d’un onglet non entendu',
    fichier: 'assistant.',
    avant: 'addEventListener(`pageshow`',
    apres: 'addEventListener(`jamais`',
    essai: 'dossier-brouillon',
    titre: 'rendu par le bouton retour, un onglet montre sans frappe',
  },
  {
    faute: 'délai de la position retiré',
    fichier: 'ou-suis-je.',
    avant: /=15e3,/,
    apres: '=15e6,',
    essai: 'position',
    titre: 'la recherche s’arrête à quinze secondes',
  },
  {
    faute: 'précision de la position ignorée',
    fichier: 'ou-suis-je.',
    avant: />2e3\)/,
    apres: '>2e9)',
    essai: 'position',
    titre: 'à Craon, à 25000 m près',
  },
  {
    faute: 'territoires pâlis avant le fond de carte',
    fichier: 'fond.',
    avant: 'on(`tileload`',
    apres: 'on(`tileloadstart`',
    essai: 'carte-fond',
    titre: 'il tarde : c’est dit',
  },
];

function planter(fichier: string, { avant, apres }: FauteDeScript): void {
  const texte = readFileSync(fichier, 'utf8');
  const neuf = texte.replace(avant, () => apres);
  if (neuf === texte) throw new Error(`Rien à changer : ${String(avant)}`);
  // Le fichier peut être lié à celui du vrai site.
  unlinkSync(fichier);
  writeFileSync(fichier, neuf);
}

function lancer(args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<{ code: number | null; sortie: string }> {
  return new Promise((fini) => {
    const enfant = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...env },
      timeout: 180_000,
    });
    let sortie = '';
    for (const flux of [enfant.stdout, enfant.stderr]) flux.on('data', (m: Buffer) => (sortie += m.toString()));
    enfant.on('close', (code) => fini({ code, sortie }));
  });
}

/** Une copie des modules et des essais unitaires, où la faute s’écrit. */
function dansUnModule(f: FauteDeScript, travail: string) {
  mkdirSync(travail, { recursive: true });
  for (const nom of ['package.json', 'src', 'tests/unit'])
    cpSync(join(RACINE, nom), join(travail, nom), { recursive: true, filter: (n) => !n.endsWith('node_modules') });
  symlinkSync(join(RACINE, 'node_modules'), join(travail, 'node_modules'), 'dir');
  planter(join(travail, f.fichier), f);
  return lancer(['--test', join('tests', f.essai)], travail, {});
}

/** Une copie du site, et l’essai de navigateur qui la lit ; `port` : à elle. */
function dansLeSite(f: FauteDeScript, travail: string, port: number, copier: (vers: string) => void) {
  copier(travail);
  const actifs = join(travail, '_actifs');
  const cible = readdirSync(actifs).find((nom) => nom.startsWith(f.fichier) && nom.endsWith('.js'));
  if (cible === undefined) throw new Error(`Aucun script ${f.fichier}*.js`);
  planter(join(actifs, cible), f);
  const cli = join(RACINE, 'node_modules/@playwright/test/cli.js');
  return lancer([cli, 'test', '-c', 'tests/playwright.config.ts', '--reporter=line', f.essai, '-g', f.titre], RACINE, {
    SITE_FIGE: travail,
    PORT: String(port),
  });
}

/**
 * Plante la faute, lance son essai, et dit s’il a mordu : vide ; sinon, pourquoi. `travail` : dossier à soi ;
 * `copier` : y met le site figé.
 */
export async function mordreLeScript(
  f: FauteDeScript,
  travail: string,
  port: number,
  copier: (vers: string) => void,
): Promise<string> {
  const { code, sortie } = await (f.fichier.startsWith('src/')
    ? dansUnModule(f, travail)
    : dansLeSite(f, travail, port, copier));
  for (const reste of [travail, `${travail}-resultats`]) rmSync(reste, { recursive: true, force: true });
  if (code === 0) return `${f.faute} : passée`;
  return sortie.includes(f.titre) && !/No tests found/.test(sortie)
    ? ''
    : `${f.faute} : ${f.essai} échoue sans la nommer\n${sortie.slice(-1500)}`;
}
