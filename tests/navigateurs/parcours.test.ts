/**
 * Les parcours du site dans Firefox et dans WebKitGTK, sur le contenu figé : ceux que tests/e2e fait en détail dans
 * Chromium, un par usage.
 */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { before, describe, test } from 'node:test';
import { unzipSync } from 'fflate';
import { absents } from '../machine/chercher.ts';
import { dossierGarde, ressources, serveurGarde } from '../ressources.ts';
import { fermer } from '../serveur.ts';
import { fige } from '../sites.ts';
import { ouvrirFirefox } from './firefox.ts';
import { couleurDe, pagesDansChromium, texteDe } from './impression.ts';
import { Pilote } from './pilote.ts';
import { ouvrirWebKit } from './webkit.ts';

const { dist: DIST } = fige();
const CRAON = '200048551';
const TERRITOIRE = `/territoires/${CRAON}-pays-de-craon/`;
const DOSSIER = '/departements/53-mayenne/dossier/remplir/';
const CHAMP = '#commune';
const NOM = '#champ-contact-nom';

type Garder = ReturnType<typeof ressources>;

/** Un serveur sur un port libre, fermé à la fin ; rend son origine. */
async function servirGarde(
  garder: Garder,
  repondre: (url: string, origine: string) => Promise<Partial<Rendu>>,
): Promise<string> {
  const serveur = createServer((demande, reponse) => {
    void repondre(demande.url!, origine).then(({ statut = 200, entetes = {}, corps = '' }) =>
      reponse.writeHead(statut, { 'content-type': 'text/html; charset=utf-8', ...entetes }).end(corps),
    );
  }).listen(0, '127.0.0.1');
  garder(serveur, fermer);
  await new Promise((pret) => serveur.once('listening', pret));
  const origine = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`;
  return origine;
}
interface Rendu {
  statut: number;
  entetes: Record<string, string>;
  corps: string | Buffer;
}

/** Le site servi autrement : `changer` reçoit chaque page et rend ce qui part, en-têtes compris. */
const relayer = (garder: Garder, site: string, changer: (html: string, origine: string) => Partial<Rendu>) =>
  servirGarde(garder, async (url, origine) => {
    const vraie = await fetch(site + url);
    const type = vraie.headers.get('content-type') ?? '';
    const corps = Buffer.from(await vraie.arrayBuffer());
    const rendu = {
      statut: vraie.status,
      entetes: { 'content-type': type, 'access-control-allow-origin': '*' },
      corps,
    };
    if (!type.startsWith('text/html')) return rendu;
    const change = changer(corps.toString('utf8'), origine);
    return { ...rendu, ...change, entetes: { ...rendu.entetes, ...change.entetes } };
  });

/** Le site sans ses scripts : la politique les refuse, et le navigateur ne dit pas qu’il n’y en a pas. */
const servirSansScript = (garder: Garder, site: string) =>
  relayer(garder, site, () => ({ entetes: { 'content-security-policy': "script-src 'none'" } }));

/** Le site à l’adresse où il se dit publié : une page encadrée la nomme dans sa politique. */
const servirPublie = (garder: Garder, site: string) =>
  relayer(garder, site, (html, origine) => ({
    corps: html.replaceAll(/https:\/\/contrats-locaux-de-sante\.example/g, origine),
  }));

/** Une page d’un autre site, qui encadre une page de celui-ci. */
const servirHote = (garder: Garder, adresse: string, attributs: string) =>
  servirGarde(garder, () =>
    Promise.resolve({
      corps:
        '<!doctype html><title>Hôte</title><style>iframe{border:0}</style>' +
        `<iframe ${attributs} height="900" src="${adresse}"></iframe>`,
    }),
  );

/** Chaque moteur, et ce qu’il lui faut. */
const MOTEURS = [
  { nom: 'Firefox', ouvrir: ouvrirFirefox, demande: ['Firefox'] },
  { nom: 'WebKitGTK', ouvrir: ouvrirWebKit, demande: ['WebKitGTK', 'Xvfb'] },
];
const manquent = new Set(absents().map(({ nom }) => nom));
const joues = MOTEURS.filter(({ demande }) => !demande.some((nom) => manquent.has(nom)));

// Une machine où aucun des deux ne s’installe le dit ici, et à la fin de la série.
test(`moteurs trouvés : ${joues.map(({ nom }) => nom).join(', ') || 'aucun'}`, () => {
  for (const { nom } of MOTEURS.filter((m) => !joues.includes(m))) console.log(`Parcours non joués, faute de ${nom}.`);
});

for (const { nom, ouvrir } of joues) {
  describe(nom, () => {
    const garder = ressources();
    let p: Pilote;
    let origine: string;
    /** Le même site, ses scripts refusés par la politique. */
    let nu: string;

    before(async () => {
      origine = await serveurGarde(garder, DIST);
      p = new Pilote(
        garder(await ouvrir(), ({ fermer: rendre }) => rendre()),
        origine,
      );
      await p.moteur.redimensionner(1280, 900);
    });

    const carteVivante = async (suite = ''): Promise<void> => {
      // D’une ancre à l’autre, la page ne se recharge pas.
      await p.aller('/404.html');
      await p.aller(`/carte/${suite}`);
      await p.attendre('la carte ne s’anime pas', () => document.querySelector('.vive [role=option]') !== null);
    };
    const fragment = (attendu: string) =>
      p.attendre(`adresse sans ${attendu}`, (a: string) => decodeURIComponent(location.hash).includes(a), attendu);

    test('accueil : une commune répond, et le bouton « retour » rend le champ et la réponse', async () => {
      await p.aller('/');
      await p.cliquer(CHAMP);
      await p.taper('craon');
      await p.voir('#commune-liste', 'Craon');
      await p.taper('Entree');
      await p.voir('[data-reponse]', 'CLS signé, en cours');
      await p.cliquer('[data-reponse] .chevron');
      await p.voir('h1', 'Pays de Craon');
      await p.revenir();
      await p.voir('[data-reponse]', 'CLS signé, en cours');
      await p.attendre(
        'le champ reste vide',
        (s: string) => document.querySelector<HTMLInputElement>(s)!.value === 'Craon',
        CHAMP,
      );
    });

    test('carte au clavier : les flèches vont au voisin, Entrée ouvre la fiche, Échap la ferme', async () => {
      await carteVivante();
      await p.viser('.vive [role=option][tabindex="0"]');
      const ici = () => document.activeElement?.getAttribute('data-siren') ?? '';
      const depart = await p.lire(ici);
      for (const fleche of ['Bas', 'Droite', 'Haut', 'Gauche']) {
        await p.taper(fleche);
        if ((await p.lire(ici)) !== depart) break;
      }
      const arrivee = await p.lire(ici);
      assert.notEqual(arrivee, depart);
      await p.taper('Entree');
      await fragment(`epci=${arrivee}`);
      await p.attendre('pas de fiche', () => document.querySelector<HTMLElement>('.fiche-carte')!.hidden === false);
      await p.taper('Echap');
      await p.attendre('la fiche reste', () => document.querySelector<HTMLElement>('.fiche-carte')!.hidden);
    });

    test('carte à la souris : un territoire, l’agrandissement', async () => {
      await carteVivante();
      await p.cliquer(`.vive [role=option][data-siren="${CRAON}"]`);
      await fragment(`epci=${CRAON}`);
      await p.voir('.fiche-carte', 'Pays de Craon');
      await p.cliquer('[data-commandes] [data-zoom="1"]');
      await fragment('vue=');
    });

    test('légende, années, tableau : tout se filtre et se trie', async () => {
      await carteVivante();
      await p.cliquer('.filtre-situations input[value="en-cours"]');
      await p.attendre('les lignes restent', () =>
        [...document.querySelectorAll('tbody .r-en-cours')].every((l) => l.getClientRects().length === 0),
      );
      await p.attendre(
        'la carte ne s’efface pas',
        () => getComputedStyle(document.querySelector('.vive .s-en-cours')!).opacity === '0.12',
      );
      await fragment('sans=en-cours');
      await p.cliquer('.filtre-situations input[value="en-cours"]');
      await p.viser('#annee');
      await p.taper('Gauche');
      await fragment('annee=');
      await p.cliquer('thead th:first-child button');
      await fragment('tri=nom');
      await p.remplir('#filtre-nom', 'craon');
      await p.voir('[data-lignes]', '1 ligne sur');
    });

    test('carte encadrée par un autre site, sous l’origine « null »', async () => {
      const publie = await servirPublie(garder, origine);
      const adresse = `${publie}/integration/53-mayenne/#epci=${CRAON}`;
      await p.ouvrir(await servirHote(garder, adresse, 'sandbox="allow-scripts" width="700"'));
      await p.moteur.entrerDansLeCadre(true);
      await p.voir('[data-fiche]:not([hidden])', 'Pays de Craon');
      await p.attendre('sans police', () => document.fonts.check('16px "Atkinson Hyperlegible Next"'));
      await p.moteur.entrerDansLeCadre(false);
    });

    test('dossier : le brouillon, le DOCX, l’ODT et le PDF portent la réponse ; le brouillon se rouvre', async () => {
      await p.aller('/404.html');
      await p.aller(DOSSIER);
      await p.cliquer('[data-commencer]');
      await p.voir('h2', 'L’intercommunalité');
      await p.remplir(NOM, 'Camille Exemple');
      // Ce qui partirait aux téléchargements est lu ici : le même objet, les mêmes octets.
      await p.lire(() => {
        const faits: Record<string, Promise<string>> = {};
        const objets = new Map<string, Blob>();
        const vrai = URL.createObjectURL.bind(URL);
        URL.createObjectURL = (objet: Blob) => {
          const adresse = vrai(objet);
          objets.set(adresse, objet);
          return adresse;
        };
        HTMLAnchorElement.prototype.click = function () {
          const lu = objets.get(this.href)!.arrayBuffer();
          faits[this.download] = lu.then((a) =>
            btoa([...new Uint8Array(a)].map((o) => String.fromCharCode(o)).join('')),
          );
        };
        Object.assign(globalThis, { faits });
      });
      const fichier = async (fin: string): Promise<Buffer> => {
        const contenu = await p.attendre(
          `pas de fichier ${fin}`,
          (f: string) => {
            const { faits } = globalThis as unknown as { faits: Record<string, Promise<string>> };
            return Object.entries(faits).find(([nom]) => nom.endsWith(f))?.[1];
          },
          fin,
        );
        return Buffer.from(contenu, 'base64');
      };
      await p.cliquer('[data-enregistrer]');
      const brouillon = (await fichier('.json')).toString('utf8');
      assert.match(brouillon, /Camille Exemple/);
      await p.cliquer('nav a[href="#etape-suite"]');
      for (const [format, partie] of [
        ['docx', 'word/document.xml'],
        ['odt', 'content.xml'],
      ] as const) {
        await p.cliquer(`[data-sortie="${format}"]`);
        const archive = unzipSync(await fichier(`.${format}`));
        assert.match(Buffer.from(archive[partie]!).toString('utf8'), /Camille Exemple/, format);
      }
      await p.cliquer('[data-sortie="pdf"]');
      const pdf = await fichier('.pdf');
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
      assert.match(await texteDe(pdf, dossierGarde(garder, 'dossier')), /Camille Exemple/);

      await p.aller('/404.html');
      await p.aller(DOSSIER);
      await p.cliquer('[data-commencer]');
      await p.voir('h2', 'L’intercommunalité');
      await p.lire((texte: string) => {
        const champ = document.querySelector<HTMLInputElement>('[data-fichier]')!;
        champ.click = () => {
          const choix = new DataTransfer();
          choix.items.add(new File([texte], 'brouillon.json', { type: 'application/json' }));
          champ.files = choix.files;
          champ.dispatchEvent(new Event('change'));
        };
      }, brouillon);
      await p.cliquer('form [data-rouvrir]');
      await p.voir('[data-etat]', 'est ouvert');
      assert.equal(
        await p.lire((s: string) => document.querySelector<HTMLInputElement>(s)!.value, NOM),
        'Camille Exemple',
      );
    });

    test('recherche : une question posée dans l’en-tête a ses pages', async () => {
      await p.aller('/recherche/?q=financement');
      await p.attendre('pas de résultat', () => document.querySelectorAll('[data-resultats] a').length > 0);
      await p.aller('/recherche/?q=craon');
      await p.voir('main h2', 'Communes et intercommunalités');
      await p.attendre('pas de page', () => document.querySelectorAll('[data-resultats] a').length > 0);
    });

    test('sans script, aucun bouton inerte, et la carte se lit', async () => {
      nu = await servirSansScript(garder, origine);
      for (const chemin of ['/', '/carte/', DOSSIER, '/departements/53-mayenne/aide/', '/integration/53-mayenne/']) {
        await p.ouvrir(nu + chemin);
        const inertes = await p.lire(() =>
          [...document.querySelectorAll<HTMLElement>('button[type=button]:not([popovertarget]), input[type=range]')]
            .filter((e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility === 'visible')
            .map((e) => e.textContent),
        );
        assert.deepEqual(inertes, [], chemin);
      }
      await p.ouvrir(`${nu}/carte/`);
      assert.ok((await p.lire(() => document.querySelectorAll('.cadre a[data-siren]').length)) > 5);
    });

    test('à 320 pixels, rien ne déborde', async () => {
      const debordent: string[] = [];
      for (const chemin of ['/', '/carte/', TERRITOIRE, '/comprendre/', '/donnees/', DOSSIER, '/recherche/']) {
        // La fenêtre de WebKitGTK ne descend pas à 320 pixels ; un cadre, si.
        await p.ouvrir(await servirHote(garder, origine + chemin, 'width="320"'));
        await p.moteur.entrerDansLeCadre(true);
        const [page, vue] = await p.attendre('cadre vide', () =>
          document.readyState === 'complete' && document.querySelector('main')
            ? ([document.documentElement.scrollWidth, innerWidth] as const)
            : null,
        );
        assert.equal(vue, 320);
        if (page > vue) debordent.push(`${chemin} : ${page - vue} px`);
        await p.moteur.entrerDansLeCadre(false);
      }
      assert.deepEqual(debordent, []);
    });

    if (ouvrir === ouvrirFirefox) {
      // Part colorée de la première page : une carte du département, ou une vignette.
      for (const [chemin, part] of [
        ['/carte/', 0.05],
        [TERRITOIRE, 0.004],
      ] as const)
        test(`${chemin} s’imprime en autant de pages que dans Chromium, la carte sur la première`, async () => {
          await p.aller(chemin);
          if (chemin === '/carte/')
            await p.attendre('la carte ne s’anime pas', () => document.querySelector('.vive [role=option]') !== null);
          const travail = dossierGarde(garder, 'impression');
          const ici = await p.moteur.imprimer!();
          const la = await pagesDansChromium(origine + chemin);
          const [pages, chromium] = await Promise.all([ici, la].map((pdf) => texteDe(pdf, travail))).then((textes) =>
            textes.map((t) => t.split('\f').slice(0, -1)),
          );
          assert.equal(pages!.length, chromium!.length, 'nombre de pages');
          for (const pdf of [ici, la]) assert.ok((await couleurDe(pdf, travail)) > part, 'la carte n’est pas en tête');
        });
    }

    test('la console n’a reçu aucune erreur', async () => {
      await p.moteur.calmer?.();
      assert.deepEqual(
        // Ce que refuse la politique de l’essai « sans script », modules annoncés d’avance compris.
        (p.moteur.erreurs ?? []).filter(
          (e) => !/script-src 'none'|Content-Security-Policy/.test(e) && !e.includes(`modulepreload ${nu}/`),
        ),
        [],
      );
    });
  });
}
