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
import { MONTANT_ADMIS, type Classeur } from '#lib/documents/formats/classeur.ts';
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

test('une case de montant dit ce qu’elle admet, le refuse au-delà, et LibreOffice le lit dans les deux formats', () => {
  // Excel coupe un titre à 32 signes, un message à 225, une aide à 255.
  const { titre, refus, aide } = MONTANT_ADMIS;
  assert.deepEqual([titre.length <= 32, refus.length <= 225, aide.length <= 255], [true, true, true]);
  for (const [format, ecrire] of Object.entries(FORMATS)) {
    const chemin = join(temporaire, `bornes-${format}.${format}`);
    writeFileSync(chemin, ecrire(saisir(CAS[0]!), COULEURS));
    const relu = convertir([chemin], 'xlsx').get(`bornes-${format}`)!;
    const feuille = strFromU8(unzipSync(relu)['xl/worksheets/sheet1.xml']!);
    const regles = [...feuille.matchAll(/<dataValidation [\s\S]*?<\/dataValidation>/g)].map(([r]) => r);
    assert.ok(regles.length > 0, format);
    for (const r of regles) {
      assert.match(r, /type="decimal"/, format);
      assert.match(r, /<formula1>0<\/formula1><formula2>10000000<\/formula2>/, format);
      assert.match(r, /errorStyle="stop"|showErrorMessage="(1|true)"/, format);
      for (const dit of [refus, aide]) assert.ok(r.includes(dit), `${format} : ${dit}`);
    }
  }
});

test('ce qu’un tableur a compris autrement que le site : la somme se relit, le reste n’a pas de verdict', () => {
  const dossier = dossierDe(CAS[0]!);
  const plan = planDe(CAS[0]!);
  // Ce que LibreOffice, en français, fait de chaque saisie collée.
  const COLLEES: [tape: string, compris: number | string, lisible: boolean][] = [
    ['1e4', 10000, true],
    ['10 000', 10000, true],
    ['10 000 €', 10000, true],
    ['=1+1', 2, true],
    ['10.000,5', '10.000,5', false],
    ['10k', '10k', false],
    ['1 0 0', '1 0 0', false],
    ['١٢', '١٢', false],
    ['-5', -5, false],
    ['10000,505', 10000.505, false],
    ['dix mille', 'dix mille', false],
  ];
  const chemins = COLLEES.flatMap(([, compris], i) =>
    Object.entries(FORMATS).map(([format, ecrire]) => {
      const k = annexeBudgetaire(dossier, plan, { editeur: 'Essai', pied: 'Essai', au: unJour('2026-11-21') });
      const rang = k.lignes.findIndex((l) => l[0]?.texte === typo(plan.depenses[0]!.libelle));
      const valeur = typeof compris === 'number' ? { nombre: compris } : { texte: compris };
      const lignes = k.lignes.map((l, r) =>
        l.map((c, j) => {
          if (r === rang && j === 1) return { style: 'saisie' as const, ...valeur };
          return c?.formule && c.nombre === undefined ? { style: c.style, formule: c.formule } : c;
        }),
      );
      const chemin = join(temporaire, `collee-${i}-${format}.${format}`);
      writeFileSync(chemin, ecrire({ ...k, lignes }, COULEURS));
      return chemin;
    }),
  );
  const lus = convertir(chemins, CSV);
  for (const [i, [tape, , lisible]] of COLLEES.entries())
    for (const format of Object.keys(FORMATS)) {
      const lignes = lire(lus.get(`collee-${i}-${format}`)!);
      const [montants, verdict] = [lignes.get('Montants')![0], lignes.get('Verdict')![0]];
      const attendu = lisible ? ['lisible', MOTS_DU_VERDICT.manque] : Array(2).fill(MOTS_DU_VERDICT.illisible);
      assert.deepEqual([montants, verdict], attendu, `${format} « ${tape} »`);
    }
});

test('les colonnes d’un plan : ses années, puis le total', () => {
  assert.deepEqual(colonnesDuPlan({ annees: 2 }).map(nomDeColonne), ['Année 1', 'Année 2', 'Total']);
  assert.deepEqual(colonnesDuPlan({ annees: 1 }).map(nomDeColonne), ['Année 1']);
});
