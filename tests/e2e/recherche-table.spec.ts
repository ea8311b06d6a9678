/**
 * Ce que la recherche répond d’abord, question par question, en une seule page : le titre qui répond pèse plus que
 * tout,
 * et un mot que le site n’a pas ne donne rien.
 */
import { expect, test } from '@playwright/test';

const T = '/territoires/';
const MAYENNE = '/departements/53-mayenne/';
const CRAON = `${T}200048551-pays-de-craon/`;
const LAVAL = `${T}200083392-laval-agglomeration/`;
const CHATEAU_GONTIER = `${T}245300447-pays-de-chateau-gontier/#commune-53062`;

/** Adresse du premier résultat. */
const TROUVE: [question: string, premier: string][] = [
  // Pages, par leur titre, leur nom de menu, leur adresse ou leur sujet
  ['cadre juridique', '/cadre-juridique/'],
  ['ce que dit la loi', '/cadre-juridique/'],
  ['L1434-10', '/cadre-juridique/'],
  ['article L. 1434-10', '/cadre-juridique/'],
  ['financement', '/financement/'],
  ['financer', '/financement/'],
  ['qui peut payer', '/financement/'],
  ['plan de financement', `${MAYENNE}dossier/`],
  ['dossier', `${MAYENNE}dossier/`],
  ['aide du Département', `${MAYENNE}aide/`],
  ['demande d’aide', `${MAYENNE}aide/`],
  ["demande d'aide", `${MAYENNE}aide/`],
  // Un mot que le site n’écrit qu’élidé.
  ['instruction', `${MAYENNE}dossier/`],
  ['dossier d’instruction', `${MAYENNE}dossier/`],
  ["dossier d'instruction", `${MAYENNE}dossier/`],
  ['remplir le dossier', `${MAYENNE}dossier/remplir/`],
  ['CLS', '/comprendre/'],
  ['C.L.S.', '/comprendre/'],
  ['ＣＬＳ', '/comprendre/'],
  ['contrat local de santé', '/comprendre/'],
  ['contrat local de sante', '/comprendre/'],
  ['Qu’est-ce qu’un CLS ?', '/comprendre/'],
  ['Le contrat local de santé, c’est quoi ?', '/comprendre/'],
  ['comprendre', '/comprendre/'],
  ['qui fait quoi', '/comprendre/acteurs/'],
  ['acteurs', '/comprendre/acteurs/'],
  ['agence régionale de santé', '/comprendre/acteurs/'],
  ['coordonnatrice', '/comprendre/acteurs/'],
  ['étapes', '/comprendre/demarche/'],
  ['démarche', '/comprendre/demarche/'],
  ['objectifs', '/comprendre/objectifs/'],
  ['articulation', '/comprendre/articulation/'],
  ['dispositifs voisins', '/comprendre/dispositifs-voisins/'],
  ['CPTS', '/comprendre/dispositifs-voisins/'],
  ['facile à lire', '/facile-a-lire/'],
  ['FALC', '/facile-a-lire/'],
  ['glossaire', '/glossaire/'],
  ['faq', '/faq/'],
  ['questions fréquentes', '/faq/'],
  ['signaler', '/signaler/'],
  ['signalement', '/signaler/'],
  ['signaler une erreur', '/signaler/'],
  ['mentions légales', '/mentions-legales/'],
  ['cookies', '/mentions-legales/'],
  ['accessibilite', '/accessibilite/'],
  ['RGAA', '/accessibilite/'],
  ['à propos', '/a-propos/'],
  ['plan du site', '/plan-du-site/'],
  ['carte', '/carte/'],
  ['intégrer la carte', '/integration/'],
  ['iframe', '/integration/'],
  ['données ouvertes', '/donnees/'],
  ['geojson', '/donnees/'],
  ['documents', '/documents/'],
  ['na.strings', '/donnees/utiliser/'],
  ['20000', '/financement/'],
  ['20 000 €', '/financement/'],
  ['20 000 euros', '/financement/'],
  ['20.000', '/financement/'],
  ['mise en œuvre', `${MAYENNE}aide/`],
  ['mise en oeuvre', `${MAYENNE}aide/`],
  // Ce que l’on cherche sous un autre mot que le sien
  ['RSS', '/donnees/utiliser/'],
  ['flux', '/donnees/utiliser/'],
  ['API', '/donnees/utiliser/'],
  ['anglais', '/english/'],
  // Communes et intercommunalités
  ['Craon', `${CRAON}#commune-53084`],
  ['Craon Mayenne', `${CRAON}#commune-53084`],
  ['mairie de Craon', `${CRAON}#commune-53084`],
  ['Pays de Craon', CRAON],
  ['CC de l’Ernée', `${T}245300355-ernee/`],
  ['Laval Agglomération', LAVAL],
  ['agglo de Laval', LAVAL],
  ['LAVAL CEDEX', `${LAVAL}#commune-53130`],
  ['53013 LAVAL CEDEX 9', `${LAVAL}#commune-53130`],
  ['53000', `${LAVAL}#commune-53130`],
  ['53 000', `${LAVAL}#commune-53130`],
  ['53.000', `${LAVAL}#commune-53130`],
  ['chato gontier', CHATEAU_GONTIER],
];
/** Communes d’ailleurs : la réponse de l’index national, avant toute page. */
const AILLEURS: [question: string, nom: string][] = [
  ['Rennes', 'Rennes (Ille-et-Vilaine)'],
  ['Nantes', 'Nantes (Loire-Atlantique)'],
  ['Marseille', 'Marseille (Bouches-du-Rhône)'],
  ['49000', 'Angers (Maine-et-Loire)'],
  ['75001', 'Paris'],
  ['Saint-Denis (93)', 'Saint-Denis (Seine-Saint-Denis)'],
  ['Sarthe', 'Sarthe (département)'],
  ['dep 72', 'Sarthe (département)'],
];
/** Mots que le site n’a pas : ce qu’il en dit, sans aucune page. */
const RIEN: [question: string, dit: RegExp][] = [
  ['médecin traitant', /Ce site parle des contrats locaux de santé/],
  ['xyzxyz', /Ce site parle des contrats locaux de santé/],
  ['53999', /code CEDEX/],
  ['53063', /code CEDEX/],
  ['finacement', /Vouliez-vous dire «\u202ffinancement\u202f»/],
  ['glosaire', /Vouliez-vous dire «\u202fglossaire\u202f»/],
  ['accessiblité', /Vouliez-vous dire «\u202faccessibilité\u202f»/],
];

