import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { acteDe } from '#documents/formulaires.ts';
import { composerConseil } from '#documents/imprimes.ts';
import { nomComplet } from '#lib/dossier/preremplissage.ts';
import { typo } from '#lib/texte/typo.ts';
import { lancer, mots } from '../bureau.ts';
import { atelierDe } from './atelier.ts';

const temporaire = mkdtempSync(join(tmpdir(), 'conseil-'));
after(() => rmSync(temporaire, { recursive: true, force: true }));

test(
  'les papiers du conseil : note de deux pages, délibération, annexe, page à projeter, au nom de chaque ' +
    'territoire',
  async () => {
    const atelier = atelierDe('53');
    for (const t of atelier.d.territoires) {
      const chemin = join(temporaire, `${t.epci.siren}.pdf`);
      writeFileSync(chemin, await composerConseil(atelier, t, acteDe(atelier, t)!));
      const pages = Number(/^Pages:\s+(\d+)$/m.exec(lancer('pdfinfo', chemin))![1]);
      const page = (n: number) => mots(lancer('pdftotext', '-raw', '-f', String(n), '-l', String(n), chemin, '-'));
      assert.ok(page(1).includes(mots(typo(nomComplet(t.epci)))), `${t.nom} : son nom`);
      assert.ok(page(2).includes('La décision') && page(2).includes('Sources'), `${t.nom} : la note a deux pages`);
      assert.ok(page(3).includes('Projet de délibération') && page(3).includes('Secrétaire de séance'), t.nom);
      assert.ok(page(pages - 1).includes('Annexe budgétaire'), t.nom);
      assert.ok(page(pages).includes('Faut-il demander un poste'), t.nom);
      assert.match(lancer('pdfinfo', '-f', String(pages), '-l', String(pages), chemin), /Page\s+\d+ size:\s+841/);
    }
  },
);
