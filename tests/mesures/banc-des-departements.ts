/**
 * Le banc des départements : `npm run mesures -- departements DOSSIER [CODE…]` suit chaque département l’un après
 * l’autre, par la fonction de `npm run departement -- ajouter`, dans un contenu provisoire, d’après les communes de
 * DOSSIER. Rend un tableau : secondes, EPCI attendus et tracés, plus grand écart d’aire avec les communes brutes,
 * poids, recouvrements et jours avec tout ce qui est déjà tracé.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { territoiresDuDepartement } from '#lib/domaine/referentiel.ts';
import { anneauxDe, type Contour, type Contours } from '#lib/geo/contours.ts';
import { anomaliesDe, estEnclave, videsEntre } from '#lib/geo/controles.ts';
import { aireKm2 } from '#lib/geo/longueurs-et-aires.ts';
import { lireFormesCommunales, lireDecoupage as lireBrut } from '../../src/outils/contours/lecture.ts';
import type { FormeCommunale } from '../../src/outils/contours/rattachement.ts';
import { candidates, indexerCommunes } from '../../src/outils/contours/referentiel.ts';
import { creerDepartement, exigerNouveau } from '../../src/outils/departement/creation.ts';
import { PREPOSITIONS } from '../../src/outils/departement/prepositions.ts';

const RACINE = join(import.meta.dirname, '../..');

/** Une ligne du tableau ; `echec` dit pourquoi un département n’est pas suivi. */
interface Ligne {
  code: string;
  secondes: number;
  attendus: number;
  traces: number;
  /** Plus grand écart d’aire d’un EPCI avec ses communes brutes, en pour cent, et l’EPCI. */
  ecart: number;
  ecartDe: string;
  octets: number;
  /** Fautes de géométrie avec tout ce qui est déjà tracé : recouvrements, croisements, éclats. */
  recouvrements: number;
  /** Vides entre territoires qui ne sont pas des enclaves. */
  jours: number;
  echec?: string;
}

const aireDe = (forme: Parameters<typeof anneauxDe>[0]) =>
  anneauxDe(forme).reduce((somme, anneau) => somme + aireKm2(anneau), 0);

/** Aire brute de chaque EPCI dont toutes les communes sont lues, par SIREN. */
function airesBrutes(lues: readonly FormeCommunale[]): Map<string, number> {
  const { communes, epci } = lireBrut();
  const index = indexerCommunes(communes);
  const siren = new Map(epci.flatMap((e) => e.membres.map((m) => [m.code, e.code] as const)));
  const aires = new Map<string, number>();
  for (const { code, nom, forme } of lues) {
    const actuelle = index.get(code) ?? candidates(code, nom, communes)[0];
    const sien = siren.get(actuelle?.code ?? '');
    if (sien) aires.set(sien, (aires.get(sien) ?? 0) + Math.abs(aireDe(forme)));
  }
  return aires;
}

/** Les contours publiés sous une racine, un par SIREN, et leurs fautes d’ensemble. */
function juger(racine: string): { contours: Map<string, Contour>; recouvrements: string[]; jours: string[] } {
  const dossier = join(racine, 'content/departements');
  const contours = new Map<string, Contour>();
  const doubles: string[] = [];
  for (const code of readdirSync(dossier).filter((d) => /^\d/.test(d))) {
    const lus = JSON.parse(readFileSync(join(dossier, code, 'contours.geojson'), 'utf8')) as Contours;
    for (const contour of lus.features) {
      const deja = contours.get(contour.id);
      if (deja && JSON.stringify(deja.geometry) !== JSON.stringify(contour.geometry))
        doubles.push(`${contour.id} a deux formes`);
      contours.set(contour.id, contour);
    }
  }
  const features = [...contours.values()];
  const recouvrements = [...doubles, ...anomaliesDe({ features })];
  const jours =
    recouvrements.length > 0
      ? []
      : videsEntre({ features })
          // Au-delà, c’est le département que l’on n’a pas encore suivi.
          .filter((vide) => !estEnclave(vide) && Math.abs(aireKm2(vide)) < 100)
          .map((vide) => `jour de ${Math.abs(aireKm2(vide)).toFixed(3)} km² en ${vide[0]!.join(' ')}`);
  return { contours, recouvrements, jours };
}

