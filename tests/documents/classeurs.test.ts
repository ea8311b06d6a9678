import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { annexeBudgetaire, type Classeur } from '#lib/documents/formats/classeur.ts';
import { ecrireOds } from '#lib/documents/formats/ods.ts';
import { ecrireXlsx } from '#lib/documents/formats/xlsx.ts';
import { convertir } from '../bureau.ts';
import { DOCUMENTS, fichiersDe, sources } from './commun.ts';

const CSV = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false';
const COULEURS = {
  encre: '000000',
  encre2: '444444',
  canard: '0B5563',
  filet: 'CCCCCC',
  mielPale: 'FFF4D6',
  mielSombre: '7A4F00',
};
const { dossier } = sources()[0]!;
const plan = dossier.sections.find((s) => s.plan)!.plan!;

/**
 * Annexe sans aucune valeur calculée d’avance (LibreOffice doit donc les calculer) où l’on a saisi des montants, ligne
 * par ligne : intitulé → une valeur par année.
 */
function saisir(valeurs: Record<string, number[]>): Classeur {
  const k = annexeBudgetaire(dossier, plan, { editeur: 'Essai', pied: 'Essai', au: '2026-11-21' });
  return {
    ...k,
    lignes: k.lignes.map((l) => {
      const montants = valeurs[l[0]?.texte ?? ''];
      let annee = 0;
      return l.map((c) => {
        if (c?.formule) return { style: c.style, formule: c.formule };
        return montants && c?.style === 'saisie' ? { ...c, nombre: montants[annee++]! } : c;
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
      .map((l) => l.split(';').map((c) => c.replace(/^"|"$/g, '')))
      .map(([titre, ...reste]) => [titre!, reste]),
  );
}

describe('les classeurs, recalculés par LibreOffice', () => {
  for (const [format, ecrire] of [
    ['ods', ecrireOds],
    ['xlsx', ecrireXlsx],
  ] as const) {
    test(`${format} : tous les fichiers publiés s’ouvrent, totaux à zéro et dans le plafond`, () => {
      const fichiers = fichiersDe(format);
      const lus = convertir(
        fichiers.map((f) => join(DOCUMENTS, f)),
        CSV,
      );
      assert.equal(lus.size, fichiers.length);
      for (const [nom, csv] of lus) {
        const lignes = lire(csv);
        assert.deepEqual(lignes.get('Total des dépenses'), ['0', '0', '0', '0'], nom);
        assert.deepEqual(lignes.get('Équilibre'), ['équilibré', 'équilibré', 'équilibré', 'équilibré'], nom);
        assert.deepEqual(lignes.get('Dépenses et recettes'), ['Année 1', 'Année 2', 'Année 3', 'Total'], nom);
      }
    });

    test(`${format} : les formules font les totaux, l’équilibre et le contrôle du plafond`, () => {
      const dossierTemporaire = mkdtempSync(join(tmpdir(), 'classeur-'));
      try {
        const [departement, epci] = plan.recettes.flatMap((l) =>
          l.plafonnee || l.id === 'part-epci' ? [l.libelle] : [],
        );
        const chemin = join(dossierTemporaire, `saisi.${format}`);
        writeFileSync(
          chemin,
          ecrire(
            saisir({
              'Coût du poste': [45000, 46000, 47000],
              [departement!]: [10000, 10000, 12000],
              [epci!]: [35000, 36000, 30000],
            }),
            COULEURS,
          ),
        );
        const lignes = lire(convertir([chemin], CSV).get('saisi')!);
        assert.deepEqual(lignes.get('Total des dépenses'), ['45000', '46000', '47000', '138000']);
        assert.deepEqual(lignes.get('Total des recettes'), ['45000', '46000', '42000', '133000']);
        assert.deepEqual(lignes.get('Reste à financer'), ['0', '0', '5000', '5000']);
        assert.deepEqual(lignes.get('Équilibre'), ['équilibré', 'équilibré', 'à équilibrer', 'à équilibrer']);
        assert.deepEqual([...lignes].find(([t]) => t.startsWith('Plafond') && t.includes(departement!))?.[1], [
          'dans le plafond',
          'dans le plafond',
          'plafond dépassé',
          'plafond dépassé',
        ]);
        assert.deepEqual(lignes.get('Montant retenu dans le plafond'), ['10000', '10000', '10000', '30000']);
      } finally {
        rmSync(dossierTemporaire, { recursive: true, force: true });
      }
    });
  }
});
