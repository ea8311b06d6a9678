import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contactDe, lienDeSignalement, messageACompleter } from '#lib/publication/signalement.ts';

test('une adresse d’exemple n’est jamais un lien', () => {
  for (const signalement of [
    { courriel: 'signaler@cls.example' },
    { courriel: 'signaler@CLS.EXAMPLE' },
    { adresse: 'https://cls.example/contact' },
  ]) {
    assert.equal(contactDe({ signalement }), null);
    assert.equal(lienDeSignalement({ signalement }, 'Objet'), '/signaler/');
  }
});

test('une vraie adresse en est un', () => {
  const courriel = { signalement: { courriel: 'cls@exemple.fr' } };
  assert.equal(lienDeSignalement(courriel, 'Fiche A & B'), 'mailto:cls@exemple.fr?subject=Fiche%20A%20%26%20B');
  assert.equal(contactDe(courriel)?.lien, 'mailto:cls@exemple.fr');
  const page = { signalement: { adresse: 'https://exemple.fr/contact' } };
  assert.equal(lienDeSignalement(page, 'Objet'), 'https://exemple.fr/contact');
});

test('le message dit ce qu’il faut pour corriger', () => {
  const message = messageACompleter({ nom: 'Contrats' });
  for (const attendu of [/^Objet : Contrats/, /Page concernée/, /Ce qui est juste/, /page publique/])
    assert.match(message, attendu);
});
