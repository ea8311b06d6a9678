/** Les travaux de publication : rien n’est mis en ligne avant que le contenu soit prêt à l’être. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';

const lire = <Forme>(fichier: string) =>
  parse(readFileSync(join(import.meta.dirname, '../..', fichier), 'utf8')) as Forme;

/** Les commandes du travail qui met en ligne, dans leur ordre, par forge ; une action y est par son nom. */
const TRAVAUX: Record<string, () => string[]> = {
  GitHub: () =>
    lire<{ jobs: { publier: { steps: { run?: string; uses?: string }[] } } }>(
      '.github/workflows/publier.yml',
    ).jobs.publier.steps.map((e) => e.run ?? e.uses!),
  GitLab: () => lire<{ pages: { script: string[] } }>('.gitlab-ci.yml').pages.script,
};

for (const [forge, commandes] of Object.entries(TRAVAUX))
  test(`${forge} : ce qui reste à remplir arrête la publication avant la construction`, () => {
    const rang = (motif: RegExp) => commandes().findIndex((c) => motif.test(c));
    const [controle, construction, depot] = [
      rang(/^npm run verifier -- --publication$/),
      rang(/^npm run build$/),
      rang(/upload-pages-artifact|mv dist public/),
    ];
    assert.ok(controle >= 0, 'pas de contrôle');
    assert.ok(controle < construction && construction < depot, `${controle} ${construction} ${depot}`);
  });
