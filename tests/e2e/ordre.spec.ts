/** L’ordre de lecture, l’ordre du focus et les noms des principaux parcours, tels que les reçoit un lecteur d’écran. */
import { expect, test, type Page } from '@playwright/test';
import { ouvrirCarte } from './ouvrir-carte.ts';
import { ouvrir } from './sortes-de-pages.ts';

const MAYENNE = '/departements/53-mayenne/';
const RUBRIQUES = ['Comprendre', 'Carte', 'Départements', 'Aides', 'Données'];
/** Premiers arrêts de toute page : évitement, accueil, rubriques. */
const EN_TETE = [
  'link "Aller au contenu"',
  'link "Contrats locaux de santé"',
  ...RUBRIQUES.map((nom) => `link "${nom}"`),
];
const RECHERCHE = ['link "Chercher dans le site"'];
const COMMUNE = [
  'combobox "Commune, intercommunalité ou code postal"',
  'button "Chercher"',
  'button "Me situer d’après ma position"',
];
/** « … » tient la place d’autant d’arrêts que le contenu en donne : chaque territoire, chaque source. */
const SUITE = '…';

/** « - 'link "A : b"': texte » → « link "A : b" » : rôle, nom et état d’une ligne de l’arbre d’accessibilité. */
const noeud = (ligne: string) =>
  /^\s*- '?(term: .+?(?='?$)|\w+(?: "(?:[^"\\]|\\.)*")?(?: \[[\w=]+\])*)/.exec(ligne)?.[1] ?? '';

/** Tout ce que lit une aide technique, dans l’ordre : rôle et nom de chaque nœud. */
const lecture = async (page: Page) =>
  (await page.locator('body').ariaSnapshot())
    .split('\n')
    .map(noeud)
    .filter((n) => n !== '' && !/^(?:text|list|listitem|paragraph|emphasis|strong)$/.test(n));

/** Rôle et nom de chaque arrêt du clavier, du haut de la page au dernier. */
async function arrets(page: Page): Promise<string[]> {
  const liste: string[] = [];
  while (liste.at(-1) !== 'link "Mentions légales"' && liste.length < 400) {
    await page.keyboard.press('Tab');
    liste.push(noeud((await page.locator('*:focus').ariaSnapshot()).split('\n')[0]!));
  }
  return liste;
}

/** Un nom qui finit par « … » n’est attendu que par son début. */
const repond = (reel: string | undefined, attendu: string) =>
  attendu.endsWith(SUITE) ? reel?.startsWith(attendu.slice(0, -1)) === true : reel === attendu;

/** Premier écart entre deux ordres ; « … » saute ce qui suit, jusqu’au prochain attendu. */
function suivent(reels: readonly string[], attendus: readonly string[]): string[] {
  let i = 0;
  let libre = false;
  for (const attendu of attendus) {
    if (attendu === SUITE) {
      libre = true;
      continue;
    }
    if (libre) while (i < reels.length && !repond(reels[i], attendu)) i++;
    if (!repond(reels[i], attendu)) return [`attendu ${attendu}, trouvé ${reels[i] ?? 'la fin'} (place ${i + 1})`];
    libre = false;
    i++;
  }
  return [];
}

/** Les lignes d’une attente, chacune à sa place, avec autre chose entre elles s’il le faut. */
const lignes = (attente: string) =>
  attente
    .split('\n')
    .map((l) => l.trim())
    .filter(Boolean);

/** Titres d’une page, rang et texte, dans l’ordre. */
const titres = (page: Page) =>
  page
    .locator('h1, h2, h3')
    .evaluateAll((es) =>
      es
        .filter((e) => e.checkVisibility())
        .map(
          (e) => `${e.tagName.slice(1)} ${(e as HTMLElement).innerText.replace('¶', '').trim().replace(/\s+/g, ' ')}`,
        ),
    );

const PIED = [
  'contentinfo',
  'link "Accessibilité : non conforme"',
  'navigation "Le site"',
  ...['À propos', 'Questions fréquentes', 'Glossaire', 'Facile à lire', 'In English', 'Plan du site'].map(
    (nom) => `link "${nom}"`,
  ),
  'navigation "Obligations et données"',
  ...[
    'Signaler une erreur',
    'Ce qui reste à confirmer',
    'Documents à télécharger',
    'Données ouvertes',
    'Mentions légales',
  ].map((nom) => `link "${nom}"`),
];
const HAUT = [EN_TETE[0]!, 'banner', EN_TETE[1]!, 'navigation "Rubriques"', ...EN_TETE.slice(2)];
const HAUT_AVEC_RECHERCHE = [...HAUT, ...RECHERCHE];

interface Parcours {
  chemin: string;
  haut?: string[];
  contenu: string;
  titres: string[];
  focus: string[];
}

