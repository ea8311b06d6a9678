/**
 * Temps et mémoire d’une construction selon le nombre d’intercommunalités : `node tests/mesures/echelle.ts [24 120
 * 1255]`. Les départements ajoutés sont vrais (référentiel), leurs contours et leurs contrats sont fabriqués, dans un
 * dossier provisoire.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { geographieDe } from '#chargeurs/geographie.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import type { Construction } from '#donnees/mesures-du-site.ts';
import { estUneCommuneSeule, type Epci } from '#lib/domaine/epci.ts';
import { territoiresDuDepartement } from '#lib/domaine/referentiel.ts';
import { assemblerContours, texteDesContours } from '../../src/outils/contours/fichier-de-contours.ts';
import { textesDuDossier } from '../../src/outils/departement/dossier-neuf.ts';
import { PREPOSITIONS } from '../../src/outils/departement/prepositions.ts';
import { construire } from '../construire.ts';
import { lireConstruction } from './construction.ts';
import centres from '../../src/chargeurs/centres-epci.json' with { type: 'json' };
import { ronds } from './grille.ts';

const RACINE = join(import.meta.dirname, '../..');
const TAILLES = process.argv
  .slice(2)
  .map(Number)
  .filter((n) => n > 0);
const LIMITES = { secondes: 90, memoireMo: 1536 };
/**
 * Des ronds autour des vrais centres : un contour hors de sa place serait refusé. La limite du département est la leur.
 */
function contours(epci: readonly Epci[]): string {
  const tours = ronds(
    epci.map((e): [number, number] => {
      const [x, y] = centres[e.siren as keyof typeof centres] as unknown as [number, number];
      return [x, y];
    }),
  );
  const formes = tours.map((rond, rang) => ({
    siren: epci[rang]!.siren,
    forme: { type: 'Polygon' as const, coordinates: [rond] },
  }));
  return texteDesContours(
    assemblerContours(
      { epci: formes, departement: { type: 'MultiPolygon', coordinates: tours.map((rond) => [rond]) } },
      epci.map((e) => ({ code: e.siren, nom: e.nom, type: e.type, membres: [] })),
    ),
  );
}

const contrat = (code: string, e: Epci, rang: number) =>
  `id: ${code.toLowerCase()}-mesure-${rang}\nnom: "Contrat de mesure ${rang}"\netape: signe\nepci: ` +
  `["${e.siren}"]\nporteur: { nom: "Porteur" }\n` +
  `signature: { date: "20${20 + (rang % 7)}-05-13", source: texte-aide-53 }\nduree: { mois: 36, source: ` +
  'texte-aide-53 }\nsources: [texte-aide-53]\nconfiance: basse\nconfianceMotif: "Mesure."\n';

/** Ajoute des départements jusqu’au nombre d’intercommunalités voulu ; rend les codes publiés. */
function preparer(racine: string, taille: number): string[] {
  cpSync(join(RACINE, 'content'), join(racine, 'content'), { recursive: true });
  // Elles parlent de départements que la mesure va suivre.
  writeFileSync(join(racine, 'content/france/affirmations.yaml'), '[]\n');
  const referentiel = lireReferentiel();
  const codes = ['53', '36'];
  for (const code of PREPOSITIONS.keys()) {
    if (geographieDe(codes).epci.length >= taille) break;
    if (codes.includes(code)) continue;
    codes.push(code);
    const dossier = join(racine, 'content/departements', code);
    mkdirSync(join(dossier, 'contrats'), { recursive: true });
    const epci = territoiresDuDepartement(referentiel, code);
    // Un département suivi n’a plus rien parmi les contrats repérés ailleurs : les siens sont fabriqués.
    const reperes = join(racine, 'content/france/contrats');
    const sienne = (f: string) => {
      const texte = readFileSync(join(reperes, f), 'utf8');
      // Libourne, en Gironde, a des communes de Dordogne : sa fiche nomme une intercommunalité des deux.
      return f.startsWith(`${code.toLowerCase()}-`) || epci.some((e) => texte.includes(e.siren));
    };
    for (const f of readdirSync(reperes).filter(sienne)) rmSync(join(reperes, f));
    const textes = { ...textesDuDossier(referentiel.departements.get(code)!), 'contours.geojson': contours(epci) };
    for (const [nom, texte] of Object.entries(textes)) writeFileSync(join(dossier, nom), texte);
    epci
      .filter((e, rang) => e.departement === code && !estUneCommuneSeule(e) && rang % 2 === 0)
      .forEach((e, rang) =>
        writeFileSync(join(dossier, `contrats/${code.toLowerCase()}-mesure-${rang}.yaml`), contrat(code, e, rang)),
      );
  }
  return codes;
}

/** Construit le site à une taille donnée. */
function mesurerTaille(taille: number): Construction & { epci: number; communes: number } {
  const racine = mkdtempSync(join(tmpdir(), 'echelle-'));
  try {
    const codes = preparer(racine, taille);
    const { epci, communes } = geographieDe(codes);
    const debut = performance.now();
    const journal = construire({ sortie: join(racine, 'dist'), contenu: racine });
    const lue = lireConstruction(journal, (performance.now() - debut) / 1000);
    if (process.env['JOURNAL']) writeFileSync(process.env['JOURNAL'], journal);
    return {
      epci: epci.length,
      communes: communes.length,
      ...lue,
      pages: Number(/(\d+) page\(s\) built/.exec(journal)?.[1]),
    };
  } finally {
    rmSync(racine, { recursive: true, force: true });
  }
}

/** Construit à chaque taille, l’une après l’autre. */
export async function mesurerEchelle(
  tailles: readonly number[],
): Promise<{ tailles: ReturnType<typeof mesurerTaille>[] }> {
  const mesures = tailles.map((taille) => {
    const m = mesurerTaille(taille);
    console.log(
      `${m.epci} intercommunalités, ${m.communes} communes, ${m.pages} pages : ${m.secondes} s, ` +
        `${m.processeurS} s de processeur, ${m.memoireMo} Mo (${((m.processeurS * 1000) / m.epci).toFixed(0)} ` +
        'ms de processeur par intercommunalité)',
    );
    return m;
  });
  return { tailles: mesures };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { tailles } = await mesurerEchelle(TAILLES.length > 0 ? TAILLES : [24, 120, 1255]);
  if (tailles.some((m) => m.secondes > LIMITES.secondes || m.memoireMo > LIMITES.memoireMo)) {
    console.error(`Au-delà de la limite : ${LIMITES.secondes} s, ${LIMITES.memoireMo} Mo`);
    process.exitCode = 1;
  }
}
