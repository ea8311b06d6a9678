import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { COMMUNE_SEULE, communesSeules } from '#lib/domaine/communes-seules.ts';
import type { Epci } from '#lib/domaine/epci.ts';
import { detaillerGrandParis } from '#lib/domaine/grand-paris.ts';
import type { DepartementReferentiel, Referentiel } from '#lib/domaine/referentiel.ts';
import type { CodeInsee } from '#lib/valeurs/code-insee.ts';
import type { Siren } from '#lib/valeurs/siren.ts';

/** Le référentiel officiel est cru sur ses codes : `tests/unit` les vérifie une fois pour toutes. */
interface CommuneBrute {
  code: CodeInsee;
  nom: string;
  type: string;
  departement: string;
  siren?: Siren;
  commune?: string;
  chefLieu?: CodeInsee;
  codesPostaux?: string[];
  population?: number;
}
interface EpciBrut {
  code: Siren;
  nom: string;
  type: string;
  membres: { code: CodeInsee; nom: string; siren: Siren; populationMunicipale: number }[];
}

const exiger = createRequire(`${process.cwd()}/package.json`);
const PAQUET = '@etalab/decoupage-administratif';
/**
 * Ce module existe deux fois dans une construction, empaqueté avec les pages et tel quel pour les intégrations : le
 * référentiel, lui, n’y est qu’une fois.
 */
const CLE = Symbol.for('contrats-locaux-de-sante.referentiel');
const partage = globalThis as { [CLE]?: Referentiel };

function lire<T>(fichier: string): T {
  return JSON.parse(readFileSync(exiger.resolve(`${PAQUET}/${fichier}`), 'utf8')) as T;
}

/** Lit le référentiel une fois par processus (il ne change qu’avec la version du paquet). */
export function lireReferentiel(): Referentiel {
  partage[CLE] ??= construire();
  return partage[CLE];
}

function construire(): Referentiel {
  const brutes = lire<CommuneBrute[]>('data/communes.json');
  const communes = versCommunes(brutes);
  const groupements = detaillerGrandParis(lire<EpciBrut[]>('data/epci.json'), lire<EpciBrut[]>('data/ept.json'));
  const epci = new Map(groupements.map((e) => [e.code, versEpci(e, communes)]));
  const seules = new Map(communesSeules(brutes, groupements).map((c) => [c.siren, lireSeule(c)]));
  const regions = new Map(lire<{ code: string; nom: string }[]>('data/regions.json').map((r) => [r.code, r.nom]));
  const departements = new Map(
    lire<DepartementReferentiel[]>('data/departements.json').map((d) => [
      d.code,
      { code: d.code, nom: d.nom, region: d.region, nomRegion: regions.get(d.region) ?? '' },
    ]),
  );
  return { epci, seules, communes, departements, version: lire<{ version: string }>('package.json').version };
}

function versCommunes(brutes: CommuneBrute[]): Referentiel['communes'] {
  const communes: Referentiel['communes'] = new Map();
  for (const b of brutes) {
    if (b.type !== 'commune-actuelle') continue;
    communes.set(b.code, {
      code: b.code,
      nom: b.nom,
      departement: b.departement,
      population: b.population ?? null,
      codesPostaux: b.codesPostaux ?? [],
      anciensNoms: [],
      epci: null,
    });
  }
  for (const b of brutes) {
    const actuelle = b.chefLieu && communes.get(b.chefLieu);
    const ancienne = b.type === 'commune-deleguee' || b.type === 'commune-associee';
    if (ancienne && actuelle && b.nom !== actuelle.nom) actuelle.anciensNoms.push(b.nom);
  }
  return communes;
}

/**
 * « CC de la Châtre » → « CC de La Châtre » quand une commune membre porte ce nom : l’article en est, et le nom court
 * le garde.
 */
function rendreArticle(nom: string, membres: readonly string[]): string {
  return nom.replace(/\bde la (\p{Lu}[\p{L}-]*)/u, (tout, mot: string) =>
    membres.includes(`La ${mot}`) ? `de La ${mot}` : tout,
  );
}

function versEpci(brut: EpciBrut, communes: Referentiel['communes']): Epci {
  const parDepartement = new Map<string, number>();
  for (const membre of brut.membres) {
    const commune = communes.get(membre.code);
    if (!commune) continue;
    commune.epci = brut.code;
    commune.population ??= membre.populationMunicipale;
    parDepartement.set(
      commune.departement,
      (parDepartement.get(commune.departement) ?? 0) + membre.populationMunicipale,
    );
  }
  const departements = [...parDepartement].sort((a, b) => b[1] - a[1]).map(([code]) => code);
  return {
    siren: brut.code,
    nom: rendreArticle(
      // Le référentiel a des guillemets droits.
      brut.nom.replace(/"([^"]*)"/g, '« $1 »'),
      brut.membres.flatMap((m) => communes.get(m.code)?.nom ?? []),
    ),
    type: brut.type,
    population: brut.membres.reduce((somme, m) => somme + m.populationMunicipale, 0),
    communes: brut.membres.map((m) => m.code),
    departement: departements[0] ?? '',
    departements,
  };
}

function lireSeule({ siren, nom, code, departement, population = 0 }: CommuneBrute & { siren: Siren }): Epci {
  const [communes, departements] = [[code], [departement]];
  return { siren, nom, type: COMMUNE_SEULE, population, communes, departement, departements };
}
