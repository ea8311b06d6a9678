import assert from 'node:assert/strict';
import test from 'node:test';
import { assembler, lireApercu } from '#lib/publication/image-de-partage.ts';

const PAGE = `<nav class="fil"><ol><li><a href="/">Accueil</a></li><li><a href="/x/">L&amp;M</a></li></ol></nav>
<svg width="0" height="0"><pattern id="m-en-cours"><rect fill="var(--en-cours)"></rect></pattern></svg>
<h1>Pays <span>de</span> Craon</h1><span class="statut grand" data-statut="en-cours"></span>
<svg viewBox="0 0 300 322"><a class="s-en-cours" href="/y/"><path class="s-en-cours" d="M0 0z"></path><text>Nom</text></a></svg>`;

test('titre, page parente, situation et carte se lisent dans la page', () => {
  const a = lireApercu(PAGE);
  assert.deepEqual([a.titre, a.surtitre, a.statut], ['Pays de Craon', 'L&M', 'en-cours']);
  assert.doesNotMatch(a.carte!, /<a |<text/);
});

test('sans carte ni situation, l’image n’est que du texte', () => {
  const a = lireApercu('<h1>Données</h1>');
  assert.deepEqual(a, { titre: 'Données', surtitre: null, statut: null, carte: null });
  assert.equal(assembler('<svg></svg>', a, {}), '<svg></svg>');
});

test('une page sans titre est une erreur', () => {
  assert.throws(() => lireApercu('<p>rien</p>'), /sans h1/);
});

test('les couleurs remplacent les variables, et la carte reste dans le dessin', () => {
  const svg = assembler('<svg>t</svg>', lireApercu(PAGE), { 'en-cours': '#1F7C8A' });
  assert.match(svg, /fill="#1F7C8A"/);
  assert.doesNotMatch(svg, /var\(/);
  assert.match(svg, /<\/g><\/svg>$/);
});
