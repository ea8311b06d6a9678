/**
 * Mêmes entrées, mêmes octets : une seconde construction, sans cache, dans un autre dossier, un autre fuseau et une
 * autre langue, comparée fichier à fichier.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { construire } from '../construire.ts';
import { CONTENU_FIGE, fige, JOUR_FIGE } from '../sites.ts';
import { DIST, lire } from './site-vivant.ts';

const travail = mkdtempSync(join(tmpdir(), 'reproductible-'));
after(() => rmSync(travail, { recursive: true, force: true }));

const somme = (octets: Buffer) => createHash('sha256').update(octets).digest('hex');

/** Empreinte de chaque fichier d’un dossier, par chemin. */
function empreintes(dossier: string): Record<string, string> {
  const chemins = readdirSync(dossier, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => join(f.parentPath, f.name));
  return Object.fromEntries(chemins.map((c) => [c.slice(dossier.length + 1), somme(readFileSync(c))]));
}

const GENRES = 'html css js br gz pdf docx odt xlsx ods png csv geojson pf_index pf_meta'.split(' ');

test('deux constructions du même jour donnent les mêmes fichiers, octet pour octet', () => {
  Object.assign(process.env, { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' });
  construire({ sortie: join(travail, 'dist'), contenu: CONTENU_FIGE, date: JOUR_FIGE });
  const [une, autre] = [empreintes(fige().dist), empreintes(join(travail, 'dist'))];
  for (const genre of GENRES) {
    assert.ok(
      Object.keys(une).some((f) => f.endsWith(`.${genre}`)),
      `aucun fichier .${genre} à comparer`,
    );
  }
  const differents = [...new Set([...Object.keys(une), ...Object.keys(autre)])]
    .filter((f) => une[f] !== autre[f])
    .sort();
  assert.deepEqual(differents, []);
});

describe('les sommes de contrôle publiées', () => {
  const publiees = new Map(
    lire('documents/sommes.txt')
      .toString()
      .trimEnd()
      .split('\n')
      .map((l) => l.split(/ {2}/).reverse() as [string, string]),
  );

  test('couvrent chaque document, et rien d’autre', () => {
    const documents = readdirSync(join(DIST, 'documents')).filter((f) => /\.(pdf|docx|odt|xlsx|ods)$/.test(f));
    assert.ok(documents.length > 100, String(documents.length));
    assert.deepEqual([...publiees.keys()].sort(), documents.sort());
  });

  test('sont celles des fichiers servis', () => {
    assert.deepEqual(
      [...publiees].filter(([nom, attendue]) => somme(lire(`documents/${nom}`)) !== attendue),
      [],
    );
  });
});
