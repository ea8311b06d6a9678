import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { parse } from 'yaml';
import { dureeEnMots } from '#lib/financement/plafond-en-mots.ts';
import { schemaAide } from '#lib/schemas/aide.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';
import { versAidesTerritoires } from '#lib/publication/aides-territoires.ts';
import { CONTENU_FIGE } from '../../sites.ts';

const aide = schemaAide.parse(parse(readFileSync(join(CONTENU_FIGE, 'content/departements/53/aide.yaml'), 'utf8')));
const contexte = {
  departement: { code: '53', nom: 'Mayenne' },
  page: 'https://x.fr/aide/',
  fichier: 'https://x.fr/aides.json',
  editeur: 'Nous',
  au: unJour('2026-11-21'),
  sourceDe: () => ({ id: 's', titre: 'Texte', editeur: 'Département', consulteLe: unJour('2026-11-21') }),
};

test('les montants et le taux sont ceux de la fiche ; un taux absent reste absent', () => {
  const publiee = versAidesTerritoires(aide, contexte);
  assert.match(
    publiee.subvention_comment,
    new RegExp(`${aide.plafondAnnuel.euros} € par an pendant ${dureeEnMots(aide.duree.annees)}`),
  );
  assert.equal(publiee.subvention_rate_upper_bound, aide.taux.pourcent);
  assert.deepEqual([publiee.submission_deadline, publiee.recurrence, publiee.is_charged], [null, null, null]);
});

test('une source sans adresse publique mène à notre page', () => {
  assert.equal(versAidesTerritoires(aide, contexte).origin_url, contexte.page);
});

test('les listes fermées ne se remplissent que si le texte emploie le mot', () => {
  const muette = {
    ...aide,
    nature: { ...aide.nature, texte: 'Un coup de pouce.' },
    beneficiaires: [{ texte: 'Les communes.', source: 's' }],
  };
  assert.deepEqual(
    [versAidesTerritoires(muette, contexte).aid_types, versAidesTerritoires(muette, contexte).targeted_audiences],
    [[], []],
  );
  assert.deepEqual(versAidesTerritoires(aide, contexte).targeted_audiences, ['Intercommunalité / Pays']);
});

test('le texte devient du HTML sûr', () => {
  const piegee = { ...aide, resume: 'a < b & c > d' };
  assert.match(versAidesTerritoires(piegee, contexte).description, /<p>a &lt; b &amp; c &gt; d<\/p>/);
});
