import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chargerContenu } from '#chargeurs/contenu.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { Abimes } from '#lib/contenu/abimes.ts';
import { verifierAides } from '#lib/contenu/coherence-dossier.ts';
import { anneesDuPlan, champsDuDossier, construireDossier } from '#lib/domaine/dossier.ts';
import { nomCourt } from '#lib/domaine/epci.ts';
import { NON_TROUVE_PAR_LE_SITE, nomComplet, preremplir, reponsesDe } from '#lib/dossier/preremplissage.ts';
import { afficherReponse, ecrireReponse, problemeDeReponse } from '#lib/dossier/reponse-au-champ.ts';
import { statutDe } from '#lib/domaine/statut.ts';
import { contratsDeLEpci } from '#lib/domaine/territoire.ts';
import { CONTENU_FIGE } from '../../sites.ts';
import { unSiren } from '#lib/valeurs/siren.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';

const contenu = chargerContenu(CONTENU_FIGE);
const fiche = contenu.dossiers[0]!;
const aide = contenu.aides.find((a) => a.donnee.departement === fiche.donnee.departement)!.donnee;
const dossier = construireDossier(fiche.donnee, aide);
const referentiel = lireReferentiel();

function territoire(siren: string) {
  const epci = referentiel.epci.get(unSiren(siren))!;
  const contrats = contratsDeLEpci(
    contenu.contrats.map((c) => c.donnee),
    unSiren(siren),
  );
  const communes = epci.communes.map((c) => referentiel.communes.get(c)!);
  return {
    epci,
    nom: nomCourt(epci.nom),
    communes,
    contrats,
    contratsCommunaux: [],
    statut: statutDe(contrats, unJour('2026-11-21')),
    au: unJour('2026-11-21'),
  };
}

test('le dossier reprend les missions et les plafonds de la fiche d’aide, sans les recopier', () => {
  const champs = champsDuDossier(dossier);
  assert.deepEqual(
    champs.filter((c) => c.id.startsWith('mission-')).map((c) => c.libelle),
    aide.missions,
  );
  const plan = dossier.sections.find((s) => s.plan)!.plan!;
  assert.deepEqual([plan.plafondAnnuel, plan.plafondTotal, anneesDuPlan(plan)], [10000, 30000, [1, 2, 3]]);
  assert.equal(new Set(champs.map((c) => c.id)).size, champs.length);
});

test('un champ en double et un dossier sans aide sont refusés, avec le nom du fichier', () => {
  const [premiere, ...autres] = fiche.donnee.sections;
  const double = {
    ...fiche,
    donnee: { ...fiche.donnee, sections: [premiere!, { ...premiere!, id: 'bis' }, ...autres] },
  };
  const champs = verifierAides({ ...contenu, dossiers: [double] }, new Abimes()).map((p) => p.champ);
  assert.ok(
    champs.some((c) => /epci-nom/.test(c)),
    champs.join(),
  );
  const sansAide = verifierAides({ ...contenu, aides: [], modeles: [] }, new Abimes());
  assert.deepEqual(
    sansAide.map(({ fichier, valeur }) => [fichier, valeur]),
    [[fiche.fichier, 'aide.yaml absent']],
  );
});

test('un plafond par habitant demande une question sur la population', () => {
  const aides = contenu.aides.map((a) => ({
    ...a,
    donnee: { ...a.donnee, plafondAnnuel: { ...a.donnee.plafondAnnuel, parHabitant: 0.5 } },
  }));
  const sections = fiche.donnee.sections.map((s) => ({
    ...s,
    champs: s.champs.filter((c) => c.preremplissage !== 'epci.population'),
  }));
  const sans = { ...fiche, donnee: { ...fiche.donnee, sections } };
  const fautes = (dossiers: (typeof fiche)[]) => verifierAides({ ...contenu, aides, dossiers }, new Abimes());
  assert.deepEqual(fautes([fiche]), []);
  assert.deepEqual(
    fautes([sans]).map((p) => p.valeur),
    ['aucune question sur la population'],
  );
});

test('le préremplissage donne l’identité officielle et dit ce qui n’a pas été trouvé', () => {
  const craon = preremplir(dossier, territoire('200048551'));
  assert.equal(craon['epci-nom']!.valeur, 'Communauté de communes du Pays de Craon');
  assert.equal(craon['epci-communes-nombre']!.valeur, '37');
  assert.match(craon['contrat-terme']!.mention, /Calculé par le site/);
  const avaloirs = preremplir(dossier, territoire('200042182'));
  assert.deepEqual(avaloirs['contrat-nom'], { valeur: '', mention: NON_TROUVE_PAR_LE_SITE });
  assert.deepEqual(avaloirs['contrat-situation'], { valeur: '', mention: NON_TROUVE_PAR_LE_SITE });
  assert.ok(!('contrat-nom' in reponsesDe(avaloirs)));
});

