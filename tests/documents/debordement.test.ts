/** Les imprimés des cas extrêmes : les plus longs de France tiennent, l’impossible arrête tout. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { chargerContenu } from '#chargeurs/contenu.ts';
import { acteDe, documentsARemplir } from '#documents/formulaires.ts';
import {
  composerAffiche,
  composerConseil,
  composerDiapo,
  composerFiche,
  composerNote,
  composerPlaquette,
} from '#documents/imprimes.ts';
import { nomComplet, preremplir } from '#lib/dossier/preremplissage.ts';
import { CONTENU_FIGE } from '../sites.ts';
import { atelierDe } from './atelier.ts';
import { unSiren, type Siren } from '#lib/valeurs/siren.ts';

const PAYS_BASQUE = unSiren('200067106');
/** Pages d’un PDF, et son texte dans l’ordre de lecture, d’après Poppler. */
function relire(pdf: Uint8Array): { pages: number; texte: string } {
  const lire = (programme: string, ...options: string[]) =>
    spawnSync(programme, options, { input: pdf, encoding: 'utf8' }).stdout;
  return {
    pages: Number(/^Pages:\s+(\d+)$/m.exec(lire('pdfinfo', '-'))![1]),
    texte: lire('pdftotext', '-raw', '-', '-').replace(/\s+/g, ''),
  };
}

/** Le contrat le plus bavard du contenu, prêté à un autre EPCI. */
function contratPour(siren: Siren) {
  const long = chargerContenu(CONTENU_FIGE)
    .contrats.map((c) => c.donnee)
    .sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)[0]!;
  return { ...long, id: 'essai-long', epci: [siren] };
}

test('158 communes et le contrat le plus long : la fiche tient en deux pages, aucune commune ne manque', async () => {
  const atelier = atelierDe('64', [contratPour(PAYS_BASQUE)]);
  const t = atelier.d.territoires.find((x) => x.epci.siren === PAYS_BASQUE)!;
  assert.equal(t.communes.length, 158);
  const { pages, texte } = relire(await composerFiche(atelier, t));
  assert.equal(pages, 2);
  for (const { nom } of t.communes) assert.ok(texte.includes(nom.replaceAll("'", '’').replace(/\s+/g, '')), nom);
});

test('Les voisins et les communes ouvrent la seconde page ; plus loin encore, la construction s’arrête', async () => {
  const atelier = atelierDe('64', [contratPour(PAYS_BASQUE)]);
  const t = atelier.d.territoires.find((x) => x.epci.siren === PAYS_BASQUE)!;
  const fois = (n: number) => ({ ...t, communes: Array.from({ length: n }, () => t.communes).flat() });
  const { pages, texte } = relire(await composerFiche(atelier, fois(2)));
  assert.equal(pages, 2);
  assert.ok(texte.indexOf('Page1sur2') < texte.indexOf('Les316communes'), 'les communes ouvrent la seconde page');
  await assert.rejects(
    composerFiche(atelier, fois(20)),
    /documents\/fiche-200067106-pays-basque\.pdf : \d+ pages en corps 9.5, le plus petit ; attendu : 2\./,
  );
});

// Le plus d’intercommunalités (77), les plus longues listes de voisins (26, 31), le nom le plus long (69), tout en
// hauteur (2A).
for (const code of ['77', '26', '31', '69', '2A']) {
  test(`Département ${code} : la plaquette en deux pages, la note en trois au plus, les affiches en une`, async () => {
    const atelier = atelierDe(code);
    assert.equal(relire(await composerPlaquette(atelier)).pages, 2);
    assert.ok([2, 3].includes(relire(await composerNote(atelier)).pages));
    for (const papier of ['a4', 'a3'] as const) assert.equal(relire(await composerAffiche(atelier, papier)).pages, 1);
  });
}

test('le plus long nom de France, le plus de communes : tout s’écrit, rien n’est coupé', async () => {
  const { aide, dossier, modeles } = atelierDe('53').d;
  for (const [code, siren] of [
    ['44', unSiren('244400610')],
    ['64', PAYS_BASQUE],
  ] as const) {
    const vrai = atelierDe(code);
    const atelier = {
      ...vrai,
      d: { ...vrai.d, aide, dossier, modeles },
      preremplir: (x: Parameters<typeof preremplir>[1]) => preremplir(dossier!, x),
    };
    const t = atelier.d.territoires.find((x) => x.epci.siren === siren)!;
    const nom = nomComplet(t.epci).replace(/\s+/g, '');
    const acte = acteDe(atelier, t)!;
    const papiers: Uint8Array[] = [await composerConseil(atelier, t, acte), await composerDiapo(atelier, t, acte)];
    for (const f of documentsARemplir(atelier, t).filter(({ format }) => format === 'pdf'))
      papiers.push(await f.fabriquer());
    assert.equal(papiers.length, 5);
    for (const { pages, texte } of papiers.map(relire)) {
      assert.ok(pages < 12, `${pages} pages`);
      assert.ok(texte.toLowerCase().includes(nom.toLowerCase()), nom);
    }
    const lu = relire(papiers.find((_, i) => i === 2)!).texte;
    for (const c of t.communes) assert.ok(lu.includes(c.nom.replaceAll("'", '’').replace(/\s+/g, '')), c.nom);
  }
});

test('Sarthe, où chaque situation a plusieurs noms : la carte de l’affiche laisse sa place à la légende', async () => {
  const atelier = atelierDe('72');
  const situations = [
    'en-cours',
    'echeance-a-verifier',
    'echu',
    'en-construction',
    'sans-cls',
    'non-renseigne',
  ] as const;
  const territoires = atelier.d.territoires.map((t, rang) => ({ ...t, statut: situations[rang % situations.length]! }));
  for (const papier of ['a4', 'a3'] as const) {
    const { pages, texte } = relire(await composerAffiche({ ...atelier, d: { ...atelier.d, territoires } }, papier));
    assert.equal(pages, 1);
    for (const { nom } of territoires) assert.ok(texte.includes(nom.replaceAll("'", '’').replace(/\s+/g, '')), nom);
  }
});
