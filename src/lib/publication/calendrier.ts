/** Un fichier d’agenda (iCalendar, RFC 5545) : des journées entières, en UTF-8. */
import { ajouterJours, dernierJour, premierJour, type DatePartielle, type Jour } from '#lib/valeurs/date-partielle.ts';

/** Une journée à noter. */
export interface Evenement {
  /** Identifiant stable : le même terme, relu, met à jour l’agenda au lieu d’y ajouter. */
  id: string;
  /** Une date partielle se note sur tous ses jours possibles : une année, un mois. */
  date: DatePartielle;
  titre: string;
  description: string;
  /** Page publique. */
  page: string;
}

const SAUT = '\r\n';
/** Octets d’une ligne, saut exclu. */
const LARGEUR = 75;

const echapper = (texte: string) => texte.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
const jourIcs = (jour: Jour) => jour.replaceAll('-', '');

/** Plie une ligne trop longue, sans couper un caractère. */
function plier(ligne: string): string {
  const lignes = [''];
  const poids = (texte: string) => new TextEncoder().encode(texte).length;
  for (const caractere of ligne) {
    if (poids(lignes.at(-1)! + caractere) > LARGEUR) lignes.push(' ');
    lignes[lignes.length - 1] += caractere;
  }
  return lignes.join(SAUT);
}

/** Le fichier d’agenda ; `au` : le jour où il est établi. */
export function versIcs(evenements: readonly Evenement[], { nom, au }: { nom: string; au: Jour }): string {
  const lignes = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${echapper(nom)}//FR`,
    'CALSCALE:GREGORIAN',
    ...evenements.flatMap((e) => [
      'BEGIN:VEVENT',
      `UID:${e.id}`,
      `DTSTAMP:${jourIcs(au)}T000000Z`,
      `DTSTART;VALUE=DATE:${jourIcs(premierJour(e.date))}`,
      // Le format dit le premier jour qui n’en est plus.
      `DTEND;VALUE=DATE:${jourIcs(ajouterJours(dernierJour(e.date), 1))}`,
      `SUMMARY:${echapper(e.titre)}`,
      `DESCRIPTION:${echapper(e.description)}`,
      `URL:${e.page}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lignes.map(plier).join(SAUT) + SAUT;
}
