import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { champsDuDossier } from '#lib/domaine/dossier.ts';
import { typo } from '#lib/texte/typo.ts';
import { convertir, mots } from '../bureau.ts';
import { DOCUMENTS, fichiersDe, modeles, sources, suivreDans, texteDuDossier } from './commun.ts';

const ENTITES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&nbsp;': ' ' };
const texteDe = (html: string) =>
  mots(
    html
      .replace(/<head>[\s\S]*?<\/head>/i, '')
      .replace(/<[^>]+>/g, '\u0001')
      .replace(/&#(\d+);/g, (_, n: string) => String.fromCodePoint(Number(n)))
      .replace(/&\w+;/g, (e) => ENTITES[e] ?? e)
      .replace(/\u0001+/g, ' '),
  );
const compact = (texte: string) => texte.replaceAll(' ', '');

for (const format of ['odt', 'docx']) {
  describe(`les ${format.toUpperCase()}, relus par LibreOffice`, () => {
    const fichiers = fichiersDe(format);
    const html = new Map(
      [
        ...convertir(
          fichiers.map((f) => join(DOCUMENTS, f)),
          'html',
        ),
      ].map(([nom, octets]) => [nom, octets.toString('utf8')]),
    );

    test('tous s’ouvrent et se convertissent', () => {
      assert.ok(fichiers.length > 0);
      assert.deepEqual(
        [...html.keys()].sort(),
        fichiers.map((f) => f.replace(/\.\w+$/, '')),
      );
    });
    test('tous ont un titre, une langue, de véritables titres et une ligne d’en-tête par tableau', () => {
      for (const [nom, page] of html) {
        assert.match(page, /<title>[^<]+/i, nom);
        assert.match(page, /lang="fr-FR"/i, nom);
        assert.equal([...page.matchAll(/<h1\b/gi)].length, 1, nom);
        assert.ok([...page.matchAll(/<h2\b/gi)].length >= 1, nom);
        assert.equal([...page.matchAll(/<table\b/gi)].length, [...page.matchAll(/<thead>/gi)].length, nom);
      }
    });
    test('aucun lien vers une adresse d’exemple : elle se copie', () => {
      for (const [nom, page] of html) assert.doesNotMatch(page, /href="[^"]*[/@.][^"/]*\.example\b/i, nom);
    });
    for (const { dossier, cle, territoires } of sources()) {
      const cles = [cle, ...territoires.map((t) => t.cle)];
      test(`dossier ${cle} : le texte suit l’ordre de la source, vierge et prérempli`, () => {
        for (const c of cles) suivreDans(texteDe(html.get(`dossier-${c}`)!), texteDuDossier(dossier), c);
      });
      test(`modèles ${cle} : le texte suit l’ordre de la source, vierge et prérempli`, () => {
        for (const m of modeles().filter((x) => x.cle === cle))
          for (const c of cles) suivreDans(texteDe(html.get(`${m.id}-${c}`)!), m.morceaux, `${m.id} ${c}`);
      });
      test(`dossier ${cle} : le nom, le SIREN et les communes de chaque EPCI y sont`, () => {
        assert.ok(champsDuDossier(dossier).length > 40);
        for (const { cle: c, territoire } of territoires) {
          const texte = texteDe(html.get(`dossier-${c}`)!);
          assert.ok(compact(texte).includes(territoire.epci.siren), c);
          for (const commune of territoire.communes)
            assert.ok(compact(texte).includes(compact(mots(typo(commune.nom)))), `${c} : ${commune.nom}`);
        }
      });
    }
  });
}
