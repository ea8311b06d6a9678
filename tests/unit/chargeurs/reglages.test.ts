import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lireReglages } from '#chargeurs/reglages.ts';
import { ErreurContenu } from '#lib/contenu/probleme.ts';

const fautes = (env: NodeJS.ProcessEnv): string => {
  try {
    return JSON.stringify(lireReglages(env));
  } catch (erreur) {
    assert.ok(erreur instanceof ErreurContenu);
    return erreur.problemes.map((p) => `${p.fichier} : ${p.valeur}`).join('\n');
  }
};

describe('variables de construction', () => {
  for (const [titre, env, attendu] of [
    [
      'prefixe et adresse',
      { BASE: '/cls/', ADRESSE: 'https://exemple.fr' },
      '{"base":"/cls/","site":"https://exemple.fr"}',
    ],
    ['prefixe vide', { BASE: '', ADRESSE: 'https://exemple.fr' }, '{"base":"/","site":"https://exemple.fr"}'],
    ['sur son poste', { ADRESSE: 'http://localhost:4321' }, '{"base":"/","site":"http://localhost:4321"}'],
    ['adresse sans protocole', { ADRESSE: 'exemple.fr' }, 'variable ADRESSE : « exemple.fr »'],
    ['adresse qui s’exécute', { ADRESSE: 'javascript:alert(1)' }, 'variable ADRESSE : « javascript:alert(1) »'],
    ['autre protocole', { ADRESSE: 'ftp://exemple.fr' }, 'variable ADRESSE : « ftp://exemple.fr »'],
    ['chemin', { ADRESSE: 'https://exemple.fr/cls' }, 'variable ADRESSE : « https://exemple.fr/cls »'],
    ['préfixe sans barre', { BASE: 'cls', ADRESSE: 'https://exemple.fr' }, 'variable BASE : « cls »'],
    ['préfixe qui est une adresse', { BASE: '//x.fr/', ADRESSE: 'https://exemple.fr' }, 'variable BASE : « //x.fr/ »'],
    ['les deux', { BASE: 'x', ADRESSE: 'y' }, 'variable BASE : « x »\nvariable ADRESSE : « y »'],
  ] as const)
    test(titre, () => assert.equal(fautes(env), attendu));
});
