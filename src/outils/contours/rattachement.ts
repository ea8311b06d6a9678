/** Du découpage communal, même ancien, aux EPCI d’aujourd’hui : règles pures, sans fichier. */
import type { MultiPolygon, Polygon } from 'geojson';
import { COMMUNE_SEULE } from '../../lib/domaine/communes-seules.ts';
import type { Siren } from '../../lib/valeurs/siren.ts';
import {
  candidates,
  indexerCommunes,
  retablie,
  type CommuneReferentiel,
  type EpciReferentiel,
  type Decoupage,
} from './referentiel.ts';

/** Une commune telle qu’un fichier de formes la donne ; `code` est un code INSEE, parfois ancien. */
export interface FormeCommunale {
  code: string;
  nom: string;
  forme: Polygon | MultiPolygon;
  fichier: string;
}

/** Une forme lue, rattachée. */
export interface Piece {
  siren: string;
  departement: string;
  forme: Polygon | MultiPolygon;
}

export interface Rattachement {
  pieces: Piece[];
  /** Les formes des EPCI d’autres départements lus en entier : elles ne se tracent pas. */
  ailleurs: Piece[];
  /** EPCI ayant au moins une commune dans le département, par SIREN croissant. */
  epci: EpciReferentiel[];
  /** Nombre de formes lues sous le code d’une commune depuis fusionnée. */
  fusionnees: number;
  /** Nombre de communes actuelles retenues. */
  communes: number;
  /** EPCI admis sans leurs communes d’un autre département : SIREN → codes des départements dont le fichier manque. */
  coupes: Map<Siren, string[]>;
  /** Ce que le rattachement a décidé et qu’il faut dire, une phrase par ligne. */
  notes: string[];
}

/** Une erreur à montrer telle quelle : elle dit quoi faire. */
export class ErreurContours extends Error {}

/** La phrase d’une erreur prévue, ou `null`. */
export function phraseDeLErreur(erreur: unknown): string | null {
  return erreur instanceof ErreurContours ? `Erreur : ${erreur.message}` : null;
}

/**
 * Une erreur qu’une autre tolérance corrigerait : une plus grande (fichier trop lourd), une plus petite (territoire
 * disparu), l’une ou l’autre (lignes qui se croisent).
 */
export class ErreurGeometrie extends ErreurContours {
  readonly sens: 'plus' | 'moins' | 'autre';
  constructor(sens: 'plus' | 'moins' | 'autre', message: string) {
    super(message);
    this.sens = sens;
  }
}

/** « 53001 Ahuillé, 53003 … » : au plus cinq, sinon quatre puis le compte du reste. */
function citerLesCommunes(communes: readonly { code: string; nom: string }[]): string {
  const debut = communes
    .slice(0, communes.length > 5 ? 4 : 5)
    .map(({ code, nom }) => `${code} ${nom}`)
    .join(', ');
  return communes.length > 5 ? `${debut} et ${communes.length - 4} autres` : debut;
}

/**
 * Rattache chaque forme à l’EPCI de sa commune actuelle et garde les EPCI du département, entiers.
 * @param partiels admet un EPCI à qui il ne manque que des communes d’un autre département : il est alors coupé à la
 * limite.
 * @throws ErreurContours si un code est inconnu, en double ou sans EPCI, ou si un EPCI est incomplet.
 */
export function rattacher(
  lues: readonly FormeCommunale[],
  referentiel: Decoupage,
  departement: string,
  partiels = false,
): Rattachement {
  const index = indexerCommunes(referentiel.communes);
  const siren = new Map(referentiel.epci.flatMap(({ code, membres }) => membres.map((membre) => [membre.code, code])));
  const duDepartement = (code: string): boolean => index.get(code)?.departement === departement;
  const epci = referentiel.epci.filter(({ membres }) => membres.some(({ code }) => duDepartement(code)));
  if (epci.length === 0) {
    throw new ErreurContours(
      `Aucun EPCI du référentiel n’a de commune dans le département « ${departement} ». Vérifiez --departement.`,
    );
  }
  const gardes: ReadonlySet<string> = new Set(epci.map(({ code }) => code));

  refuserDoublons(lues);
  const { rattachees, notes } = resoudre(lues, index, siren, referentiel, departement);
  const retenues = rattachees.filter((piece) => gardes.has(piece.siren));
  const presentes = new Set(rattachees.map(({ actuelle }) => actuelle.code));
  const entiersAilleurs: ReadonlySet<string> = new Set(
    referentiel.epci
      .filter(({ code, membres }) => !gardes.has(code) && membres.every((membre) => presentes.has(membre.code)))
      .map(({ code }) => code),
  );
  const couvertes = new Set(retenues.map(({ actuelle }) => actuelle.code));
  const confondue = (code: string): boolean => {
    const origine = retablie(code)?.de ?? '';
    return couvertes.has(origine) && siren.get(origine) === siren.get(code);
  };
  const confondues = referentiel.communes.filter(
    (c) =>
      c.type === 'commune-actuelle' && !couvertes.has(c.code) && confondue(c.code) && gardes.has(siren.get(c.code)!),
  );
  const manque = (code: string): boolean => !couvertes.has(code) && !confondue(code);
  exigerComplets(epci, (code) => manque(code) && !(partiels && !duDepartement(code)), index);
  const coupes = epci.flatMap(({ code, membres }): [Siren, string[]][] => {
    const absents = membres
      .filter((membre) => manque(membre.code))
      .flatMap((m) => index.get(m.code)?.departement ?? []);
    return absents.length > 0 ? [[code, [...new Set(absents)].sort()]] : [];
  });
  const pieceDe = ({ siren: sien, actuelle, lue }: Rattachee): Piece => ({
    siren: sien,
    departement: actuelle.departement ?? '',
    forme: lue.forme,
  });
  return {
    pieces: retenues.map(pieceDe),
    ailleurs: rattachees.filter((piece) => entiersAilleurs.has(piece.siren)).map(pieceDe),
    epci: epci.sort((a, b) => a.code.localeCompare(b.code)),
    fusionnees: retenues.filter(({ lue, actuelle }) => lue.code !== actuelle.code).length,
    communes: couvertes.size,
    coupes: new Map(coupes),
    notes: [
      ...notes,
      ...confondues.map(({ code, nom }) => {
        const { de, quand } = retablie(code)!;
        return (
          `${nom} (${code}), rétablie ${quand}, n’est pas dans ce fichier : elle y fait encore partie de ` +
          `${index.get(de)!.nom} (${de}), de la même intercommunalité, et reste dans sa forme.`
        );
      }),
    ],
  };
}

