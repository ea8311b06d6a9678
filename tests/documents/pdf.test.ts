import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { champsDuDossier } from '#lib/domaine/dossier.ts';
import { NON_TROUVE_PAR_LE_SITE, preremplir } from '#lib/dossier/preremplissage.ts';
import { afficherReponse } from '#lib/dossier/reponse-au-champ.ts';
import { remplirChamps } from '#lib/documents/formats/pdf-remplir.ts';
import { typo } from '#lib/texte/typo.ts';
import { lancer, lireChamps, mots, type ChampLu } from '../bureau.ts';
import { chacun } from '../lecture/chacun.ts';
import { descendants, lireHtml, texteBrut } from '../lecture/lire-html.ts';
import { DOCUMENTS, fichiersDe, modeles, sources, suivreDans, texteDuDossier } from './commun.ts';

const valeurDe = (c: ChampLu | undefined) => c?.value ?? '';
const dossiers = sources();

describe('tous les PDF', () => {
  const pdf = fichiersDe('pdf');
  test('il y en a pour chaque dossier, vierge et prérempli', () => {
    for (const { cle, territoires } of dossiers) {
      for (const c of [cle, ...territoires.map((t) => t.cle)]) assert.ok(pdf.includes(`dossier-${c}.pdf`), c);
    }
  });
  test('chacun est sain, balisé, titré, en français', () =>
    chacun(pdf, String, (fichier) => {
      const chemin = join(DOCUMENTS, fichier);
      assert.match(lancer('qpdf', '--check', chemin), /No syntax or stream encoding errors/);
      const { stdout: infos, stderr } = spawnSync('pdfinfo', [chemin], { encoding: 'utf8' });
      assert.equal(stderr, '', 'Poppler ne trouve rien à redire');
      assert.ok(readFileSync(chemin).includes('/ObjStm'), 'objets compressés');
      assert.match(infos, /^Tagged:\s+yes$/m);
      assert.match(infos, /^Title:\s+\S/m);
      assert.match(infos, /^Subject:\s+\S/m);
      assert.match(infos, /^Keywords:\s+\S/m);
      const xmp = lancer('pdfinfo', '-meta', chemin);
      assert.match(xmp, /<pdfuaid:part>1<|pdfuaid:part="1"/);
      assert.match(xmp, /fr-FR|>fr</);
      const structure = lancer('pdfinfo', '-struct', chemin);
      const niveaux = [...structure.matchAll(/^\s*H(\d)\b/gm)].map((m) => Number(m[1]));
      assert.equal(niveaux[0], 1, 'premier titre de niveau 1');
      niveaux.forEach((n, i) => assert.ok(n <= (niveaux[i - 1] ?? 0) + 1, `niveau ${n} après ${niveaux[i - 1]}`));
      // Une adresse d’exemple se copie : elle ne mène nulle part.
      assert.doesNotMatch(lancer('pdfinfo', '-url', chemin), /:\/\/[^/\s]+\.example\b|@[^/\s]+\.example\b/);
      for (const tableau of structure.split(/^\s*Table \(block\)/m).slice(1))
        assert.match(tableau, /\bTHead\n\s*TR\n\s*TH\b/, 'en-tête de tableau');
    }));
});

