/** Textes et adresses, tels qu’écrits dans les fiches : ce que polices, lecteurs et liens ne peuvent pas porter. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { lireContenu } from '#chargeurs/contenu.ts';
import { listerProblemes } from '#lib/contenu/probleme.ts';
import { CONTENU_FIGE } from '../sites.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';

const JOUR = '2026-11-26';
const FAQ = 'content/faq.yaml';
const SOURCES = 'content/sources.yaml';
const SITE = 'content/site.yaml';
const avec = (fichier: string, ajout: string): string[] => {
  const texte = readFileSync(join(CONTENU_FIGE, fichier), 'utf8');
  return listerProblemes(
    lireContenu(CONTENU_FIGE, unJour(JOUR), { [fichier]: `${texte.trimEnd()}\n${ajout}\n` }).problemes,
  );
};
const question = (texte: string) => `- id: essai\n  pour: tous\n  question: "Essai ?"\n  reponse: [${texte}]`;
const source = (adresse: string) =>
  `- id: essai\n  titre: "Essai"\n  editeur: "Essai"\n  adresse: ${adresse}\n  consulteLe: "2026-11-01"`;
const site = (changer: (texte: string) => string): string[] =>
  listerProblemes(
    lireContenu(CONTENU_FIGE, unJour(JOUR), { [SITE]: changer(readFileSync(join(CONTENU_FIGE, SITE), 'utf8')) })
      .problemes,
  );

describe('caractères', () => {
  for (const [titre, texte, attendu] of [
    ['sonnerie', '"a\\ab"', /U\+0007/],
    ['puce de Word', '"\\uf0b7 axe"', /U\+F0B7 \(puce de Word\)/],
    ['émoji', '"Bravo 🎉"', /U\+1F389 \(émoji\) au rang 7, après « Bravo  »/],
    ['marque d’ordre au milieu', '"a\\ufeffb"', /U\+FEFF/],
    ['invisible seul', '"\\u200b"', /U\+200B/],
    ['remplacement', '"sant\\ufffd"', /U\+FFFD/],
    ['mal converti', '"La santÃ©"', /« Ã© » ; attendu : « é »/],
    ['entité HTML', '"l&rsquo;offre"', /« &rsquo; » ; attendu : le caractère lui-même/],
    ['entité numérique', '"l&#8217;offre"', /« &#8217; »/],
    ['entité hexadécimale', '"l&#x2019;offre"', /« &#x2019; »/],
    ['sens inversé', '"\\u202eab"', /U\+202E/],
    ['césure cachée', '"san\\u00adté"', /U\+00AD/],
    ['autre écriture', '"健康"', /U\+5065/],
    ['ligature de PDF', '"ﬁnancement"', /U\+FB01/],
    ['flèche', '"→ axe"', /U\+2192/],
    ['séparateur de lignes', '"a\\u2028b"', /U\+2028/],
    ['guillemets simples courbes autour', '‘Oui’', /des guillemets droits/],
    ['apostrophe mal convertie', '"lâ€™offre"', /« â€™ » ; attendu : « ’ »/],
    ['nul', '"a\\0b"', /U\+0000/],
    ['demi-caractère', '"a\\ud83d"', /U\+D83D/],
    ['guillemets courbes autour', '“Oui”', /des guillemets droits/],
    ['balise', '"Oui <b>non</b>"', /« <b>non<\/b> » ; attendu : du texte, sans balise/],
    ['script', '"<script>alert(1)</script>"', /« <script> »/],
    ['saut de ligne à l’ancienne', '"Oui<br>non"', /« <br> »/],
    ['commentaire HTML', '"Oui <!-- non -->"', /« <!-- »/],
    ['gras de Markdown', '"Un **mot**"', /« \*\*mot\*\* » ; attendu : du texte, sans mise en forme/],
    ['lien de Markdown', '"Voir [la carte](/carte/)"', /« \]\(\/carte\/\) »/],
    ['code de Markdown', '"Un `mot`"', /« `mot` »/],
    ['italique de Markdown', '"Un _mot_"', /« _mot_ »/],
    ['titre de Markdown', '"## Oui"', /« ## Oui »/],
    ['liste de Markdown', '"Oui :\\n- non\\n- peut-être"', /« - non - peut-être »/],
    ['rappel au milieu', '"Oui. TODO relire."', /ceci reste à écrire/],
    ['crochets à remplir', '"Oui [à compléter]."', /ceci reste à écrire/],
    ['texte sans fin', `"${'mot '.repeat(2000)}"`, /5000 caractères au plus/],
    ['note qui coupe', 'Oui # ou non\n    ', /coupé par « # »/],
  ] as const)
    test(titre, () => {
      const messages = avec(FAQ, question(texte));
      assert.equal(messages.length, 1, messages.join('\n'));
      assert.match(messages[0]!, /^content\/faq\.yaml,( ligne \d+,)? champ \[\d+\]\.reponse\[0\] : /);
      assert.match(messages[0]!, attendu);
    });
  for (const texte of ['L’œuvre « à 20 °C » coûte 3 €… n° 1', 'Si 3 < 4, et 5 > 2', 'a_b * c - d, 2 + 2 # 3'])
    test(`passe : ${texte}`, () => assert.deepEqual(avec(FAQ, question(`"${texte}"`)), []));
});

describe('textes qui n’en sont pas', () => {
  for (const texte of ['…', '-', '???', 'TODO', 'XXX', 'à compléter', 'Lorem ipsum dolor'])
    test(texte, () => {
      const messages = avec(FAQ, question(`"${texte}"`));
      assert.equal(messages.length, 1, messages.join('\n'));
      assert.match(messages[0]!, /reponse\[0\] : « .* » ; attendu : (un texte, et non|le texte lui-même)/);
    });
});

describe('coordonnées d’un interlocuteur', () => {
  const contact = (champ: string) =>
    '- { id: essai, qui: porteur, nom: "X", siren: "200048551", ' +
    `${champ.replace('}', ', source: texte-aide-53, confiance: haute }')} }`;
  for (const champ of [
    'courriel: { adresse: "a@cls.example" }',
    'courriel: { adresse: "a@localhost" }',
    'courriel: { adresse: "a@serveur.local" }',
    'courriel: { adresse: "a b@exemple.fr" }',
    'courriel: { adresse: "a@10.0.0.1" }',
    'telephone: { numero: "08 99 12 34 56" }',
    'telephone: { numero: "00 00 00 00 00" }',
    'telephone: { numero: "0243625000" }',
    'telephone: { numero: "06 12 34 56 78" }',
    'telephone: { numero: "07 12 34 56 78" }',
    'courriel: { adresse: "a..b@exemple.fr" }',
    'courriel: { adresse: "a@-exemple.fr" }',
    'postale: { texte: "1 rue de la Paix\\n53000 Laval" }',
    'site: { adresse: "https://exemple.fr/#contact" }',
  ])
    test(champ, () => {
      const messages = avec('content/departements/53/contacts.yaml', contact(champ));
      assert.equal(messages.length, 1, messages.join('\n'));
      assert.match(
        messages[0]!,
        /contacts\.yaml, champ \[\d+\]\.(courriel|telephone|postale|site)\.\w+ : « .* » ; attendu : /,
      );
    });
});

describe('adresses d’une source', () => {
  for (const adresse of [
    'https://[::1',
    'https://…',
    'https://?',
    'https://user:pass@intranet/',
    'http://localhost:8080/',
    'https://10.0.0.1/',
    'https://serveur.local/',
    'https://a.internal/',
    'https://cls.test/',
    'http://2130706433/',
    'http://0x7f.1/',
    'https://[2001:db8::1]/x',
    'https://localhost./',
    'https://exemple.fr./',
    'https://-exemple.fr/',
    'https://exemple-.fr/',
    'https:/exemple.fr/x',
    'https://exemple.fr/a b',
    'javascript:alert(1)',
  ])
    test(adresse, () => {
      const messages = avec(SOURCES, source(`"${adresse}"`));
      assert.equal(messages.length, 1, messages.join('\n'));
      assert.match(messages[0]!, /sources\.yaml, champ \[\d+\]\.adresse : « .* » ; attendu : une? /);
    });
  test('une page publique passe', () => assert.deepEqual(avec(SOURCES, source('"https://exemple.fr/a?b=1#c"')), []));
});

describe('adresse du site', () => {
  for (const adresse of [
    'https://exemple.fr/',
    'https://exemple.fr#a',
    ' https://exemple.fr',
    'https://a:b@exemple.fr',
    'https://exemple.fr/cls',
    'https://exemple.fr?a',
    'ftp://exemple.fr',
    'exemple.fr',
    'http://localhost',
    'https://exemple.fr.',
    'https://-exemple.fr',
  ])
    test(adresse, () => {
      const messages = site((t) => t.replace(/^adresse: .*$/m, `adresse: "${adresse}"`));
      assert.equal(messages.length, 1, messages.join('\n'));
      assert.match(messages[0]!, /site\.yaml, champ adresse : /);
    });
  test('deux façons de signaler', () => {
    const [message] = site((t) => t.replace(/courriel: .*/, '$&\n  adresse: "https://exemple.fr/contact"'));
    assert.match(message ?? 'acceptées', /champ signalement : .* attendu : .*l’un des deux$/);
  });
  for (const forge of [
    'sorte: github, adresse: "https://github.com"',
    'sorte: github, adresse: "https://github.com/a/b.git"',
    'sorte: github, adresse: "https://github.com/a/b/issues"',
    'sorte: github, adresse: "https://github.com/a/b?x=1"',
    'sorte: gitlab, adresse: "https://gitlab.com/a/b/-/issues"',
    'sorte: gitlab, adresse: "javascript:1"',
  ])
    test(`une forge sans dépôt : ${forge}`, () => {
      const messages = site((t) => `${t}forge: { ${forge} }\n`);
      assert.equal(messages.length, 1, messages.join('\n'));
      assert.match(messages[0]!, /forge\.adresse : .* attendu : (l’adresse du dépôt|une adresse)/);
    });
  test('une forge à groupes', () =>
    assert.deepEqual(
      site((t) => `${t}forge: { sorte: gitlab, adresse: "https://gitlab.com/a/b/c" }\n`),
      [],
    ));
  test('une page de contact', () =>
    assert.deepEqual(
      site((t) => t.replace(/courriel: .*/, 'adresse: "https://exemple.fr/contact"')),
      [],
    ));
});
