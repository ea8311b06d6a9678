import assert from 'node:assert/strict';
import test from 'node:test';
import type { z } from 'zod';
import {
  adresseWeb,
  codeCommune,
  codeDepartement,
  datePartielle,
  identifiant,
  jour,
  siren,
  texte,
} from '#lib/schemas/champs.ts';

/** [schéma, valeurs admises, valeurs refusées] */
const CAS: Record<string, [z.ZodType, unknown[], unknown[]]> = {
  texte: [texte, ['a', ' a '], ['', '   ', 12, null, undefined]],
  identifiant: [identifiant, ['a', '53-craon-4'], ['Craon', 'craon_4', 'é', '-a', 'a-', 'a--b', '', 'a b']],
  datePartielle: [datePartielle, ['2024', '2024-02-29'], ['2024-13', '2023-02-29', 2024, new Date(0), 'mai 2024']],
  jour: [jour, ['2024-05-13'], ['2024', '2024-05', '2024-05-32']],
  siren: [siren, ['200048551'], ['200048552', 200048551, '20004855']],
  codeCommune: [codeCommune, ['53130', '2A004'], ['5313', '53A30', 53130, '2C004']],
  codeDepartement: [codeDepartement, ['01', '53', '2A', '974'], ['1', '00', '20', '96', '975x', 53]],
  adresseWeb: [
    adresseWeb,
    ['https://exemple.fr/a?b=c#d', 'http://exemple.fr'],
    [
      'javascript:alert(1)',
      'JAVASCRIPT:alert(1)',
      ' https://exemple.fr',
      'data:text/html,x',
      'https://a b',
      'https://a"b',
      'https://a<b',
      '//exemple.fr',
      'ftp://exemple.fr',
      'https://a\nb',
    ],
  ],
};

for (const [nom, [schema, admis, refus]] of Object.entries(CAS)) {
  test(nom, () => {
    for (const valeur of admis)
      assert.ok(schema.safeParse(valeur).success, `${nom} devrait admettre ${JSON.stringify(valeur)}`);
    for (const valeur of refus)
      assert.ok(!schema.safeParse(valeur).success, `${nom} devrait refuser ${JSON.stringify(valeur)}`);
  });
}
