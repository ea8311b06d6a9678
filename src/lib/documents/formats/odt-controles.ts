import { n, type Noeud } from '#lib/texte/html.ts';
import { aRemplir, type CaseACocher, type Choix, type Saisie } from './document-abstrait.ts';

type Contenu = (Noeud | string)[];

/**
 * Un contrôle de contenu, comme ceux de Word : ODF n’en a pas encore, Writer les écrit dans son extension depuis sa
 * version 7.4. Un lecteur qui l’ignore montre le texte : la réponse, la coche ou les points.
 */
function controle(
  { nom, libelle, vide }: { nom: string; libelle: string; vide: boolean },
  nature: Noeud['attributs'],
  ...contenu: Contenu
): Noeud {
  const attributs = {
    'loext:alias': libelle,
    'loext:tag': nom,
    'loext:showing-place-holder': vide ? 'true' : undefined,
    ...nature,
  };
  return n('loext:content-control', attributs, ...contenu);
}

const points = (saisie?: Saisie['saisie']): Noeud =>
  n('text:span', { 'text:style-name': 'ARemplir' }, aRemplir(saisie));

/** Une ligne : ODF réduit à une les espaces qui se suivent, et ôte celles du début, s’il ne les compte pas. */
function espaces(ligne: string): Contenu {
  return ligne.split(/(^ +| {2,}|\t)/).flatMap((passage): Contenu => {
    if (passage === '\t') return [n('text:tab')];
    if (passage !== '' && passage.trim() === '') return [n('text:s', { 'text:c': passage.length })];
    return passage === '' ? [] : [passage];
  });
}

/** Un texte, ses espaces et ses fins de ligne. */
const lignes = (valeur: string): Contenu =>
  valeur.split('\n').flatMap((l, i): Contenu => (i > 0 ? [n('text:line-break'), ...espaces(l)] : espaces(l)));

function natureDe({ saisie, jour }: Saisie): Noeud['attributs'] {
  if (saisie !== 'date') return {};
  return {
    'loext:date': 'true',
    'loext:date-format': 'D MMMM YYYY',
    'loext:date-rfc-language-tag': 'fr-FR',
    'loext:current-date': jour && `${jour}T00:00:00Z`,
  };
}

/** Une zone de réponse : un texte, ou une date à choisir dans un calendrier. */
export function zoneOdt(s: Saisie): Noeud {
  const vide = s.valeur === '';
  return controle({ ...s, vide }, natureDe(s), ...(vide ? [points(s.saisie)] : lignes(s.valeur)));
}

/** Une case à cocher, que le texte montre aussi. */
export function caseACocherOdt({ nom, libelle, cochee }: CaseACocher): Noeud {
  const nature = {
    'loext:checkbox': 'true',
    'loext:checked': String(cochee),
    'loext:checked-state': '☒',
    'loext:unchecked-state': '☐',
  };
  return controle({ nom, libelle, vide: false }, nature, cochee ? '☒' : '☐');
}

/** Une liste d’où une seule réponse se choisit. */
export function choixOdt({ nom = '', question: libelle = '', cases }: Choix): Noeud {
  const choisie = cases.find((x) => x.cochee);
  const reponses = cases.map((x) =>
    n('loext:list-item', { 'loext:display-text': x.libelle, 'loext:value': x.libelle }),
  );
  const nature = { 'loext:dropdown': 'true' };
  return controle({ nom, libelle, vide: !choisie }, nature, ...reponses, choisie?.libelle ?? points());
}
