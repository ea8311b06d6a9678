import assert from 'node:assert/strict';
import { test } from 'node:test';
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

test('un agenda vide est un agenda', () =>
  assert.match(versIcs([], { nom: 'Essai', au: unJour('2026-11-26') }), /^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/));
