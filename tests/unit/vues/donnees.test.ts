import assert from 'node:assert/strict';
import test from 'node:test';
import type { Source } from '#lib/schemas/source.ts';
import { questionsDe } from '#lib/vues/a-confirmer.ts';
import { sourcesDeLAide } from '#lib/vues/aide.ts';
import { decrireBilan } from '#lib/vues/bilan.ts';
import { publierContrat } from '#lib/vues/donnees-contrats.ts';
import { publierEpci } from '#lib/vues/donnees-epci.ts';
import { lignesDe } from '#lib/vues/tableau.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import type { Aide } from '#lib/schemas/aide.ts';
import { contrat, le, territoire } from '../domaine/fiches.ts';

const AU = '2026-11-21';
const fiche = contrat({ signature: le('2024-05-13', 'motif'), duree: { mois: 36, source: 'source-a' }, generation: { rang: 4, source: 'source-a' } });
const source: Source = { id: 'source-a', titre: 'Titre', editeur: 'Éditeur', adresse: 'https://exemple.fr/a', date: '2024', dateDeduite: undefined, consulteLe: '2026-11-01', note: undefined };

test('une ligne publiée dit la même chose que le tableau', () => {
  const t = territoire([fiche], AU);
  const publie = publierEpci(t, () => source.adresse, 'https://exemple.fr/territoires/a/');
  const [ligne] = lignesDe([t]);
  assert.equal(publie.siren, ligne!.siren);
  assert.equal(publie.statut, ligne!.statut);
  assert.equal(publie.population, ligne!.population);
  assert.deepEqual([publie.date_signature, publie.date_signature_deduite, publie.date_fin, publie.date_fin_nature, publie.generation, publie.statut_au],
    ['2024-05-13', true, '2027-05', 'calculee', 4, AU]);
  assert.equal(publie.sources, 'https://exemple.fr/a');
});

test('sans contrat, les champs sont nuls et non vides de sens', () => {
  const publie = publierEpci(territoire([], AU), () => undefined, 'https://exemple.fr/');
  assert.equal(publie.statut, 'non-renseigne');
  for (const champ of ['contrat', 'date_signature', 'date_fin', 'date_fin_nature', 'confiance', 'generation'] as const) assert.equal(publie[champ], null);
  assert.equal(publie.sources, '');
});

test('un contrat publié garde ses déductions, ses sources et la nature de son terme', () => {
  const publie = publierContrat(fiche, () => source, 'https://exemple.fr/contrats/contrat-a/');
  assert.deepEqual(publie.signature, { date: '2024-05-13', deduite: true, motif_deduction: 'motif' });
  assert.deepEqual(publie.fin, { date: '2027-05', nature: 'calculee' });
  assert.equal(publie.sources[0]!.adresse, source.adresse);
  assert.equal(publierContrat(contrat({ etape: 'demarche', demarche: { debut: '2016', dernierSigne: '2017', source: 'source-a' }, fin: undefined }), () => source, 'x').fin, null);
});

test('le bilan d’une carte suit l’ordre des situations', () => {
  assert.equal(decrireBilan([{ statut: 'non-renseigne' }, { statut: 'en-cours' }, { statut: 'non-renseigne' }]), 'CLS signé, en cours (1), Non renseigné (2)');
  assert.equal(decrireBilan([]), '');
});

test('les questions ouvertes d’un territoire viennent de ses contrats et du département', () => {
  const question = { question: 'Quelle durée ?', ou: 'Le contrat.' };
  const t = territoire([contrat({ signature: le('2024'), aConfirmer: [question] })], AU);
  const departement = { territoires: [t, territoire([], AU, { epci: { ...t.epci, siren: '245300355' } })], fiche: { aConfirmer: [{ epci: ['245300355'], ...question }] } } as unknown as Departement;
  const ouvertes = questionsDe(departement);
  assert.equal(ouvertes.length, 2);
  assert.deepEqual(ouvertes.map(({ territoire: { statut } }) => statut), ['echeance-a-verifier', 'non-renseigne']);
});

test('les sources d’une aide sont citées une fois, dans l’ordre des champs', () => {
  const aide = { nature: { texte: 'x', source: 'b' }, missionsSource: 'a', versement: [{ source: 'b' }, { source: 'c' }] } as unknown as Aide;
  assert.deepEqual(sourcesDeLAide(aide), ['b', 'a', 'c']);
});
