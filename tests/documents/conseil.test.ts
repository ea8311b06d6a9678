import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { acteDe, piedDesEcrits } from '#documents/formulaires.ts';
import { composerConseil, composerDiapo, matiereDuConseil } from '#documents/imprimes.ts';
import { ecrireNoteDuConseil } from '#lib/documents/note-du-conseil.ts';
import { nomComplet } from '#lib/dossier/preremplissage.ts';
import { typo } from '#lib/texte/typo.ts';
import { lancer, mots } from '../bureau.ts';
import { atelierDe } from './atelier.ts';

const temporaire = mkdtempSync(join(tmpdir(), 'conseil-'));
after(() => rmSync(temporaire, { recursive: true, force: true }));

/** Poppler ne rend pas toutes les espaces fines. */
const compact = (texte: string) => mots(texte).replaceAll(' ', '');

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
      assert.ok(
        page(2).includes('L. 2121-23') && !page(3).includes('2121-23'),
        `${t.nom} : la réserve, hors de l’acte`,
      );
      assert.ok(page(pages - 1).includes('Annexe budgétaire'), t.nom);
      assert.ok(compact(page(pages)).includes(compact(atelier.textes.conseil.question)), t.nom);
      assert.match(lancer('pdfinfo', '-f', String(pages), '-l', String(pages), chemin), /Page\s+\d+ size:\s+841/);
    }
  },
);

test('sans aide connue, la note propose d’ouvrir la démarche, porte l’acte, n’invente ni aide ni annexe', () => {
  const atelier = atelierDe('36');
  const { source: _, ...pied } = piedDesEcrits(atelier.contexte);
  assert.equal(atelier.d.aide, null);
  for (const t of atelier.d.territoires) {
    const matiere = matiereDuConseil(atelier, t, acteDe(atelier, t)!);
    assert.deepEqual([matiere.annexe, matiere.diapo, matiere.cout], [null, null, []], t.nom);
    const { blocs } = ecrireNoteDuConseil(matiere, pied);
    const titres = blocs.flatMap((b) => (b.type === 'titre' ? [b.texte] : []));
    assert.ok(titres[0]!.startsWith(typo(nomComplet(t.epci))) && titres.at(-1) === 'Projet de délibération', t.nom);
    const texte = JSON.stringify(blocs);
    assert.ok(texte.includes('aucune dépense n’est engagée'), t.nom);
    const page = blocs.findIndex((b) => b.type === 'titre' && b.page);
    const [note, acte] = [blocs.slice(0, page), blocs.slice(page)].map((b) => mots(JSON.stringify(b)));
    assert.ok(note!.includes('L. 2121-23') && !acte!.includes('2121-23'), `${t.nom} : la réserve, hors de l’acte`);
    assert.doesNotMatch(mots(texte), /10 000 €|Bien Vieillir|undefined|commission permanente/, t.nom);
  }
});

test('chaque papier à part dit ce que dit le PDF entier : la note en texte, la page à projeter seule', async () => {
  const atelier = atelierDe('53');
  const { source: _, ...pied } = piedDesEcrits(atelier.contexte);
  for (const t of atelier.d.territoires) {
    const acte = acteDe(atelier, t)!;
    const [entier, seule] = ['entier', 'diapo'].map((nom) => join(temporaire, `${nom}.pdf`)) as [string, string];
    writeFileSync(entier, await composerConseil(atelier, t, acte));
    writeFileSync(seule, await composerDiapo(atelier, t, acte));
    const lu = compact(lancer('pdftotext', '-raw', entier, '-'));
    const { blocs } = ecrireNoteDuConseil(matiereDuConseil(atelier, t, acte), pied);
    const titres = blocs.flatMap((b) => (b.type === 'titre' && b.niveau === 2 ? [b.texte] : []));
    assert.equal(titres.length, 7);
    for (const titre of titres) assert.ok(lu.includes(compact(titre)), `${t.nom} : ${titre}`);
    const diapo = compact(lancer('pdftotext', '-raw', seule, '-'));
    for (const { fort } of matiereDuConseil(atelier, t, acte).diapo!.points)
      assert.ok(diapo.includes(compact(typo(fort))) && lu.includes(compact(typo(fort))), `${t.nom} : ${fort}`);
  }
});