for (const { dossier, cle, territoires } of dossiers) {
  describe(`champs du dossier ${cle}`, () => {
    const vierge = join(DOCUMENTS, `dossier-${cle}.pdf`);
    const champs = champsDuDossier(dossier);
    const lus = lireChamps(vierge);
    const noms = [...new Set(lus.map((c) => c.fullname))];

    test('chaque champ de la source est dans le PDF, sous son nom, dans l’ordre', () => {
      assert.deepEqual(
        noms,
        champs.map((c) => c.id),
      );
    });
    test('chaque champ a une infobulle et une balise Form', () => {
      assert.deepEqual(
        lus.filter((c) => c.alternativename.trim() === '' || c.alternativename === c.fullname).map((c) => c.fullname),
        [],
      );
      const balises = [...lancer('pdfinfo', '-struct', vierge).matchAll(/^\s*Form\b/gm)].length;
      assert.equal(
        balises,
        champs.reduce((n, c) => n + (c.choix?.length ?? 1), 0),
      );
    });
    test('le texte extrait suit l’ordre de la source, comme la page du site', () => {
      suivreDans(lancer('pdftotext', '-raw', vierge, '-'), texteDuDossier(dossier), 'PDF');
      const page = readFileSync(join(DOCUMENTS, `../departements/${cle}/dossier/index.html`), 'utf8');
      const corps = descendants(lireHtml(page)).find(({ nom }) => nom === 'main')!;
      suivreDans(texteBrut(corps), texteDuDossier(dossier), 'page');
    });
    test('la tabulation suit les balises', () => {
      const pages = [
        ...lancer('qpdf', '--qdf', '--object-streams=disable', vierge, '-').matchAll(/\/Tabs \/(\w)/g),
      ].map((m) => m[1]);
      assert.equal(pages.length, Number(/^Pages:\s+(\d+)$/m.exec(lancer('pdfinfo', vierge))![1]));
      assert.ok(pages.every((t) => t === 'S'));
    });
    test('le texte des modèles suit l’ordre de la source, vierge et prérempli', () => {
      for (const m of modeles().filter((x) => x.cle === cle)) {
        for (const c of [cle, ...territoires.map((t) => t.cle)])
          suivreDans(lancer('pdftotext', '-raw', join(DOCUMENTS, `${m.id}-${c}.pdf`), '-'), m.morceaux, `${m.id} ${c}`);
      }
    });
    test('une valeur remplie est relue par qpdf et par Poppler', async () => {
      const sortie = mkdtempSync(join(tmpdir(), 'rempli-'));
      try {
        const valeurs = {
          'contact-nom': 'Éloïse Œuvrard « santé »',
          'contact-fonction': 'Michał Kővári ≥ ☺ محمد',
          'part-ars-2': '20 000 €',
          partage: 'oui',
          'mission-2': 'oui',
          'poste-missions': 'Première ligne\nSeconde ligne',
        };
        const { pdf, inconnus, approches } = await remplirChamps(readFileSync(vierge), {
          ...valeurs,
          'champ-inconnu': 'x',
        });
        assert.deepEqual(inconnus, ['champ-inconnu']);
        assert.deepEqual(approches, [...'łő≥☺محد']);
        const chemin = join(sortie, 'rempli.pdf');
        writeFileSync(chemin, pdf);
        assert.match(lancer('qpdf', '--check', chemin), /No syntax or stream encoding errors/);
        const relus = lireChamps(chemin);
        const relire = (nom: string) => valeurDe(relus.find((c) => c.fullname === nom));
        assert.equal(relire('contact-nom'), valeurs['contact-nom']);
        assert.equal(relire('contact-fonction'), valeurs['contact-fonction'], 'la valeur garde tous ses caractères');
        assert.equal(relire('part-ars-2'), valeurs['part-ars-2']);
        assert.equal(relire('partage'), '/oui');
        assert.equal(relire('mission-2'), '/oui');
        assert.equal(relire('mission-1'), '/Off');
        lancer('pdftoppm', '-r', '40', '-png', chemin, join(sortie, 'page'));
        assert.match(lancer('pdfinfo', chemin), /^Tagged:\s+yes$/m);
      } finally {
        rmSync(sortie, { recursive: true, force: true });
      }
    });
    test('pour chaque EPCI, chaque champ prérempli porte sa valeur ; une note dit ce qui n’a pas été trouvé', () =>
      chacun(
        territoires,
        (t) => t.cle,
        (t) => {
          const chemin = join(DOCUMENTS, `dossier-${t.cle}.pdf`);
          const relus = new Map(lireChamps(chemin).map((c) => [c.fullname, valeurDe(c)]));
          const texte = mots(lancer('pdftotext', chemin, '-'));
          const preremplies = preremplir(dossier, t.territoire);
          for (const c of champs.filter((x) => x.preremplissage)) {
            const { valeur } = preremplies[c.id]!;
            // Un bouton porte la clé de sa réponse.
            const attendue = c.type === 'choix' ? `/${valeur || 'Off'}` : mots(typo(afficherReponse(c, valeur)));
            assert.equal(relus.get(c.id)!, attendue, c.id);
            if (!valeur) assert.ok(texte.includes(mots(typo(c.libelle))), c.id);
          }
          const manque = Object.values(preremplies).some((p) => p.mention === NON_TROUVE_PAR_LE_SITE);
          assert.equal(texte.includes('Non trouvé par le site, à compléter :'), manque);
        },
      ));
  });
}
