/**
 * nginx, sur la configuration livrée et deux cœurs, sous wrk en boucle locale : le site à côté d’un fichier de 1 ko,
 * dans le même passage.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Debit, MesuresDuSite } from '#donnees/mesures-du-site.ts';
import { installerPaquets } from '../machine/installer.ts';
import { demander, lancerNginx } from '../nginx.ts';

const COEURS = 2;
const CONNEXIONS = 32;
const SECONDES = 5;
const TOURS = 3;
const TEMOIN = 'temoin-1ko.bin';
const FICHIERS = [
  `/${TEMOIN}`,
  '/',
  '/carte/',
  '/territoires/200055887-mayenne-communaute/',
  '/donnees/epci.geojson',
  '/documents/note-53-mayenne.pdf',
];

/** @throws Error si wrk manque et ne s’installe pas. */
async function garantirWrk(): Promise<void> {
  const present = () => spawnSync('wrk', ['--version'], { stdio: 'ignore' }).error === undefined;
  if (!present()) await installerPaquets(['wrk']);
  if (!present()) throw new Error('wrk est introuvable ; installez-le : sudo apt-get install wrk');
}

const MS: Record<string, number> = { us: 0.001, ms: 1, s: 1000 };

/** Lit la sortie de wrk. @throws Error si elle n’a pas la forme attendue, ou s’il y a eu des erreurs. */
function lireWrk(sortie: string): { requetesParSeconde: number; centile99: number } {
  const debit = /Requests\/sec:\s+([\d.]+)/.exec(sortie)?.[1];
  const centile = /99%\s+([\d.]+)(us|ms|s)/.exec(sortie);
  if (!debit || !centile || /Socket errors|Non-2xx/.test(sortie)) throw new Error(`wrk : ${sortie}`);
  return {
    requetesParSeconde: Math.round(Number(debit)),
    centile99: Number((Number(centile[1]) * MS[centile[2]!]!).toFixed(2)),
  };
}

const mediane = (valeurs: number[]) => [...valeurs].sort((a, b) => a - b)[Math.floor(valeurs.length / 2)]!;

/**
 * Débit et 99e centile de chaque fichier, compressé comme un navigateur le demande : médiane de trois tours mêlés. wrk
 * prend sa part des mêmes cœurs.
 */
export async function mesurerCharge(dist: string): Promise<Omit<NonNullable<MesuresDuSite['charge']>, 'le'>> {
  await garantirWrk();
  const dossier = join(import.meta.dirname, '../../.cache/charge');
  rmSync(dossier, { recursive: true, force: true });
  mkdirSync(dossier, { recursive: true });
  cpSync(dist, join(dossier, 'dist'), { recursive: true });
  writeFileSync(join(dossier, 'dist', TEMOIN), Buffer.alloc(1024, 'x'));
  const serveur = await lancerNginx(join(dossier, 'dist'), join(dossier, 'nginx'), COEURS);
  const ENTETES = { 'accept-encoding': 'br, gzip' };
  try {
    const releves = new Map(FICHIERS.map((f) => [f, [] as ReturnType<typeof lireWrk>[]]));
    for (let tour = 0; tour < TOURS; tour++) {
      for (const [fichier, siens] of releves) {
        const { stdout, stderr } = spawnSync(
          'wrk',
          [
            '-t',
            '1',
            '-c',
            String(CONNEXIONS),
            '-d',
            `${SECONDES}s`,
            '--latency',
            '-H',
            `Accept-Encoding: ${ENTETES['accept-encoding']}`,
            `http://127.0.0.1:${serveur.port}${fichier}`,
          ],
          { encoding: 'utf8' },
        );
        siens.push(lireWrk(stdout + stderr));
      }
    }
    const debits: Debit[] = [];
    for (const [fichier, siens] of releves) {
      const { corps } = await demander(serveur.port, fichier, ENTETES);
      debits.push({
        fichier,
        octets: corps.length,
        requetesParSeconde: mediane(siens.map((s) => s.requetesParSeconde)),
        centile99: mediane(siens.map((s) => s.centile99)),
      });
    }
    console.table(debits);
    return { coeurs: COEURS, debits };
  } finally {
    serveur.arreter();
    rmSync(dossier, { recursive: true, force: true });
  }
}
