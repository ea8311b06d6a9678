import { cleDepartement, url } from '#lib/adresses.ts';
import type { Contours } from '#lib/geo/contours.ts';
import { deplacer, encartsDe, type DeplacementEnEncart } from '#lib/geo/encarts.ts';
import { empriseDe } from '#lib/geo/projection.ts';
import { tropPourUnePage } from '#lib/domaine/departement.ts';
import { couvertureDe, type Couverture, type Territoire } from '#lib/domaine/territoire.ts';
import type { Commune } from '#lib/domaine/epci.ts';
import { accorder } from '#lib/texte/typo.ts';
import { anneesDe, jourDeLAnnee } from '#lib/carte/chronologie.ts';
import { chargerContours } from './contours.ts';
import { DATE_REFERENCE } from './date-reference.ts';
import { chargerDonnees } from './site.ts';

/** Ce que la page de la carte montre d’un coup : un département, ou tous. */
export interface Vue {
  /** Code du département, ou `tous`. */
  code: string;
  /** Adresse de sa page : la première vue est la page de la carte. */
  adresse: string;
  /** Nom du choix : « Mayenne », « Les deux départements ». */
  nom: string;
  /** Le même, assez bref pour le champ fermé : « Mayenne », « Tous ». */
  court: string;
  /** Région de son département ; `null` pour l’ensemble. */
  region: string | null;
  /** Ce que le site en sait : « suivi en entier ». */
  etat: string;
  /** `de la Mayenne`, `des deux départements`. */
  de: string;
  /** Ce que la question qui titre la page ajoute à « Où en sont les contrats » : ` dans l’Indre` ; vide à `/carte/`. */
  ou: string;
  /** Départements montrés. */
  departements: string[];
  territoires: readonly Territoire[];
  /** EPCI d’à côté qui ont une commune ici. */
  voisins: readonly Territoire[];
  communes: readonly Commune[];
  contours: Pick<Contours, 'features' | 'limite'>;
  /** Départements qui ne sont pas à leur place, en encart ou rapprochés, et leur déplacement. */
  encarts: ReadonlyMap<string, DeplacementEnEncart>;
}

/** Nombre de territoires dont une source nous dit la situation. */
const renseignes = ({ territoires }: Vue): number => territoires.filter((t) => t.statut !== 'non-renseigne').length;

let memoire: readonly Vue[] | undefined;

/**
 * Les vues de la carte : un onglet par département, le mieux renseigné d’abord, car la carte s’ouvre sur lui, les
 * autres d’ouest en est ; puis l’ensemble s’il y en a plusieurs, mais pas trop pour une page.
 */
export function chargerVues(): readonly Vue[] {
  return (memoire ??= dresserLesVues());
}

function dresserLesVues(): Vue[] {
  const { departements, territoires } = chargerDonnees();
  const vues = departements.map((d): Vue => ({
    code: d.code,
    adresse: url(`/carte/${cleDepartement(d)}/`),
    nom: d.nom,
    court: d.nom,
    region: d.nomRegion,
    etat: 'suivi en entier',
    de: d.fiche.de,
    ou: ` ${d.fiche.dans}`,
    departements: [d.code],
    territoires: d.territoires,
    voisins: d.voisins,
    communes: d.communes,
    contours: chargerContours(d.code),
    encarts: new Map(),
  }));
  const ouest = new Map(vues.map((v) => [v.code, empriseDe(v.contours)[0]]));
  vues.sort((a, b) => ouest.get(a.code)! - ouest.get(b.code)!);
  const premiere = vues.reduce((mieux, v) => (renseignes(v) > renseignes(mieux) ? v : mieux));
  vues.splice(0, vues.length, premiere, ...vues.filter((v) => v !== premiere));
  Object.assign(premiere, { adresse: url('/carte/'), ou: '' });
  if (vues.length < 2 || tropPourUnePage(vues)) return vues;
  const codes = vues.map((v) => v.code);
  const encarts = encartsDe(new Map(vues.map((v) => [v.code, empriseDe(v.contours)])));
  const places = vues.map((v) => deplacer(v.contours, encarts.get(v.code)));
  const formes = new Map(places.flatMap((c) => c.features).map((f) => [f.id, f]));
  const ensemble = vues.length === 2 ? 'Les deux départements' : `Les ${accorder(vues.length, 'département')}`;
  return [
    ...vues,
    {
      code: 'tous',
      adresse: url('/carte/ensemble/'),
      nom: ensemble,
      court: 'Tous',
      region: null,
      etat: '',
      de: ensemble.replace(/^L/, 'd'),
      ou: ` ${ensemble.replace(/^L/, 'd')}`,
      departements: codes,
      territoires: territoires.filter((t) => codes.includes(t.epci.departement)),
      voisins: territoires.filter((t) => !codes.includes(t.epci.departement)),
      communes: vues.flatMap((v) => v.communes),
      contours: {
        features: [...formes.values()],
        limite: { type: 'MultiLineString', coordinates: places.flatMap((c) => c.limite?.coordinates ?? []) },
      },
      encarts,
    },
  ];
}

/** Couverture d’une vue à chaque année connue, un compte par département. */
export function chronologieDe(vue: Vue): { annee: number; couvertures: Couverture[] }[] {
  const { departements, contrats } = chargerDonnees();
  const sirens = new Set([...vue.territoires, ...vue.voisins].map((t) => t.epci.siren));
  const codes = new Set(vue.communes.map((c) => c.code));
  const siens = contrats.filter((c) => c.epci.some((s) => sirens.has(s)) || c.communes.some((c2) => codes.has(c2)));
  const montres = departements.filter((d) => vue.departements.includes(d.code));
  return anneesDe(siens, DATE_REFERENCE).map((annee) => ({
    annee,
    couvertures: montres.map((d) =>
      couvertureDe(
        d.territoires.map((t) => t.epci),
        d.communes,
        siens,
        jourDeLAnnee(annee, DATE_REFERENCE),
      ),
    ),
  }));
}

/**
 * Les vues rangées par région : celle du département montré d’abord, les autres par ordre alphabétique, l’ensemble
 * enfin.
 */
export function regionsDesVues(vues: readonly Vue[], courante: Vue): { nom: string; vues: Vue[] }[] {
  const regions = Map.groupBy(vues, (v) => v.region);
  const rang = (nom: string | null): number => {
    if (nom === null) return 2;
    return nom === courante.region ? 0 : 1;
  };
  return [...regions]
    .sort(([a], [b]) => rang(a) - rang(b) || (a ?? '').localeCompare(b ?? '', 'fr'))
    .map(([nom, siennes]) => ({
      nom: nom ?? 'Ensemble',
      vues: siennes.sort((a, b) => a.code.localeCompare(b.code, 'fr')),
    }));
}
