import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { verifierPages } from '#lib/contenu/coherence-pages.ts';
import type { Contenu } from '#lib/contenu/contenu.ts';

const question = (reponse: string, vers = '/carte/') => ({
  fichier: 'faq.yaml',
  donnee: { id: 'q', reponse: [reponse], lien: { texte: 't', vers } },
});
const contenu = (questions: unknown[] = []) =>
  ({
    sources: [{ donnee: { id: 'source-a' } }],
    termes: [{ donnee: { id: 'epci' } }],
    questions,
  }) as unknown as Contenu;
const appelables = {
  composants: new Set(['Ref', 'Terme', 'Etape']),
  estUneAdresse: (chemin: string) => ['/', '/carte/', '/donnees/epci.csv'].includes(chemin),
};
const fautes = (texte: string, questions: unknown[] = []) =>
  verifierPages([{ fichier: 'page.mdx', texte, premiereLigne: 10 }], contenu(questions), appelables).map(
    (p) => `${p.fichier}${p.champ && `, ${p.champ}`} : ${p.valeur}`,
  );

describe('pages MDX', () => {
  test('rien à dire d’une page juste', () => {
    assert.deepEqual(
      fautes(
        'Un <Terme id="epci">EPCI</Terme>.<Ref id="source-a" /> [la carte](/carte/#departement=53), [le CSV](/donnees/epci.csv), [ailleurs](https://exemple.fr/x?a=1&b=2), <span lang="en">Table</span>, `<script>{x}</script>`.',
      ),
      [],
    );
  });

  for (const [titre, texte, attendu] of [
    ['composant inconnu', 'a\n<Encart>x</Encart>', 'page.mdx, ligne 11 : « Encart »'],
    ['source inconnue', '<Ref id="source-b" />', 'page.mdx, ligne 10 : « source-b »'],
    ['terme inconnu', '<Terme id="epc">x</Terme>', 'page.mdx, ligne 10 : « epc »'],
    ['script', 'a\n\n<script>alert(1)</script>', 'page.mdx, ligne 12 : « script »\npage.mdx, ligne 12 : « script »'],
    [
      'cadre',
      '<iframe src="https://exemple.fr" />',
      'page.mdx, ligne 10 : « iframe »\npage.mdx, ligne 10 : «  src="https://exemple.fr" / »',
    ],
    ['dessin qui s’exécute', '<svg/onload=alert(1)>', 'page.mdx, ligne 10 : « svg »'],
    ['gestionnaire', '<span onclick="x()">a</span>', 'page.mdx, ligne 10 : «  onclick="x()" »'],
    ['style en ligne', '<span style="display:none">a</span>', 'page.mdx, ligne 10 : «  style="display:none" »'],
    ['adresse javascript:', '[a](javascript:alert)', 'page.mdx, ligne 10 : « javascript:alert »'],
    ['adresse javascript: déguisée', '[a](java&#115;cript:alert)', 'page.mdx, ligne 10 : « java&#115;cript:alert »'],
    ['adresse javascript: en renvoi', '[a][1]\n\n[1]: JavaScript:alert', 'page.mdx, ligne 12 : « JavaScript:alert »'],
    ['adresse data:', '[a](data:text/html,x)', 'page.mdx, ligne 10 : « data:text/html,x »'],
    [
      'adresse sans protocole',
      '[a](//exemple.fr)',
      'page.mdx, ligne 10 : « //exemple.fr »\npage.mdx, ligne 10 : « //exemple.fr »',
    ],
    ['expression', 'a {process.exit}', 'page.mdx, ligne 10 : « { »\npage.mdx, ligne 10 : « } »'],
    ['import', 'import x from "./x.ts"', 'page.mdx, ligne 10 : « import x from "./x.ts" »'],
    ['lien mort', 'a\n\n[x](/cartes/)', 'page.mdx, ligne 12 : « /cartes/ »'],
    ['lien sans barre finale', '[x](/carte)', 'page.mdx, ligne 10 : « /carte »'],
  ] as const) {
    test(titre, () => assert.deepEqual(fautes(texte), attendu.split('\n')));
  }
});

test('liens des questions', () => {
  assert.deepEqual(fautes('', [question('[x](/carte/)')]), []);
  assert.deepEqual(fautes('', [question('[x](/absente/)', '/autre/#a')]), [
    'faq.yaml, q.lien : « /autre/#a »',
    'faq.yaml, q.lien : « /absente/ »',
  ]);
});
