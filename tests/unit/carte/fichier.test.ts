import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DescriptionDeCarte, FormeDeCarte } from '#lib/carte/description.ts';
import { ecrireCarteSvg } from '#lib/carte/fichier.ts';
import { STATUTS } from '#lib/domaine/situations.ts';

const forme = (d: string, reste: Partial<FormeDeCarte>): FormeDeCarte => ({
  siren: d,
  nom: d,
  d,
  statut: 'en-cours',
  dehors: false,
  neutre: false,
  etiquette: null,
  ...reste,
});

const CARTE: DescriptionDeCarte = {
  largeur: 100,
  hauteur: 200,
  icone: 30,
  formes: [
    forme('M0 0h50v50z', { etiquette: { x: 20, y: 39.5, lignes: ['Pays de L’Est'], corps: 17, avecIcone: true } }),
    forme('M50 0h50v50z', { statut: 'echu' }),
    forme('M0 50h50v50z', {}),
    forme('M50 50h50v50z', { dehors: true }),
  ],
  limites: 'M0 0h50',
  contour: 'M0 0h100',
};
const AUTOUR = {
  titre: 'Les contrats <ici> & là',
  sousTitre: 'Situation au 21 novembre 2026',
  pied: ['Contours : IGN.', 'Le site'],
  masquees: new Set(['echu' as const]),
};
const COULEURS: Record<string, string> = {
  encre: '#000001',
  papier: '#000002',
  filet: '#000003',
  lin2: '#000004',
  ...Object.fromEntries(
    STATUTS.flatMap((s, i) => [
      [s, `#00001${i}`],
      [`${s}-t`, `#00002${i}`],
      [`${s}-m`, `#00003${i}`],
    ]),
  ),
};
const svg = ecrireCarteSvg(CARTE, AUTOUR, COULEURS);

test('le fichier est autonome : ni jeton, ni classe, ni adresse extérieure, ni couleur inconnue', () => {
  assert.doesNotMatch(svg, /var\(|style=|href=|undefined/);
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

test(
  'chaque territoire garde sa couleur, son motif, son icône et son nom ; ce qui est masqué s’efface, ce qui ' +
    'est ailleurs reste blanc',
  () => {
    const peints = (d: string) => [...svg.matchAll(new RegExp(`<path d="${d}" fill="([^"]*)"`, 'g'))].map((m) => m[1]);
    assert.deepEqual(peints('M0 0h50v50z'), [COULEURS['en-cours']]);
    assert.deepEqual(peints('M50 0h50v50z'), [COULEURS['echu'], 'url(#m-echu)']);
    assert.deepEqual(peints('M50 50h50v50z'), [COULEURS['papier']]);
    assert.match(svg, /<g opacity="0\.12"><path d="M50 0h50v50z"/);
    assert.match(svg, /<tspan x="20" y="\d+">Pays de L’Est<\/tspan>/);
    assert.match(svg, /<pattern id="m-echu"/);
    assert.doesNotMatch(svg, /<pattern id="m-sans-cls"/);
  },
);

test('le dessin tient dans la hauteur prévue, quelle que soit sa forme', () => {
  assert.match(svg, /width="380" height="760" viewBox="0 0 100 200"/);
  const large = ecrireCarteSvg({ ...CARTE, largeur: 400 }, AUTOUR, COULEURS);
  assert.match(large, /width="828" height="414" viewBox="0 0 400 200"/);
});
