/** Tout lien interne mène à une page ou un fichier servi, et toute ancre à un élément. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { texteBrut, type Balise } from '../lecture/lire-html.ts';
import { estIncluse, ouvrir, type Page } from '../lecture/site-construit.ts';
import { vivant } from '../sites.ts';

const site = ouvrir(vivant());

/** Page ou fichier que rend une adresse du site, ou `null`. */
function cible(chemin: string): string | null {
  const sans = decodeURIComponent(chemin.replace(/[?#].*$/, ''));
  if (site.fichiers.has(sans)) return sans.replace(/(^|\/)index\.html$/, '$1');
  return sans.endsWith('/') && site.fichiers.has(`${sans}index.html`) ? sans : null;
}

/** Adresses d’un attribut : toutes celles que le navigateur ou un script du site pourrait demander. */
const adressesDe = ({ attributs }: Balise): string[] =>
  Object.entries(attributs).flatMap(([cle, valeur]) => {
    if (['href', 'src', 'action', 'poster'].includes(cle)) return [valeur];
    if (cle === 'srcset') return valeur.split(',').map((v) => v.trim().split(' ')[0]!);
    // Un attribut de données ne tient des adresses que s’il commence par une barre : jusqu’à l’espace.
    if (cle.startsWith('data-') && /^\/\S/.test(valeur)) return valeur.split(' ').filter((v) => v.startsWith('/'));
    return [];
  });
const liensDe = (p: Page) =>
  p.balises.flatMap((b) => adressesDe(b).map((adresse) => ({ nom: b.nom, adresse: adresse || '(vide)' })));

/** Pourquoi une adresse d’une page ne mène nulle part, ou `null`. `{z}` : l’adresse d’une tuile est un patron. */
function mort(p: Page, adresse: string): string | null {
  const chemin = adresse.startsWith('#') ? p.chemin + adresse : site.interne(adresse);
  if (adresse === '(vide)') return 'adresse vide';
  if (chemin === null || chemin.includes('{z}')) return null;
  const trouve = adresse.startsWith('#') ? p.chemin : cible(chemin);
  if (!trouve) return 'absent';
  const ancre = decodeURIComponent(/#(.+)$/.exec(chemin)?.[1] ?? '');
  // « #departement=53 » est un état que la carte lit, non un élément.
  const estUnePage = trouve.endsWith('/') || trouve.endsWith('.html');
  return ancre && !ancre.includes('=') && estUnePage && !site.page(trouve).ids.has(ancre) ? 'ancre absente' : null;
}

test('chaque lien, chaque ressource et chaque fichier de données que nomme une page existe, chaque ancre aussi', () => {
  assert.ok(site.pages.length > 20, `${site.pages.length} pages`);
  assert.deepEqual(
    site.fautes((p) =>
      liensDe(p).flatMap(({ nom, adresse }) => {
        const pourquoi = mort(p, adresse);
        return pourquoi ? [`<${nom}> ${adresse} (${pourquoi})`] : [];
      }),
    ),
    [],
  );
});

test('un attribut de données qui tient des adresses est bien vu', () => {
  const vus = new Set(
    site.pages.flatMap((p) =>
      p.balises.flatMap(({ attributs }) =>
        Object.entries(attributs).flatMap(([cle, v]) => (cle.startsWith('data-') && /^\/\S/.test(v) ? [cle] : [])),
      ),
    ),
  );
  for (const attendu of ['data-communes', 'data-formes', 'data-fiches']) assert.ok(vus.has(attendu), attendu);
});

test('un lien vers une page finit par une barre et n’écrit pas l’hôte', () => {
  assert.deepEqual(
    site.fautes((p) =>
      liensDe(p).flatMap(({ nom, adresse }) =>
        nom === 'a' && site.interne(adresse) !== null && !/(\/|\.\w+)([?#].*)?$/.test(adresse) ? [adresse] : [],
      ),
    ),
    [],
  );
});

test('les renvois aria et les étiquettes désignent un élément de la page', () => {
  const RENVOIS = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for', 'popovertarget', 'list', 'headers'];
  assert.deepEqual(
    site.fautes((p) =>
      p.balises.flatMap(({ attributs: a }) =>
        RENVOIS.flatMap((cle) =>
          (a[cle] ?? '')
            .split(/\s+/)
            .filter((id) => id && !p.ids.has(id))
            .map((id) => `${cle}="${id}"`),
        ),
      ),
    ),
    [],
  );
});

const liees = (p: Page, retenir: (b: Balise) => boolean = () => true): string[] =>
  p.balises
    .filter(retenir)
    .flatMap(adressesDe)
    .flatMap((adresse) => site.interne(adresse) ?? [])
    .flatMap((chemin) => cible(chemin) ?? []);

test('aucune page n’est orpheline : chacune est liée par une autre', () => {
  const adressees = new Set(site.pages.flatMap((p) => liees(p).filter((chemin) => chemin !== p.chemin)));
  assert.deepEqual(
    site.pages
      .filter((p) => p.chemin !== '/404.html' && !estIncluse(p) && !adressees.has(p.chemin))
      .map((p) => p.chemin),
    [],
  );
});

test('le plan du site mène à toutes les pages, par une région ou un département là où elles sont en nombre', () => {
  const plan = new Set(liees(site.page('/plan-du-site/'), ({ nom }) => nom === 'a'));
  // Les territoires repérés, en nombre, sont dans la page de leur région, que le plan donne.
  for (const region of [...plan].filter((chemin) => chemin.startsWith('/carte/france/region/')))
    for (const chemin of liees(site.page(region), ({ nom }) => nom === 'a'))
      if (chemin.startsWith('/carte/france/')) plan.add(chemin);
  const departements = [...plan].filter((chemin) => /^\/departements\/[^/]+\/$/.test(chemin));
  for (const departement of departements)
    for (const chemin of liees(site.page(departement), ({ nom }) => nom === 'a'))
      if (/^\/(territoires|contrats)\//.test(chemin)) plan.add(chemin);
  assert.deepEqual(
    site.pages
      .filter((p) => !['/404.html', '/plan-du-site/'].includes(p.chemin) && !estIncluse(p) && !plan.has(p.chemin))
      .map((p) => p.chemin),
    [],
  );
});

test('la page 404 mène à l’accueil', () => {
  const accueil = site.page('/404.html').balises.filter(({ attributs: a }) => a['href'] === site.base);
  assert.ok(accueil.some((b) => texteBrut(b).trim() !== ''));
});
