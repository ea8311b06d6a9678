/** Le contenu figé et des fiches valables, dont un essai change ce qu’il veut. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { lireContenu } from '#chargeurs/contenu.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { listerProblemes } from '#lib/contenu/probleme.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';
import { unSiren } from '#lib/valeurs/siren.ts';
import { CONTENU_FIGE } from '../sites.ts';

export const JOUR = unJour('2026-11-26');
export const racine = mkdtempSync(join(tmpdir(), 'relations-'));
cpSync(join(CONTENU_FIGE, 'content'), join(racine, 'content'), { recursive: true });
after(() => rmSync(racine, { recursive: true, force: true }));

export const dossier = 'content/departements/53';
export const source = 'texte-aide-53';
/** Une intercommunalité qui n’a pas de fiche, et une de ses communes. */
const EPCI = unSiren('200042182');
export const COMMUNE = lireReferentiel()
  .epci.get(EPCI)!
  .communes.find((code) => code.startsWith('53'))!;

/** Une fiche de plus, valable, dont l’essai change ce qu’il veut. */
export function fiche(id: string, champs: Record<string, unknown> = {}): string {
  const tous = {
    id,
    nom: 'Essai',
    etape: 'signe',
    epci: [EPCI],
    porteur: { nom: 'Porteur' },
    signature: { date: '2020', source },
    sources: [source],
    confiance: 'haute',
    confianceMotif: 'Essai.',
    ...champs,
  };
  return Object.entries(tous)
    .filter(([, v]) => v !== undefined)
    .map(([cle, v]) => `${cle}: ${JSON.stringify(v)}\n`)
    .join('');
}
export const contrats = (...fiches: [string, Record<string, unknown>?][]): Record<string, string> =>
  Object.fromEntries(fiches.map(([id, champs]) => [`${dossier}/contrats/${id}.yaml`, fiche(id, champs)]));
export const changer = (fichier: string, avant: string | RegExp, apres: string): Record<string, string> => {
  const texte = readFileSync(join(racine, fichier), 'utf8');
  const neuf = texte.replace(avant, apres);
  assert.notEqual(neuf, texte, `rien à changer dans ${fichier}`);
  return { [fichier]: neuf };
};
/** Une source du contenu figé, dite muette. */
export const MUETTE = 'cr-craon-2018-10-08';
export const rendreMuette = (): Record<string, string> =>
  changer(`${dossier}/sources.yaml`, `- id: ${MUETTE}\n`, `- id: ${MUETTE}\n  muette: true\n`);
export const fautes = (substituts: Record<string, string>) =>
  listerProblemes(lireContenu(racine, JOUR, substituts).problemes).map((l) => l.replace(/^content\//, ''));
export const le = (date: string) => ({ date, source });
export const rang = (n: number) => ({ rang: n, source });

/** Chaque faute est dite, et n’en entraîne pas d’autres. */
export function refuser(titre: string, substituts: () => Record<string, string>, attendu: RegExp): void {
  test(titre, () => {
    const messages = fautes(substituts());
    assert.ok(
      messages.some((m) => attendu.test(m)),
      messages.join('\n') || 'la faute est passée',
    );
    assert.ok(messages.length <= 3, messages.join('\n'));
  });
}
