import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { installerPaquets } from './installer.ts';

/** Programmes qui relisent ce que le site publie sans l’avoir écrit : commande → paquet de Debian. */
const OUTILS: Record<string, string[]> = {
  soffice: ['libreoffice-writer', 'libreoffice-calc'],
  qpdf: ['qpdf'],
  pdfinfo: ['poppler-utils'],
  Rscript: ['r-base-core'],
  curl: ['curl'],
  python3: ['python3'],
};

const present = (commande: string) => spawnSync(commande, ['--version'], { stdio: 'ignore' }).error === undefined;

/** Installe les programmes absents si l’on est administrateur et qu’apt est là ; sinon dit lesquels manquent, et s’arrête. */
function garantirOutils(): void {
  const absents = Object.keys(OUTILS).filter((commande) => !present(commande));
  if (absents.length === 0) return;
  const paquets = absents.flatMap((commande) => OUTILS[commande]!);
  installerPaquets(paquets);
  const restants = absents.filter((commande) => !present(commande));
  if (restants.length === 0) return;
  console.error(
    `Outils absents : ${restants.join(', ')}. Les documents et les exemples ne peuvent pas être essayés par un autre programme.\nInstallez-les (Debian, Ubuntu : apt-get install ${paquets.join(' ')}), puis relancez npm test.`,
  );
  process.exit(1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) garantirOutils();
