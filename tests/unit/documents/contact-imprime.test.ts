import assert from 'node:assert/strict';
import test from 'node:test';
import { direContact, imprimerContact } from '#lib/documents/contact-imprime.ts';
import type { AAppeler } from '#lib/territoire/contacts.ts';

const FICHE = 'https://www.banatic.interieur.gouv.fr/intercommunalite/247200090';
const SABOLIEN: AAppeler = {
  role: 'L’intercommunalité',
  nom: 'CC du Pays Sabolien',
  telephone: { numero: '02 43 62 50 00', lien: 'tel:+33243625000', releve: 'relevé en janvier 2024', sur: true },
  site: { hote: 'payssabolien.fr', adresse: 'http://www.payssabolien.fr' },
  courriel: 'accueil@payssabolien.fr',
  fiche: FICHE,
  sources: ['banatic'],
};

const CAS: [titre: string, qui: AAppeler, dit: string][] = [
  [
    'un numéro connu, sa date, le site et le courriel',
    SABOLIEN,
    'CC du Pays Sabolien : 02 43 62 50 00 (relevé en janvier 2024). payssabolien.fr, accueil@payssabolien.fr.',
  ],
  [
    'un numéro inconnu : que faire, et la fiche officielle qui le donne',
    {
      role: 'L’intercommunalité',
      nom: 'CC du Pays Sabolien',
      fiche: FICHE,
      sinon: 'Standard non trouvé.',
      sources: [],
    },
    'CC du Pays Sabolien : Standard non trouvé. www.banatic.interieur.gouv.fr/intercommunalite/247200090.',
  ],
  [
    'rien de connu',
    { role: 'La commune', nom: 'Bréhat', sinon: 'Voyez sa mairie.', sources: [] },
    'Bréhat : Voyez sa mairie.',
  ],
];

for (const [titre, qui, dit] of CAS)
  test(`un interlocuteur sur papier : ${titre}`, () => assert.equal(direContact(imprimerContact(qui)), dit));

test('le numéro appelle ; sa date se dit à confirmer quand il n’est pas sûr', () => {
  const { telephone } = SABOLIEN;
  assert.deepEqual(imprimerContact(SABOLIEN).telephone, {
    numero: '02 43 62 50 00',
    lien: 'tel:+33243625000',
    releve: { texte: 'relevé en janvier 2024' },
  });
  const incertain = imprimerContact({ ...SABOLIEN, telephone: { ...telephone!, sur: false } });
  assert.equal(incertain.telephone?.releve.deduit, 'à confirmer');
});
