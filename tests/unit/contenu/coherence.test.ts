import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { verifierCoherence } from '#lib/contenu/coherence.ts';
import type { Contenu } from '#lib/contenu/contenu.ts';
import type { FicheContrat } from '#lib/schemas/contrat.ts';
import type { FicheDepartement } from '#lib/schemas/departement.ts';
import type { Referentiel } from '#lib/domaine/referentiel.ts';
import { commune, contrat, epci, le, SIREN_A } from '../domaine/fiches.ts';
import { unCodeInsee } from '#lib/valeurs/code-insee.ts';
import { unJour, uneDate } from '#lib/valeurs/date-partielle.ts';
import { unSiren } from '#lib/valeurs/siren.ts';

const referentiel: Referentiel = {
  seules: new Map(),
  epci: new Map([[SIREN_A, epci()]]),
  communes: new Map(
    [commune(), commune({ code: unCodeInsee('36044'), departement: '36', epci: null })].map((c) => [c.code, c]),
  ),
  departements: new Map([['53', { code: '53', nom: 'Mayenne', region: '52', nomRegion: 'Pays de la Loire' }]]),
  version: 'essai',
};

const source = { id: 'source-a', titre: 'Titre', editeur: 'Éditeur', consulteLe: unJour('2026-11-01') };
const dossier = 'content/departements/53/contrats';
const JOUR = '2026-11-26';

/** Un contenu juste d’un seul contrat, où le test ne change qu’une chose. */
function contenu(traits: Partial<Contenu> = {}): Contenu {
  return {
    site: [],
    departements: [],
    contacts: [],
    actions: [],
    aides: [],
    dossiers: [],
    modeles: [],
    termes: [],
    questions: [],
    textesJuridiques: [],
    reperages: [],
    affirmations: [],
    regions: [],
    imprimes: [],
    pages: [],
    criteres: [],
    sources: [{ fichier: 'content/sources.yaml', donnee: source }],
    contrats: [fiche({ signature: le('2024') })],
    ...traits,
  };
}
function fiche(traits: Partial<FicheContrat> = {}, nom = traits.id ?? 'contrat-a') {
  return { fichier: `${dossier}/${nom}.yaml`, donnee: contrat(traits) };
}
function departement(traits: Partial<FicheDepartement> = {}) {
  const donnee = {
    code: '53',
    dans: 'en Mayenne',
    de: 'de la Mayenne',
    ars: { nom: 'ARS', delegation: 'DT' },
    resume: 'Résumé.',
    faits: [],
    aConfirmer: [],
    contexte: [],
    ...traits,
  };
  return [{ fichier: 'content/departements/53/departement.yaml', donnee: donnee }];
}

test('un contenu juste n’a aucun problème', () => {
  assert.deepEqual(verifierCoherence(contenu(), referentiel, unJour(JOUR)), []);
});

describe('un problème à la fois', () => {
  const demarche = { debut: uneDate('2020'), dernierSigne: uneDate('2021'), source: 'source-a' };
  const cas: [titre: string, contenu: Partial<Contenu>, champ: string][] = [
    ['identifiant différent du nom du fichier', { contrats: [fiche({}, 'autre')] }, 'id'],
    ['deux contrats du même identifiant', { contrats: [fiche(), fiche()] }, 'id'],
    ['deux sources du même identifiant', { sources: [...contenu().sources, ...contenu().sources] }, 'id'],
    ['contrat sans territoire', { contrats: [fiche({ epci: [] })] }, 'epci'],
    ['EPCI inconnu', { contrats: [fiche({ epci: [unSiren('245300355'), SIREN_A] })] }, 'epci[0]'],
    ['commune inconnue', { contrats: [fiche({ communes: [unCodeInsee('53999')] })] }, 'communes[0]'],
    [
      'contrat rangé dans le mauvais département',
      { contrats: [fiche({ epci: [], communes: [unCodeInsee('36044')] })] },
      'epci',
    ],
    ['suite d’un contrat qui n’existe pas', { contrats: [fiche({ suiteDe: 'absent' })] }, 'suiteDe'],
    ['démarche sans ses dates', { contrats: [fiche({ etape: 'demarche' })] }, 'demarche'],
    [
      'démarche avec une signature',
      { contrats: [fiche({ etape: 'demarche', demarche, signature: le('2024') })] },
      'etape',
    ],
    ['absence sans date', { contrats: [fiche({ etape: 'absence' })] }, 'atteste'],
    ['signé sans aucune date', { contrats: [fiche()] }, 'signature'],
    ['terme avant la signature', { contrats: [fiche({ signature: le('2024'), fin: le('2023') })] }, 'fin.date'],
    ['terme avant la prise d’effet', { contrats: [fiche({ debut: le('2024-05'), fin: le('2024-04') })] }, 'fin.date'],
    [
      'démarche qui finit avant de commencer',
      { contrats: [fiche({ etape: 'demarche', demarche: { ...demarche, dernierSigne: uneDate('2019') } })] },
      'demarche.dernierSigne',
    ],
    ['département au mauvais code', { departements: departement({ code: '36' }) }, 'code'],
    [
      'question sur un EPCI d’ailleurs',
      { departements: departement({ aConfirmer: [{ epci: [unSiren('245300355')], question: 'Q ?', ou: 'Là.' }] }) },
      'epci',
    ],
    [
      'terme du glossaire qui renvoie à rien',
      {
        termes: [
          {
            fichier: 'content/glossaire.yaml',
            donnee: { id: 'cls', terme: 'CLS', definition: 'D.', formes: [], voir: ['absent'] },
          },
        ],
      },
      'cls.voir[0]',
    ],
    [
      'page dont une source n’existe pas',
      {
        pages: [
          {
            fichier: 'content/pages/p.mdx',
            donnee: {
              id: 'p',
              titre: 'P',
              titreCourt: 'P',
              chapo: 'C',
              description: 'D',
              ordre: 1,
              reluLe: unJour('2026-11-01'),
              sources: ['absente'],
            },
          },
        ],
      },
      'sources[0]',
    ],
  ];
  for (const [titre, traits, champ] of cas) {
    test(`${titre} : champ ${champ}`, () => {
      const problemes = verifierCoherence(contenu(traits), referentiel, unJour(JOUR));
      assert.ok(
        problemes.some((p) => p.champ === champ),
        JSON.stringify(problemes),
      );
      for (const p of problemes) assert.match(p.fichier, /^content\//);
    });
  }

  test('une source inconnue se dit une fois', () => {
    const champs = verifierCoherence(
      contenu({ contrats: [fiche({ signature: { date: uneDate('2024'), source: 'source-b' } })] }),
      referentiel,
      unJour(JOUR),
    ).map((p) => p.champ);
    assert.deepEqual(champs, ['signature.source']);
  });

  test('une suite en boucle se dit une fois, à deux ou sur soi-même', () => {
    const boucle = [
      fiche({ id: 'a', suiteDe: 'b', signature: le('2024') }),
      fiche({ id: 'b', suiteDe: 'a', signature: le('2020') }),
    ];
    assert.deepEqual(
      verifierCoherence(contenu({ contrats: boucle }), referentiel, unJour(JOUR)).map(({ champ, attendu }) => [
        champ,
        attendu,
      ]),
      [['suiteDe', 'une suite sans boucle']],
    );
    assert.ok(
      verifierCoherence(contenu({ contrats: [fiche({ suiteDe: 'contrat-a' })] }), referentiel, unJour(JOUR)).some(
        (p) => p.attendu === 'un autre contrat que lui-même',
      ),
    );
  });
});