/** Une forme lue, et la commune actuelle qu’elle couvre. */
interface Rattachee {
  lue: FormeCommunale;
  actuelle: CommuneReferentiel;
  /** Vide hors de tout EPCI. */
  siren: string;
}

/**
 * La commune actuelle de chaque forme. Un code qui en désigne plusieurs est lu par son nom ; un code inconnu n’arrête
 * que s’il est du département demandé.
 * @throws ErreurContours si un code du département est inconnu, ou reste ambigu entre deux EPCI.
 */
function resoudre(
  lues: readonly FormeCommunale[],
  index: ReadonlyMap<string, CommuneReferentiel>,
  siren: ReadonlyMap<string, string>,
  { communes }: Decoupage,
  departement: string,
): { rattachees: Rattachee[]; notes: string[] } {
  const notes: string[] = [];
  const ignorees: FormeCommunale[] = [];
  const rattacherA = (lue: FormeCommunale, actuelle: CommuneReferentiel): Rattachee => ({
    lue,
    actuelle,
    siren: siren.get(actuelle.code) ?? '',
  });
  const rattachees = lues.flatMap((lue): Rattachee[] => {
    const connue = index.get(lue.code);
    if (connue) return [rattacherA(lue, connue)];
    const possibles = candidates(lue.code, lue.nom, communes);
    const ici = lue.code.startsWith(departement);
    const memeEpci = new Set(possibles.map((c) => siren.get(c.code) ?? '')).size === 1;
    const dites = citerLesCommunes(possibles);
    if (possibles[0] && memeEpci) {
      if (ici) notes.push(`${lue.nom} (${lue.code}) est lue comme une partie de ${dites}, d’après son nom.`);
      return [rattacherA(lue, possibles[0])];
    }
    if (ici && possibles.length > 0)
      throw new ErreurContours(
        `${lue.fichier} : le code ${lue.code} (${lue.nom}) est ambigu : il a désigné ce qui est aujourd’hui ` +
          `${dites}. ` +
          'Donnez à cette forme le code de la commune actuelle dont elle fait partie.',
      );
    ignorees.push(lue);
    return [];
  });
  const refusees = ignorees.filter(({ code }) => code.startsWith(departement));
  if (refusees.length > 0)
    throw new ErreurContours(
      `${refusees[0]!.fichier} : communes absentes du référentiel, ni actuelles ni fusionnées : ` +
        `${citerLesCommunes(refusees)}. Vérifiez leurs codes INSEE, ou prenez un fichier de formes plus récent.`,
    );
  if (ignorees.length > 0)
    notes.push(
      `Communes d’ailleurs, absentes du référentiel ou ambiguës, laissées de côté : ${citerLesCommunes(ignorees)}.`,
    );
  return { rattachees, notes };
}

function refuserDoublons(lues: readonly FormeCommunale[]): void {
  const premieres = new Map<string, FormeCommunale>();
  for (const lue of lues) {
    const deja = premieres.get(lue.code);
    if (deja)
      throw new ErreurContours(
        `La commune ${citerLesCommunes([lue])} a deux formes ${deja.fichier === lue.fichier ? 'dans ' : ': '}` +
          `${[...new Set([deja.fichier, lue.fichier])].join(' et ')}. N’en gardez qu’une.`,
      );
    premieres.set(lue.code, lue);
  }
}

/** Refuse un EPCI sans forme ou à qui il manque une commune, en nommant le fichier de département à ajouter. */
function exigerComplets(
  epci: readonly EpciReferentiel[],
  manque: (code: string) => boolean,
  index: ReadonlyMap<string, CommuneReferentiel>,
): void {
  const plaintes = epci.flatMap(({ code, nom, type, membres }) => {
    const manquantes = membres.filter((membre) => manque(membre.code));
    if (manquantes.length === 0) return [];
    const departements = [...new Set(manquantes.map((membre) => index.get(membre.code)?.departement ?? '?'))].sort();
    const constat =
      manquantes.length === membres.length
        ? `n’a aucune forme : il manque ${membres.length > 1 ? `ses ${membres.length} communes` : 'sa commune'}`
        : `est incomplet : il manque ${manquantes.length} de ses ${membres.length} communes`;
    const ailleurs = manquantes.flatMap(({ code: commune }) => {
      const { de, quand } = retablie(commune) ?? {};
      return de === undefined ? [] : [`${commune} a été rétablie ${quand} : le fichier la confond avec ${de}. `];
    });
    return [
      `${type === COMMUNE_SEULE ? 'La commune sans EPCI' : 'L’EPCI'} « ${nom} » (${code}) ${constat} ` +
        `(${citerLesCommunes(manquantes)}). ${ailleurs.join('')}` +
        'Ajoutez à --communes le fichier des communes du département ' +
        `${departements.join(' et du département ')}, ou complétez-le.`,
    ];
  });
  if (plaintes.length > 0) throw new ErreurContours(plaintes.join('\n'));
}
