/**
 * Le contenu d’une autre équipe : celui du dépôt, cinq départements ajoutés par notre commande, un contrat de plus, un
 * de moins. Il se construit, et tout ce que l’on attend de n’importe quel contenu y est vrai, sans qu’aucun essai ait
 * changé.
 * `npm run test:cinq` ; `npm run test:cinq -- DOSSIER` prend les vrais contours, `DOSSIER/communes-974.geojson`, au
 * lieu de cases.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lireContenu } from '#chargeurs/contenu.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { epciDuDepartement } from '#lib/domaine/referentiel.ts';
import { construire } from './construire.ts';
import { cases } from './unit/outils/cases.ts';

const RACINE = join(import.meta.dirname, '..');
const TRAVAIL = join(RACINE, '.cache/essais/cinq');
const DIST = join(TRAVAIL, 'dist');
const [, , vraisContours] = process.argv;

/**
 * Lance une commande ; arrête tout, avec ce qu’elle a dit, si elle échoue. `montrer` : sa sortie, au fur et à mesure.
 */
function lancer(commande: string, options: string[], montrer = false): void {
  const { status, stdout, stderr, error } = spawnSync(commande, options, {
    cwd: RACINE,
    encoding: 'utf8',
    env: { ...process.env, CONTENU: TRAVAIL, DIST },
    stdio: montrer ? 'inherit' : 'pipe',
    timeout: 1_200_000,
  });
  if (status === 0) return;
  console.error(`${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}\n${options.join(' ')} : échec`);
  process.exit(1);
}

/** Cinq départements absents du contenu : un par difficulté, le premier qui convient. */
function aAjouter(): string[] {
  const { departements, epci } = lireReferentiel();
  const presents = new Set(lireContenu(TRAVAIL).contenu.departements.map(({ donnee }) => donnee.code));
  const partagent = [...epci.values()]
    .filter((e) => e.departements.some((d) => presents.has(d)))
    .flatMap((e) => e.departements);
  const difficultes = [
    ['974', '972', '971', '973', '976'],
    ['2B', '2A'],
    // Paris est seule dans son intercommunalité ; l’île d’Yeu, Bréhat, Sein et Ouessant n’en ont pas.
    ['75'],
    ['85', '22', '29'],
    partagent,
  ];
  return difficultes.flatMap((candidats) => {
    const code = candidats.find((c) => departements.has(c) && !presents.has(c));
    if (code) presents.add(code);
    return code ?? [];
  });
}

/** Retire un contrat que rien d’autre ne cite. */
function retirerUnContrat(): string {
  const textes = globSync('content/**/*.{yaml,mdx}', { cwd: TRAVAIL }).map((f) => ({
    fichier: f,
    texte: readFileSync(join(TRAVAIL, f), 'utf8'),
  }));
  const seul = lireContenu(TRAVAIL).contenu.contrats.find(({ fichier, donnee }) =>
    textes.every((t) => t.fichier.replaceAll('\\', '/') === fichier || !t.texte.includes(donnee.id)),
  );
  if (!seul) throw new Error('Aucun contrat ne peut être retiré : tous sont cités ailleurs.');
  rmSync(join(TRAVAIL, seul.fichier));
  return seul.donnee.id;
}

rmSync(TRAVAIL, { recursive: true, force: true });
mkdirSync(TRAVAIL, { recursive: true });
cpSync(join(RACINE, 'content'), join(TRAVAIL, 'content'), { recursive: true });
const retire = retirerUnContrat();
const ajoutes = aAjouter();
for (const code of ajoutes) {
  const vrais = vraisContours && join(vraisContours, `communes-${code}.geojson`);
  const fichier = vrais && existsSync(vrais) ? vrais : join(TRAVAIL, `${code}.geojson`);
  if (fichier !== vrais) writeFileSync(fichier, JSON.stringify({ type: 'FeatureCollection', features: cases(code) }));
  lancer(process.execPath, ['src/outils/departement/commande-departement.ts', 'ajouter', code, '--communes', fichier]);
}
const code = ajoutes[0]!;
const siren = epciDuDepartement(lireReferentiel(), code)[0]!.siren;
const source = lireContenu(TRAVAIL).contenu.sources[0]!.donnee.id;
lancer(process.execPath, [
  ...['src/outils/contrat/commande-contrat.ts', 'ajouter', '--sans-questions', '--departement', code, '--epci', siren],
  ...['--signature', '2025-06-01', '--source', source, '--motif', 'La source donne la date.'],
]);
console.log(`Contenu : ${ajoutes.join(', ')} ajoutés, un contrat de plus pour ${siren}, ${retire} retiré.`);
// Au jour d’aujourd’hui, comme le site : une source du contenu vivant peut être d’hier.
construire({ sortie: DIST, contenu: TRAVAIL });
console.log('Site construit.');
const essais = ['tests/vivant/*.test.ts', 'tests/documents/{pdf,bureau,classeurs,imprimes}.test.ts'];
lancer(process.execPath, ['--test', '--test-timeout=600000', ...essais], true);
lancer(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', '-c', 'tests/playwright.config.ts'], true);
