/** Un département inventé — 50 %, deux ans, un plafond par habitant, d’autres pièces : rien n’est celui d’un autre. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { parse } from 'yaml';
import { composerEcrit, couleursBureau } from '#documents/documents-bureautiques.ts';
import { acteDe, documentsARemplir, piedDesEcrits, type AtelierARemplir } from '#documents/formulaires.ts';
import { preparerAssistant } from '#documents/gabarits-de-l-assistant.ts';
import type { Atelier } from '#lib/documents/atelier.ts';
import { composerConseil, composerNote, matiereDuConseil } from '#documents/imprimes.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import { champsDuDossier, construireDossier } from '#lib/domaine/dossier.ts';
import { annexeBudgetaire } from '#lib/documents/annexe-budgetaire.ts';
import { ecrireBrouillonEnDossier, reponsesAffichees } from '#lib/documents/dossier-imprime.ts';
import { ecrireDossier } from '#lib/documents/ecrire-dossier.ts';
import { ecrireDocx } from '#lib/documents/formats/docx.ts';
import { ecrireOdt } from '#lib/documents/formats/odt.ts';
import { ecrireXlsx } from '#lib/documents/formats/xlsx.ts';
import { remplirChamps } from '#lib/documents/formats/pdf-remplir.ts';
import { ecrireNoteDuConseil } from '#lib/documents/note-du-conseil.ts';
import { preremplir } from '#lib/dossier/preremplissage.ts';
import { courrielDeDemande, lettreDeDemande, piecesDuDossier } from '#lib/dossier/suite.ts';
import { plafondEnMots } from '#lib/financement/plafond-en-mots.ts';
import { schemaAide } from '#lib/schemas/aide.ts';
import { schemaDossier } from '#lib/schemas/dossier.ts';
import { schemaModele } from '#lib/schemas/modele-a-adapter.ts';
import { convertir, lancer, lireChamps, mots } from '../bureau.ts';
import { atelierDe } from './atelier.ts';

/** CSV en UTF-8, par LibreOffice. */
const CSV = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false';
const temporaire = mkdtempSync(join(tmpdir(), 'autre-aide-'));
after(() => rmSync(temporaire, { recursive: true, force: true }));
const ecrire = (nom: string, octets: Uint8Array): string => {
  writeFileSync(join(temporaire, nom), octets);
  return join(temporaire, nom);
};
const lire = (nom: string): unknown =>
  parse(readFileSync(join(import.meta.dirname, '../contenus/autre-aide', `${nom}.yaml`), 'utf8'));

type Fiche = Record<string, unknown>;
/** Ce qu’un autre département encore change à l’aide et au dossier inventés. */
interface Variante {
  aide?: Fiche;
  sections?: (sections: Fiche[]) => Fiche[];
}

/** L’atelier d’un département sans aide, et l’aide inventée. */
function inventer({ aide: autre, sections = (s) => s }: Variante = {}): {
  atelier: Atelier & AtelierARemplir;
  d: Departement;
} {
  const vrai = atelierDe('36');
  const aide = schemaAide.parse({ ...(lire('aide') as Fiche), ...autre });
  const fiche = lire('dossier') as { sections: Fiche[] };
  const dossier = construireDossier(schemaDossier.parse({ ...fiche, sections: sections(fiche.sections) }), aide);
  const modeles = schemaModele.array().parse(lire('modeles'));
  const d: Departement = { ...vrai.d, aide, dossier, modeles };
  const connue = vrai.contexte.source;
  const inventee = { ...connue('etalab-decoupage'), id: 'texte-essai', titre: 'Texte d’essai' };
  const contexte = { ...vrai.contexte, source: (id: string) => (id === inventee.id ? inventee : connue(id)) };
  return { atelier: { ...vrai, d, contexte, preremplir: (t) => preremplir(dossier, t) }, d };
}

