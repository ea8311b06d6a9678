import assert from 'node:assert/strict';
import test from 'node:test';
import type { DescriptionDeCarte } from '#lib/carte/description.ts';
import { assembler } from '#lib/publication/image-de-partage.ts';

const CARTE: DescriptionDeCarte = {
  largeur: 300,
  hauteur: 322,
  icone: 30,
  limites: 'M0 0h1',
  contour: 'M0 0h2',
  formes: [
    {
      siren: '1',
      nom: 'Nom',
      d: 'M0 0h9v9z',
      statut: 'echu',
      dehors: false,
      neutre: false,
      etiquette: { x: 4, y: 5, lignes: ['Nom'], corps: 17, avecIcone: true },
    },
  ],
};

test('sans carte, l’image n’est que du texte', () => {
  assert.equal(assembler('<svg></svg>', null, {}), '<svg></svg>');
});

test('la carte est dans le dessin, avec ses motifs et ses couleurs, sans noms', () => {
  const couleurs = {
    echu: '#1F7C8A',
    'echu-t': '#000',
    'echu-m': '#111',
    encre: '#222',
    papier: '#fff',
    filet: '#ccc',
  };
  const svg = assembler('<svg><svg>t</svg></svg>\n', CARTE, couleurs);
  assert.match(svg, /^<svg><svg>t<\/svg><svg x="716" [^>]*viewBox="0 0 300 322"/);
  assert.match(svg, /<path d="M0 0h9v9z" fill="#1F7C8A"\/>/);
  assert.match(svg, /<pattern id="m-echu"/);
  assert.doesNotMatch(svg, /<text|undefined|var\(/);
  assert.match(svg, /<\/svg><\/svg>\n$/);
});
