import { formaterMontant } from '#lib/valeurs/montant.ts';
import { n, type Noeud } from '#lib/texte/html.ts';
import type { VuePlan } from './presentation.ts';

/** Largeur utile d’une barre, en unités du dessin. */
const LARGEUR = 540;

/** Une barre : où elle commence, où elle finit, en plein ou en tireté. */
interface Barre {
  debut: number;
  fin: number;
  tirete: boolean;
}

/** Barres en escalier de la première période : chaque apport part d’où le précédent finit, le manque est en tireté. */
export function barresDe({ lignes }: Pick<VuePlan, 'lignes'>): Barre[] {
  const cout = lignes[0]?.montants[0] ?? 0;
  const apports = lignes.filter((l) => l.genre === 'apport' || l.genre === 'departement');
  const somme = apports.reduce((s, l) => s + l.montants[0]!, 0);
  const echelle = LARGEUR / Math.max(cout, somme, 1);
  let cumul = 0;
  return lignes.map(({ genre, montants }): Barre => {
    const montant = montants[0]!;
    if (genre === 'cout') return { debut: 0, fin: cout * echelle, tirete: false };
    if (genre === 'manque' || genre === 'equilibre')
      return { debut: cumul * echelle, fin: Math.max(cumul, cout) * echelle, tirete: true };
    if (genre === 'excedent') return { debut: Math.min(cout, cumul) * echelle, fin: cumul * echelle, tirete: true };
    cumul += montant;
    return { debut: (cumul - montant) * echelle, fin: cumul * echelle, tirete: false };
  });
}

/** Le dessin de la première période. Pour une aide technique, c’est une image : sa légende dit les mêmes nombres. */
export function dessinerPlan(vue: VuePlan): Noeud {
  const legende =
    `${vue.periodes[0]?.nom ?? ''}. ` +
    `${vue.lignes.map((l) => `${l.nom} : ${formaterMontant(l.montants[0]!)}`).join(' ; ')}.`;
  const barres = barresDe(vue);
  const titre =
    vue.periodes.length > 1
      ? [n('p', { class: 'aide' }, `Le dessin montre : ${vue.periodes[0]!.nom.toLowerCase()}.`)]
      : [];
  return n(
    'div',
    { class: 'barres', role: 'img', 'aria-label': legende },
    ...titre,
    ...vue.lignes.map((ligne, i) => {
      const { debut, fin, tirete } = barres[i]!;
      const largeur = Math.round(fin - debut);
      const inconnue = tirete ? 'inconnue' : '';
      const classe = ligne.genre === 'cout' ? 'cout' : inconnue;
      return n(
        'div',
        classe ? { class: classe } : {},
        n('span', {}, `${ligne.nom}, `),
        n('b', {}, formaterMontant(ligne.montants[0]!)),
        n(
          'svg',
          { viewBox: `0 0 ${LARGEUR + 4} 26`, 'aria-hidden': 'true' },
          ...(largeur > 0 ? [n('rect', { x: Math.round(debut) + 2, y: 2, width: largeur, height: 22 })] : []),
        ),
      );
    }),
  );
}

/** Le tableau du plan : une ligne par financeur, une colonne par période, le total. */
function tableauDuPlan(vue: VuePlan, legende: string): Noeud {
  const tete = n('tr', {}, n('td', {}, ''), ...vue.colonnes.map((c) => n('th', { scope: 'col' }, c)));
  return n(
    'table',
    { class: 'plan' },
    n('caption', {}, legende),
    n('thead', {}, tete),
    n(
      'tbody',
      {},
      ...vue.lignes.map((l) =>
        n(
          'tr',
          { class: l.genre },
          n('th', { scope: 'row' }, l.nom),
          ...l.montants.map((m) => n('td', {}, formaterMontant(m))),
        ),
      ),
    ),
  );
}

/** Les remarques du plan, en liste ; rien s’il n’y en a pas. */
export function remarquesDuPlan(vue: VuePlan): Noeud[] {
  return vue.remarques.length === 0
    ? []
    : [n('ul', { class: 'remarques puces' }, ...vue.remarques.map((r) => n('li', {}, r)))];
}

/** Tout le résultat : la réponse, les remarques, le tableau, le dessin. */
export function resultatDuPlan(vue: VuePlan, legende: string): Noeud[] {
  return [
    n('p', { class: 'reponse' }, vue.reponse),
    ...remarquesDuPlan(vue),
    n(
      'div',
      { class: 'tableau-defilant', tabindex: 0, role: 'region', 'aria-label': legende },
      tableauDuPlan(vue, legende),
    ),
    dessinerPlan(vue),
  ];
}
