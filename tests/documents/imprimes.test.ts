/** Les imprimés construits, relus par des programmes qui ne les ont pas écrits : qpdf et Poppler. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { nomCourt } from '#lib/domaine/epci.ts';
import { libelleAccorde, type Statut } from '#lib/domaine/situations.ts';
import { estDExemple } from '#lib/valeurs/adresse-web.ts';
import { chacun } from '../lecture/chacun.ts';
import { descendants, ligneDe, lireHtml } from '../lecture/lire-html.ts';
import { LIEU } from './commun.ts';

const { dist: DIST, base: BASE, contenu: CONTENU } = LIEU;
const DOSSIER = join(DIST, 'documents');
const GENRES = /^(?:plaquette|note|affiche|fiche)-(?:\d{9}|\d{2,3}|2[ab])-/;
const IMPRIMES = readdirSync(DOSSIER)
  .filter((f) => f.endsWith('.pdf') && GENRES.test(f))
  .sort();
const PAGES: Record<string, number[]> = { plaquette: [2], note: [2, 3], affiche: [1], fiche: [1, 2] };
/** En points : largeur × hauteur. */
const PAPIERS: Record<string, string> = { A4: '595.276 x 841.89 pts', A3: '841.89 x 1190.55 pts' };

interface Epci {
  siren: string;
  nom: string;
  departement: string;
  statut: Statut;
  statut_libelle: string;
  population: number;
  statut_au: string;
}
const epci = (
  JSON.parse(readFileSync(join(DIST, 'donnees/epci.geojson'), 'utf8')) as { features: { properties: Epci }[] }
).features.map((f) => f.properties);

const lancer = (commande: string, ...options: string[]): string =>
  execFileSync(commande, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 });
const chemin = (fichier: string) => join(DOSSIER, fichier);
/** Sans les blancs, une apostrophe pour une autre : une coupure de ligne n’est pas une faute. */
const compact = (texte: string) => texte.replace(/[\s\u00a0\u202f]+/g, '').replaceAll("'", '’');
/** Texte dans l’ordre où le fichier l’écrit, qui est celui des balises. */
const texteDe = (fichier: string) => lancer('pdftotext', '-raw', chemin(fichier), '-');

function infos(fichier: string): Record<string, string> {
  return Object.fromEntries(
    lancer('pdfinfo', chemin(fichier))
      .split('\n')
      .flatMap((l) => {
        const [, cle, valeur] = /^([^:]+):\s*(.*)$/.exec(l) ?? [];
        return cle ? [[cle, valeur!.trim()]] : [];
      }),
  );
}

/** Les objets d’un PDF, tels que qpdf les lit. */
function objetsDe(fichier: string): Record<string, unknown>[] {
  const { qpdf } = JSON.parse(lancer('qpdf', '--json=2', '--json-key=qpdf', chemin(fichier))) as {
    qpdf: [unknown, Record<string, { value?: unknown; stream?: { dict: unknown } }>];
  };
  return Object.values(qpdf[1]).map((o) => (o.value ?? o.stream?.dict ?? {}) as Record<string, unknown>);
}

const sansPrefixe = (valeur: unknown) => String(valeur).replace(/^u:/, '');

/** Où mènent les liens d’un PDF. */
const adressesDe = (objets: readonly Record<string, unknown>[]): string[] =>
  objets
    .flatMap((o) => {
      if (o['/S'] === '/URI') return [sansPrefixe(o['/URI'])];
      return o['/A'] ? [sansPrefixe((o['/A'] as Record<string, unknown>)['/URI'] ?? '')] : [];
    })
    .filter(Boolean);

/** Vérifie que des morceaux se suivent dans un texte. */
function suivreDans(texte: string, morceaux: readonly string[]): void {
  let position = 0;
  for (const morceau of morceaux) {
    const trouve = texte.indexOf(compact(morceau), position);
    assert.ok(trouve >= 0, `« ${morceau} » absent, ou lu avant ce qui le précède`);
    position = trouve + 1;
  }
}

