/**
 * Le contenu figé, abîmé d’une façon à la fois : chaque faute nomme son fichier et son champ, ou ne change rien à ce
 * qui est publié.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, describe } from 'node:test';
import { lireContenu } from '#chargeurs/contenu.ts';
import { problemesDesContours } from '#chargeurs/geographie.ts';
import { formaterProbleme } from '#lib/contenu/probleme.ts';
import { CONTENU_FIGE } from '../sites.ts';

const PROJET = join(import.meta.dirname, '../..');
const RACINE = mkdtempSync(join(tmpdir(), 'pannes-'));
cpSync(join(CONTENU_FIGE, 'content'), join(RACINE, 'content'), { recursive: true });
after(() => rmSync(RACINE, { recursive: true, force: true }));

const CRAON = 'content/departements/53/contrats/53-craon-4.yaml';
const MESLAY = 'content/departements/53/contrats/53-meslay-grez-1.yaml';
const DEPARTEMENT = 'content/departements/53/departement.yaml';
const SOURCES = 'content/departements/53/sources.yaml';
const AIDE = 'content/departements/53/aide.yaml';
const CONTOURS = 'content/departements/53/contours.geojson';
const PAGE = 'content/pages/comprendre.mdx';

type Abimer = (texte: string) => string | Buffer | null;
const changer =
  (avant: string | RegExp, apres: string): Abimer =>
  (texte) => {
    const neuf = texte.replace(avant, apres);
    assert.notEqual(neuf, texte, `rien à changer : ${String(avant)}`);
    return neuf;
  };
const ajouter =
  (ligne: string): Abimer =>
  (texte) =>
    `${texte.trimEnd()}\n${ligne}\n`;
const contours =
  (
    modifier: (g: { features: { id: string; geometry: { type: string; coordinates: number[][][] } }[] }) => void,
  ): Abimer =>
  (texte) => {
    const g = JSON.parse(texte) as Parameters<typeof modifier>[0];
    modifier(g);
    return JSON.stringify(g);
  };

/** [faute, fichier abîmé, façon, champ ou mots que le message doit nommer] */
const FAUTES: [titre: string, fichier: string, abimer: Abimer, attendu: RegExp][] = [
  // Fichier
  ['fichier vide', CRAON, () => '', /53-craon-4\.yaml : fichier vide/],
  ['fichier d’espaces', CRAON, () => ' \n\n', /fichier vide/],
  ['fichier supprimé', DEPARTEMENT, () => null, /departement\.yaml : fichier absent/],
  ['sources supprimées', SOURCES, () => null, /53\/sources\.yaml : fichier absent/],
  ['site supprimé', 'content/site.yaml', () => null, /site\.yaml : fichier absent/],
  ['latin-1', CRAON, (t) => Buffer.from(t, 'latin1'), /53-craon-4\.yaml : octets illisibles ; attendu : .*UTF-8/],
  ['UTF-16', CRAON, (t) => Buffer.from(`\ufeff${t}`, 'utf16le'), /53-craon-4\.yaml/],
  ['octets nuls', CRAON, () => Buffer.alloc(64), /53-craon-4\.yaml/],
  ['UTF-16', CRAON, (t) => Buffer.from(`\ufeff${t}`, 'utf16le'), /53-craon-4\.yaml : fichier enregistré en UTF-16/],
  ['UTF-16 sans marque', PAGE, (t) => Buffer.from(t, 'utf16le'), /comprendre\.mdx : fichier enregistré en UTF-16/],
  [
    'UTF-16 dans les contours',
    'content/departements/53/contours.geojson',
    (t) => Buffer.from(`\ufeff${t}`, 'utf16le'),
    /contours\.geojson : fichier enregistré en UTF-16 .* encodage « UTF-8 »/,
  ],
  ['image à la place du texte', CRAON, () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xd8]), /octets illisibles/],
  ['latin-1 dans une page', PAGE, (t) => Buffer.from(t, 'latin1'), /comprendre\.mdx : octets illisibles/],
  ['latin-1 dans les sources', SOURCES, (t) => Buffer.from(t, 'latin1'), /sources\.yaml : octets illisibles/],
  ['UTF-16 dans une page', PAGE, (t) => Buffer.from(`\ufeff${t}`, 'utf16le'), /comprendre\.mdx/],
  ['une liste au lieu de champs', CRAON, () => '- un\n- deux\n', /53-craon-4\.yaml/],
  ['un mot au lieu de champs', CRAON, () => 'bonjour\n', /53-craon-4\.yaml/],
  ['fichier coupé au milieu', CRAON, (t) => t.slice(0, t.indexOf('signataires:') - 20), /53-craon-4\.yaml/],
  // YAML
  [
    'guillemet jamais fermé',
    CRAON,
    changer('etape: signe', 'etape: "signe'),
    /53-craon-4\.yaml : ligne \d+ mal écrite/,
  ],
  ['tabulation', CRAON, changer('  nombre: 6', '\tnombre: 6'), /ligne \d+ mal écrite/],
  ['deux-points sans espace', CRAON, changer('etape: signe', 'etape:signe'), /53-craon-4\.yaml/],
  ['champ en double', CRAON, ajouter('etape: demarche'), /ligne \d+ mal écrite \(champ en double\)/],
  ['accolade jamais fermée', CRAON, changer('{ mois: 36', '{{ mois: 36'), /53-craon-4\.yaml/],
  ['décalage faux', CRAON, changer('porteur: {', '   porteur: {'), /53-craon-4\.yaml/],
  [
    'marques d’un conflit de versions',
    CRAON,
    changer('etape: signe', '<<<<<<< HEAD\netape: signe\n======='),
    /53-craon-4\.yaml/,
  ],
  ['deux documents en un', CRAON, ajouter('---\nid: autre'), /53-craon-4\.yaml/],
  [
    'alias qui enfle',
    CRAON,
    ajouter('a: &a ["x","x"]\nb: &b [*a,*a]\nc: [*b,*b]'),
    /53-craon-4\.yaml, ligne \d+, champ a : renvoi/,
  ],
  ['étiquette de type inventée', CRAON, changer('etape: signe', 'etape: !!js/function "x"'), /53-craon-4\.yaml/],
  // Types et listes closes
  ['date sans guillemets', CRAON, changer('date: "2024-05-13"', 'date: 2024-05-13T00:00:00Z'), /signature\.date/],
  [
    'année sans guillemets',
    CRAON,
    changer('date: "2024-05-13"', 'date: 2024'),
    /champ signature\.date : 2024 ; attendu : une date entre guillemets/,
  ],
  [
    'jour impossible',
    CRAON,
    changer('2024-05-13', '2024-02-30'),
    /champ signature\.date : « 2024-02-30 » ; attendu : une date qui existe/,
  ],
  ['mois impossible', CRAON, changer('2024-05-13', '2024-13'), /signature\.date/],
  ['date à la française', CRAON, changer('2024-05-13', '13/05/2024'), /signature\.date/],
  ['SIREN sans guillemets', CRAON, changer('["200048551"]', '[200048551]'), /champ epci\[0\]/],
  ['SIREN à la clé fausse', CRAON, changer('["200048551"]', '["200048552"]'), /champ epci\[0\] : « 200048552 »/],
  ['SIREN juste mais d’aucun EPCI', CRAON, changer('["200048551"]', '["732829320"]'), /champ epci\[0\].*référentiel/],
  [
    'étape inconnue',
    CRAON,
    changer('etape: signe', 'etape: en-cours'),
    /champ etape : « en-cours » ; attendu : une de ces valeurs : signe, demarche, absence/,
  ],
  ['confiance inconnue', CRAON, changer(/confiance: \w+/, 'confiance: totale'), /champ confiance/],
  ['nombre en toutes lettres', CRAON, changer('mois: 36', 'mois: trente-six'), /champ duree\.mois/],
  ['nombre négatif', CRAON, changer('mois: 36', 'mois: -36'), /champ duree\.mois : -36 ; attendu : au moins 6/],
  ['durée démesurée', CRAON, changer('mois: 36', 'mois: 3600'), /champ duree\.mois : 3600 ; attendu : au plus 240/],
  ['nombre à virgule', CRAON, changer('nombre: 6', 'nombre: 6.5'), /champ axes\.nombre/],
  [
    'balise dans un texte',
    CRAON,
    changer(/nom: "4e[^"]*"/, 'nom: "<img src=x onerror=alert(1)>"'),
    /ligne 2, champ nom : « <img src=x onerror=alert\(1\)> » ; attendu : du texte, sans balise/,
  ],
  ['durée en années', CRAON, changer('mois: 36', 'mois: 3'), /champ duree\.mois : 3 ; attendu : au moins 6/],
  ['texte vide', CRAON, changer(/nom: "4e[^"]*"/, 'nom: "  "'), /champ nom .*texte non vide/],
  [
    'vrai ou faux au lieu d’un texte',
    CRAON,
    changer(/nom: "4e[^"]*"/, 'nom: true'),
    /champ nom : true ; attendu : un texte entre guillemets/,
  ],
  ['champ obligatoire retiré', CRAON, changer(/confianceMotif: .*\n/, ''), /champ confianceMotif : absent/],
  ['champ inconnu', CRAON, ajouter('statut: en-cours'), /champ statut : champ inconnu/],
  ['champ mal orthographié', CRAON, changer('signature: {', 'signatures: {'), /champ signatures : champ inconnu/],
  [
    'champ inconnu, plus bas',
    CRAON,
    changer('{ mois: 36', '{ mois: 36, jours: 3'),
    /champ duree\.jours : champ inconnu/,
  ],
  // Sources et références
  [
    'contrat sans source',
    CRAON,
    changer(/sources:[\s\S]*?(?=\nconfiance)/, 'sources: []'),
    /champ sources .*au moins une source/,
  ],
  [
    'source inconnue',
    CRAON,
    changer('date: "2024-05-13", source: lamayenne-node-2777', 'date: "2024-05-13", source: lamayenne-2777'),
    /champ signature\.source : « lamayenne-2777 »/,
  ],
  [
    'fait daté sans source',
    CRAON,
    changer('signature: { date: "2024-05-13", source: lamayenne-node-2777 }', 'signature: { date: "2024-05-13" }'),
    /champ signature\.source : absent/,
  ],
  [
    'identifiant différent du fichier',
    CRAON,
    changer('id: 53-craon-4', 'id: 53-craon-5'),
    /champ id : « 53-craon-5 » ; attendu : le nom du fichier/,
  ],
  [
    'identifiant déjà pris',
    MESLAY,
    changer('id: 53-meslay-grez-1', 'id: 53-craon-4'),
    /champ id : « 53-craon-4 », déjà dans/,
  ],
  ['suite d’un contrat absent', CRAON, ajouter('suiteDe: 53-craon-3'), /champ suiteDe : « 53-craon-3 »/],
  ['suite de soi-même', CRAON, ajouter('suiteDe: 53-craon-4'), /champ suiteDe .*lui-même/],
  [
    'suite en boucle',
    'content/departements/53/contrats/53-mayenne-communaute-1.yaml',
    ajouter('suiteDe: 53-mayenne-communaute-3'),
    /champ suiteDe .*sans boucle/,
  ],
  [
    'terme avant la signature',
    CRAON,
    ajouter('fin: { date: "2020", source: lamayenne-node-2777 }'),
    /champ fin\.date .*suit le départ/,
  ],
  ['démarche sans dates', MESLAY, changer(/demarche:( \{[^\n]*|\n( +[^\n]*\n)+)/, ''), /champ demarche|demarche/],
  ['contrat d’un autre département', CRAON, changer('["200048551"]', '["243600350"]'), /champ epci .*du 53/],
  [
    'SIREN deux fois dans un contrat',
    CRAON,
    changer('["200048551"]', '["200048551", "200048551"]'),
    /champ epci\[1\] : « 200048551 »/,
  ],
  ['contrat sans territoire', CRAON, changer('epci: ["200048551"]', 'epci: []'), /champ epci : aucun territoire/],
  ['commune inconnue', CRAON, ajouter('communes: ["53999"]'), /champ communes\[0\] : « 53999 »/],
  ['commune sans guillemets', CRAON, ajouter('communes: [53130]'), /champ communes\[0\]/],
  [
    'source en double',
    SOURCES,
    (t) => `${t}${/- id: texte-aide-53[\s\S]*?(?=- id)/.exec(t)![0]}`,
    /champ id : « texte-aide-53 », déjà dans/,
  ],
  [
    'jour de consultation impossible',
    SOURCES,
    changer('consulteLe: "2026-11-21"', 'consulteLe: "2026-02-29"'),
    /champ \[0\]\.consulteLe .*existe/,
  ],
  [
    'source jamais consultée',
    SOURCES,
    changer('consulteLe: "2026-11-21"', 'consulteLe: "2026-11"'),
    /champ \[0\]\.consulteLe .*jour entier/,
  ],
  [
    'adresse javascript:',
    SOURCES,
    changer('https://lamayenne.fr/node/2777', 'javascript:alert(1)'),
    /champ \[1\]\.adresse : « javascript:alert\(1\) »/,
  ],
  ['adresse data:', SOURCES, changer('https://lamayenne.fr/node/2777', 'data:text/html,x'), /champ \[1\]\.adresse/],
  [
    'adresse qui ferme son attribut',
    SOURCES,
    changer('adresse: "https://lamayenne.fr/node/2777"', 'adresse: \'https://x.fr/"onmouseover="x\''),
    /champ \[1\]\.adresse/,
  ],
  [
    'adresse sans protocole',
    SOURCES,
    changer('https://lamayenne.fr/node/2777', 'lamayenne.fr/node/2777'),
    /champ \[1\]\.adresse/,
  ],
  // Départements, aides, textes
  ['code de département faux', DEPARTEMENT, changer('code: "53"', 'code: "99"'), /champ code/],
  [
    'code d’un autre dossier',
    DEPARTEMENT,
    changer('code: "53"', 'code: "36"'),
    /champ code : « 36 » ; attendu : le nom du dossier/,
  ],
  ['total négatif', DEPARTEMENT, changer('signes: 7', 'signes: -7'), /champ totalPublie\.signes/],
  ['montant en texte', AIDE, changer('euros: 10000', 'euros: "10 000 €"'), /champ plafondAnnuel\.euros/],
  [
    'condition sans source',
    AIDE,
    changer(/(conditions:\n {2}- \{? ?texte: "[^"]*"),? ?\n? *source: [\w-]+/, '$1'),
    /champ conditions\[0\]\.source|aide\.yaml/,
  ],
  [
    'exemple d’un contrat absent',
    AIDE,
    changer(/contrat: 53-craon-4/, 'contrat: 53-craon-9'),
    /champ exemples\[\d\]\.contrat : « 53-craon-9 »/,
  ],
  [
    'terme qui renvoie à rien',
    'content/glossaire.yaml',
    changer('voir: ["animateur-territorial-de-sante"]', 'voir: ["animatrice"]'),
    /voir\[0\] : « animatrice »/,
  ],
  [
    'question sans réponse',
    'content/faq.yaml',
    ajouter('- id: "vide"\n  pour: "tous"\n  question: "Vide ?"\n  reponse: []'),
    /champ \[\d+\]\.reponse .*au moins 1/,
  ],
  ['public inconnu', 'content/faq.yaml', changer('pour: "habitants"', 'pour: "enfants"'), /champ \[0\]\.pour/],
  ['loi sans date', 'content/textes-juridiques.yaml', changer('date: "2008-01-25"', 'date: ""'), /champ \[0\]\.date/],
  [
    'courriel de signalement faux',
    'content/site.yaml',
    changer(/courriel: "[^"]*"/, 'courriel: "pas une adresse"'),
    /champ signalement/,
  ],
  [
    'critère d’accessibilité inventé',
    'content/rgaa.yaml',
    ajouter('- { id: "14.1", intitule: "X", resultat: rien-trouve }'),
    /rgaa\.yaml, champ \[106\]\.id/,
  ],
  // Pages
  ['page sans en-tête', PAGE, (t) => t.replace(/^---\n[\s\S]*?\n---\n/, ''), /comprendre\.mdx : en-tête absent/],
  ['page sans titre', PAGE, changer(/^titre: .*\n/m, ''), /comprendre\.mdx, champ titre : absent/],
  ['page jamais relue', PAGE, changer(/^reluLe: .*$/m, 'reluLe: "hier"'), /champ reluLe/],
  [
    'description trop longue',
    PAGE,
    changer(/^description: .*$/m, `description: "${'a'.repeat(200)}"`),
    /champ description .*170 caractères/,
  ],
  [
    'source de page inconnue',
    PAGE,
    changer(/sources:\n {2}- "[^"]+"/, 'sources:\n  - "absente"'),
    /champ sources\[0\] : « absente »/,
  ],
  ['page vide', PAGE, () => '', /comprendre\.mdx : en-tête absent/],
  // Contours
  ['contours absents', CONTOURS, () => null, /contours\.geojson : fichier absent/],
  ['contours vides', CONTOURS, () => '', /contours\.geojson : JSON illisible/],
  ['contours coupés', CONTOURS, (t) => t.slice(0, t.length / 2), /JSON illisible/],
  ['contours en latin-1', CONTOURS, (t) => Buffer.from(t, 'latin1'), /contours\.geojson/],
  ['contours en UTF-16', CONTOURS, (t) => Buffer.from(`\ufeff${t}`, 'utf16le'), /contours\.geojson/],
  [
    'EPCI deux fois dans les contours',
    CONTOURS,
    contours((g) => {
      g.features.push(g.features[0]!);
    }),
    /champ features : .*\d{9}/,
  ],
  [
    'anneau ouvert',
    CONTOURS,
    contours((g) => {
      g.features[0]!.geometry.coordinates[0]!.pop();
    }),
    /contours\.geojson, champ features/,
  ],
  [
    'anneau de deux points',
    CONTOURS,
    contours((g) => {
      g.features[0]!.geometry.coordinates[0]!.splice(2);
    }),
    /contours\.geojson/,
  ],
  ['coordonnée absente', CONTOURS, changer(/-?\d+\.\d+(?=,-?\d+\.\d+\])/, 'null'), /contours\.geojson/],
  [
    'géométrie absente',
    CONTOURS,
    contours((g) => {
      g.features[0]!.geometry = null as never;
    }),
    /contours\.geojson/,
  ],
  [
    'contours en mètres',
    CONTOURS,
    contours((g) => {
      for (const p of g.features[0]!.geometry.coordinates[0]!) {
        p[0]! *= 1e5;
        p[1]! *= 1e5;
      }
    }),
    /contours\.geojson/,
  ],
  ['autre JSON', CONTOURS, () => '{"type":"Topology"}', /contours\.geojson : un TopoJSON .* une FeatureCollection/],
  [
    'un EPCI de moins',
    CONTOURS,
    contours((g) => {
      g.features.pop();
    }),
    /champ features : \d{9} absent/,
  ],
  [
    'un EPCI d’ailleurs',
    CONTOURS,
    contours((g) => {
      g.features.push({ ...g.features[0]!, id: '243600350' });
    }),
    /champ features : « 243600350 »/,
  ],
  [
    'contour qui se croise',
    CONTOURS,
    contours((g) => {
      const anneau = g.features[0]!.geometry.coordinates[0]!;
      [anneau[3], anneau[9]] = [anneau[9]!, anneau[3]!];
    }),
    /contours\.geojson, champ features : .*(crois|recouvr|revient)/,
  ],
  [
    'contour retourné',
    CONTOURS,
    contours((g) => {
      g.features[0]!.geometry.coordinates[0]!.reverse();
    }),
    /contours\.geojson, champ features/,
  ],
  [
    'géométrie d’un autre type',
    CONTOURS,
    contours((g) => {
      g.features[0]!.geometry = { type: 'Point', coordinates: [0, 0] as never };
    }),
    /contours\.geojson/,
  ],
];

/** Ce qui ne doit rien empêcher : la page reste juste. */
const SANS_EFFET: [titre: string, fichier: string, abimer: Abimer][] = [
  ['fins de ligne de Windows', CRAON, (t) => t.replaceAll('\n', '\r\n')],
  ['fins de ligne de Windows dans une page', PAGE, (t) => t.replaceAll('\n', '\r\n')],
  ['marque d’ordre des octets (BOM)', CRAON, (t) => `\ufeff${t}`],
  ['marque d’ordre des octets dans une page', PAGE, (t) => `\ufeff${t}`],
  ['marque d’ordre des octets dans les contours', CONTOURS, (t) => `\ufeff${t}`],
  ['fins de ligne de Windows dans les contours', CONTOURS, (t) => t.replaceAll('\n', '\r\n')],
  ['marque et fins de ligne de Windows dans les sources', SOURCES, (t) => `\ufeff${t.replaceAll('\n', '\r\n')}`],
  ['accents décomposés dans les sources', SOURCES, (t) => t.normalize('NFD')],
  ['accents décomposés dans une page', PAGE, (t) => t.normalize('NFD')],
  ['accents décomposés dans le glossaire', 'content/glossaire.yaml', (t) => t.normalize('NFD')],
  [
    'accents décomposés, fins de ligne et marque de Windows à la fois',
    DEPARTEMENT,
    (t) => `\ufeff${t.normalize('NFD').replaceAll('\n', '\r\n')}`,
  ],
  ['accents décomposés', CRAON, (t) => t.normalize('NFD')],
  ['pas de saut de ligne à la fin', CRAON, (t) => t.trimEnd()],
  ['commentaires', CRAON, (t) => `# note\n${t}\n# fin\n`],
  [
    'ordre des champs',
    CRAON,
    (t) => {
      const [a, ...b] = t.split('\n');
      return [...b.join('\n').trimEnd().split('\n'), a, ''].join('\n');
    },
  ],
  ['formule de tableur dans un nom', CRAON, changer(/nom: "4e[^"]*"/, 'nom: "=HYPERLINK(1)"')],
];

function lireApres(fichier: string, abimer: Abimer): string[] {
  const chemin = join(RACINE, fichier);
  const sain = readFileSync(chemin);
  const abime = abimer(sain.toString('utf8'));
  if (abime === null) rmSync(chemin);
  else writeFileSync(chemin, abime);
  try {
    const { problemes, contenu } = lireContenu(RACINE);
    const contoursLus =
      fichier === CONTOURS && contenu.departements.length > 0 ? problemesDesContours('53', RACINE) : [];
    return [...problemes, ...contoursLus].map(formaterProbleme);
  } finally {
    writeFileSync(chemin, sain);
  }
}

test('le contenu sain n’a aucun problème', () => {
  assert.deepEqual(lireContenu(RACINE).problemes.map(formaterProbleme), []);
});

describe('une faute arrête la publication et nomme son endroit', () => {
  for (const [titre, fichier, abimer, attendu] of FAUTES) {
    test(titre, () => {
      const messages = lireApres(fichier, abimer);
      assert.ok(messages.length > 0, 'la faute est passée');
      assert.ok(
        messages.some((m) => attendu.test(m)),
        messages.slice(0, 4).join('\n'),
      );
      for (const m of messages) {
        assert.match(m, /^content\/[\w/.-]+\.\w+(, ligne \d+)?(, champ \S+)? : .+ ; attendu : .+/s, m);
        assert.doesNotMatch(m, /\b(expected|received|Invalid|undefined|Error|cannot)\b/, m);
      }
    });
  }
});

describe('une différence sans conséquence ne gêne personne', () => {
  for (const [titre, fichier, abimer] of SANS_EFFET)
    test(titre, () => assert.deepEqual(lireApres(fichier, abimer), []));
});

test('un fichier énorme se lit, ou se refuse, sans bloquer', () => {
  const messages = lireApres(CRAON, (t) => `${t}\n# ${'x'.repeat(5_000_000)}\n`);
  assert.deepEqual(messages, []);
});

test('un texte énorme, ou emboîté sans fin, se refuse sans bloquer', () => {
  const long = lireApres(CRAON, changer(/nom: "4e[^"]*"/, `nom: "${'x'.repeat(5_000_000)}"`));
  assert.ok(
    long.every((m) => m.length < 2000),
    'message aussi long que la faute',
  );
  const emboite = lireApres(CRAON, ajouter(`note: ${'['.repeat(5000)}${']'.repeat(5000)}`));
  assert.ok(
    emboite.some((m) => /53-craon-4\.yaml/.test(m)),
    'la faute est passée',
  );
  assert.ok(emboite.every((m) => m.length < 2000));
});

test('des contours énormes se lisent, ou se refusent, sans bloquer', () => {
  const messages = lireApres(CONTOURS, (t) => `${t.trimEnd().slice(0, -1)}, "notes": "${'x'.repeat(20_000_000)}"}`);
  assert.ok(messages.every((m) => m.length < 2000));
});

describe('par la vraie commande', () => {
  const verifier = () =>
    spawnSync(process.execPath, [join(PROJET, 'src/outils/verifier.ts')], {
      cwd: PROJET,
      encoding: 'utf8',
      env: { ...process.env, CONTENU: RACINE },
    });
  const cas: [string, string, Abimer, RegExp][] = [
    [
      'date impossible',
      CRAON,
      changer('2024-05-13', '2024-02-30'),
      /ERREUR {2}content\/departements\/53\/contrats\/53-craon-4\.yaml, champ signature\.date/,
    ],
    [
      'YAML cassé',
      CRAON,
      changer('etape: signe', 'etape: "signe'),
      /ERREUR {2}content\/departements\/53\/contrats\/53-craon-4\.yaml : ligne \d+ mal écrite/,
    ],
    [
      'contour retourné',
      CONTOURS,
      contours((g) => {
        g.features[0]!.geometry.coordinates[0]!.reverse();
      }),
      /ERREUR {2}content\/departements\/53\/contours\.geojson/,
    ],
  ];
  for (const [titre, fichier, abimer, attendu] of cas) {
    test(`${titre} : sortie 1 et message`, () => {
      const chemin = join(RACINE, fichier);
      const sain = readFileSync(chemin);
      writeFileSync(chemin, abimer(sain.toString('utf8'))!);
      const { status, stderr } = verifier();
      writeFileSync(chemin, sain);
      assert.equal(status, 1);
      assert.match(stderr, attendu);
      assert.doesNotMatch(stderr, /\n {4}at /);
    });
  }

  test('contenu sain : sortie 0', () => assert.equal(verifier().status, 0));
});
