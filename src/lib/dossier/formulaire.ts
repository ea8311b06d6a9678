import {
  anneesDuPlan,
  etapesDe,
  idCellule,
  ORIGINES,
  type Champ,
  type Dossier,
  type PlanFinancement,
  type Section,
} from '#lib/domaine/dossier.ts';
import { n, type Noeud } from '#lib/texte/html.ts';
import { dessinerChamp, idControle, zoneErreur } from './formulaire-champ.ts';

type LigneSaisie = PlanFinancement['depenses'][number];

function dessinerLigne(ligne: LigneSaisie, annees: readonly number[]): Noeud {
  const aide = `${idControle(ligne.id)}-aide`;
  const cellules = annees.map((annee) => {
    const champ = idCellule(ligne.id, annee);
    const id = idControle(champ);
    return n(
      'div',
      { class: 'champ-simple', 'data-champ': champ },
      n('label', { for: id }, `Année ${annee}`),
      zoneErreur(id),
      n(
        'span',
        { class: 'unite' },
        n('input', {
          id,
          inputmode: 'decimal',
          autocomplete: 'off',
          'aria-describedby': `${ligne.aide ? `${aide} ` : ''}${id}-erreur`,
        }),
        n('span', { 'aria-hidden': 'true' }, '€'),
      ),
    );
  });
  return n(
    'fieldset',
    { class: 'ligne-plan' },
    n('legend', {}, ligne.libelle),
    ...(ligne.aide ? [n('p', { class: 'aide', id: aide }, ligne.aide)] : []),
    n('div', { class: 'annees' }, ...cellules),
  );
}

function dessinerPlanASaisir(plan: PlanFinancement): Noeud {
  const annees = anneesDuPlan(plan);
  return n(
    'div',
    { class: 'saisie-plan', 'data-plan': '' },
    n('p', {}, `${plan.legende}.`),
    n('h3', {}, 'Dépenses'),
    ...plan.depenses.map((l) => dessinerLigne(l, annees)),
    n('h3', {}, 'Recettes'),
    ...plan.recettes.map((l) => dessinerLigne(l, annees)),
    n(
      'p',
      {},
      n(
        'button',
        { type: 'button', class: 'bouton second petit', 'data-recopier': '' },
        'Recopier l’année 1 dans les suivantes',
      ),
    ),
    n('h3', {}, 'Ce que donne votre plan'),
    n('div', { class: 'resultat', 'data-resultat': '' }),
    n('p', { role: 'status', class: 'invisible', 'data-annonce': '' }),
  );
}

/** Champs d’une section ; ceux qui se suivent sous une même question forment un groupe. */
function dessinerChamps(champs: readonly Champ[]): Noeud[] {
  const groupes: Champ[][] = [];
  for (const champ of champs) {
    const dernier = groupes.at(-1);
    if (champ.groupe && dernier?.[0]?.groupe?.libelle === champ.groupe.libelle) dernier.push(champ);
    else groupes.push([champ]);
  }
  return groupes.map((groupe) => {
    const commun = groupe[0]!.groupe;
    if (!commun) return dessinerChamp(groupe[0]!);
    return n(
      'fieldset',
      { class: 'champ-simple' },
      n('legend', {}, commun.libelle),
      ...(commun.aide ? [n('p', { class: 'aide' }, commun.aide)] : []),
      ...groupe.map(dessinerChamp),
    );
  });
}

function dessinerChoixEpci(epci: readonly { siren: string; nom: string }[]): Noeud {
  return n(
    'div',
    { class: 'champ-simple' },
    n('label', { for: 'choix-epci' }, 'Votre intercommunalité'),
    n(
      'p',
      { class: 'aide', id: 'choix-epci-aide' },
      'La choisir préremplit ce que le site en sait, sans rien effacer de ce que vous avez écrit.',
    ),
    n(
      'select',
      { id: 'choix-epci', 'aria-describedby': 'choix-epci-aide' },
      n('option', { value: '' }, 'Aucune, je remplis tout'),
      ...epci.map((e) => n('option', { value: e.siren }, e.nom)),
    ),
    n('p', { class: 'effet', id: 'choix-epci-effet', role: 'status' }),
  );
}

function dessinerEtape(section: Section, numero: number, total: number, avant: readonly Noeud[]): Noeud {
  const id = `etape-${section.id}`;
  return n(
    'section',
    { 'data-etape': section.id, 'aria-labelledby': `${id}-titre`, hidden: '' },
    n('p', { class: 'aide' }, `Étape ${numero} sur ${total}`),
    n('h2', { id: `${id}-titre`, class: 'nu', tabindex: -1 }, section.titre),
    n('div', {
      class: 'resume-erreurs',
      'data-resume': '',
      tabindex: -1,
      role: 'group',
      'aria-labelledby': `resume-${section.id}`,
      hidden: '',
    }),
    ...section.introduction.map((i) => n('p', {}, i.texte)),
    ...section.precisions.map((texte) => n('p', {}, texte)),
    ...(section.aConfirmer ? [] : [n('p', { class: 'aide' }, ORIGINES[section.origine])]),
    ...(section.aConfirmer
      ? [n('div', { class: 'a-confirmer' }, n('h3', {}, 'À confirmer'), n('p', {}, section.aConfirmer))]
      : []),
    ...avant,
    ...(section.plan ? [dessinerPlanASaisir(section.plan)] : []),
    ...dessinerChamps(section.champs.filter((c) => !c.calcule)),
    n(
      'p',
      { class: 'boutons' },
      n('button', { type: 'button', class: 'bouton', 'data-suivante': '' }, 'Passer à l’étape suivante'),
      ...(numero > 1
        ? [n('button', { type: 'button', class: 'bouton second', 'data-precedente': '' }, 'Revenir à la précédente')]
        : []),
    ),
  );
}

/** Dès la première étape : de quoi s’arrêter et revenir. */
const PROPOSER_DE_GARDER: Noeud = n(
  'p',
  { class: 'effet', 'data-proposer': '' },
  'Vous pourrez vous arrêter et reprendre à la même étape, si vous le demandez. ',
  n('button', { type: 'button', class: 'bouton second petit', 'data-garder-ici': '' }, 'Garder sur cet appareil'),
);

/**
 * Les étapes du formulaire : une par section du dossier ; la page y ajoute la relecture et la suite. `epci` : choix du
 * préremplissage.
 */
export function dessinerEtapes(dossier: Dossier, epci: readonly { siren: string; nom: string }[]): Noeud[] {
  const etapes = etapesDe(dossier);
  return etapes.map((section, i) =>
    dessinerEtape(section, i + 1, etapes.length + 2, i === 0 ? [dessinerChoixEpci(epci), PROPOSER_DE_GARDER] : []),
  );
}

/** La liste des étapes, relecture comprise. */
export function listerEtapes(dossier: Dossier): Noeud[] {
  const etapes = [...etapesDe(dossier), { id: 'relire', titre: 'Relire' }, { id: 'suite', titre: 'Et maintenant ?' }];
  return etapes.map((e, i) => n('li', {}, n('a', { href: `#etape-${e.id}` }, `${i + 1}. ${e.titre}`)));
}
