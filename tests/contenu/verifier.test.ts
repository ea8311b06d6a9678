/**
 * `npm run verifier` sur le vrai contenu, sur le contenu figé, puis sur une copie abîmée : toutes les erreurs d’un
 * coup.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { CONTENU_FIGE, JOUR_FIGE } from '../sites.ts';

const RACINE = join(import.meta.dirname, '../..');
/** `date` vide : aujourd’hui, le seul jour où le vrai contenu doit être valable. */
const lancer = (contenu: string, date = JOUR_FIGE) =>
  spawnSync(process.execPath, [join(RACINE, 'src/outils/verifier.ts')], {
    cwd: RACINE,
    encoding: 'utf8',
    env: { ...process.env, CONTENU: contenu, DATE_REFERENCE: date },
  });

test('le contenu du dépôt est valable aujourd’hui', () => {
  const { status, stderr, stdout } = lancer(RACINE, new Date().toISOString().slice(0, 10));
  assert.equal(stderr, '');
  assert.equal(status, 0);
  assert.match(stdout, /Contenu valide : \d+ départements/);
});

test('sans content/france, rien n’y manque : ce qui est suivi ne cite pas une source d’ailleurs', () => {
  const copie = mkdtempSync(join(tmpdir(), 'sans-france-'));
  try {
    cpSync(join(RACINE, 'content'), join(copie, 'content'), { recursive: true });
    rmSync(join(copie, 'content/france'), { recursive: true });
    const { status, stderr } = lancer(copie, new Date().toISOString().slice(0, 10));
    assert.equal(stderr, '');
    assert.equal(status, 0);
  } finally {
    rmSync(copie, { recursive: true, force: true });
  }
});

test('une adresse donnée par la forge n’est plus à remplir ; une adresse d’exemple, si', () => {
  const aRemplir = (ADRESSE: string) =>
    spawnSync(process.execPath, [join(RACINE, 'src/outils/verifier.ts')], {
      cwd: RACINE,
      encoding: 'utf8',
      env: { ...process.env, CONTENU: CONTENU_FIGE, ADRESSE },
    }).stdout.includes('site.yaml, champ adresse');
  assert.deepEqual(['', 'https://exemple.github.io', 'https://site.example'].map(aRemplir), [true, false, true]);
});

test('les avertissements ne sont pas des erreurs', () => {
  const { status, stdout } = lancer(CONTENU_FIGE, '2028-01-01');
  assert.equal(status, 0);
  assert.match(stdout, /À REVOIR {2}content\/sources\.yaml : \d+ source\(s\) non relue/);
});

test('un contenu abîmé en cinq endroits donne une erreur pour chacun, avec son fichier', () => {
  const copie = mkdtempSync(join(tmpdir(), 'verifier-'));
  try {
    cpSync(join(CONTENU_FIGE, 'content'), join(copie, 'content'), { recursive: true });
    const dans = (fichier: string) => join(copie, 'content', fichier);
    const craon = readFileSync(dans('departements/53/contrats/53-craon-4.yaml'), 'utf8');
    writeFileSync(dans('departements/53/contrats/53-craon-4.yaml'), craon.replace('"2024-05-13"', '"2024-13"'));
    appendFileSync(dans('pages/a-propos.mdx'), '\n<Encart /> [x](/nulle-part/)\n');
    appendFileSync(dans('sources.yaml'), '- id: sans-titre\n  editeur: "x"\n  consulteLe: "2026-11-21"\n');
    writeFileSync(dans('departements/36/contours.geojson'), '{"type":');
    const { status, stderr } = lancer(copie);
    assert.equal(status, 1);
    for (const attendu of [
      /53-craon-4\.yaml, champ signature\.date : « 2024-13 »/,
      /a-propos\.mdx, ligne \d+ : « Encart »/,
      /a-propos\.mdx, ligne \d+ : « \/nulle-part\/ »/,
      /sources\.yaml, champ \[\d+\]\.titre/,
      /36\/contours\.geojson : JSON illisible/,
    ])
      assert.match(stderr, attendu);
  } finally {
    rmSync(copie, { recursive: true, force: true });
  }
});
