/** La maquette de chaque PDF : rien de trop petit, aucune page à moitié vide. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { lancer } from '../bureau.ts';
import { chacun } from '../lecture/chacun.ts';
import { descendants, lireHtml, texteBrut } from '../lecture/lire-html.ts';
import { DOCUMENTS, fichiersDe } from './commun.ts';

const PDF = fichiersDe('pdf');
/** Une carte y porte des noms, à la taille de son dessin : ceux-là se jugent à l’œil. */
const AVEC_NOMS = /^(note|plaquette|affiche)-/;

/** Un mot et sa place sur sa page, de 0 (en haut) à 1 ; `hauteur` : du plus haut au plus bas des lettres, en points. */
interface Mot {
  texte: string;
  haut: number;
  bas: number;
  hauteur: number;
}

/** Mots de chaque page, d’après Poppler. */
function pagesDe(fichier: string): Mot[][] {
  const html = lireHtml(lancer('pdftotext', '-bbox', join(DOCUMENTS, fichier), '-'));
  return descendants(html)
    .filter(({ nom }) => nom === 'page')
    .map((page) => {
      const hauteur = Number(page.attributs['height']);
      return descendants(page)
        .filter(({ nom }) => nom === 'word')
        .map((mot) => ({ ...mot, texte: texteBrut(mot) }))
        .map(({ attributs: a, texte }) => ({
          texte,
          haut: Number(a['ymin']) / hauteur,
          bas: Number(a['ymax']) / hauteur,
          hauteur: Number(a['ymax']) - Number(a['ymin']),
        }));
    });
}

/** Au-dessous, c’est le pied de page. */
const PIED = 0.91;
/** Hauteur, d’après Poppler, des lettres des sources (8,5 points) et des chiffres du texte (9,5 points). */
const SOURCES = 10.9;
const TEXTE = 11.1;

test('chaque page est pleine à moitié au moins', () => {
  assert.ok(PDF.length > 10);
  return chacun(PDF, String, (fichier) => {
    for (const [i, mots] of pagesDe(fichier).entries()) {
      // La note du site ouvre une page exprès : on la retire avant l’envoi.
      if (
        mots
          .map((m) => m.texte)
          .join(' ')
          .startsWith('Note du site, à retirer')
      )
        continue;
      const bas = Math.max(...mots.filter((m) => m.haut < PIED).map((m) => m.bas));
      assert.ok(bas >= 0.5, `page ${i + 1} : rien sous ${Math.round(bas * 100)} %`);
    }
  });
});

test('le texte a 9,5 points ; les sources, 8,5 ; le pied, 8 ; seuls les renvois sont plus petits', () =>
  chacun(
    PDF.filter((f) => !AVEC_NOMS.test(f)),
    String,
    (fichier) => {
      for (const [i, mots] of pagesDe(fichier).entries()) {
        const petits = mots.filter((m) => m.haut < PIED && m.hauteur < SOURCES && /^\p{L}/u.test(m.texte));
        assert.deepEqual(
          petits.slice(0, 3).map((m) => m.texte),
          [],
          `page ${i + 1}`,
        );
        const courants = mots.filter((m) => m.hauteur >= TEXTE).length;
        assert.ok(courants / mots.length > 0.2, `page ${i + 1} : ${courants} mots de 9,5 points sur ${mots.length}`);
      }
    },
  ));
