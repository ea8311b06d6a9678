/** Dates, étapes et suites d’un contrat qui ne tiennent pas ensemble. */
import { describe } from 'node:test';
import { changer, contrats, dossier, le, refuser, source } from './relations.ts';

const demarche = {
  etape: 'demarche',
  signature: undefined,
  demarche: { debut: '2025', dernierSigne: '2026', source },
};
const CAS: [titre: string, substituts: () => Record<string, string>, attendu: RegExp][] = [
  [
    'prise d’effet lointaine, sans signature',
    () => contrats(['53-a-1', { signature: undefined, debut: le('2030') }]),
    /debut\.date : « 2030 », sans date de signature ; attendu : une année avant 2028/,
  ],
  [
    'terme le jour de la signature',
    () => contrats(['53-a-1', { signature: le('2020-01-05'), fin: le('2020-01-05') }]),
    /fin\.date : « 2020-01-05 » ; attendu : une date qui suit le départ/,
  ],
  [
    'suite signée le même jour',
    () =>
      contrats(
        ['53-a-1', { signature: le('2020-01-05') }],
        ['53-a-2', { signature: le('2020-01-05'), suiteDe: '53-a-1' }],
      ),
    /53-a-2\.yaml, champ suiteDe : « 53-a-1 », de 2020-01-05/,
  ],
  [
    'démarche qui prend effet',
    () => contrats(['53-a-1', { ...demarche, debut: le('2026') }]),
    /champ debut : dans une démarche/,
  ],
  [
    'démarche constatée comme un contrat',
    () => contrats(['53-a-1', { ...demarche, atteste: le('2026') }]),
    /champ atteste : dans une démarche/,
  ],
  [
    'absence qui prend effet',
    () => contrats(['53-a-1', { etape: 'absence', signature: undefined, atteste: le('2020'), debut: le('2020') }]),
    /champ debut : dans une absence de contrat/,
  ],
  [
    'date déduite absente',
    () =>
      changer(
        `${dossier}/sources.yaml`,
        'consulteLe: "2026-11-21"',
        'dateDeduite: "Du contenu."\n  consulteLe: "2026-11-21"',
      ),
    /champ texte-aide-53\.dateDeduite : sans « date »/,
  ],
  [
    'fiche nommée pour un autre département',
    () => contrats(['36-a-1', {}]),
    /36-a-1\.yaml, champ id : « 36-a-1 » ; attendu : un nom qui commence par le code du dossier : 53-/,
  ],
  [
    'boucle de quatre',
    () =>
      contrats(
        ['53-a-1', { suiteDe: '53-a-4' }],
        ['53-a-2', { suiteDe: '53-a-1' }],
        ['53-a-3', { suiteDe: '53-a-2' }],
        ['53-a-4', { suiteDe: '53-a-3' }],
      ),
    /53-a-1\.yaml, champ suiteDe : « 53-a-4 », dont la suite revient ici/,
  ],
];

describe('une relation impossible se dit', () => {
  for (const cas of CAS) refuser(...cas);
});
