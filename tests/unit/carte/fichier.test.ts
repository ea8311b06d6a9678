import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ecrireCarteSvg, type CarteAEcrire } from '#lib/carte/fichier.ts';

const CARTE: CarteAEcrire = {
  titre: 'Les contrats <ici> & là',
  sousTitre: 'Situation au 21 novembre 2026',
  pied: ['Contours : IGN.', 'Le site'],
  largeur: 100,
  hauteur: 200,
  formes: [
    {
      d: 'M0 0h50v50z',
      statut: 'en-cours',
      masquee: false,
      etiquette: { x: 20, y: 30, icone: 30, lignes: [{ texte: 'Pays de L’Est', y: 28 }] },
    },
    { d: 'M50 0h50v50z', statut: 'echu', masquee: true, etiquette: null },
    { d: 'M0 50h50v50z', statut: 'en-cours', masquee: false, etiquette: null },
    { d: 'M50 50h50v50z', statut: null, masquee: false, etiquette: { x: 1, y: 1, icone: 30, lignes: [] } },
  ],
  limites: [{ d: 'M0 0h100', epaisseur: 3.4 }],
  definitions: '<pattern id="m-en-cours"><rect fill="var(--en-cours)"/></pattern>',
};
const svg = ecrireCarteSvg(CARTE, (jeton) => `rgb(${jeton.length}, 0, 0)`);

test('le fichier est autonome : plus aucun jeton, aucune classe, aucune adresse extérieure', () => {
  assert.doesNotMatch(svg, /var\(|class=|style=|href="[^#]/);
  assert.match(svg, /<rect fill="rgb\(10, 0, 0\)"\/>/);
  assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
});

test('le fichier porte titre, date, légende comptée et attribution, échappés et à la française', () => {
  assert.match(
    svg,
    /<title id="titre">Les contrats &lt;ici&gt; &amp; là\. Situation au 21\u00a0novembre 2026\.<\/title>/,
  );
  assert.match(svg, />CLS signé, en cours\u00a0: 2</);
  assert.match(svg, />CLS arrivé à terme\u00a0: 1</);
  assert.doesNotMatch(svg, />Non renseigné/);
  assert.match(svg, />Contours\u00a0: IGN\.</);
  assert.match(svg, />Le site</);
});

test('chaque territoire garde son motif, son icône et son nom ; ce qui est masqué s’efface, ce qui est ailleurs reste blanc', () => {
  assert.equal(svg.match(/fill="url\(#m-en-cours\)"/g)!.length, 3, 'deux formes et la légende');
  assert.match(svg, /<g opacity="\.12"><path d="M50 0h50v50z" fill="url\(#m-echu\)"/);
  assert.match(svg, /<tspan x="0" y="28">Pays de L’Est<\/tspan>/);
  assert.match(svg, /<path d="M50 50h50v50z" fill="rgb\(8, 0, 0\)" stroke=/);
  assert.equal(svg.match(/<use href="#i-en-cours"/g)!.length, 2, 'la carte et la légende');
});

test('le dessin tient dans la hauteur prévue, quelle que soit sa forme', () => {
  assert.match(svg, /viewBox="0 0 100 200"/);
  assert.match(svg, /width="380" height="760" viewBox="0 0 100 200"/);
  assert.match(
    ecrireCarteSvg({ ...CARTE, largeur: 400 }, () => 'red'),
    /width="828" height="414" viewBox="0 0 400 200"/,
  );
});
