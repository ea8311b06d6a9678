/** Ce que toute page doit à un lecteur d’écran, à un moteur de recherche et à un lecteur pressé. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { formaterDate, uneDate } from '#lib/valeurs/date-partielle.ts';
import { descendants, estDans, ligneDe, montrer, texteBrut, texteDe, type Balise } from '../lecture/lire-html.ts';
import { canoniqueDe, estIncluse, metaDe, ouvrir, type Page } from '../lecture/site-construit.ts';
import { vivant } from '../sites.ts';

const site = ouvrir(vivant());
const AU = site.lireJson<{ situation_au: string }>('/donnees/contrats.json').situation_au;
const entiere = (p: Page) => !estIncluse(p);
const de = (p: Page, ...noms: string[]) => p.balises.filter(({ nom }) => noms.includes(nom));
const doubles = <T>(liste: readonly T[]) => liste.filter((v, i) => liste.indexOf(v) !== i);
const aucune = (fautes: readonly string[]) => assert.deepEqual(fautes, []);

test('chaque page est en français', () =>
  aucune(site.fautes((p) => (p.racine.attributs['lang'] === 'fr' ? [] : [montrer(p.racine)]))));

test('chaque page a un titre, qui nomme le site', () => {
  const nom = metaDe(site.page('/'), 'og:site_name')!.toLowerCase();
  aucune(
    site.fautes((p) => {
      const titre = ligneDe(de(p, 'title')[0]!);
      return titre.toLowerCase().includes(nom) ? [] : [`titre « ${titre} »`];
    }),
  );
});

test('chaque page a une description de 40 à 175 signes, sa largeur et son adresse canonique', () =>
  aucune(
    site.fautes((p) => {
      const description = metaDe(p, 'description') ?? '';
      const canonique = canoniqueDe(p);
      return [
        ...(description.length < 40 || description.length > 175 ? [`description « ${description} »`] : []),
        ...(metaDe(p, 'viewport') === 'width=device-width, initial-scale=1' ? [] : ['meta viewport']),
        ...(canonique.startsWith('https://') && (p.chemin === '/404.html' || canonique.endsWith(p.chemin))
          ? []
          : [`adresse canonique « ${canonique} »`]),
      ];
    }, entiere),
  ));

test('chaque page a un seul h1, et ses titres, jamais vides, descendent sans sauter de rang', () =>
  aucune(
    site.fautes((p) => {
      const titres = de(p, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6');
      const rangs = titres.map(({ nom }) => Number(nom[1]));
      return [
        ...(rangs.filter((r) => r === 1).length === 1 && rangs[0] === 1 ? [] : [`rangs ${rangs.join(' ')}`]),
        ...titres.flatMap((b, i) =>
          rangs[i]! > (rangs[i - 1] ?? 0) + 1 ? [`h${rangs[i - 1]} puis ${b.nom} « ${ligneDe(b)} »`] : [],
        ),
        ...titres.filter((b) => ligneDe(b) === '').map((b) => `${montrer(b)} vide`),
      ];
    }),
  ));

test('chaque page a ses repères : un en-tête, un contenu, un pied, des navigations nommées, un lien d’évitement', () =>
  aucune(
    site.fautes((p) => {
      const repetes = (estIncluse(p) ? ['main'] : ['header', 'main', 'footer']).filter(
        (nom) => de(p, nom).length !== 1,
      );
      if (estIncluse(p)) return repetes;
      const noms = de(p, 'nav').map(({ attributs: a }) => a['aria-label'] ?? a['aria-labelledby'] ?? '');
      return [
        ...repetes.map((nom) => `${de(p, nom).length} <${nom}>`),
        ...(noms.includes('') ? ['navigation sans nom'] : []),
        ...doubles(noms).map((nom) => `deux navigations « ${nom} »`),
        ...(de(p, 'a')[0]?.attributs['href'] === '#contenu' ? [] : ['lien d’évitement']),
      ];
    }),
  ));

test('aucune page n’a deux fois le même identifiant', () =>
  aucune(site.fautes((p) => doubles(p.balises.flatMap(({ attributs: a }) => a['id'] ?? [])))));

test('chaque page qui montre une situation en dit la date, une fois ; les autres n’en disent rien de plus', () => {
  const dite = `ituation au ${formaterDate(uneDate(AU))}`.replace(/\s/g, ' ');
  const montree = (p: Page) => p.balises.some(({ attributs: a }) => a['data-statut'] !== undefined);
  assert.ok(site.pages.some(montree));
  aucune(
    site.fautes((p) => {
      const fois = texteDe(p.racine).replaceAll('¶', ' ').replace(/\s+/g, ' ').split(dite).length - 1;
      return fois === 1 || (fois === 0 && !montree(p)) ? [] : [`« S${dite} » dit ${fois} fois`];
    }),
  );
});

/** Le nom que donne une balise à ce qu’elle contient : étiquette, titre d’un dessin, texte, nom d’une image. */
const nomDe = (b: Balise): string =>
  b.attributs['aria-label'] ??
  b.attributs['aria-labelledby'] ??
  [b, ...descendants(b)]
    .map(({ attributs: a, contenu }) => [
      a['alt'] ?? a['aria-label'] ?? '',
      ...contenu.filter((c) => typeof c === 'string'),
    ])
    .flat()
    .join('')
    .trim();

