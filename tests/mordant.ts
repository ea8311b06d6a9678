/**
 * Chaque sorte de contrôle mord-elle ? Une faute plantée à la fois dans une copie du site figé, et l’essai qui doit la
 * voir, qui doit échouer en la nommant. `npm run test:mordant`.
 */
import { spawn } from 'node:child_process';
import { cpSync, linkSync, mkdirSync, readFileSync, readdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { FAUTES_DE_SCRIPT, mordreLeScript } from './mordant-script.ts';
import { FAUTES_DE_STYLE, mordreLeStyle } from './mordant-style.ts';
import { CONTENU_FIGE, fige } from './sites.ts';

const RACINE = join(import.meta.dirname, '..');
const TRAVAIL = join(RACINE, '.cache/essais/mordant');
const SITE = fige().dist;
/** Premier port des sites servis à un navigateur. */
const PORT = Number(process.env['PORT'] ?? 4700);

type Planter = (texte: string) => string;
const changer =
  (avant: string | RegExp, apres: string): Planter =>
  (texte) => {
    const neuf = texte.replace(avant, () => apres);
    if (neuf === texte) throw new Error(`Rien à changer : ${String(avant)}`);
    return neuf;
  };
const dansLeCorps = (html: string) => changer('</main>', `${html}</main>`);
const dansLaTete = (html: string) => changer('</head>', `${html}</head>`);

const PAGE = 'a-propos/index.html';
const CARTE = 'carte/index.html';
const TERRITOIRE = 'territoires/200048551-pays-de-craon/index.html';
const DEPARTEMENT = 'departements/53-mayenne/index.html';

/** [faute, fichier du site, comment la planter, fichier d’essai, ce que l’échec doit nommer] */
const FAUTES: [faute: string, fichier: string, planter: Planter, essai: string, nomme: RegExp][] = [
  ['lien mort', PAGE, dansLeCorps('<p><a href="/nulle-part/">Suite</a></p>'), 'liens', /\/nulle-part\/ \(absent\)/],
  ['ancre morte', PAGE, dansLeCorps('<p><a href="/faq/#rien">Suite</a></p>'), 'liens', /#rien \(ancre absente\)/],
  [
    'adresse de données morte',
    CARTE,
    changer(/data-formes="[^"]*"/, 'data-formes="/donnees/absente.geojson"'),
    'liens',
    /absente\.geojson \(absent\)/,
  ],
  ['agenda sans identifiant', 'agenda/termes.ics', changer(/\r\nUID:\S+/, ''), 'agenda', /sans UID/],
  ['étiquette sans champ', PAGE, dansLeCorps('<label for="rien">Nom</label>'), 'liens', /for="rien"/],
  ['lien sans barre finale', PAGE, dansLeCorps('<p><a href="/faq">Suite</a></p>'), 'liens', /a-propos\/ : \/faq/],
  ['page sans langue', PAGE, changer('lang="fr"', ''), 'structure', /a-propos\/ : <html/],
  ['titre vide', PAGE, changer(/<title>[^<]*/, '<title>'), 'structure', /a-propos\/ : titre «/],
  ['rang de titre sauté', PAGE, dansLeCorps('<h6>Trop bas</h6>'), 'structure', /h6 « Trop bas »/],
  ['identifiant en double', PAGE, dansLeCorps('<p id="contenu">x</p>'), 'structure', /a-propos\/ : contenu/],
  [
    'image sans texte',
    PAGE,
    dansLeCorps('<img src="/icone.svg">'),
    'structure',
    /a-propos\/ : <img src="\/icone\.svg">/,
  ],
  ['bouton sans nom', PAGE, dansLeCorps('<button type="button"></button>'), 'structure', /<button type="button">/],
  ['champ sans étiquette', PAGE, dansLeCorps('<input name="x">'), 'structure', /<input name="x">/],
  [
    'tableau sans légende',
    PAGE,
    dansLeCorps('<table><tr><th scope="col">A</table>'),
    'structure',
    /tableau sans légende/,
  ],
  [
    'date périmée',
    TERRITOIRE,
    changer(/ituation au <b>21/g, 'ituation au <b>20'),
    'structure',
    /« Situation au 21 novembre/,
  ],
  ['apostrophe droite', PAGE, dansLeCorps("<p>Voici l'aide.</p>"), 'typographie', /l'aide/],
  ['espace manquante', PAGE, dansLeCorps('<p>Qui paie?</p>'), 'typographie', /Qui paie\?/],
  [
    'mot collé',
    PAGE,
    dansLeCorps('<p>voir<a href="/faq/">les questions</a></p>'),
    'typographie',
    /voir<a>les questions/,
  ],
  ['anglais oublié', PAGE, dansLeCorps('<p>Loading…</p>'), 'typographie', /Loading/],
  ['guillemet ouvert', PAGE, dansLeCorps('<p>«\u202foubli</p>'), 'typographie', /a-propos\/ : «»/],
  ['faute d’orthographe', PAGE, dansLeCorps('<p>Une comune.</p>'), 'orthographe', /comune \(\/a-propos\/\)/],
  ['balise trop récente', PAGE, dansLeCorps('<search>x</search>'), 'syntaxe', /<search> : inconnu de/],
  ['script trop récent', 'pagefind/pagefind.js', changer(/^/, 'Map.groupBy([], x);'), 'syntaxe', /Map\.groupBy/],
  ['bouton inerte', PAGE, dansLeCorps('<button type="button">Faire</button>'), 'syntaxe', /<button type="button">/],
  ['script en ligne', PAGE, dansLeCorps('<script>alert(1)</script>'), 'securite', /a-propos\/ : <script>/],
  ['gestionnaire en ligne', PAGE, dansLeCorps('<p onclick="x()">x</p>'), 'securite', /<p onclick=/],
  [
    'politique absente',
    PAGE,
    changer(/<meta http-equiv="content-security-policy"[^>]*>/, ''),
    'securite',
    /0 politiques/,
  ],
  [
    'autre hôte',
    PAGE,
    dansLeCorps('<img src="https://ailleurs.example/p.png" alt="">'),
    'securite',
    /ailleurs\.example/,
  ],
  [
    'lien sans source',
    PAGE,
    dansLeCorps('<p><a href="https://x.example/">X</a></p>'),
    'securite',
    /https:\/\/x\.example/,
  ],
  ['cadre étranger', PAGE, dansLeCorps('<iframe title="x"></iframe>'), 'securite', /<iframe title="x">/],
  ['formulaire qui envoie', PAGE, dansLeCorps('<form method="post"></form>'), 'securite', /<form method="post">/],
  [
    'page trop lourde',
    PAGE,
    dansLeCorps(`<p>${Array.from({ length: 9000 }, (_, i) => (i * 7919).toString(36)).join(' ')}</p>`),
    'poids',
    /a-propos\/ : \d+ octets/,
  ],
  [
    'script trop tôt',
    PAGE,
    dansLaTete('<script type="module" src="/pagefind/pagefind.js"></script>'),
    'poids',
    /octets : .*pagefind/,
  ],
  ['chiffre inventé', DEPARTEMENT, dansLeCorps('<p>12\u202f345\u00a0€</p>'), 'verite', /53-mayenne\/ : 12345 €/],
  [
    'chiffre d’un autre département',
    'departements/36-indre/index.html',
    dansLeCorps('<p>13\u00a0mai 2024</p>'),
    'verite',
    /36-indre\/ : 13 mai 2024/,
  ],
  [
    'situation fausse sur la carte',
    CARTE,
    changer(/class="s-en-cours" data-siren="200048551"/, 'class="s-echu" data-siren="200048551"'),
    'verite',
    /200048551/,
  ],
  [
    'situation fausse dans un GeoJSON',
    'donnees/epci-53.geojson',
    changer('"statut":"en-cours"', '"statut":"echu"'),
    'verite',
    /epci-53\.geojson \d{9} : echu/,
  ],
  ['table et CSV en désaccord', 'donnees/epci.csv', changer(/en-cours/, 'echu'), 'un-fait-une-valeur', /CSV/],
  [
    'situation fausse au tableau',
    DEPARTEMENT,
    changer('class="r-en-cours"', 'class="r-echu"'),
    'un-fait-une-valeur',
    /53-mayenne\/ en-cours : 1 ; attendu : 2/,
  ],
  [
    'commune oubliée',
    TERRITOIRE,
    changer(/ id="commune-\w+"/, ''),
    'un-fait-une-valeur',
    /Pays de Craon : \d+ communes/,
  ],
  [
    'JSON-LD faux',
    TERRITOIRE,
    changer(/"observationDate":"[^"]*"/, '"observationDate":"2001-01-01"'),
    'un-fait-une-valeur',
    /Pays de Craon : date/,
  ],
  [
    'image de partage absente',
    PAGE,
    changer(/(property="og:image" content=")[^"]*/, 'property="og:image" content="https://x.example/rien.png'),
    'referencement',
    /image \/rien\.png/,
  ],
  [
    'page hors du plan',
    'sitemap.xml',
    changer(/<url>(?:(?!<\/url>)[^])*a-propos[^]*?<\/url>/, ''),
    'referencement',
    /a-propos/,
  ],
  [
    'contact d’exemple publié aux moteurs',
    TERRITOIRE,
    changer('"@context"', '"email":"signaler@contrats-locaux-de-sante.example","@context"'),
    'referencement',
    /signaler@contrats-locaux-de-sante\.example/,
  ],
  ['somme de contrôle fausse', 'donnees/contrats.csv', (t) => `${t}\r\n`, 'donnees-schema', /contrats\.csv/],
  [
    'élément mal placé',
    PAGE,
    dansLeCorps('<ul><p>Un</p></ul>'),
    'validite',
    /not allowed|content model|element-permitted/i,
  ],
];

const contenuLie = join(TRAVAIL, 'contenu');

/** Une copie du site en liens durs : rien n’est recopié que le fichier fautif. */
function copier(vers: string): void {
  const lier = (sous: string): void => {
    mkdirSync(join(vers, sous), { recursive: true });
    for (const f of readdirSync(join(SITE, sous), { withFileTypes: true })) {
      const chemin = join(sous, f.name);
      if (f.isDirectory()) lier(chemin);
      else linkSync(join(SITE, chemin), join(vers, chemin));
    }
  };
  lier('');
}

/** Plante la faute, lance l’essai, et dit s’il a mordu ; sinon, pourquoi. */
async function mordre([faute, fichier, planter, essai, nomme]: (typeof FAUTES)[number], rang: number): Promise<string> {
  const dist = join(TRAVAIL, String(rang));
  copier(dist);
  const cible = join(dist, fichier);
  const texte = readFileSync(cible, 'utf8');
  unlinkSync(cible);
  writeFileSync(cible, planter(texte));
  const { code, sortie } = await new Promise<{ code: number | null; sortie: string }>((fini) => {
    const enfant = spawn(process.execPath, ['--test', `tests/vivant/${essai}.test.ts`], {
      cwd: RACINE,
      env: { ...process.env, DIST: dist, CONTENU: contenuLie, NODE_TEST_CONTEXT: undefined },
      timeout: 180_000,
    });
    let lu = '';
    for (const flux of [enfant.stdout, enfant.stderr]) flux.on('data', (m: Buffer) => (lu += m.toString()));
    enfant.on('close', (c) => fini({ code: c, sortie: lu }));
  });
  rmSync(dist, { recursive: true, force: true });
  if (code === 0) return `${faute} : passée`;
  return nomme.test(sortie)
    ? ''
    : `${faute} : ${essai} échoue sans la nommer (${String(nomme)})\n${sortie.slice(-1500)}`;
}

rmSync(TRAVAIL, { recursive: true, force: true });
mkdirSync(TRAVAIL, { recursive: true });
cpSync(join(CONTENU_FIGE, 'content'), join(contenuLie, 'content'), { recursive: true });
// Le contenu figé n’a pas de liste de mots : celle du site lui sert.
cpSync(join(RACINE, 'content/mots.txt'), join(contenuLie, 'content/mots.txt'));

const [, , filtre] = process.argv;
const aPlanter = [
  ...FAUTES.map((f) => ({ faute: f[0], controle: f[3], mordre: (rang: number) => mordre(f, rang) })),
  ...FAUTES_DE_STYLE.map((f) => ({
    faute: f.faute,
    controle: `style, ${f.outil}`,
    mordre: (rang: number) => mordreLeStyle(f, join(TRAVAIL, String(rang))),
  })),
  ...FAUTES_DE_SCRIPT.map((f) => ({
    faute: f.faute,
    controle: f.essai.replace(/^.*\/|\.test\.ts$/g, ''),
    mordre: (rang: number) => mordreLeScript(f, join(TRAVAIL, String(rang)), PORT + rang, copier),
  })),
];
const choisies = aPlanter.filter(({ faute, controle }) => !filtre || `${faute} ${controle}`.includes(filtre));
const manques: string[] = [];
const file = choisies.map((f, rang) => ({ f, rang }));
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let suivante = file.shift(); suivante; suivante = file.shift()) {
      const { f, rang } = suivante;
      const manque = await f.mordre(rang).catch((erreur: Error) => `${f.faute} : ${erreur.message}`);
      if (manque) manques.push(manque);
      console.log(`| ${f.faute.padEnd(36)} | ${f.controle.padEnd(16)} | ${manque ? 'NON MORDUE' : 'mordue'} |`);
    }
  }),
);
rmSync(TRAVAIL, { recursive: true, force: true });
if (manques.length > 0) console.error(`\n${manques.join('\n')}`);
console.log(`\n${choisies.length - manques.length} fautes mordues sur ${choisies.length}`);
process.exit(manques.length > 0 ? 1 : 0);