const { atelier, d } = inventer();
const { dossier, aide } = { dossier: d.dossier!, aide: d.aide! };
/** Le moins peuplé : son plafond par habitant est sous celui de l’aide. */
const t = [...d.territoires].sort((a, b) => a.epci.population - b.epci.population)[0]!;
const { source: dire, ...pied } = piedDesEcrits(atelier.contexte);
/** En centimes : cinquante centimes par habitant, ou huit mille euros. */
const PLAFOND = Math.min(800_000, 50 * t.epci.population);
const centimes = (montant: string) => Math.round(Number(montant.replace(/[^\d,]/g, '').replace(',', '.')) * 100);
/** Ce qui n’est vrai que de la Mayenne. */
const D_AILLEURS =
  /Mayenne|Ambition Santé|Bien Vieillir|10\s?000\s?€|30\s?000\s?€|trois ans|3 ans|commission permanente/;
const assurerSien = (texte: string, quoi: string) => {
  const trouve = D_AILLEURS.exec(mots(texte).replace(/[\u00a0\u202f]/g, ' '));
  assert.equal(trouve?.[0], undefined, quoi);
};

describe('le dossier inventé', () => {
  const reponses = {
    habitants: String(t.epci.population),
    'salaire-1': '40000',
    'salaire-2': '12000',
    'part-conseil-1': '9000',
    'part-conseil-2': '6000',
    'part-nous-1': '31000',
    'part-nous-2': '6000',
    statut: 'oui',
    debut: '2026-09-01',
    'tache-1': 'oui',
    'joint-devis': 'oui',
  };

  test('PDF à champs : ses questions, ses colonnes, ses pièces, et rien d’ailleurs', async () => {
    const donnees = await preparerAssistant(atelier, dossier);
    const ecrit = ecrireDossier(dossier, {
      etat: 'vierge',
      ...pied,
      source: dire,
      reponses: {},
    });
    const vierge = await composerEcrit('essai', ecrit, atelier.contexte);
    const { pdf, inconnus } = await remplirChamps(
      vierge,
      reponsesAffichees(donnees, { departement: d.code, epci: t.epci.siren, reponses }),
    );
    assert.deepEqual(inconnus, []);
    const chemin = ecrire('rempli.pdf', pdf);
    const champs = new Map(lireChamps(chemin).map((c) => [c.fullname, mots(c.value)]));
    assert.deepEqual(
      [...champs.keys()],
      champsDuDossier(dossier).map((c) => c.id),
    );
    assert.equal(centimes(champs.get('montant-retenu-1')!), PLAFOND, 'le plafond par habitant');
    assert.equal(centimes(champs.get('montant-retenu-2')!), Math.min(600_000, PLAFOND), 'la moitié du coût');
    assert.ok(!champs.has('montant-retenu-3'));
    assurerSien(lancer('pdftotext', '-raw', chemin, '-'), 'PDF');
  });

  test('DOCX et ODT : les mêmes réponses, convertis par LibreOffice', async () => {
    const donnees = await preparerAssistant(atelier, dossier);
    const ecrit = ecrireBrouillonEnDossier(donnees, { departement: d.code, epci: t.epci.siren, reponses });
    const fichiers = [
      ecrire('essai-docx.docx', ecrireDocx(ecrit, couleursBureau())),
      ecrire('essai-odt.odt', ecrireOdt(ecrit, couleursBureau())),
    ];
    for (const [nom, octets] of convertir(fichiers, 'pdf')) {
      const texte = mots(lancer('pdftotext', '-layout', ecrire(`${nom}.pdf`, octets), '-'));
      for (const montre of ['Devis des locaux', '1er septembre 2026', '40 000 €', 'Conseil d’essai'])
        assert.ok(texte.includes(montre), `${nom} : ${montre}`);
      assert.equal(texte.split('☒').length - 1, 2, nom);
      assurerSien(texte, nom);
    }
  });

  test('annexe : deux années, le taux, le plafond de ce territoire', () => {
    const plan = dossier.sections.find((s) => s.plan)!.plan!;
    const k = annexeBudgetaire(dossier, plan, { ...pied, habitants: t.epci.population });
    const chemin = ecrire('annexe.xlsx', ecrireXlsx(k, couleursBureau()));
    const csv = mots(convertir([chemin], CSV).get('annexe')!.toString('utf8'));
    assert.ok(csv.includes('Année 2') && !csv.includes('Année 3'));
    assert.ok(csv.includes('50'));
    assert.ok(csv.includes('Salaire chargé'));
    assurerSien(csv, 'annexe');
  });

  test('la fin de l’assistant : ses pièces, son destinataire, son objet', () => {
    assert.deepEqual(piecesDuDossier(dossier), {
      pieces: ['Bilan de l’année passée', 'Devis des locaux'],
      origines: ['Tiré du texte de l’aide.'],
    });
    const lettre = lettreDeDemande(dossier);
    assert.ok(lettre.includes('Conseil d’essai') && courrielDeDemande(dossier).objet.includes('poste de coordination'));
    assurerSien(lettre, 'lettre');
    assert.equal(mots(plafondEnMots(aide)), '8 000 € par an et 0,50 € par habitant, pendant deux ans');
  });
});

