/** Un département devient suivi : ce que l’on en savait y passe, avec ses sources, et rien n’est saisi deux fois. */
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { parse } from 'yaml';
import { lireContenu } from '#chargeurs/contenu.ts';
import { formaterProbleme } from '#lib/contenu/probleme.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';
import { reprendreReperages } from '../../../src/outils/departement/reprise.ts';
import { CONTENU_FIGE } from '../../sites.ts';

const JOUR = unJour('2026-11-26');
const dossier = mkdtempSync(join(tmpdir(), 'reprise-'));
let racine = '';
const chemin = (nom: string): string => join(racine, 'content', nom);
const lire = () => lireContenu(racine, JOUR);
const dites = (): string[] => lire().problemes.map(formaterProbleme);

beforeEach(() => {
  racine = mkdtempSync(join(dossier, 'racine-'));
  cpSync(join(CONTENU_FIGE, 'content'), join(racine, 'content'), { recursive: true });
});
after(() => rmSync(dossier, { recursive: true, force: true }));

/** Une source et une fiche qui la cite, dans `france/`. */
function reperer(id: string, epci: string): void {
  appendFileSync(
    chemin('france/sources.yaml'),
    `- id: ${id}\n  titre: "${id}"\n  editeur: "Essai"\n  consulteLe: "2026-11-21"\n`,
  );
  writeFileSync(
    chemin(`france/contrats/${id}.yaml`),
    `id: ${id}\nnom: "Contrat ${id}"\netape: signe\nepci: ["${epci}"]\nporteur: { nom: "Essai" }\n` +
      `signature: { date: "2020-01-14", source: ${id} }\nsources: [${id}]\nconfiance: haute\n` +
      'confianceMotif: "Essai."\n',
  );
}

test('les fiches d’un département suivi y passent avec leurs sources', () => {
  const avant = lire().contenu;
  reperer('22-dinan', '200068989');
  assert.match(
    dites().join('\n'),
    /^content\/france\/contrats\/22-dinan\.yaml : fiche du 22, département que le site suit ; attendu : .* reprendre 22$/,
  );
  assert.deepEqual(reprendreReperages('22', racine), { deplacees: ['22-dinan'], restees: [], affirmees: [] });
  assert.deepEqual(dites(), []);
  const { contenu } = lire();
  assert.equal(contenu.reperages.length, avant.reperages.length);
  assert.equal(contenu.sources.length, avant.sources.length + 1);
  assert.deepEqual(
    contenu.contrats.filter(({ donnee }) => donnee.departement === '22').map(({ donnee }) => donnee.id),
    ['22-dinan'],
  );
  const source = contenu.sources.find(({ donnee }) => donnee.id === '22-dinan')!;
  assert.equal(source.fichier, 'content/departements/22/sources.yaml');
  assert.deepEqual(reprendreReperages('22', racine), { deplacees: [], restees: [], affirmees: [] });
});

test('une fiche à cheval garde le nom qu’elle avait dans l’autre département', () => {
  // Poher Communauté : Finistère, et un bout des Côtes-d’Armor.
  reperer('29-poher', '242900744');
  assert.match(dites().join('\n'), /29-poher\.yaml : fiche du 22, département que le site suit/);
  assert.deepEqual(reprendreReperages('22', racine).deplacees, ['29-poher']);
  assert.deepEqual(dites(), []);
  assert.equal(lire().contenu.contrats.find(({ donnee }) => donnee.id === '29-poher')?.donnee.departement, '22');
});

test('ce qu’une source affirme d’un département suivi devient un de ses faits', () => {
  appendFileSync(
    chemin('france/affirmations.yaml'),
    '- id: 22-entier\n  departement: "22"\n  texte: "L’ARS écrit que tout le département est couvert."\n' +
      '  constat: { date: "2023-07-12", source: 29-cornouaille, deduit: "Essai." }\n  confiance: haute\n' +
      '  confianceMotif: "Essai."\n',
  );
  assert.match(dites().join('\n'), /affirmations\.yaml, champ 22-entier\.departement : affirmation du 22, département/);
  assert.deepEqual(reprendreReperages('22', racine), { deplacees: [], restees: [], affirmees: ['22-entier'] });
  assert.deepEqual(dites(), []);
  const { faits } = parse(readFileSync(chemin('departements/22/departement.yaml'), 'utf8')) as { faits: unknown[] };
  assert.deepEqual(faits, [
    {
      titre: 'Ce qu’une source dit du département, 12\u00a0juillet 2023',
      texte: 'L’ARS écrit que tout le département est couvert.',
      source: '29-cornouaille',
      deduit: 'Essai.',
    },
  ]);
});

test('un fait de plus s’ajoute aux faits d’une fiche, sans toucher au reste', () => {
  appendFileSync(
    chemin('france/affirmations.yaml'),
    '- { id: 53-a, departement: "53", texte: "Un essai.", confiance: haute, confianceMotif: "Essai.",\n' +
      '    constat: { date: "2020", source: texte-aide-53 } }\n',
  );
  const avant = readFileSync(chemin('departements/53/departement.yaml'), 'utf8');
  assert.deepEqual(reprendreReperages('53', racine).affirmees, ['53-a']);
  assert.deepEqual(dites(), []);
  const apres = readFileSync(chemin('departements/53/departement.yaml'), 'utf8').split('\n');
  const lignes = avant.split('\n');
  assert.deepEqual(
    lignes.filter((l) => l !== '' && !apres.includes(l)),
    [],
  );
  assert.equal(apres.length, lignes.length + 3);
});

test('une fiche sans intercommunalité connue reste, et la commande le dit', () => {
  assert.deepEqual(reprendreReperages('21', racine), {
    deplacees: [],
    restees: ['21-pays-auxois-morvan-2025'],
    affirmees: [],
  });
});
