import assert from 'node:assert/strict';
import test from 'node:test';
import { filLd, siteLd, territoireLd, versJsonLd } from '#lib/publication/json-ld.ts';
import { contrat, le, territoire } from '../domaine/fiches.ts';

const ORIGINE = new URL('https://exemple.fr');

test('rien ne peut sortir du bloc de données', () => {
  const piege = { '@type': 'Thing', name: '</script><!-- & \u2028\u2029' };
  const ecrit = versJsonLd([piege]);
  assert.doesNotMatch(ecrit, /[<>&\u2028\u2029]/);
  assert.equal((JSON.parse(ecrit) as typeof piege).name, piege.name);
});

test('un objet seul se passe d’enveloppe, plusieurs font un graphe', () => {
  assert.deepEqual(JSON.parse(versJsonLd([{ '@type': 'Thing' }])), {
    '@context': 'https://schema.org',
    '@type': 'Thing',
  });
  assert.equal(
    (JSON.parse(versJsonLd([{ '@type': 'A' }, { '@type': 'B' }])) as { '@graph': unknown[] })['@graph'].length,
    2,
  );
});

test('le fil numérote ses éléments ; la page courante n’a pas d’adresse', () => {
  assert.deepEqual(filLd([{ nom: 'Accueil', adresse: '/' }, { nom: 'Ici' }], ORIGINE)['itemListElement'], [
    { '@type': 'ListItem', position: 1, name: 'Accueil', item: 'https://exemple.fr/' },
    { '@type': 'ListItem', position: 2, name: 'Ici' },
  ]);
});

test('un territoire : l’administration d’un côté, notre constat daté de l’autre', () => {
  const t = territoire([contrat({ signature: le('2024'), fin: le('2027') })], '2026-11-21');
  const [organisme, constat] = territoireLd(t, ORIGINE);
  assert.equal(organisme!['@type'], 'GovernmentOrganization');
  assert.deepEqual(constat!['observationAbout'], { '@id': organisme!['@id'] });
  assert.deepEqual([constat!['value'], constat!['observationDate']], ['en-cours', '2026-11-21']);
});

test('l’éditeur est un projet', () => {
  assert.deepEqual(siteLd({ nom: 'Site', editeur: { nom: 'Nous' } }, ORIGINE)['publisher'], {
    '@type': 'Project',
    name: 'Nous',
  });
});
