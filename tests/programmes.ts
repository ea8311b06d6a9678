/**
 * `npm run test:programmes`, première étape de `npm test` : trouve ou installe chaque programme de la table, et le dit
 * en une ligne.
 * `node tests/programmes.ts ÉTAPE` n’installe rien : s’arrête, en une phrase, si un programme de cette étape manque.
 */
import { absents, chercher, raison, versionDe } from './machine/chercher.ts';
import { installer, installerAutrement } from './machine/installer.ts';
import { PROGRAMMES } from './machine/table.ts';

/** Dans une intégration continue, rien n’est facultatif : une série y prouve toujours la même chose. */
const TOUT_EXIGER = Boolean(process.env['CI']);

/** Trouve, installe et dit ; rend le nombre de programmes obligatoires qui manquent. */
async function garantir(): Promise<number> {
  const manquaient = absents();
  if (manquaient.length > 0) {
    console.log(`Installation de : ${manquaient.map((p) => p.nom).join(', ')}…`);
    await installer(manquaient);
    await installerAutrement(manquaient.filter((p) => !chercher(p)));
  }
  const lignes = await Promise.all(
    PROGRAMMES.map(async (p) => {
      const chemin = chercher(p);
      const version = chemin === undefined ? null : await versionDe(p, chemin);
      if (version !== null)
        return {
          fatal: false,
          ligne: `${manquaient.includes(p) ? 'installé' : 'trouvé  '}  ${p.nom} ${version} (${chemin})`,
        };
      const fatal = p.sansLui === null || TOUT_EXIGER;
      const pourquoi = chemin === undefined ? raison(p) : `${chemin} ne répond pas, ou est trop ancien.`;
      return {
        fatal,
        ligne: `absent    ${pourquoi} ${fatal ? 'Obligatoire.' : `Non vérifié sans lui : ${p.sansLui}.`}`,
      };
    }),
  );
  for (const { ligne } of lignes) console.log(ligne);
  return lignes.filter(({ fatal }) => fatal).length;
}

const etape = process.argv[2];
if (etape === undefined) {
  process.exitCode = (await garantir()) > 0 ? 1 : 0;
} else {
  const manquants = absents(etape);
  const [premier, ...autres] = manquants;
  if (premier) {
    const noms = manquants.map((p) => p.nom).join(', ');
    const phrase =
      autres.length === 0
        ? raison(premier)
        : `il manque ${noms} ; npm run test:programmes les installe, ou dit comment.`;
    console.error(`${etape} : ${phrase}`);
    process.exitCode = 1;
  }
}
