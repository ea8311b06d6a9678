import { n, type Noeud } from '#lib/texte/html.ts';
import { archiver } from './archive.ts';
import {
  cadreDe,
  introductions,
  LIGNES_VIDES,
  passages,
  reponsesPossibles,
  type Bloc,
  type BlocTableau,
  type CouleursBureau,
  type Ecrit,
} from './document-abstrait.ts';
import { manifeste, metadonnees, partie, style } from './odf.ts';
import { caseACocherOdt, choixOdt, zoneOdt } from './odt-controles.ts';
import { stylesDeLEcrit } from './odt-styles.ts';

type Contenu = (Noeud | string)[];

const p = (nom: string, ...contenu: Contenu): Noeud => n('text:p', { 'text:style-name': nom }, ...contenu);
const mots = (nom: string, texte: string): Noeud => n('text:span', { 'text:style-name': nom }, texte);
const aide = (texte: string | undefined): Contenu => (texte ? [' ', mots('Aide', texte)] : []);
const obligatoire = (oui: boolean): Contenu => (oui ? aide('(obligatoire)') : []);

const lien = (adresse: string, texte: string): Noeud =>
  n('text:a', { 'xlink:type': 'simple', 'xlink:href': adresse, 'text:style-name': 'Internet_20_link' }, texte);

/** Un texte, ses adresses en liens et ses blancs à compléter mis en valeur. */
function riche(texte: string): Contenu {
  return passages(texte).map((passage) => {
    if (passage.adresse) return lien(passage.texte, passage.texte);
    return passage.aCompleter ? mots('Blanc', passage.texte) : passage.texte;
  });
}

/**
 * Un tableau à écrire : son nom dans le fichier, son titre, la largeur et l’en-tête de ses colonnes, le contenu de ses
 * cellules.
 */
interface Tableau {
  nom: string;
  titre: string;
  largeurs: string[];
  entete: string[];
  lignes: Noeud[][][];
  /** Vrai s’il ne se coupe pas d’une page à l’autre. */
  entier?: boolean;
}

function stylesDuTableau({ nom, largeurs, entier }: Tableau, c: CouleursBureau): Noeud[] {
  const cellule = { 'fo:padding': '0.12cm', 'fo:border': `0.5pt solid #${c.filet}` };
  const table = {
    'style:width': '17.4cm',
    'table:align': 'margins',
    'fo:margin-bottom': '0.3cm',
    'table:border-model': 'collapsing',
    'style:may-break-between-rows': entier ? 'false' : undefined,
  };
  return [
    style(nom, 'table', {}, n('style:table-properties', table)),
    ...largeurs.map((largeur, i) =>
      style(`${nom}.${i}`, 'table-column', {}, n('style:table-column-properties', { 'style:column-width': largeur })),
    ),
    style(`${nom}.ligne`, 'table-row', {}, n('style:table-row-properties', { 'fo:keep-together': 'always' })),
    style(`${nom}.c`, 'table-cell', {}, n('style:table-cell-properties', cellule)),
    style(
      `${nom}.t`,
      'table-cell',
      {},
      n('style:table-cell-properties', { ...cellule, 'fo:background-color': `#${c.filet}` }),
    ),
  ];
}

function corpsDuTableau({ nom, titre, largeurs, entete, lignes }: Tableau): Noeud {
  const ligne = (cellules: readonly Noeud[][], genre: string) =>
    n(
      'table:table-row',
      { 'table:style-name': `${nom}.ligne` },
      ...cellules.map((contenu) =>
        n('table:table-cell', { 'table:style-name': `${nom}.${genre}`, 'office:value-type': 'string' }, ...contenu),
      ),
    );
  const colonne = (i: number) => n('table:table-column', { 'table:style-name': `${nom}.${i}` });
  const tetes = entete.map((t, i) => [p(i > 0 && entete.length > 2 ? 'TeteMontant' : 'Tete', t)]);
  return n(
    'table:table',
    { 'table:name': `${titre.slice(0, 60)} (${nom})`, 'table:style-name': nom },
    n('table:table-header-columns', {}, colonne(0)),
    ...largeurs.slice(1).map((_, i) => colonne(i + 1)),
    n('table:table-header-rows', {}, ligne(tetes, 't')),
    ...lignes.map((l) => ligne(l, 'c')),
  );
}

type Champ = Extract<Bloc, { type: 'champ' }>;

function reponse(b: Champ): Noeud[] {
  const vides = b.valeur ? 0 : Math.max(0, Math.min(b.lignes, LIGNES_VIDES) - 1);
  return [p('Cellule', zoneOdt(b)), ...Array.from({ length: vides }, () => p('Cellule'))];
}

function questions(champs: readonly Champ[], nom: string, titre: string): Tableau {
  return {
    nom,
    titre,
    largeurs: ['6cm', '11.4cm'],
    entete: ['Question', 'Réponse'],
    lignes: champs.map((b) => [
      [p('Cellule', mots('Fort', b.libelle), ...obligatoire(b.obligatoire)), ...(b.aide ? [p('Note', b.aide)] : [])],
      reponse(b),
    ]),
  };
}

function montants(b: BlocTableau, nom: string): Tableau {
  const autres = `${(10 / (b.entete.length - 1)).toFixed(2)}cm`;
  return {
    nom,
    titre: b.legende,
    largeurs: ['7.4cm', ...b.entete.slice(1).map(() => autres)],
    entete: b.entete,
    lignes: b.lignes.map((l) => [
      [p('Cellule', l.total ? mots('Fort', l.titre) : l.titre, ...aide(l.aide))],
      ...l.cellules.map((x) => [p('Montant', zoneOdt({ ...x, saisie: 'montant' }))]),
    ]),
    entier: true,
  };
}

