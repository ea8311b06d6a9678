import { n, type Noeud } from '#lib/texte/html.ts';
import {
  cadreDe,
  introductions,
  LIGNES_VIDES,
  reponsesPossibles,
  type Bloc,
  type BlocTableau,
  type Ecrit,
} from './document-abstrait.ts';
import { caseACocherDocx, choixDocx, zoneDocx } from './docx-controles.ts';
import { numeroter } from './docx-styles.ts';
import { tableau } from './docx-tableaux.ts';
import { aide, lien, mots, obligatoire, onglet, paragraphe, riche, type EnCours } from './docx-texte.ts';

type Champ = Extract<Bloc, { type: 'champ' }>;

/** Ce qui suit un tableau : Word colle l’un à l’autre deux tableaux qui se suivent. */
const respiration = (): Noeud => paragraphe('Note', []);

function questions(champs: readonly Champ[], titre: string, enCours: EnCours): Noeud[] {
  const lignes = champs.map((b) => [
    [
      paragraphe('Cellule', [mots(b.libelle, 'Fort'), ...obligatoire(b.obligatoire)]),
      ...(b.aide ? [paragraphe('Note', [mots(b.aide)])] : []),
    ],
    [paragraphe('Cellule', [zoneDocx(enCours, b)])],
  ]);
  const hauteurs = champs.map((b) => (b.valeur ? 0 : 120 + Math.min(b.lignes, LIGNES_VIDES) * 240));
  return [tableau({ titre, entete: ['Question', 'Réponse'], lignes, premiere: 3400, hauteurs }), respiration()];
}

function montants(b: BlocTableau, enCours: EnCours): Noeud[] {
  // Chaque ligne tient à la suivante : le tableau ne se coupe pas.
  const lignes = b.lignes.map((l, rang) => [
    [paragraphe('Cellule', [mots(l.titre, l.total ? 'Fort' : undefined), ...aide(l.aide)], rang < b.lignes.length - 1)],
    ...l.cellules.map((x) => [paragraphe('Montant', [zoneDocx(enCours, { ...x, saisie: 'montant' })])]),
  ]);
  return [
    paragraphe('Question', [mots(b.legende)]),
    tableau({ titre: b.legende, entete: b.entete, lignes, premiere: 4100 }),
    respiration(),
  ];
}

function cases(b: Extract<Bloc, { type: 'cases' }>, enCours: EnCours): Noeud[] {
  const question = b.question
    ? [paragraphe('Question', [mots(b.question), ...obligatoire(b.obligatoire), ...aide(b.aide)])]
    : [];
  if (b.exclusif) return [...question, paragraphe('Case', [choixDocx(enCours, b), ...aide(reponsesPossibles(b))])];
  const derniere = b.cases.length - 1;
  return [
    ...question,
    ...b.cases.map((x, i) =>
      paragraphe('Case', [caseACocherDocx(enCours, x), onglet(), mots(x.libelle), ...aide(x.aide)], i < derniere),
    ),
  ];
}

/** Des cadres à signer à la main, côte à côte. */
function aSigner(titre: string, cadres: readonly string[]): Noeud[] {
  const vide = cadres.map(() => [paragraphe('Cellule', [])]);
  return [tableau({ titre, entete: cadres, lignes: [vide], hauteurs: [1300] }), respiration()];
}

function encadre(b: Extract<Bloc, { type: 'encadre' }>, suivi: boolean, enCours: EnCours): Noeud[] {
  if (b.genre === 'reserve') return b.textes.map((t) => paragraphe('Reserve', [mots(`${t} `), onglet()]));
  return [
    paragraphe('Encadre', [mots(b.titre, 'Fort')], suivi),
    ...b.textes.map((t) => paragraphe('Encadre', riche(t, enCours), suivi)),
    paragraphe('Note', [], suivi),
  ];
}

const STYLES = { chapo: 'Chapo', note: 'Note' };

function simple(b: Exclude<Bloc, Champ>, suivi: boolean, enCours: EnCours): Noeud[] {
  switch (b.type) {
    case 'titre':
      return [paragraphe(`Heading${b.niveau}`, [mots(b.texte)], false, b.page ? [n('w:pageBreakBefore')] : [])];
    case 'paragraphe':
      return [paragraphe(b.genre ? STYLES[b.genre] : 'Normal', riche(b.texte, enCours), suivi)];
    case 'liste': {
      const numero = b.numerotee ? [numeroter(enCours.numerotees++)] : [];
      const style = b.numerotee ? 'ListeNumerotee' : 'Liste';
      return b.elements.map((e) => paragraphe(style, riche(e, enCours), false, numero));
    }
    case 'sources': {
      const numero = [numeroter(enCours.numerotees++)];
      return b.elements.map((s) =>
        paragraphe(
          'Source',
          [s.adresse ? lien(s.adresse, s.titre, enCours) : mots(s.titre), mots(s.suite)],
          false,
          numero,
        ),
      );
    }
    case 'encadre':
      return encadre(b, suivi, enCours);
    case 'cases':
      return cases(b, enCours);
    case 'tableau':
      return montants(b, enCours);
    case 'signatures':
      return aSigner('Signatures', b.cadres);
    case 'signature':
      return aSigner(b.libelle, [cadreDe(b)]);
  }
}

function page(): Noeud {
  return n(
    'w:sectPr',
    {},
    n('w:footerReference', { 'w:type': 'default', 'r:id': 'rIdPied' }),
    n('w:pgSz', { 'w:w': 11906, 'w:h': 16838 }),
    n('w:pgMar', {
      'w:top': 1020,
      'w:right': 1020,
      'w:bottom': 1460,
      'w:left': 1020,
      'w:header': 560,
      'w:footer': 560,
      'w:gutter': 0,
    }),
  );
}

/** Le corps du document ; les réponses qui se suivent font un tableau, « Question, Réponse ». */
export function corpsDe(ecrit: Ecrit, enCours: EnCours): Noeud {
  const sortie = [paragraphe('Note', [mots(ecrit.genre)])];
  const solidaires = introductions(ecrit.blocs);
  let titre = '';
  for (let i = 0; i < ecrit.blocs.length; i++) {
    const b = ecrit.blocs[i]!;
    if (b.type === 'titre') titre = b.texte;
    if (b.type !== 'champ') {
      sortie.push(...simple(b, solidaires.has(b), enCours));
      continue;
    }
    const fin = ecrit.blocs.slice(i).findIndex((x) => x.type !== 'champ');
    const groupe = ecrit.blocs.slice(i, fin < 0 ? undefined : i + fin) as Champ[];
    sortie.push(...questions(groupe, titre, enCours));
    i += groupe.length - 1;
  }
  return n('w:body', {}, ...sortie, page());
}

/** Le pied de chaque page : ce que dit l’écrit, et le numéro de la page. */
export function piedDePage(ecrit: Ecrit): Noeud[] {
  const champ = (nom: string) => n('w:fldSimple', { 'w:instr': nom }, mots('1'));
  return [
    paragraphe('Footer', [mots(ecrit.pied)]),
    paragraphe('Page', [mots('Page '), champ('PAGE'), mots(' sur '), champ('NUMPAGES')]),
  ];
}
