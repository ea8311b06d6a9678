/** L’index national : toute commune de France s’y trouve, avec son intercommunalité, en peu d’octets. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { departementDuCode } from '#lib/communes/commune.ts';
import { chercherLieux, indexerLesLieux } from '#lib/communes/recherche-de-lieux.ts';
import { donneesDe } from '#lib/contenu/contenu.ts';
import {
  fragmentsDeDepartement,
  fragmentsDeNoms,
  type ReponseRepere,
  type TableDesFragments,
} from '#lib/france/fragments.ts';
import { demandesDe, lireDepartement, lireNoms, type LieuDeFrance } from '#lib/france/lire-fragments.ts';
import { sourcesDe } from '#lib/france/reponse-d-ailleurs.ts';
import { typo } from '#lib/texte/typo.ts';
import type { Siren } from '#lib/valeurs/siren.ts';
import { contenu, releve } from './releve-fige.ts';

const { communes, epci, departements } = lireReferentiel();
const toutes = [...communes.values()];
const { fins, textes } = fragmentsDeNoms(toutes, [...epci.values()]);
const parDepartement = fragmentsDeDepartement(toutes, epci, (siren): ReponseRepere | undefined => {
  const t = releve.parSiren.get(siren);
  return t && { marque: t.marque, phrases: [], source: { editeur: '', adresse: sourcesDe(t)[0]! }, page: '' };
});
/** Sources des fiches qui nomment un EPCI. */
const fichesDe = (siren: Siren | null): string[] =>
  donneesDe(contenu.reperages)
    .filter((r) => siren !== null && r.epci.includes(siren))
    .flatMap((r) => r.sources);
/** Une source des fiches de cet EPCI, si elles sont les seules à en parler et qu’il n’est pas suivi. */
const sourceJuste = (siren: Siren | null, repere: ReponseRepere | undefined): boolean =>
  !repere?.source || fichesDe(siren).length === 0 || fichesDe(siren).includes(repere.source.adresse);
const table: TableDesFragments = {
  situation_au: '2026-11-21',
  licence: '',
  fiche_officielle: '',
  fins,
  departements: Object.fromEntries([...departements.values()].map((d) => [d.code, [typo(d.nom), d.region, 0]])),
  regions: {},
};

/** Ce que le champ trouverait : la première demande qui répond juste, deux au plus. */
function chercher(saisie: string, soumise = true): { lieux: LieuDeFrance[]; demandes: number } {
  const demandes = demandesDe(saisie, table, soumise).slice(0, 2);
  for (const demande of demandes) {
    const lus =
      'noms' in demande
        ? lireNoms(textes[demande.noms]!, table)
        : demande.departements.flatMap((d) => lireDepartement(parDepartement.get(d)!, table));
    const trouvees = chercherLieux(indexerLesLieux(lus), saisie, 40);
    if (trouvees.length > 0 && trouvees[0]!.rang !== 'faute')
      return { lieux: trouvees.map((p) => p.lieu), demandes: demandes.length };
  }
  return { lieux: [], demandes: demandes.length };
}

test('chaque fragment tient en quinze kilooctets compressés', () => {
  const lourds = [...textes, ...[...parDepartement.values()].map((f) => JSON.stringify(f))].filter(
    (texte) => gzipSync(texte, { level: 9 }).length > 15_000,
  );
  assert.deepEqual(lourds, []);
  assert.ok(gzipSync(JSON.stringify(table)).length < 3_000);
});

/** Suite pseudo-aléatoire (Park et Miller), pour tirer toujours les mêmes communes. */
function* tirage(graine: number): Generator<number> {
  for (let n = graine; ;) {
    n = (n * 48_271) % 2_147_483_647;
    yield n;
  }
}

