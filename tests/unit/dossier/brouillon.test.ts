import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ecrireBrouillon,
  estVide,
  fusionner,
  lireBrouillon,
  TAILLE_MAX,
  type Attendu,
  type Brouillon,
} from '#lib/dossier/brouillon.ts';

const ATTENDU: Attendu = {
  departement: '53',
  champs: new Set(['epci-nom', 'contact-nom']),
  epci: new Set(['200048551']),
};
const BROUILLON: Brouillon = {
  departement: '53',
  epci: '200048551',
  reponses: { 'epci-nom': 'Pays de Craon « été »\n2e ligne', 'contact-nom': '' },
};
const ecrit = ecrireBrouillon(BROUILLON);
const modifier = (changement: Record<string, unknown>) =>
  JSON.stringify({ ...(JSON.parse(ecrit) as object), ...changement });

test('un brouillon écrit se relit à l’identique, réponses vides omises', () => {
  assert.deepEqual(lireBrouillon(ecrit, ATTENDU), {
    brouillon: { ...BROUILLON, reponses: { 'epci-nom': BROUILLON.reponses['epci-nom'] } },
    ignorees: [],
  });
  assert.equal(ecrireBrouillon({ ...BROUILLON, reponses: { ...BROUILLON.reponses } }), ecrit);
});

test('tout autre fichier est refusé, avec sa raison', () => {
  const cas: [string, string, RegExp][] = [
    ['vide', ' \n', /vide/],
    ['tronqué', ecrit.slice(0, -20), /incomplet ou abîmé/],
    ['une lettre changée', ecrit.replace('Craon', 'Croan'), /abîmé ou modifié/],
    ['accents perdus par un autre codage', ecrit.replace('é', 'Ã©'), /abîmé ou modifié/],
    ['accents décomposés', ecrit.normalize('NFD'), /abîmé ou modifié/],
    ['UTF-16 lu comme de l’UTF-8', Buffer.from(`\ufeff${ecrit}`, 'utf16le').toString('utf8'), /pas un brouillon|abîmé/],
    ['latin-1 lu comme de l’UTF-8', Buffer.from(ecrit, 'latin1').toString('utf8'), /abîmé ou modifié/],
    ['octets nuls', '\0'.repeat(64), /pas un brouillon/],
    ['emboîté sans fin', '['.repeat(100_000), /pas un brouillon/],
    ['SIREN changé', ecrit.replace('200048551', '200083392'), /abîmé ou modifié/],
    ['un texte', 'Bonjour', /pas un brouillon/],
    ['un autre JSON', '{"type":"FeatureCollection"}', /pas un brouillon/],
    ['une liste', '[1,2]', /pas un brouillon/],
    ['null', 'null', /pas un brouillon/],
    ['plus récent', modifier({ version: 2 }), /plus récente du site \(2\).*Rechargez/],
    ['plus ancien', modifier({ version: 0 }), /plus ancienne du site \(0\)/],
    ['sans version', modifier({ version: 'un' }), /version manque/],
    ['autre département', ecrireBrouillon({ ...BROUILLON, departement: '36' }), /autre département \(36\)/],
    ['réponse qui n’est pas un texte', modifier({ reponses: { 'epci-nom': 3 } }), /réponses ne se lisent pas/],
    ['réponse démesurée', modifier({ reponses: { 'epci-nom': 'a'.repeat(60_000) } }), /réponses ne se lisent pas/],
    ['liste de réponses', modifier({ reponses: ['a'] }), /réponses ne se lisent pas/],
    ['sans empreinte', modifier({ empreinte: undefined }), /abîmé ou modifié/],
    ['énorme', `"${'a'.repeat(TAILLE_MAX)}"`, /trop gros/],
  ];
  for (const [nom, texte, raison] of cas) {
    const lecture = lireBrouillon(texte, ATTENDU);
    assert.ok('refus' in lecture, nom);
    assert.match(lecture.refus, raison, nom);
  }
});

test('marque d’ordre des octets et fins de ligne de Windows ne changent rien', () => {
  assert.deepEqual(
    lireBrouillon(new TextDecoder().decode(Buffer.from(`\ufeff${ecrit.replaceAll('\n', '\r\n')}`)), ATTENDU),
    lireBrouillon(ecrit, ATTENDU),
  );
});

test('une question disparue du dossier est signalée, un EPCI disparu est oublié, le reste est lu', () => {
  const lecture = lireBrouillon(
    ecrireBrouillon({ departement: '53', epci: '999999999', reponses: { 'contact-nom': 'A', ancienne: 'B' } }),
    ATTENDU,
  );
  assert.deepEqual(lecture, {
    brouillon: { departement: '53', epci: '', reponses: { 'contact-nom': 'A' } },
    ignorees: ['ancienne'],
  });
});

test('__proto__ reste une réponse ignorée, sans effet', () => {
  const lecture = lireBrouillon(ecrit.replace('"epci-nom"', '"__proto__"'), ATTENDU);
  assert.ok('refus' in lecture);
  assert.equal(({} as Record<string, unknown>)['epci-nom'], undefined);
});

test('fusionner complète et remplace le prérempli, jamais ce que la personne a écrit', () => {
  const cas: [
    string,
    Record<string, string>,
    Record<string, string>,
    Record<string, string>,
    Record<string, string>,
    string[],
  ][] = [
    ['premier choix', {}, {}, { nom: 'Craon' }, { nom: 'Craon' }, []],
    ['autre EPCI', { nom: 'Craon' }, { nom: 'Craon' }, { nom: 'Ernée' }, { nom: 'Ernée' }, []],
    ['valeur corrigée', { nom: 'Mon nom' }, { nom: 'Craon' }, { nom: 'Ernée' }, { nom: 'Mon nom' }, ['nom']],
    ['inconnue du nouvel EPCI', { rang: '4', libre: 'x' }, { rang: '4' }, {}, { rang: '', libre: 'x' }, []],
    ['corrigée, inconnue du nouvel EPCI', { rang: '5' }, { rang: '4' }, {}, { rang: '5' }, []],
    ['vidée exprès, puis autre choix', { nom: '' }, { nom: 'Craon' }, { nom: 'Ernée' }, { nom: 'Ernée' }, []],
  ];
  for (const [nom, reponses, avant, apres, attendues, gardees] of cas)
    assert.deepEqual(fusionner(reponses, avant, apres), { reponses: attendues, gardees }, nom);
});

test('un brouillon d’espaces est vide', () => {
  assert.ok(estVide({ ...BROUILLON, reponses: { a: '  ' } }));
  assert.ok(!estVide(BROUILLON));
});
