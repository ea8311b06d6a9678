import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lireIcs } from '../../lecture/lire-ics.ts';
import { versIcs } from '#lib/publication/calendrier.ts';
import { uneDate, unJour } from '#lib/valeurs/date-partielle.ts';

const evenement = {
  id: 'terme-a@exemple',
  date: uneDate('2027-05'),
  titre: 'Pays A, B ; C',
  description: 'Une description assez longue pour que la ligne se plie : é'.repeat(4),
  page: 'https://exemple.fr/a/',
};
const ics = versIcs([evenement], { nom: 'Essai', au: unJour('2026-11-26') });

test('une date partielle se note sur tous ses jours possibles, en journées entières', () => {
  for (const [date, debut, fin] of [
    ['2027-05', '20270501', '20270601'],
    ['2026', '20260101', '20270101'],
    ['2027-12-31', '20271231', '20280101'],
  ] as const) {
    const texte = versIcs([{ ...evenement, date: uneDate(date) }], { nom: 'Essai', au: unJour('2026-11-26') });
    assert.match(texte, new RegExp(`\r\nDTSTART;VALUE=DATE:${debut}\r\nDTEND;VALUE=DATE:${fin}\r\n`));
  }
});

test('le jour où l’agenda est établi', () => {
  assert.match(ics, /\r\nDTSTAMP:20261126T000000Z\r\n/);
});

test('les signes du format sont échappés', () => assert.match(ics, /SUMMARY:Pays A\\, B \\; C\r\n/));

test('aucune ligne ne dépasse soixante-quinze octets, et dépliées elles disent tout', () => {
  for (const ligne of ics.split('\r\n')) assert.ok(new TextEncoder().encode(ligne).length <= 75, ligne);
  assert.ok(ics.replaceAll('\r\n ', '').includes(evenement.description));
});

test('un lecteur qui suit la norme rend chaque texte tel quel, si hostile soit-il', () => {
  const TEXTES = [
    'Éguzon - Argenton ; Vallée, de la Creuse',
    'un \\ deux \\n trois',
    'première ligne\nseconde ligne\n\nquatrième',
    '🏥'.repeat(60),
    'شعر 12 عربي',
    'x'.repeat(5000),
    '’'.repeat(200),
    'BEGIN:VEVENT',
    ' commence par une espace',
    '"entre guillemets": deux points',
  ];
  const evenements = TEXTES.flatMap((texte, i) => [
    { ...evenement, id: `a${i}@exemple`, titre: texte },
    { ...evenement, id: `b${i}@exemple`, description: texte, date: uneDate('2028-02-29') },
  ]);
  const lus = lireIcs(
    new TextEncoder().encode(versIcs(evenements, { nom: 'Essai, à nous', au: unJour('2026-11-26') })),
  );
  assert.deepEqual(
    lus.map((e) => [e.uid, e.titre, e.description, e.page]),
    evenements.map((e) => [e.id, e.titre, e.description, e.page]),
  );
  assert.deepEqual([lus[1]!.debut, lus[1]!.fin], ['2028-02-29', '2028-03-01']);
});

test('le lecteur voit chaque entorse : il ne croit pas sur parole', () => {
  const octets = (texte: string) => new TextEncoder().encode(texte);
  const CAS: [avant: string | RegExp, apres: string, dit: RegExp][] = [
    ['\r\n', '\n', /fin de ligne seule|ne finit pas|illisible/],
    [/DTSTAMP:\S+\r\n/, '', /sans DTSTAMP/],
    [/UID:\S+\r\n/, '', /sans UID/],
    ['20270501', '20270231', /DTSTART/],
    ['DTEND;VALUE=DATE:20270601', 'DTEND;VALUE=DATE:20270501', /finit le/],
    ['A\\, B', 'A, B', /mal échappé/],
    [/\r\n(?=DESC)/, `\r\nX-LONG:${'x'.repeat(80)}\r\n`, /octets/],
    ['VERSION:2.0\r\n', '', /VERSION attendu/],
    ['END:VEVENT\r\n', '', /non fermé|mal placé/],
    ['TRANSP', 'UID:x\r\nTRANSP', /UID deux fois/],
  ];
  for (const [avant, apres, dit] of CAS)
    assert.throws(() => lireIcs(octets(ics.replace(avant, apres))), dit, String(avant));
  const [premier] = [versIcs([evenement, evenement], { nom: 'Essai', au: unJour('2026-11-26') })];
  assert.throws(() => lireIcs(octets(premier)), /UID deux fois/);
});

test('un agenda vide est un agenda', () =>
  assert.match(versIcs([], { nom: 'Essai', au: unJour('2026-11-26') }), /^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/));