test('chaque question a son premier résultat, ou rien et pourquoi', async ({ page }) => {
  test.slow();
  await page.goto('/recherche/');
  const faux: string[] = [];
  const colles: string[] = [];
  const demander = async (question: string) => {
    // Sans frappe, la question part une fois, tout de suite.
    await page.evaluate((q) => {
      document.querySelector('recherche-site [data-etat]')!.textContent = '';
      document.querySelector<HTMLInputElement>('#q')!.value = q;
      document.querySelector<HTMLFormElement>('recherche-site form')!.requestSubmit();
    }, question);
    await expect(page.getByRole('status')).not.toBeEmpty();
    return page.evaluate(() => ({
      dit: document.querySelector('recherche-site [data-etat]')!.textContent,
      nom: document.querySelector('[data-resultats] :is(.reponse-nom, li a)')?.textContent ?? '',
      liens: [...document.querySelectorAll('[data-resultats] li a')].map((a) => a.getAttribute('href')!),
      extraits: [...document.querySelectorAll('[data-resultats] li p')].map((p) => p.textContent),
    }));
  };
  for (const [question, premier] of TROUVE) {
    const { liens, extraits } = await demander(question);
    if (liens[0] !== premier) faux.push(`${question} : ${liens[0]} au lieu de ${premier}`);
    // « coordonnatrice.La », « parCommunauté » : une espace perdue colle deux phrases, ou un intitulé à sa valeur.
    const textes = extraits.map((e) => e.replace(/LibreOffice|colClasses/g, ''));
    colles.push(...textes.filter((e) => /\p{Ll}{2}[.!?]\p{Lu}\p{Ll}|\p{Ll}{3}\p{Lu}\p{Ll}{2}/u.test(e)));
  }
  for (const [question, attendu] of AILLEURS) {
    const { nom } = await demander(question);
    if (!nom.startsWith(attendu)) faux.push(`${question} : ${nom} au lieu de ${attendu}`);
  }
  for (const [question, attendu] of RIEN) {
    const { dit, liens } = await demander(question);
    if (liens.length > 0 || !attendu.test(dit)) faux.push(`${question} : ${dit} ${liens[0] ?? ''}`);
  }
  expect(faux).toEqual([]);
  expect([...new Set(colles)]).toEqual([]);
});