test('chaque département a sa plaquette, sa note et ses deux affiches ; chaque EPCI a sa fiche', () => {
  const departements = readdirSync(join(CONTENU, 'content/departements')).filter((d) => /^\w+$/.test(d));
  for (const genre of ['plaquette', 'note'])
    assert.equal(IMPRIMES.filter((f) => f.startsWith(`${genre}-`)).length, departements.length, genre);
  assert.equal(IMPRIMES.filter((f) => f.startsWith('affiche-')).length, departements.length * 2);
  assert.deepEqual(
    IMPRIMES.filter((f) => f.startsWith('fiche-'))
      .map((f) => f.split('-')[1]!)
      .sort(),
    epci.map((e) => e.siren).sort(),
  );
});

describe('chaque imprimé', () => {
  test('structure juste, pages et papier attendus, titre, date, PDF balisé', () =>
    chacun(IMPRIMES, String, (fichier) => {
      assert.match(lancer('qpdf', '--check', chemin(fichier)), /No syntax or stream encoding errors found/);
      const i = infos(fichier);
      assert.ok(PAGES[fichier.split('-')[0]!]!.includes(Number(i['Pages'])), `${i['Pages']} pages`);
      assert.ok(i['Page size']!.startsWith(PAPIERS[/-a3\.pdf$/.test(fichier) ? 'A3' : 'A4']!), i['Page size']);
      assert.equal(i['Tagged'], 'yes');
      assert.ok(i['Title']!.length > 15 && !i['Title']!.includes('.pdf'), i['Title']);
      const meta = lancer('pdfinfo', '-meta', chemin(fichier));
      assert.match(meta, /<pdfuaid:part>1<\/pdfuaid:part>/);
      assert.ok(
        meta.includes(`<xmp:CreateDate>${epci[0]!.statut_au}T00:00:00Z`),
        'date du document : celle de la situation',
      );
    }));

  test('langue française, titre affiché, une carte et ses mots, liens qui mènent quelque part', () =>
    chacun(IMPRIMES, String, (fichier) => {
      const objets = objetsDe(fichier);
      const catalogue = objets.find((o) => o['/Type'] === '/Catalog')!;
      assert.equal(sansPrefixe(catalogue['/Lang']), 'fr-FR');
      assert.equal((catalogue['/ViewerPreferences'] as Record<string, unknown>)['/DisplayDocTitle'], true);
      const figures = objets.filter((o) => o['/S'] === '/Figure');
      assert.equal(figures.length, 1);
      assert.ok(sansPrefixe(figures[0]!['/Alt']).length > 30, 'texte alternatif de la carte');
      const adresses = adressesDe(objets);
      const origine = /<link rel="canonical" href="(https?:\/\/[^/"]+)/.exec(
        readFileSync(join(DIST, 'index.html'), 'utf8'),
      )![1]!;
      // Une adresse d’exemple n’est pas un lien : l’affiche n’en a alors aucun.
      assert.ok(adresses.length > 0 || estDExemple(origine));
      for (const adresse of adresses) {
        assert.match(adresse, /^(?:https?:\/\/|tel:\+33\d{9}$|mailto:[^@]+@)[^\s]*$/);
        if (!adresse.startsWith(origine)) continue;
        const cible = adresse.slice(origine.length).replace(BASE, '/');
        assert.ok(
          existsSync(join(DIST, cible.endsWith('/') ? `${cible}index.html` : cible)),
          `${adresse} : page absente du site`,
        );
      }
    }));

  test('polices incorporées, celles du site seulement', () =>
    chacun(IMPRIMES, String, (fichier) => {
      const lignes = lancer('pdffonts', chemin(fichier)).trim().split('\n').slice(2);
      assert.ok(lignes.length >= 2);
      for (const ligne of lignes) {
        assert.match(
          ligne,
          /^[A-Z]{6}\+(AtkinsonHyperlegibleNext-(Regular|Bold)|PublicSans(?:Thin)?-(Regular|Bold)|YoungSerif-Regular)\s/,
        );
        assert.match(ligne, /\syes\s+yes\s+yes\s+\d+\s+\d+\s*$/, 'incorporée, réduite, lisible par un programme');
      }
    }));

  test('texte lisible, sans valeur vide', () =>
    chacun(IMPRIMES, String, (fichier) => {
      const texte = texteDe(fichier);
      assert.doesNotMatch(texte, /undefined|\bnull\b|\bNaN\b|\[object|\bnone\b|\bauto\b|\uFFFD/);
      assert.doesNotMatch(texte, /[ \u00a0]:\s*\n?\s*[.;](?!\.)|\(\s*\)|« *»/, 'un intitulé sans sa valeur');
      assert.match(compact(texte), new RegExp(compact('Situation au \\d{1,2}')));
    }));
});