test('deux cents communes tirées au sort, outre-mer compris : nom, intercommunalité, situation, source', () => {
  const suite = tirage(53);
  const tirees = Array.from({ length: 180 }, () => toutes[suite.next().value! % toutes.length]!);
  const outremer = toutes.filter((c) => c.code.startsWith('97'));
  tirees.push(...Array.from({ length: 20 }, () => outremer[suite.next().value! % outremer.length]!));
  const fautes = tirees.flatMap((c) => {
    const trouvee = chercher(c.nom).lieux.find((l) => l.code === c.code);
    const lue = lireDepartement(parDepartement.get(departementDuCode(c.code))!, table).find((l) => l.code === c.code);
    const juste =
      trouvee?.departement.code === c.departement &&
      lue?.nom === typo(c.nom) &&
      (lue.intercommunalite?.[0] ?? null) === c.epci &&
      lue.codesPostaux.join() === c.codesPostaux.join() &&
      lue.intercommunalite?.[2]?.marque === (c.epci === null ? undefined : releve.parSiren.get(c.epci)?.marque) &&
      sourceJuste(c.epci, lue.intercommunalite?.[2]);
    return juste ? [] : [`${c.nom} (${c.code})`];
  });
  assert.deepEqual(fautes, []);
});

test('chaque code postal mène à toutes ses communes', () => {
  const suite = tirage(36);
  const codes = Array.from({ length: 100 }, () => toutes[suite.next().value! % toutes.length]!.codesPostaux[0]).filter(
    (c) => c !== undefined,
  );
  const fautes = codes.filter((code) => {
    const attendues = toutes.filter((c) => c.codesPostaux.includes(code)).map((c) => c.code);
    const trouvees = new Set(chercher(code).lieux.map((l) => l.code));
    return attendues.some((c) => !trouvees.has(c));
  });
  assert.deepEqual(fautes, []);
});

describe('ce qu’une personne écrit', () => {
  const CAS: [saisie: string, codes: readonly string[]][] = [
    ['Angers', ['49007']],
    ['angers', ['49007']],
    ['49000', ['49007']],
    ['49 000', ['49007']],
    ['49051 Angers Cedex 02', ['49007']],
    ['ANGERS CEDEX', ['49007']],
    ['mairie d’Angers', ['49007']],
    ['Angers (49)', ['49007']],
    ['Angers, Maine-et-Loire', ['49007']],
    ['Angers Loire Métropole', ['244900015']],
    ['CU Angers Loire Métropole', ['244900015']],
    ['Communauté urbaine Angers Loire Métropole', ['244900015']],
    ['Le Mans', ['72181']],
    ['Saint-Denis 974', ['97411']],
    ['Saint-Denis (93)', ['93066']],
    ['Ajaccio 2A', ['2A004']],
    ['20000', ['2A004']],
    ['97150', ['97801']],
    ['75015', ['75056']],
    ['Y', ['80829']],
    ['Mamoudzou', ['97611']],
    ['Métropole Européenne de Lille', ['200093201']],
    ['CC du Pays Fléchois', ['247200348']],
  ];
  for (const [saisie, codes] of CAS)
    test(saisie, () => {
      const { lieux } = chercher(saisie);
      for (const code of codes) assert.equal(lieux[0]?.code, code);
    });

  test('un ancien nom mène à la commune d’aujourd’hui', () => {
    const deleguee = chercher('Saint-Sylvain-d’Anjou').lieux[0]!;
    assert.equal(deleguee.actuel, typo('Verrières-en-Anjou'));
  });

  test('les homonymes disent leur département', () => {
    const { lieux } = chercher('Saint-Denis');
    const exacts = lieux.filter((l) => l.nom === 'Saint-Denis' && l.genre === 'commune');
    assert.ok(exacts.length >= 3);
    assert.equal(new Set(exacts.map((l) => l.departement.code)).size, exacts.length);
  });

  test('rien n’est demandé avant trois lettres, sauf si l’on a fini d’écrire', () => {
    assert.deepEqual(demandesDe('An', table, false), []);
    assert.equal(demandesDe('Ang', table, false).length, 1);
    assert.deepEqual(demandesDe('49', table, false), []);
    assert.equal(demandesDe('Y', table, true).length, 1);
  });
});
