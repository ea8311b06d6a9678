import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { chargerContenu } from '#chargeurs/contenu.ts';
import { composerEcrit } from '#documents/documents-bureautiques.ts';
import { piedDesEcrits } from '#documents/formulaires.ts';
import { colonnesDuPlan, idCellule, LIGNES_CALCULEES, type Dossier } from '#lib/domaine/dossier.ts';
import { reponsesAffichees } from '#lib/documents/dossier-imprime.ts';
import { ecrireDossier } from '#lib/documents/ecrire-dossier.ts';
import { remplirChamps } from '#lib/documents/formats/pdf-remplir.ts';
import { formaterMontant, deEuros } from '#lib/valeurs/montant.ts';
import { lireChamps, mots } from '../bureau.ts';
import { CONTENU_FIGE } from '../sites.ts';
import { CAS, dossierDuCas, saisiesDuCas } from '../unit/financement/cas.ts';
import { atelierDe } from './atelier.ts';

const { dossiers, aides } = chargerContenu(CONTENU_FIGE);
const { contexte } = atelierDe('53');
const { source, ...pied } = piedDesEcrits(contexte);
const temporaire = mkdtempSync(join(tmpdir(), 'plans-'));
after(() => rmSync(temporaire, { recursive: true, force: true }));

/** Le PDF vierge d’une règle : composé une fois pour tous les cas qui la partagent. */
const vierges = new Map<string, Promise<Uint8Array>>();
function vierge(dossier: Dossier): Promise<Uint8Array> {
  const cle = JSON.stringify(dossier.sections.find((s) => s.plan)!.plan);
  const fait =
    vierges.get(cle) ??
    composerEcrit('dossier', ecrireDossier(dossier, { etat: 'vierge', ...pied, source, reponses: {} }), contexte);
  vierges.set(cle, fait);
  return fait;
}

/** `0.40` → `0,40 €`, comme le dossier l’écrit. */
const montre = (euros: string) =>
  euros === '' ? '' : mots(formaterMontant(deEuros(Math.round(Number(euros) * 100) / 100)));

test('le plan du PDF rempli, relu par qpdf, dit ce que dit chaque cas de la table', async () => {
  const fautes: string[] = [];
  for (const [i, c] of CAS.entries()) {
    const dossier = dossierDuCas(dossiers[0]!.donnee, aides[0]!.donnee, c);
    const brouillon = { departement: '53', epci: '', reponses: saisiesDuCas(c) };
    const donnees = { dossier, preremplis: {}, ecrit: { ...pied, sources: {}, couleurs: {}, pdf: '' } };
    const { pdf, inconnus } = await remplirChamps(
      await vierge(dossier),
      reponsesAffichees(donnees as unknown as Parameters<typeof reponsesAffichees>[0], brouillon),
    );
    const chemin = join(temporaire, `${i}.pdf`);
    writeFileSync(chemin, pdf);
    const champs = new Map(lireChamps(chemin).map((x) => [x.fullname, mots(x.value)]));
    const colonnes = colonnesDuPlan(dossier.sections.find((s) => s.plan)!.plan!);
    const lus = (ligne: string) => colonnes.map((col) => champs.get(idCellule(ligne, col)));
    const lu = [inconnus, lus(LIGNES_CALCULEES.retenu), lus(LIGNES_CALCULEES.reste)];
    const attendu = [[], c.retenu.map(montre), c.reste.map(montre)];
    if (!isDeepStrictEqual(lu, attendu))
      fautes.push(`${c.nom} : ${JSON.stringify(lu)} ; attendu : ${JSON.stringify(attendu)}`);
  }
  assert.deepEqual(fautes, []);
});
