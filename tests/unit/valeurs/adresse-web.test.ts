import assert from 'node:assert/strict';
import { test } from 'node:test';
import { estDExemple, fauteDAdresse, fauteDeBase, fauteDOrigine } from '#lib/valeurs/adresse-web.ts';

const refusees = (adresses: readonly string[], faute: (a: string) => string | null) =>
  adresses.filter((a) => faute(a) === null);
const admises = (adresses: readonly string[], faute: (a: string) => string | null) =>
  adresses.filter((a) => faute(a) !== null);

test('adresses admises', () => {
  assert.deepEqual(
    admises(
      [
        'https://lamayenne.fr/node/2777',
        'http://vincentsaulnier.fr/ambition-sante/',
        'https://mairesdefrance.com/m/article/?id=2012',
        'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043499325#a',
        'https://fr.wikipedia.org/wiki/Contrat_(droit)',
        'https://préfet.fr/é',
      ],
      fauteDAdresse,
    ),
    [],
  );
});

test('adresses refusées', () => {
  assert.deepEqual(
    refusees(
      [
        '',
        'https://',
        'https://[::1',
        'https://[::1]/',
        'https://…',
        'https://?',
        'https://#a',
        'https://exemple',
        'https://intranet/',
        'https://user:pass@intranet/',
        'https://user@exemple.fr/',
        'https://@exemple.fr/',
        'http://localhost',
        'http://localhost:4321/',
        'http://127.0.0.1/',
        'http://2130706433/',
        'http://0x7f.1/',
        'https://poste.local/',
        'https://serveur.lan/x',
        'https://exemple.example/',
        'https://exemple.fr/a b',
        'https://exemple.fr\\a',
        'https:\\\\exemple.fr',
        'https:/exemple.fr',
        'https:///exemple.fr',
        'https://exemple.fr/"x',
        'https://exemple.fr/<x>',
        'https://exemple..fr/',
        'https://exemple.fr/%zz',
        'https://exemple.fr/100%',
        'https://exemple.fr/%00',
        `https://exemple.fr/${'a'.repeat(2000)}`,
        'https://exemple.fr:99999/',
        'https://exemple.fr:8443/x',
        'https://exemple.fr:443/x',
        'https://exemple.fr:/x',
        'https://exemple.f',
        'HTTPS ://x.fr',
        'ftp://exemple.fr',
        'javascript:alert(1)',
        'data:text/html,x',
        '//exemple.fr',
        'exemple.fr',
      ],
      fauteDAdresse,
    ),
    [],
  );
  assert.equal(fauteDAdresse('https://exemple.fr/#a', { ancre: false }), 'une adresse sans « # »');
});

test('adresse du site', () => {
  assert.deepEqual(admises(['https://exemple.fr', 'https://cls.example', 'http://exemple.fr'], fauteDOrigine), []);
  assert.deepEqual(
    refusees(
      [
        'exemple.fr',
        'https://exemple.fr/',
        'https://exemple.fr/cls',
        'https://exemple.fr?x',
        'https://exemple.fr#x',
        'https://u@exemple.fr',
        'http://exemple.fr:8080',
        'ftp://exemple.fr',
        'javascript:alert(1)',
        'http://localhost:4321',
        'HTTPS://EXEMPLE.FR',
        '',
      ],
      fauteDOrigine,
    ),
    [],
  );
  assert.equal(fauteDOrigine('http://localhost:4321', true), null);
});

test('préfixe', () => {
  assert.deepEqual(admises(['/', '/cls/', '/cls', '/a/b-c/'], fauteDeBase), []);
  assert.deepEqual(
    refusees(['', 'cls', 'https://x.fr/', '//x.fr/', '/a b/', '/../', '/a?b', '/a#b', '/é/', '/a//b'], fauteDeBase),
    [],
  );
});

test('adresse d’exemple', () => {
  for (const a of ['https://cls.example', 'x@cls.example', 'x@CLS.EXAMPLE', 'https://a.b.example/x'])
    assert.equal(estDExemple(a), true, a);
  for (const a of ['https://exemple.fr', 'x@exemple.fr', 'https://exemple.fr/x.example', 'x'])
    assert.equal(estDExemple(a), false, a);
});