const PARCOURS: Record<string, Parcours> = {
  accueil: {
    chemin: '/',
    haut: HAUT,
    contenu: `
  heading "Ma commune est-elle couverte par un contrat local de santé ?" [level=1]
  search "Ma commune"
    combobox "Commune, intercommunalité ou code postal"
    button "Chercher"
    button "Me situer d’après ma position"
  figure "Mayenne, situation au 21 novembre 2026"
    img "Carte des intercommunalités de la Mayenne…
  link "Ouvrir la carte et le tableau"
  link "Indre"
  link "Ailleurs en France…
  heading "Comprendre" [level=2]
  heading "Demander l’aide" [level=2]
  heading "Prendre les données" [level=2]`,
    titres: [
      '1 Ma commune est-elle couverte par un contrat local de santé ?',
      '2 Comprendre',
      '2 Demander l’aide',
      '2 Prendre les données',
      '2 Un contrat local de santé, en trois phrases',
      '2 Ce que ce site ne dit pas',
      '2 Les cinq étapes d’un contrat',
      '3 S’engager',
      '3 Regarder ensemble',
      '3 Choisir',
      '3 Signer',
      '3 Agir et évaluer',
    ],
    focus: [
      ...EN_TETE,
      ...COMMUNE,
      'link "Ouvrir la carte et le tableau"',
      'link "Côtes-d’Armor"',
      'link "Indre"',
      'link "Ailleurs en France…',
      'link "Comprendre"',
      'link "Demander l’aide"',
      'link "Prendre les données"',
      SUITE,
      'link "À propos"',
      SUITE,
      'link "Mentions légales"',
    ],
  },
  'un département': {
    chemin: MAYENNE,
    contenu: `
  navigation "Fil d’Ariane"
    link "Accueil"
    link "Départements"
  heading "Mayenne : cinq contrats lus, deux en cours" [level=1]
  figure…
    group "Carte de la Mayenne. Le tableau plus bas donne la situation de chaque intercommunalité."
      link "Pays de Craon…
  heading "Territoire par territoire" [level=2]
  table "Les neuf intercommunalités de la Mayenne…
    rowgroup
      row…
        columnheader "Intercommunalité"
        columnheader "Situation"
        columnheader "Signature"
        columnheader "Terme"
        columnheader "Source"`,
    titres: ['1 Mayenne : cinq contrats lus, deux en cours', '2 Territoire par territoire', SUITE],
    focus: [
      ...EN_TETE,
      ...RECHERCHE,
      'link "Accueil"',
      'link "Départements"',
      'link "Ouvrir la carte"',
      SUITE,
      SUITE,
      'link "CC du Pays de Craon"',
      SUITE,
      'link "Mentions légales"',
    ],
  },
  'un territoire': {
    chemin: '/territoires/200048551-pays-de-craon/',
    contenu: `
  navigation "Fil d’Ariane"
    link "Accueil"
    link "Départements"
    link "Mayenne"
  heading "Pays de Craon" [level=1]
  figure…
  heading "Pour vous" [level=2]
  heading "Ailleurs en Mayenne, cela a donné" [level=3]
  heading "Qui appeler" [level=3]
  heading "Pour les élus" [level=2]
  heading "Partager le poste avec un voisin" [level=3]
  heading "Pour le conseil" [level=3]
  heading "Les contrats, dans le temps" [level=2]
  heading "Le contrat" [level=2]
  term: Contrat
  definition
  heading "Les voisins" [level=2]`,
    titres: [
      '1 Pays de Craon',
      '2 Pour vous',
      '3 Ailleurs en Mayenne, cela a donné',
      '3 Qui appeler',
      '2 Pour les élus',
      '3 Partager le poste avec un voisin',
      '3 Pour le conseil',
      '2 Les contrats, dans le temps',
      '2 Le contrat',
      '2 Les voisins',
      SUITE,
    ],
    focus: [
      ...EN_TETE,
      ...RECHERCHE,
      'link "Accueil"',
      'link "Départements"',
      'link "Mayenne"',
      SUITE,
      'link "La règle complète"',
      SUITE,
      'link "Signaler une erreur sur cette page"',
      SUITE,
      'link "Mentions légales"',
    ],
  },
  'la fiche de l’aide': {
    chemin: `${MAYENNE}aide/`,
    contenu: `
  navigation "Fil d’Ariane"
    link "Accueil"
    link "Départements"
    link "Mayenne"
  heading "L’aide du Département de la Mayenne au poste d’animateur territorial de santé" [level=1]
  link "Préparer le dossier en ligne"
  term: Qui peut la demander
  definition
  term: Taux
  definition
  term: Partager un poste
  definition`,
    titres: ['1 L’aide du Département de la Mayenne au poste d’animateur territorial de santé', SUITE],
    focus: [
      ...EN_TETE,
      ...RECHERCHE,
      'link "Accueil"',
      'link "Départements"',
      'link "Mayenne"',
      'link "Préparer le dossier en ligne"',
      SUITE,
      'link "Mentions légales"',
    ],
  },
  'le dossier en ligne': {
    chemin: `${MAYENNE}dossier/remplir/`,
    contenu: `
  navigation "Fil d’Ariane"
    link "Accueil"
    link "Départements"
    link "Mayenne"
    link "Aide en Mayenne"
    link "Dossier"
  heading "Remplir le dossier en ligne" [level=1]
  heading "Avant de commencer" [level=2]
  heading "Un modèle, pas un formulaire officiel" [level=3]
  button "Commencer le dossier"
  button "Rouvrir un brouillon"`,
    titres: ['1 Remplir le dossier en ligne', '2 Avant de commencer', '3 Un modèle, pas un formulaire officiel'],
    focus: [
      ...EN_TETE,
      ...RECHERCHE,
      'link "Accueil"',
      'link "Départements"',
      'link "Mayenne"',
      'link "Aide en Mayenne"',
      'link "Dossier"',
      'button "Commencer le dossier"',
      'button "Rouvrir un brouillon"',
      'link "Accessibilité : non conforme"',
      'link "À propos"',
      SUITE,
      'link "Mentions légales"',
    ],
  },
};