test('chaque lien et chaque bouton a un nom', () =>
  aucune(
    site.fautes((p) =>
      de(p, 'a', 'button')
        .filter((b) => nomDe(b) === '')
        .map(montrer),
    ),
  ));

test('chaque image dit ce qu’elle montre, ou qu’elle ne montre rien', () =>
  aucune(
    site.fautes((p) => [
      ...de(p, 'img')
        .filter(({ attributs: a }) => a['alt'] === undefined)
        .map(montrer),
      ...de(p, 'svg')
        .filter((b) => {
          const { role, 'aria-hidden': cache } = b.attributs;
          const caches = (x: Balise) => x.attributs['aria-hidden'] === 'true';
          return !(cache === 'true' || estDans(b, caches) || (role && nomDe(b) !== ''));
        })
        .map(montrer),
    ]),
  ));

test('un territoire que sa carte ne nomme que d’un numéro a son nom à côté, dans la clé ou dans la liste', () => {
  const numerosDe = (p: Page) =>
    new Set(
      de(p, 'text')
        .filter((t) => estDans(t, (e) => /(^|\s)noms(\s|$)/.test(e.attributs['class'] ?? '')))
        .map((t) => ligneDe(t).trim())
        .filter((mots) => /^\d+$/.test(mots)),
    );
  assert.ok(site.pages.some((p) => numerosDe(p).size > 0));
  aucune(
    site.fautes((p) => {
      const cles = new Set(de(p, 'b').map((b) => ligneDe(b).trim()));
      return [...numerosDe(p)].flatMap((n) => (cles.has(`${n}.`) ? [] : [`numéro ${n} sans clé`]));
    }),
  );
});

test('chaque champ a une étiquette', () =>
  aucune(
    site.fautes((p) => {
      const etiquetes = new Set(de(p, 'label').flatMap(({ attributs: a }) => a['for'] ?? []));
      return de(p, 'input', 'select', 'textarea')
        .filter(
          (b) =>
            b.attributs['type'] !== 'hidden' &&
            !b.attributs['aria-label'] &&
            !b.attributs['aria-labelledby'] &&
            !etiquetes.has(b.attributs['id'] ?? '') &&
            !estDans(b, ({ nom }) => nom === 'label'),
        )
        .map(montrer);
    }),
  ));

test('chaque tableau a une légende ou un nom, et des en-têtes qui disent leur portée', () =>
  aucune(
    site.fautes((p) =>
      de(p, 'table').flatMap((t) => {
        const dedans = descendants(t);
        const tetes = dedans.filter(({ nom }) => nom === 'th');
        const legende = dedans.find(({ nom }) => nom === 'caption');
        return [
          ...(t.attributs['aria-labelledby'] || (legende && texteBrut(legende).trim() !== '')
            ? []
            : ['tableau sans légende']),
          ...(tetes.length > 0 ? [] : ['tableau sans en-tête']),
          ...tetes
            .filter(({ attributs: a }) => !/^(col|row|colgroup|rowgroup)$/.test(a['scope'] ?? ''))
            .map((b) => `${montrer(b)} sans portée`),
        ];
      }),
    ),
  ));

test('les titres de page sont tous différents, les h1 aussi', () => {
  const pages = site.pages.filter(entiere);
  for (const balise of ['title', 'h1']) aucune(doubles(pages.map((p) => ligneDe(de(p, balise)[0]!))));
});

test('chaque feuille redit l’ordre des couches : celle qui arrive la première ne peut pas le changer', () => {
  const feuilles = [...new Set(site.pages.flatMap((p) => site.actifsDe(p).styles))];
  assert.ok(feuilles.length > 1);
  aucune(feuilles.filter((f) => !/^jetons\b/.test(/@layer ([\w, -]+)/.exec(site.lireTexte(f))?.[1] ?? '')));
});
