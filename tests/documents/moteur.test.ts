import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composerPdf, couleursDuSite, type Composition } from '../../src/documents/typst.ts';
import { dessinsCommuns } from '#lib/carte/dessin.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';

/** Une affiche sans département : de quoi éprouver le moteur seul. */
function affiche(traits: { situations?: number; titre?: string; alt?: string; pages?: number } = {}): Composition {
  const legende = Array.from({ length: traits.situations ?? 1 }, () => ({
    statut: 'en-cours',
    libelle: 'CLS signé, en cours',
    nombre: 1,
    noms: 'Ici, là',
    definition: 'Un contrat est signé.',
  }));
  return {
    nom: 'affiche-essai',
    gabarit: 'affiche.typ',
    titre: traits.titre ?? 'Carte d’essai',
    jour: unJour('2026-11-21'),
    pages: traits.pages ?? 1,
    corps: [10],
    dessins: {
      ...dessinsCommuns(couleursDuSite()),
      carte:
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path d="M0 0h100v100H0z" fill="#1F7C8A"/></svg>',
    },
    donnees: {
      papier: 'a4',
      hauteur: 165,
      genre: 'Essai',
      titre: ['Carte', 'd’essai'],
      alt: traits.alt ?? 'Un carré plein.',
      legende,
      attribution: 'Nous.',
      situation: 'Situation au 21 novembre 2026',
      site: { nom: 'Contrats locaux de santé', editeur: 'nous', avertissement: 'Essai.' },
      page: { texte: 'Suite', adresse: 'https://exemple.fr/', affichage: 'exemple.fr' },
      carte: {
        dessin: 'carte',
        largeur: 100,
        hauteur: 100,
        noms: [{ x: 50, y: 40, taille: 10, lignes: ['Un nom'], couleur: '#FFFFFF', fond: '#1F7C8A' }],
      },
    },
  };
}

test('Les mêmes données donnent les mêmes octets, même après un autre document', async () => {
  const { octets: premier } = await composerPdf(affiche());
  const { octets: autre } = await composerPdf(affiche({ situations: 2 }));
  assert.notDeepEqual(Buffer.from(autre), Buffer.from(premier));
  assert.deepEqual(Buffer.from((await composerPdf(affiche())).octets), Buffer.from(premier));
});

test('Un document qui déborde arrête tout : le fichier, les pages, ce qui était attendu, où agir', async () => {
  await assert.rejects(
    composerPdf(affiche({ situations: 80 })),
    /documents\/affiche-essai\.pdf : \d+ pages en corps 10, le plus petit ; attendu : 1\. Raccourcissez .*src\/documents\/gabarits\/affiche\.typ/,
  );
});

test('Un document que la norme refuse arrête tout, en se nommant : sans titre, par exemple', async () => {
  await assert.rejects(
    composerPdf(affiche({ titre: '' })),
    /« affiche-essai », gabarit affiche\.typ : refusé par PDF\/UA-1/,
  );
});

test('Une carte sans texte de remplacement arrête tout', async () => {
  await assert.rejects(
    composerPdf(affiche({ alt: '' })),
    /« affiche-essai », gabarit affiche\.typ : .*carte sans texte de remplacement/s,
  );
});

test('Un gabarit fautif arrête tout, en disant lequel', async () => {
  await assert.rejects(composerPdf({ ...affiche(), donnees: {} }), /« affiche-essai », gabarit affiche\.typ : /);
});