describe('ce que disent les imprimés', () => {
  test('fiche de chaque EPCI : nom, situation, communes, dans l’ordre de lecture', () =>
    chacun(
      epci,
      (e) => e.nom,
      (e) => {
        const fichier = IMPRIMES.find((f) => f.startsWith(`fiche-${e.siren}-`))!;
        const texte = compact(texteDe(fichier));
        const chemin = join(DIST, 'territoires', fichier.slice('fiche-'.length, -'.pdf'.length), 'index.html');
        const page = descendants(lireHtml(readFileSync(chemin, 'utf8')));
        const titres = page.filter(({ nom }) => nom === 'h2').map(ligneDe);
        suivreDans(texte, [
          nomCourt(e.nom),
          e.siren,
          e.statut_libelle,
          // Un territoire seul dans son département n’a pas de voisin.
          ...titres.filter((titre) => titre === 'Les voisins, et le partage d’un animateur'),
          'Qui appeler',
          'communes',
          'Souligné de tirets',
        ]);
        assert.ok(texte.includes(compact('Ce qui reste à confirmer')));
        // Les numéros de la page, et eux seuls.
        const appels = (adresses: readonly string[]) =>
          [...new Set(adresses.filter((a) => a.startsWith('tel:')))].sort();
        assert.deepEqual(
          appels(adressesDe(objetsDe(fichier))),
          appels(page.map(({ attributs: a }) => a['href'] ?? '')),
        );
        const communes = page
          .filter(({ attributs: a }) => a['id']?.startsWith('commune-'))
          // Le nom d’abord ; ce qui suit, « dont … », dit ses anciennes communes.
          .map((b) => [b, ...descendants(b)].flatMap(({ contenu }) => contenu.filter((c) => typeof c === 'string'))[0]!)
          .map((nom) => nom.replace(/\s*\(\w+\)$/, '').trim());
        assert.ok(communes.length > 0, 'communes lues sur la page');
        for (const commune of communes) assert.ok(texte.includes(compact(commune)), `${commune} absente`);
      },
    ));

  test('affiche et plaquette : chaque intercommunalité du département et chaque situation présente', () =>
    chacun(
      IMPRIMES.filter((f) => !f.startsWith('fiche-')),
      String,
      (fichier) => {
        const code = fichier.split('-')[1]!.toUpperCase();
        const texte = compact(texteDe(fichier));
        const siens = epci.filter((e) => e.departement === code);
        assert.ok(siens.length > 0);
        for (const e of siens) {
          assert.ok(texte.includes(compact(nomCourt(e.nom))), e.nom);
          // Une légende compte les siens avant de les nommer : son libellé s’accorde.
          const nombre = siens.filter((x) => x.statut === e.statut).length;
          const libelles = [e.statut_libelle, libelleAccorde(e.statut, nombre)];
          assert.ok(
            libelles.some((l) => texte.includes(compact(l))),
            e.statut_libelle,
          );
        }
      },
    ));

  test('chaque plaquette se lit dans l’ordre : l’essentiel, les chiffres, le tableau, la suite, les sources', () =>
    chacun(
      IMPRIMES.filter((f) => f.startsWith('plaquette-')),
      String,
      (fichier) => {
        suivreDans(compact(texteDe(fichier)), [
          'Les contrats locaux de santé',
          'Ce que c’est',
          'À quoi il sert',
          'Ce qu’il ne fait pas',
          fichier.startsWith('plaquette-53') ? 'Quatre objectifs' : 'Quatre manières',
          'Intercommunalité par intercommunalité',
          'Pour aller plus loin',
          'Sources',
        ]);
      },
    ));

  test(
    'chaque note se lit dans l’ordre : en bref, le contrat, le coût, le partage, l’aide, la décision, les ' + 'sources',
    () =>
      chacun(
        IMPRIMES.filter((f) => f.startsWith('note-')),
        String,
        (fichier) => {
          suivreDans(compact(texteDe(fichier)), [
            'En bref',
            'Ce qu’est un contrat',
            'Ce qu’il engage',
            'Qui en a un',
            'Ce qu’il coûte',
            'Partager un animateur',
            'L’aide du Département',
            'La décision à prendre',
            'Sources',
          ]);
        },
      ),
  );
});
