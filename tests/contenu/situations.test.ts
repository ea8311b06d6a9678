import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { parse } from 'yaml';
import { type Statut } from '#lib/domaine/situations.ts';
import { statutDe } from '#lib/domaine/statut.ts';
import { contratsDeLaCommune, contratsDeLEpci } from '#lib/domaine/territoire.ts';
import { schemaContrat, type Contrat } from '#lib/schemas/contrat.ts';
import { CONTENU_FIGE, JOUR_FIGE as JOUR } from '../sites.ts';
import { unSiren } from '#lib/valeurs/siren.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';

// Situation établie à la main, d’après les sources, au jour du contenu figé : la règle n’y est pour rien.

const ATTENDU: Record<string, Record<string, [nom: string, statut: Statut]>> = {
  53: {
    200048551: ['Pays de Craon', 'en-cours'],
    200055887: ['Mayenne Communauté', 'en-cours'],
    200083392: ['Laval Agglomération', 'echeance-a-verifier'],
    245300355: ['Ernée', 'echeance-a-verifier'],
    245300389: ['Bocage Mayennais', 'echeance-a-verifier'],
    200033298: ['Coëvrons', 'echu'],
    245300223: ['Pays de Meslay-Grez', 'non-renseigne'],
    245300447: ['Pays de Château-Gontier', 'non-renseigne'],
    200042182: ['Mont des Avaloirs', 'non-renseigne'],
  },
  36: {
    243600319: ['Brenne – Val de Creuse', 'echeance-a-verifier'],
    243600343: ['Cœur de Brenne', 'echeance-a-verifier'],
    200035137: ['Marche Occitane – Val d’Anglin', 'echeance-a-verifier'],
    243600236: ['Pays d’Issoudun', 'echeance-a-verifier'],
    200068880: ['Champagne Boischauts', 'echeance-a-verifier'],
    200068872: ['Éguzon – Argenton – Vallée de la Creuse', 'echeance-a-verifier'],
    243600350: ['La Châtre et Sainte-Sévère', 'non-renseigne'],
    200018521: ['Val de Bouzanne', 'non-renseigne'],
    200007052: ['Marche Berrichonne', 'non-renseigne'],
    243600327: ['Châteauroux Métropole', 'non-renseigne'],
    243600301: ['Val de l’Indre – Brenne', 'non-renseigne'],
    243600293: ['Levroux Boischaut Champagne', 'non-renseigne'],
    200040558: ['Écueillé-Valençay', 'non-renseigne'],
    243600202: ['Chabris – Pays de Bazelle', 'non-renseigne'],
    200035848: ['Châtillonnais en Berry', 'non-renseigne'],
  },
};

function lireContrats(departement: string): Contrat[] {
  const dossier = join(CONTENU_FIGE, 'content/departements', departement, 'contrats');
  return readdirSync(dossier)
    .filter((nom) => !/^[._]/.test(nom))
    .map((nom) => ({ ...schemaContrat.parse(parse(readFileSync(join(dossier, nom), 'utf8'))), departement }));
}

test('chaque EPCI du contenu figé a la situation établie à la main', () => {
  const calcules = Object.entries(ATTENDU).map(([departement, epci]) => {
    const contrats = lireContrats(departement);
    const situations = Object.entries(epci).map(([siren, [nom]]) => [
      siren,
      [nom, statutDe(contratsDeLEpci(contrats, unSiren(siren)), unJour(JOUR))],
    ]);
    return [departement, Object.fromEntries(situations)];
  });
  assert.deepEqual(Object.fromEntries(calcules), ATTENDU);
});

test('le contrat de la Ville de Laval ne couvre qu’elle, avant celui de l’agglomération', () => {
  const contrats = lireContrats('53');
  assert.equal(statutDe(contratsDeLEpci(contrats, unSiren('200083392')), unJour('2022-06-01')), 'non-renseigne');
  assert.equal(
    statutDe(contratsDeLaCommune(contrats, { code: '53130', epci: unSiren('200083392') }), unJour('2022-06-01')),
    'echeance-a-verifier',
  );
});

test('les démarches anciennes valent « en construction » tant qu’elles sont récentes', () => {
  assert.equal(
    statutDe(contratsDeLEpci(lireContrats('53'), unSiren('245300355')), unJour('2022-06-01')),
    'en-construction',
  );
  assert.equal(
    statutDe(contratsDeLEpci(lireContrats('53'), unSiren('245300223')), unJour('2022-06-01')),
    'en-construction',
  );
  assert.equal(
    statutDe(contratsDeLEpci(lireContrats('36'), unSiren('243600350')), unJour('2017-06-01')),
    'en-construction',
  );
});