const dire = (l: Ligne): string =>
  l.echec === undefined
    ? `${l.code.padEnd(4)}${l.secondes.toFixed(1).padStart(6)} s  ${`${l.traces}/${l.attendus}`.padStart(7)} EPCI  ` +
      `${l.ecart.toFixed(2).padStart(6)} % (${l.ecartDe})  ${String(l.octets).padStart(6)} o  ` +
      `${l.recouvrements} recouvrement, ${l.jours} jour`
    : `${l.code.padEnd(4)}${l.secondes.toFixed(1).padStart(6)} s  ÉCHEC : ${l.echec}`;

/**
 * Suit les départements demandés, tous sinon, l’un après l’autre.
 * @param dossier fichiers `communes-CODE.geojson`.
 * @param codes dans l’ordre où les suivre.
 * @param racine contenu de départ, gardé : reprendre un banc interrompu ; provisoire sinon.
 */
export async function mesurerDepartements(
  dossier: string,
  codes: readonly string[] = [...PREPOSITIONS.keys()],
  racine = '',
): Promise<{ lignes: Ligne[] }> {
  const travail = racine || mkdtempSync(join(tmpdir(), 'departements-'));
  mkdirSync(join(travail, 'content/departements'), { recursive: true });
  if (!existsSync(join(travail, 'content/sources.yaml'))) {
    cpSync(join(RACINE, 'content'), join(travail, 'content'), { recursive: true });
    for (const code of readdirSync(join(travail, 'content/departements')))
      rmSync(join(travail, 'content/departements', code), { recursive: true });
  }
  const lues = lireFormesCommunales(dossier);
  const brutes = airesBrutes(lues);
  const referentiel = lireReferentiel();
  const lignes: Ligne[] = [];
  for (const code of codes.filter((c) => !existsSync(join(travail, 'content/departements', c)))) {
    const debut = performance.now();
    const epci = territoiresDuDepartement(referentiel, code);
    const ligne: Ligne = {
      ...{ code, secondes: 0, attendus: epci.length, traces: 0, ecart: 0, ecartDe: '', octets: 0 },
      ...{ recouvrements: 0, jours: 0 },
    };
    try {
      await creerDepartement(exigerNouveau(code, travail), lues, travail);
      ligne.secondes = (performance.now() - debut) / 1000;
      const texte = readFileSync(join(travail, 'content/departements', code, 'contours.geojson'), 'utf8');
      const { features } = JSON.parse(texte) as Contours;
      ligne.traces = features.filter(({ id }) => epci.some((e) => e.siren === id)).length;
      ligne.octets = gzipSync(texte, { level: 9 }).length;
      for (const { id, geometry } of features) {
        const ecart = (100 * Math.abs(aireDe(geometry) - brutes.get(id)!)) / brutes.get(id)!;
        if (ecart > ligne.ecart) Object.assign(ligne, { ecart, ecartDe: `${id}, ${Math.round(brutes.get(id)!)} km²` });
      }
      const { recouvrements, jours } = juger(travail);
      Object.assign(ligne, { recouvrements: recouvrements.length, jours: jours.length });
      for (const faute of [...recouvrements, ...jours].slice(0, 3)) console.log(`     ${faute}`);
    } catch (erreur) {
      ligne.secondes = (performance.now() - debut) / 1000;
      ligne.echec = (erreur as Error).message.slice(0, 600);
    }
    lignes.push(ligne);
    console.log(dire(ligne));
  }
  if (racine) writeFileSync(join(racine, 'banc.json'), JSON.stringify(lignes, null, 1));
  else rmSync(travail, { recursive: true, force: true });
  return { lignes };
}

if (import.meta.filename === process.argv[1]) {
  const [dossier = '', ...codes] = process.argv.slice(2);
  await mesurerDepartements(dossier, codes.length > 0 ? codes : undefined, process.env['BANC'] ?? '');
}
