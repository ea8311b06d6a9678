import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { after, before, describe, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { colonnesDuPlan, idCellule, lignesDuPlan, nomDeColonne } from '#lib/domaine/dossier.ts';
import { annexeBudgetaire } from '#lib/documents/annexe-budgetaire.ts';
import { DANS_LA_REGLE, HORS_REGLE } from '#lib/documents/annexe-formules.ts';
import type { Classeur } from '#lib/documents/formats/classeur.ts';
import { ecrireOds } from '#lib/documents/formats/ods.ts';
import { ecrireXlsx } from '#lib/documents/formats/xlsx.ts';
import { calculerPlanDuDossier, habitantsDuDossier } from '#lib/financement/plan-du-dossier.ts';
import { MOTS_DU_VERDICT } from '#lib/financement/calcul.ts';
import { lireMontant } from '#lib/valeurs/montant.ts';
import { typo } from '#lib/texte/typo.ts';
import { chargerContenu } from '#chargeurs/contenu.ts';
import { convertir, lancer } from '../bureau.ts';
import { CONTENU_FIGE } from '../sites.ts';
import { CAS, dossierDuCas, saisiesDuCas, type Cas } from '../unit/financement/cas.ts';
import { DOCUMENTS, fichiersDe } from './commun.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';
import { COULEURS_D_ESSAI as COULEURS } from '../unit/documents/couleurs-d-essai.ts';

const CSV = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false';
const FORMATS = { ods: ecrireOds, xlsx: ecrireXlsx };
const { dossiers, aides } = chargerContenu(CONTENU_FIGE);
const dossierDe = (c: Cas) => dossierDuCas(dossiers[0]!.donnee, aides[0]!.donnee, c);
const planDe = (c: Cas) => dossierDe(c).sections.find((s) => s.plan)!.plan!;

/**
 * L’annexe d’un cas, ses montants saisis comme on les tape, sans valeur calculée d’avance : le tableur doit tout
 * recalculer.
 */
function saisir(c: Cas): Classeur {
  const plan = planDe(c);
  const saisies = saisiesDuCas(c);
  const parIntitule = new Map(lignesDuPlan(plan).map((l) => [typo(l.libelle), l.id]));
  const k = annexeBudgetaire(dossierDe(c), plan, {
    editeur: 'Essai',
    pied: 'Essai',
    au: unJour('2026-11-21'),
    habitants: c.regle.habitants,
  });
  return {
    ...k,
    lignes: k.lignes.map((l) => {
      const ligne = parIntitule.get(l[0]?.texte ?? '');
      return l.map((cellule, i) => {
        // Le plafond, qui ne dépend d’aucune saisie, garde sa valeur : LibreOffice prend pour 0 un nombre sans valeur.
        if (cellule?.formule && cellule.nombre === undefined) return { style: cellule.style, formule: cellule.formule };
        if (!ligne || cellule?.style !== 'saisie') return cellule;
        const tape = saisies[idCellule(ligne, i)] ?? '';
        if (tape === '') return cellule;
        // Un tableur prend pour un nombre ce qui en a la forme : négatif, démesuré ou plus fin que le centime.
        if (/^-?\d+(,\d+)?$/.test(tape)) return { ...cellule, nombre: Number(tape.replace(',', '.')) };
        const montant = lireMontant(tape);
        return montant === null ? { ...cellule, texte: tape } : { ...cellule, nombre: montant / 100 };
      });
    }),
  };
}

function lire(octets: Buffer): Map<string, string[]> {
  return new Map(
    octets
      .toString('utf8')
      .trim()
      .split('\n')
      .map((l) => l.split(';').map((c) => c.replace(/^"|"$/g, '').replace(/^(-?\d+),(\d+)$/, '$1.$2')))
      .map(([titre, ...reste]) => [titre!, reste]),
  );
}

/** Euros écrits par la table des cas, comme les écrit un tableur : `0.40` → `0.4`. */
const nombre = (euros: string) => (euros === '' ? '' : String(Number(euros)));
const parties = (fichier: string) =>
  Object.fromEntries(
    Object.entries(unzipSync(readFileSync(join(DOCUMENTS, fichier)))).map(([nom, octets]) => [nom, strFromU8(octets)]),
  );

let temporaire = '';
let recalcules = new Map<string, Buffer>();
before(() => {
  temporaire = mkdtempSync(join(tmpdir(), 'classeur-'));
  const chemins = Object.entries(FORMATS).flatMap(([format, ecrire]) =>
    CAS.map((c, i) => {
      const chemin = join(temporaire, `cas-${i}-${format}.${format}`);
      writeFileSync(chemin, ecrire(saisir(c), COULEURS));
      return chemin;
    }),
  );
  recalcules = convertir(chemins, CSV);
});
after(() => rmSync(temporaire, { recursive: true, force: true }));

for (const format of ['ods', 'xlsx'] as const)
  describe(`les classeurs ${format}, recalculés par LibreOffice`, () => {
    test('tous les fichiers publiés s’ouvrent vides : aucun total, rien de retenu, « à remplir »', () => {
      const fichiers = fichiersDe(format);
      const lus = convertir(
        fichiers.map((f) => join(DOCUMENTS, f)),
        CSV,
      );
      assert.equal(lus.size, fichiers.length);
      for (const [nom, csv] of lus) {
        const lignes = lire(csv);
        const entete = lignes.get('Dépenses et recettes, en euros')!;
        assert.deepEqual([entete[0], entete.at(-1)], ['Année 1', 'Total'], nom);
        assert.ok(
          lignes.get('Total des dépenses')!.every((x) => x === ''),
          nom,
        );
        assert.ok(
          lignes.get('Montant retenu par la règle de l’aide')!.every((x) => x === ''),
          nom,
        );
        assert.ok(
          lignes.get('Verdict')!.every((x) => x === MOTS_DU_VERDICT.vide),
          nom,
        );
      }
    });

    test('chaque cas de la table : le verdict et les nombres du domaine', () => {
      const fautes = CAS.flatMap((c, i) => {
        const lignes = lire(recalcules.get(`cas-${i}-${format}`)!);
        const plan = planDe(c);
        const n = colonnesDuPlan(plan).length;
        const ligne = (titre: string) => lignes.get(titre)!.slice(0, n);
        const habitants = habitantsDuDossier(dossierDe(c), saisiesDuCas(c));
        const demandes = calculerPlanDuDossier(plan, saisiesDuCas(c), habitants).annees.map((a) => {
          if (['vide', 'illisible'].includes(a.verdict)) return '';
          return a.demande > a.retenu ? HORS_REGLE : DANS_LA_REGLE;
        });
        const lu = [
          ligne('Verdict'),
          ligne('Montant retenu par la règle de l’aide'),
          ligne('Reste à couvrir'),
          ligne('Demande et règle de l’aide').slice(0, demandes.length),
        ];
        const attendu = [
          [...c.annees, ...(n > 1 ? [c.verdict] : [])].map((v) => MOTS_DU_VERDICT[v]),
          c.retenu.map(nombre),
          c.reste.map(nombre),
          demandes,
        ];
        return isDeepStrictEqual(lu, attendu)
          ? []
          : [`${c.nom} : ${JSON.stringify(lu)} ; attendu : ${JSON.stringify(attendu)}`];
      });
      assert.deepEqual(fautes, []);
    });

    test('publiés : feuille protégée, cases ouvertes, couleur au dépassement, nom, SIREN, signature', () => {
      const protection = { ods: 'table:protected="true"', xlsx: '<sheetProtection sheet="1"' };
      const ouverte = { ods: 'style:cell-protect="none"', xlsx: 'locked="0"' };
      const couleur = {
        ods: `<style:map style:condition="cell-content()=&quot;${HORS_REGLE}&quot;" style:apply-style-name="alerte"`,
        xlsx: `=&quot;${HORS_REGLE}&quot;`,
      };
      for (const fichier of fichiersDe(format)) {
        const tout = Object.values(parties(fichier)).join('\n');
        for (const attendu of [protection, ouverte, couleur])
          assert.ok(
            tout.includes(attendu[format]) || tout.includes(attendu[format].replaceAll('&quot;', '"')),
            `${fichier} : ${attendu[format]}`,
          );
        for (const texte of ['Intercommunalité', 'Numéro SIREN', 'Fait à, le', 'Signature et cachet'])
          assert.ok(tout.includes(texte), `${fichier} : ${texte}`);
      }
    });

    test('une seule page imprimée', () => {
      const chemins = fichiersDe(format)
        .slice(0, 2)
        .map((f) => join(DOCUMENTS, f));
      for (const [nom, octets] of convertir(chemins, 'pdf')) {
        const pdf = join(temporaire, `${nom}-${format}.pdf`);
        writeFileSync(pdf, octets);
        assert.match(lancer('pdfinfo', pdf), /^Pages:\s+1$/m, nom);
      }
    });
  });

test('les colonnes d’un plan : ses années, puis le total', () => {
  assert.deepEqual(colonnesDuPlan({ annees: 2 }).map(nomDeColonne), ['Année 1', 'Année 2', 'Total']);
  assert.deepEqual(colonnesDuPlan({ annees: 1 }).map(nomDeColonne), ['Année 1']);
});
