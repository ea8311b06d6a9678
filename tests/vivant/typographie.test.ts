/** La typographie et la langue de chaque page, telles que le visiteur les reçoit. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { lireContenu } from '#chargeurs/contenu.ts';
import { geographieDe } from '#chargeurs/geographie.ts';
import { estEtranger, texteBrut, texteDe, type Balise } from '../lecture/lire-html.ts';
import { ouvrir, type Page } from '../lecture/site-construit.ts';
import { vivant } from '../sites.ts';

const lieu = vivant();
const site = ouvrir(lieu);
const extraits = (texte: string, motif: RegExp) =>
  [...texte.matchAll(motif)].map((m) => texte.slice(Math.max(0, m.index - 25), m.index + m[0].length + 20));

/** Les dessins ont un nom accessible ; leurs étiquettes coupées et les définitions en place se lisent à part. */
const aPart = (b: Balise) => b.nom === 'svg' || 'popover' in b.attributs || b.nom === 'head' || estEtranger(b);
/** Noms officiels qui ont une capitale au milieu : « FerCher ». */
const { epci, communes } = geographieDe(
  lireContenu(lieu.contenu).contenu.departements.map(({ donnee }) => donnee.code),
);
const capitales = [...epci, ...communes].flatMap(({ nom }) => nom.match(/\p{L}*\p{Ll}\p{Lu}\p{L}*/gu) ?? []);
const sansNoms = (texte: string) => capitales.reduce((t, nom) => t.replaceAll(nom, nom.toLowerCase()), texte);
const proses = new Map(site.pages.map((p) => [p, sansNoms(texteDe(p.racine, aPart))]));
const prose = (p: Page) => proses.get(p)!;
const ETIQUETTES = ['aria-label', 'alt', 'placeholder', 'title', 'data-l'];
const etiquettes = (p: Page) => p.balises.flatMap(({ attributs: a }) => ETIQUETTES.flatMap((cle) => a[cle] ?? []));
const aucune = (juger: (p: Page) => string[]) => assert.deepEqual(site.fautes(juger), []);

/** Noms propres et mots d’outils qui s’écrivent ainsi ; un mot anglais hors de cette liste est une fuite. */
const ANGLAIS =
  /(?<!\p{L})(the|and|with|your|this|that|from|search|loading|close|open|menu bar|click|here|home|next|previous|page not found|skip to|read more|undefined|null|NaN|\[object\b|lorem|ipsum|todo|fixme|footnotes?|back to)(?!\p{L})/giu;
/** Marques et formats qui ont une capitale au milieu. */
const CAPITALES =
  /EcoI|uMap|CapA|NosD|MapL|OpenSt|GeoJ|JavaS|LibreO|GitH|TypeS|Légif|data\.|iPh|AgEn|YouT|eDemat|McD|MacD|FerCher|GrandSoissons|maCommune/;

/** Ce qui précède une balise et ce qui la suit, dans le même texte. */
function autour(b: Balise): [avant: string, apres: string] {
  const freres = b.parent?.contenu ?? [];
  const rang = freres.indexOf(b);
  const texte = (c: Balise | string | undefined) => (typeof c === 'string' ? c : '');
  return [texte(freres[rang - 1]).slice(-25), texte(freres[rang + 1]).slice(0, 20)];
}

test('aucun mot collé à un lien ou à une mise en valeur', () =>
  aucune((p) =>
    p.balises
      .filter(({ nom }) => ['a', 'b', 'strong', 'em'].includes(nom))
      .flatMap((b) => {
        const [avant, apres] = autour(b);
        const colle = /[\p{Ll}\d][,.;:]?$/u.test(avant) || /^[\p{L}\d]/u.test(apres);
        return colle ? [`${avant}<${b.nom}>${texteBrut(b).slice(0, 30)}</${b.nom}>${apres}`] : [];
      }),
  ));

test('aucun mot collé au suivant', () =>
  aucune((p) => [
    ...extraits(prose(p), /\p{Ll}[.!?]\p{Lu}\p{Ll}/gu).filter((e) => !/\w\.\w+\.|https?:|@/.test(e)),
    ...extraits(prose(p), /[\p{Ll}»]\p{Lu}\p{Ll}{2}|\p{L}\d{5}|,\p{L}/gu).filter((e) => !CAPITALES.test(e)),
  ]));

test('espaces insécables devant la ponctuation haute et dans les guillemets', () =>
  aucune((p) => [
    ...extraits(prose(p), /[^\u202f\s!?¶][!?;](?=[\s¶]|$)|[ \u00a0][!?;]/g),
    ...extraits(prose(p), /[^\u00a0\s¶\d]:(?=[\s¶]|$)| :/g).filter((e) => !/https?:/.test(e)),
    ...extraits(prose(p), /«[^\u202f]|[^\u202f]»/g),
  ]));

test('apostrophes et guillemets français, points de suspension', () =>
  aucune((p) => extraits(prose(p), /\p{L}'\p{L}|["“”]|\.\.\.| {2}/gu)));

test('les nombres tiennent à leur unité, et séparent leurs milliers', () =>
  aucune((p) => [
    ...extraits(prose(p), /\d (?:€|%|ans?\b|mois\b|habitants?\b)/g),
    ...extraits(prose(p), /(?<![\d/.-])[1-9]\d{4,}(?![\d/.-])/g).filter((e) => !/\b\d{5}\b|\b\d{9}\b/.test(e)),
  ]));

test('rien d’anglais, rien d’oublié', () =>
  aucune((p) => {
    // Noms propres : un titre de norme, une licence de police.
    const cites = prose(p).replace(/«[^»]*»|The GeoJSON Format|Hyperlegible Next|SIL Open Font License/g, '');
    return [
      ...extraits(cites, ANGLAIS),
      ...etiquettes(p).filter((a) => new RegExp(ANGLAIS.source, 'iu').test(a)),
      ...extraits(
        prose(p),
        /\p{L}+ \(déduit : calcul|\ben cours de remplissage|à venir prochainement|\bde (?=avril\b|août\b|octobre\b)/gu,
      ),
    ];
  }));

test('deux guillemets ou deux parenthèses ouverts se ferment', () =>
  aucune((p) => {
    const texte = texteDe(p.racine);
    return ['«»', '()'].filter(([o, f]) => texte.split(o!).length !== texte.split(f!).length);
  }));