const PARAGRAPHES = { chapo: 'Chapo', note: 'Note' };

function simple(
  b: Exclude<Bloc, { type: 'champ' | 'tableau' | 'signatures' | 'signature' }>,
  solidaire: boolean,
): Noeud[] {
  const courant = solidaire ? 'Introduction' : 'Standard';
  switch (b.type) {
    case 'titre': {
      const style = b.page ? 'TitreDePage' : `Heading_20_${b.niveau}`;
      const niveau = { 'text:style-name': style, 'text:outline-level': b.niveau };
      return [n('text:h', niveau, b.texte)];
    }
    case 'paragraphe':
      return [p(b.genre ? `${PARAGRAPHES[b.genre]}${solidaire ? 'Suivie' : ''}` : courant, ...riche(b.texte))];
    case 'liste': {
      const elements = b.elements.map((e) => n('text:list-item', {}, p('Liste', ...riche(e))));
      return [n('text:list', { 'text:style-name': b.numerotee ? 'Nombres' : 'Puces' }, ...elements)];
    }
    case 'sources': {
      const elements = b.elements.map((s) =>
        n('text:list-item', {}, p('Source', s.adresse ? lien(s.adresse, s.titre) : s.titre, s.suite)),
      );
      return [n('text:list', { 'text:style-name': 'Nombres' }, ...elements)];
    }
    case 'encadre': {
      if (b.genre === 'reserve') return b.textes.map((t) => p('Reserve', `${t} : ${'…'.repeat(24)}`));
      const nom = solidaire ? 'EncadreSuivi' : 'Encadre';
      return [p(nom, mots('Fort', b.titre)), ...b.textes.map((t) => p(nom, ...riche(t))), p(courant)];
    }
    case 'cases': {
      const derniere = b.cases.length - 1;
      const question = b.question ? [p('Question', b.question, ...obligatoire(b.obligatoire), ...aide(b.aide))] : [];
      if (b.exclusif) return [...question, p('Case', choixOdt(b), ...aide(reponsesPossibles(b)))];
      return [
        ...question,
        ...b.cases.map((x, i) =>
          p(i < derniere ? 'CaseSuivie' : 'Case', caseACocherOdt(x), n('text:tab'), x.libelle, ...aide(x.aide)),
        ),
      ];
    }
  }
}

/** Le corps de l’écrit et les styles de ses tableaux. */
function contenuDe(ecrit: Ecrit, c: CouleursBureau): { styles: Noeud[]; corps: Noeud[] } {
  const styles: Noeud[] = [];
  const corps = [p('Note', ecrit.genre)];
  const solidaires = introductions(ecrit.blocs);
  let titre = '';
  let nombre = 0;
  const ajouter = (tableau: Tableau) => {
    styles.push(...stylesDuTableau(tableau, c));
    corps.push(corpsDuTableau(tableau));
  };
  for (let i = 0; i < ecrit.blocs.length; i++) {
    const b = ecrit.blocs[i]!;
    if (b.type === 'titre') titre = b.texte;
    if (b.type === 'signatures' || b.type === 'signature') {
      const cadres = b.type === 'signatures' ? b.cadres : [cadreDe(b)];
      const largeurs = cadres.map(() => `${(17.4 / cadres.length).toFixed(2)}cm`);
      const vides = cadres.map(() => Array.from({ length: 4 }, () => p('Cellule')));
      ajouter({ nom: `T${++nombre}`, titre: 'Signatures', largeurs, entete: cadres, lignes: [vides], entier: true });
    } else if (b.type === 'tableau') {
      corps.push(p('Question', b.legende));
      ajouter(montants(b, `T${++nombre}`));
    } else if (b.type === 'champ') {
      // Des questions qui se suivent font un seul tableau.
      const fin = ecrit.blocs.slice(i).findIndex((x) => x.type !== 'champ');
      const groupe = ecrit.blocs.slice(i, fin < 0 ? undefined : i + fin) as Champ[];
      ajouter(questions(groupe, `T${++nombre}`, titre));
      i += groupe.length - 1;
    } else corps.push(...simple(b, solidaires.has(b)));
  }
  return { styles, corps };
}

/**
 * Écrit un document texte ODF (ODT 1.3), en français, aux titres véritables ; mêmes données, mêmes octets. Sans Node :
 * sert aussi dans le navigateur.
 */
export function ecrireOdt(ecrit: Ecrit, c: CouleursBureau): Uint8Array {
  const type = 'application/vnd.oasis.opendocument.text';
  const { styles, corps } = contenuDe(ecrit, c);
  const page = n('text:page-number', { 'text:select-page': 'current' }, '1');
  const pied = [p('Footer', ecrit.pied), p('Page', 'Page ', page, ' sur ', n('text:page-count', {}, '1'))];
  return archiver(
    {
      mimetype: type,
      'content.xml': partie(
        'document-content',
        n('office:automatic-styles', {}, ...styles),
        n('office:body', {}, n('office:text', {}, ...corps)),
      ),
      'styles.xml': stylesDeLEcrit(c, pied),
      'meta.xml': metadonnees(ecrit, ecrit.au),
      'META-INF/manifest.xml': manifeste(type),
    },
    ecrit.au,
    'mimetype',
  );
}