describe('ses papiers', () => {
  test('tous les documents à remplir se font, vierges et au nom d’un territoire', async () => {
    for (const f of [...documentsARemplir(atelier), ...documentsARemplir(atelier, t)])
      assert.ok((await f.fabriquer()).length > 1000, `${f.chemin}.${f.format}`);
  });

  test('ceux du conseil disent sa règle, et rien d’ailleurs', async () => {
    const acte = acteDe(atelier, t)!;
    const matiere = matiereDuConseil(atelier, t, acte);
    assert.equal(matiere.annexe!.colonnes.length, 4);
    assert.equal(centimes(matiere.cout[1]!.somme), PLAFOND);
    assert.match(matiere.diapo!.points[1]!.fort, /pendant deux ans$/);
    const textes = {
      conseil: await composerConseil(atelier, t, acte),
      note: await composerNote(atelier),
    };
    const lu = Object.entries(textes).map(([nom, pdf]) =>
      mots(lancer('pdftotext', '-raw', ecrire(`${nom}.pdf`, pdf), '-')),
    );
    assert.ok(lu[0]!.includes('taux de 50 %'));
    assert.ok(lu[1]!.includes('0,50 € par habitant'));
    const note = ecrireNoteDuConseil(matiere, pied)
      .blocs.map((b) => JSON.stringify(b))
      .join(' ');
    assert.ok(mots(note).includes('taux de 50 %'));
  });
});

const source = 'texte-essai';
const VARIANTES: Record<string, Variante & { annees: number; total: number; pieces: number; mots: string }> = {
  'un forfait d’un an, sans taux, sans plan et sans pièces': {
    aide: {
      plafondAnnuel: { euros: 5000, source },
      plafondTotal: { euros: 5000, source },
      duree: { annees: 1, source },
      taux: { pourcent: null, texte: 'Le forfait ne dépend pas du coût.', source },
    },
    sections: (sections) => sections.filter((s) => s['id'] !== 'budget' && s['id'] !== 'a-joindre'),
    annees: 0,
    total: 5000,
    pieces: 0,
    mots: '5 000 €, pour un an',
  },
  'cinq ans à 80 %, plafonnés par an et en tout, douze pièces': {
    aide: {
      plafondAnnuel: { euros: 12000, source },
      plafondTotal: { euros: 40000, source },
      duree: { annees: 5, source },
      taux: { pourcent: 80, texte: 'Le texte fixe un taux de 80 % du coût.', source },
    },
    sections: (sections) =>
      sections.map((s) =>
        s['id'] === 'a-joindre'
          ? {
              ...s,
              champs: Array.from({ length: 12 }, (_, i) => ({ id: `j-${i}`, libelle: `Pièce ${i}`, type: 'case' })),
            }
          : s,
      ),
    annees: 5,
    total: 40000,
    pieces: 12,
    mots: '12 000 € par an, pendant cinq ans',
  },
};

