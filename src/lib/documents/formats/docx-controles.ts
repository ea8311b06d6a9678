import { n, type Noeud } from '#lib/texte/html.ts';
import { aRemplir, type CaseACocher, type Choix, type Saisie } from './document-abstrait.ts';
import { mots, type EnCours } from './docx-texte.ts';

/** Word refuse un nom de contrôle plus long. */
const NOM_AU_PLUS = 64;
const NON_COCHEE = '☐';
const COCHEE = '☒';

const val = (valeur: string | number) => ({ 'w:val': valeur });

/** Un contrôle de contenu : ce qu’un lecteur d’écran en dit, son nom dans le dossier, sa nature, ce qu’il montre. */
function controle(
  enCours: EnCours,
  { nom, libelle, vide }: { nom: string; libelle: string; vide: boolean },
  nature: Noeud,
  montre: Noeud,
): Noeud {
  const proprietes = [
    n('w:alias', val(libelle.length > NOM_AU_PLUS ? `${libelle.slice(0, NOM_AU_PLUS - 1)}…` : libelle)),
    n('w:tag', val(nom.slice(0, NOM_AU_PLUS))),
    n('w:id', val(++enCours.controles)),
    ...(vide ? [n('w:showingPlcHdr')] : []),
    nature,
  ];
  return n('w:sdt', {}, n('w:sdtPr', {}, ...proprietes), n('w:sdtContent', {}, montre));
}

/** Le texte d’un contrôle, ou les points qui disent qu’il attend une réponse. */
const montrer = (valeur: string, saisie?: Saisie['saisie']): Noeud =>
  valeur ? mots(valeur) : mots(aRemplir(saisie), 'ARemplir');

function natureDe({ saisie, jour, valeur }: Saisie): Noeud {
  if (saisie === 'date')
    return n(
      'w:date',
      jour ? { 'w:fullDate': `${jour}T00:00:00Z` } : {},
      n('w:dateFormat', val('d MMMM yyyy')),
      n('w:lid', val('fr-FR')),
      n('w:storeMappedDataAs', val('dateTime')),
      n('w:calendar', val('gregorian')),
    );
  if (saisie !== 'texte') return n('w:text');
  // Writer 7 perd les fins de ligne d’un texte simple : une réponse qui en a déjà passe en texte enrichi.
  return valeur.includes('\n') ? n('w:richText') : n('w:text', { 'w:multiLine': 1 });
}

/** Une zone de réponse : une ligne, un texte de plusieurs lignes, ou une date à choisir dans un calendrier. */
export function zoneDocx(enCours: EnCours, s: Saisie): Noeud {
  return controle(enCours, { ...s, vide: s.valeur === '' }, natureDe(s), montrer(s.valeur, s.saisie));
}

/** Une case à cocher : un caractère, et non un symbole de police, pour que tout lecteur voie la coche. */
export function caseACocherDocx(enCours: EnCours, { nom, libelle, cochee }: CaseACocher): Noeud {
  const etat = (quand: string, signe: string) =>
    n(`w14:${quand}`, { 'w14:val': signe.codePointAt(0)!.toString(16), 'w14:font': 'MS Gothic' });
  const nature = n(
    'w14:checkbox',
    {},
    n('w14:checked', { 'w14:val': cochee ? 1 : 0 }),
    etat('checkedState', COCHEE),
    etat('uncheckedState', NON_COCHEE),
  );
  return controle(enCours, { nom, libelle, vide: false }, nature, mots(cochee ? COCHEE : NON_COCHEE, 'Coche'));
}

/** Une liste d’où une seule réponse se choisit. */
export function choixDocx(enCours: EnCours, b: Choix): Noeud {
  const choisie = b.cases.find((x) => x.cochee);
  const reponses = b.cases.map((x) => n('w:listItem', { 'w:displayText': x.libelle, 'w:value': x.nom }));
  const nature = n('w:dropDownList', choisie ? { 'w:lastValue': choisie.nom } : {}, ...reponses);
  const { nom = '', question: libelle = '' } = b;
  return controle(enCours, { nom, libelle, vide: !choisie }, nature, montrer(choisie?.libelle ?? ''));
}
