/**
 * Lignes de plus de 120 colonnes, partout où l’on écrit : code, commentaires, feuilles de style, scripts,
 * documentation. Prettier ne coupe ni les textes ni les commentaires. Sort en échec s’il y en a.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, extname, matchesGlob } from 'node:path';

const COLONNES = 120;
/** Ce que personne n’écrit à la ligne : données, verrous, références, licences, formulaires des forges. */
const DONNEES =
  /^(\.github|\.gitlab|content|tests\/contenus|tests\/golden|src\/assets|public\/donnees\/schema)\/|^LICENSE$|package-lock\.json$|mesures\.json$/;
const EXTENSIONS = '.ts .astro .mjs .css .md .sh .conf .htaccess .yml .jsonc .json .R .py';

/** Ce qui ne se coupe pas : une rangée de tableau, une adresse, une commande de package.json, un motif seul. */
const seTient = (fichier: string, ligne: string) =>
  (fichier.endsWith('.md') && ligne.startsWith('|')) ||
  fichier.endsWith('package.json') ||
  /https?:\/\/|^\s*\/.+\/[a-z]*[,;)]?$/.test(ligne);

// Sans git, qu’une machine nue n’a pas : `.gitignore` ne nomme que des dossiers.
const ignores = ['.git', ...readFileSync('.gitignore', 'utf8').trim().split('\n')].map((d) => d.replace(/\/$/, ''));
const fichiers = globSync(['**/*', '**/.*/*'], { exclude: (nom) => ignores.some((d) => matchesGlob(basename(nom), d)) })
  .map((f) => f.replaceAll('\\', '/'))
  .filter((f) => EXTENSIONS.split(' ').includes(extname(f)) && !DONNEES.test(f));
const fautes = fichiers.flatMap((fichier) =>
  readFileSync(fichier, 'utf8')
    .split('\n')
    .map((ligne, rang) => ({ ligne, ou: `${fichier}:${rang + 1}`, colonnes: [...ligne].length }))
    .filter(({ ligne, colonnes }) => colonnes > COLONNES && !seTient(fichier, ligne))
    .map(({ ou, colonnes }) => `${ou} : ${colonnes} colonnes ; attendu : ${COLONNES} au plus`),
);
if (fichiers.length === 0) fautes.push('largeur : aucun fichier ; attendu : la racine du dépôt');
for (const faute of fautes) console.error(faute);
process.exitCode = fautes.length > 0 ? 1 : 0;