for (const [nom, { chemin, haut = HAUT_AVEC_RECHERCHE, contenu, titres: attendus, focus }] of Object.entries(
  PARCOURS,
)) {
  test(`${nom} : ce qui se lit, dans l’ordre, et ce que le clavier atteint`, async ({ page }) => {
    test.setTimeout(90_000);
    await ouvrir(page, chemin);
    expect(
      suivent(await lecture(page), [...haut, 'main', ...lignes(contenu).flatMap((l) => [SUITE, l]), SUITE, ...PIED]),
    ).toEqual([]);
    expect(suivent(await titres(page), attendus)).toEqual([]);
    expect(suivent(await arrets(page), focus)).toEqual([]);
  });
}

test('la carte : légende, carte, commandes, année, puis tableau', async ({ page }) => {
  test.setTimeout(90_000);
  await ouvrirCarte(page);
  expect(
    suivent(
      await lecture(page),
      lignes(`
main
  heading "Où en sont les contrats ?" [level=1]
  combobox "Département"
  search "Ma commune"
    combobox "Commune, intercommunalité ou code postal"
    button "Chercher"
    button "Me situer d’après ma position"
    group "Légende : décochez pour masquer"
      checkbox "CLS signé, en cours …
      checkbox "CLS signé, échéance à vérifier …
      checkbox "CLS en construction …
      checkbox "CLS arrivé à terme …
      checkbox "Pas de CLS …
      checkbox "Non renseigné …
    img "Part des habitants…
    link "Tableau"
    region "Carte des intercommunalités de la Mayenne"
      listbox "Intercommunalités"
        option "Pays de Craon…
    group "Déplacer et agrandir la carte de la Mayenne"
      button "Agrandir"
      button "Réduire"
    button "Lancer l’animation"
    slider "Année"
    heading "9 intercommunalités" [level=2]
      link "Mayenne Communauté…
  heading "La même chose en tableau" [level=2]
  searchbox "Filtrer par nom"
  table "Les neuf intercommunalités de la Mayenne…
  switch "Fond de carte de l’IGN"`).flatMap((l) => [SUITE, l]),
    ),
  ).toEqual([]);
  expect(
    suivent(await arrets(page), [
      ...EN_TETE,
      'combobox "Département"',
      ...COMMUNE,
      'checkbox "CLS signé, en cours …',
      SUITE,
      'link "Tableau"',
      'link "Télécharger"',
      'link "Intégrer"',
      SUITE,
      'button "Agrandir"',
      'button "Réduire"',
      'button "Déplacer vers l’ouest"',
      'button "Déplacer vers le nord"',
      'button "Déplacer vers le sud"',
      'button "Déplacer vers l’est"',
      'button "Tout voir"',
      'button "Lancer l’animation"',
      'slider "Année"',
      'link "Mayenne Communauté…',
      SUITE,
      'searchbox "Filtrer par nom"',
      'button "Intercommunalité"',
      'button "Situation"',
      'button "Signature"',
      'button "Terme"',
      'button "Source"',
      SUITE,
      'switch "Fond de carte de l’IGN"',
      SUITE,
      'link "Mentions légales"',
    ]),
  ).toEqual([]);
});

/** Ouvre toutes les parties repliées. */
const deplier = (page: Page) =>
  page.locator('details').evaluateAll((plis) => (plis as HTMLDetailsElement[]).forEach((pli) => (pli.open = true)));

test('à 360 px un tableau rangé en fiches reste un tableau pour les aides techniques', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await ouvrir(page, MAYENNE);
  await deplier(page);
  expect(
    await page
      .locator('table.blocs tr')
      .nth(1)
      .evaluate((e) => getComputedStyle(e).display),
  ).toBe('grid');
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const compte = (role: string) => nodes.filter((n) => !n.ignored && n.role?.value === role).length;
  const [lignes, tetes] = await page
    .locator('table')
    .evaluateAll((ts) => [
      ts.flatMap((t) => [...t.querySelectorAll('tr')]).length,
      ts.flatMap((t) => [...t.querySelectorAll('tbody th')]).length,
    ]);
  expect(compte('row')).toBe(lignes);
  expect(compte('rowheader')).toBe(tetes);
  expect(compte('columnheader')).toBeGreaterThan(0);
});
