import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extraitCadre } from '#lib/publication/extrait-cadre.ts';

test('l’extrait est un cadre nommé, échappé, sans permission', () => {
  const extrait = extraitCadre(
    'https://site.example/integration/53-mayenne/#epci=1&x="',
    "dans l'Indre : Pays d'Issoudun",
  );
  assert.equal(
    extrait,
    '<iframe src="https://site.example/integration/53-mayenne/#epci=1&amp;x=&quot;" title="Carte des contrats locaux de santé dans l’Indre\u00a0: Pays d’Issoudun" width="100%" height="760" style="border:0" loading="lazy"></iframe>',
  );
  assert.doesNotMatch(extrait, /allow=|script/);
});

test('sans intercommunalité à ouvrir, le cadre est moins haut : aucune réponse ne s’ajoute à la carte', () =>
  assert.match(extraitCadre('https://site.example/integration/53-mayenne/', 'en Mayenne'), / height="640" /));