for (const [nom, variante] of Object.entries(VARIANTES))
  describe(nom, () => {
    const { atelier: lieu, d: departement } = inventer(variante);
    const sien = [...departement.territoires].sort((a, b) => b.nom.length - a.nom.length)[0]!;
    const plan = departement.dossier!.sections.find((s) => s.plan)?.plan;

    test('chaque document à remplir se fait, sans titre vide, sans « 1 ans » et sans la règle d’un autre', async () => {
      const fichiers = [...documentsARemplir(lieu), ...documentsARemplir(lieu, sien)];
      assert.equal(
        fichiers.some((f) => f.famille === 'annexe-budgetaire'),
        variante.annees > 0,
      );
      for (const f of fichiers) {
        const octets = await f.fabriquer();
        if (f.format !== 'pdf') continue;
        const texte = lancer('pdftotext', '-layout', ecrire(`${f.chemin.replaceAll('/', '-')}.pdf`, octets), '-');
        assert.doesNotMatch(mots(texte), /\b1 ans\b|\bun ans\b|Année 6/, f.chemin);
        assert.doesNotMatch(mots(texte), /Sources de ce modèle$/, f.chemin);
        assurerSien(texte, f.chemin);
      }
    });

    test('le plan, les pièces, le plafond en mots', () => {
      assert.equal(plan?.annees ?? 0, variante.annees);
      assert.equal(piecesDuDossier(departement.dossier!).pieces.length, variante.pieces);
      assert.equal(mots(plafondEnMots(departement.aide!)), variante.mots);
    });

    test('les papiers du conseil : l’annexe si le dossier a un plan, la règle de cette aide', async () => {
      const acte = acteDe(lieu, sien)!;
      const matiere = matiereDuConseil(lieu, sien, acte);
      assert.equal(matiere.annexe === null, variante.annees === 0);
      assert.equal(matiere.acteJoint, false);
      const chemin = ecrire('variante.pdf', await composerConseil(lieu, sien, acte));
      const texte = mots(lancer('pdftotext', '-raw', chemin, '-'));
      assert.equal(texte.includes('Annexe budgétaire'), variante.annees > 0);
      assert.doesNotMatch(texte, /\b1 ans\b|par an pendant un an\b/);
      assert.equal(texte.includes('dans l’annexe'), variante.annees > 0);
      const note = ecrireNoteDuConseil(matiere, pied).blocs;
      assert.ok(!note.some((b) => b.type === 'titre' && b.texte === 'Projet de délibération'), 'l’acte a son fichier');
    });

    test('l’assistant remplit le PDF de ce dossier, total calculé compris', async () => {
      const fiche = departement.dossier!;
      const donnees = await preparerAssistant(lieu, fiche);
      const vierge = await composerEcrit(
        'essai',
        ecrireDossier(fiche, { etat: 'vierge', ...pied, source: dire, reponses: {} }),
        lieu.contexte,
      );
      const annuelles = Array.from({ length: variante.annees }, (_, i) => [
        [`salaire-${i + 1}`, '50000'],
        [`part-conseil-${i + 1}`, '12000'],
      ]).flat();
      const reponses = { nom: 'Essai', ...Object.fromEntries(annuelles as [string, string][]) };
      const { pdf, inconnus } = await remplirChamps(
        vierge,
        reponsesAffichees(donnees, { departement: departement.code, epci: sien.epci.siren, reponses }),
      );
      assert.deepEqual(inconnus, []);
      const champs = new Map(lireChamps(ecrire('v.pdf', pdf)).map((c) => [c.fullname, mots(c.value)]));
      assert.equal(champs.get('nom'), 'Essai');
      if (variante.annees > 0)
        // Trois années pleines, le reste du plafond total, puis plus rien.
        assert.deepEqual(
          [1, 2, 3, 4, 5, 'total'].map((c) => centimes(champs.get(`montant-retenu-${c}`)!) / 100),
          [12000, 12000, 12000, 4000, 0, variante.total],
        );
    });
  });