test('où en est le contrat : la réponse rattachée à la situation, ou la situation et rien de coché', () => {
  const t = territoire('200048551');
  const situation = (statut: typeof t.statut) => preremplir(dossier, { ...t, statut })['contrat-situation'];
  assert.deepEqual(
    (['en-cours', 'echeance-a-verifier', 'en-construction', 'echu', 'sans-cls', 'non-renseigne'] as const).map(
      (s) => situation(s)!.valeur,
    ),
    ['signe', 'signe', 'preparation', '', '', ''],
  );
  assert.match(situation('echu')!.mention, /« CLS arrivé à terme » ; à vous de choisir/);
  assert.equal(situation('non-renseigne')!.mention, NON_TROUVE_PAR_LE_SITE);
});

test('une réponse qui ne va pas le dit en français, la forme avant la longueur', () => {
  const CAS: [type: Parameters<typeof ecrireReponse>[0]['type'], longueurMax: number, valeur: string, dit: RegExp][] = [
    ['entier', 2, 'troisième', /attend un nombre entier, en chiffres/],
    ['entier', 2, '12345', /attend un nombre de 2.chiffres au plus/],
    ['entier', 1, '12', /attend un nombre de 1.chiffre au plus/],
    ['date', 40, 'quand le conseil communautaire aura délibéré, au printemps', /attend une date/],
    ['euros', 16, 'dix-huit mille euros', /attend un montant en euros/],
    ['texte', 3, 'quatre', /: 3.caractères au plus, et votre réponse en a 6\./],
    ['paragraphe', 900, 'a'.repeat(5000), /: 900.caractères au plus, et votre réponse en a 5.000\./],
    ['choix', 20, 'Contrat arrivé à son terme', /attend l’une des réponses proposées/],
  ];
  for (const [type, longueurMax, valeur, dit] of CAS)
    assert.match(
      problemeDeReponse({ id: 'x', libelle: 'X', type, obligatoire: false, longueurMax, choix: [] }, valeur)!,
      dit,
      `${type} « ${valeur.slice(0, 20)} »`,
    );
});

test('toute valeur préremplie respecte la longueur et la forme de son champ', () => {
  const champs = new Map(champsDuDossier(dossier).map((c) => [c.id, c]));
  for (const siren of [
    '200048551',
    '200055887',
    '200083392',
    '245300223',
    '200033298',
    '245300355',
    '245300389',
    '245300447',
    '200042182',
  ]) {
    for (const [id, { valeur }] of Object.entries(preremplir(dossier, territoire(siren)))) {
      if (valeur) assert.equal(problemeDeReponse(champs.get(id)!, valeur), null, `${siren} ${id}`);
    }
  }
});

test('les noms complets disent la nature quand le nom ne se suffit pas', () => {
  assert.equal(nomComplet(referentiel.epci.get(unSiren('245300355'))!), 'Communauté de communes de l’Ernée');
  assert.equal(nomComplet(referentiel.epci.get(unSiren('200083392'))!), 'Laval Agglomération');
});

test('une réponse s’écrit avec des espaces ordinaires ; une adresse ou un numéro ne change pas d’un signe', () => {
  const CAS: [type: Parameters<typeof ecrireReponse>[0]['type'], valeur: string, ecrite: string][] = [
    ['texte', "l'été\u00a0: 45\u202f000 €", 'l’été : 45 000 €'],
    ['paragraphe', '  deux  espaces\n\n« cœur » ; 50 %', '  deux  espaces\n\n« cœur » ; 50 %'],
    ['courriel', "l'accueil@exemple.fr", "l'accueil@exemple.fr"],
    ['iban', 'FR7630006000011234567890189', 'FR76 3000 6000 0112 3456 7890 189'],
    ['siret', '20004855100012', '200 048 551 00012'],
    ['siren', '200\u202f048\u202f551', '200 048 551'],
    ['date', '2026-09-01', '1er septembre 2026'],
  ];
  for (const [type, valeur, ecrite] of CAS)
    assert.equal(
      ecrireReponse({ id: 'x', libelle: 'X', type, obligatoire: false, longueurMax: 99 }, valeur),
      ecrite,
      type,
    );
});

test('une réponse se lit mise en forme, et dit ce qui ne va pas', () => {
  const champ = (type: 'euros' | 'date' | 'siren') => ({
    id: 'x',
    libelle: 'X',
    type,
    obligatoire: true,
    longueurMax: 20,
  });
  assert.equal(afficherReponse(champ('date'), '2027-05'), 'mai 2027');
  assert.equal(afficherReponse(champ('siren'), '200048551'), '200 048 551');
  assert.equal(problemeDeReponse(champ('siren'), '200 048 551'), null);
  assert.match(problemeDeReponse(champ('siren'), '200048552')!, /clé de contrôle/);
  assert.match(problemeDeReponse(champ('euros'), '')!, /attend une réponse/);
  assert.match(problemeDeReponse(champ('euros'), '12,555')!, /31 000,50/);
});
