/** Du découpage communal, même ancien, aux EPCI d’aujourd’hui : règles pures, sans fichier. */
import type { MultiPolygon, Polygon } from 'geojson';
import { indexerCommunes, type CommuneReferentiel, type EpciReferentiel, type Referentiel } from './referentiel.ts';

/** Une commune telle qu’un fichier de formes la donne ; `code` est un code INSEE, parfois ancien. */
export interface CommuneLue {
  code: string;
  nom: string;
  forme: Polygon | MultiPolygon;
  fichier: string;
}

/** Une forme lue, rattachée. `siren` est vide pour une commune sans EPCI admise par option. */
export interface Piece {
  siren: string;
  departement: string;
  forme: Polygon | MultiPolygon;
}

export interface Rattachement {
  pieces: Piece[];
  /** EPCI ayant au moins une commune dans le département, par SIREN croissant. */
  epci: EpciReferentiel[];
  /** Nombre de formes lues sous le code d’une commune depuis fusionnée. */
  fusionnees: number;
  /** Nombre de communes actuelles retenues. */
  communes: number;
  /** SIREN des EPCI admis sans leurs communes d’un autre département. */
  coupes: string[];
}

/** Une erreur à montrer telle quelle : elle dit quoi faire. */
export class ErreurContours extends Error {}

/** La phrase d’une erreur prévue, ou `null`. */
export function expliquer(erreur: unknown): string | null {
  return erreur instanceof ErreurContours ? `Erreur : ${erreur.message}` : null;
}

/**
 * Une erreur qu’une autre tolérance corrigerait : une plus grande (fichier trop lourd) ou une plus petite (territoire
 * disparu).
 */
export class ErreurTolerance extends ErreurContours {
  readonly sens: 'plus' | 'moins';
  constructor(sens: 'plus' | 'moins', message: string) {
    super(message);
    this.sens = sens;
  }
}

/** « 53001 Ahuillé, 53003 … » : au plus cinq, sinon quatre puis le compte du reste. */
function enumerer(communes: readonly { code: string; nom: string }[]): string {
  const debut = communes
    .slice(0, communes.length > 5 ? 4 : 5)
    .map(({ code, nom }) => `${code} ${nom}`)
    .join(', ');
  return communes.length > 5 ? `${debut} et ${communes.length - 4} autres` : debut;
}

/**
 * Rattache chaque forme à l’EPCI de sa commune actuelle et garde les EPCI du département, entiers.
 * @param sansEpci codes actuels de communes du département admises hors de tout EPCI (îles).
 * @param partiels admet un EPCI à qui il ne manque que des communes d’un autre département : il est alors coupé à la
 * limite.
 * @throws ErreurContours si un code est inconnu, en double ou sans EPCI, ou si un EPCI est incomplet.
 */
export function rattacher(
  lues: readonly CommuneLue[],
  referentiel: Referentiel,
  departement: string,
  sansEpci: readonly string[] = [],
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
  const gardes = new Set(epci.map(({ code }) => code));

  refuserDoublons(lues);
  const inconnues = lues.filter(({ code }) => !index.has(code));
  if (inconnues.length > 0) {
    throw new ErreurContours(
      `${inconnues[0]!.fichier} : communes absentes du référentiel, ni actuelles ni fusionnées : ` +
        `${enumerer(inconnues)}. ` +
        'Vérifiez leurs codes INSEE, ou prenez un fichier de formes plus récent.',
    );
  }
  const rattachees = lues.map((lue) => {
    const actuelle = index.get(lue.code)!;
    return { lue, actuelle, siren: siren.get(actuelle.code) ?? '' };
  });
  const orphelines = rattachees.filter(({ actuelle, siren: epciDe }) => !epciDe && duDepartement(actuelle.code));
  const refusees = orphelines.map(({ actuelle }) => actuelle).filter(({ code }) => !sansEpci.includes(code));
  if (refusees.length > 0) {
    throw new ErreurContours(
      `Communes du département sans EPCI dans le référentiel : ${enumerer(refusees)}. ` +
        'Si elles n’appartiennent vraiment à aucun (îles), ajoutez --sans-epci ' +
        `${refusees.map(({ code }) => code).join(',')}.`,
    );
  }
  const retenues = rattachees.filter((piece) => gardes.has(piece.siren) || orphelines.includes(piece));
  const couvertes = new Set(retenues.map(({ actuelle }) => actuelle.code));
  const manque = (code: string): boolean => !couvertes.has(code);
  exigerComplets(epci, (code) => manque(code) && !(partiels && !duDepartement(code)), index);
  return {
    pieces: retenues.map((piece) => ({
      siren: piece.siren,
      departement: piece.actuelle.departement ?? '',
      forme: piece.lue.forme,
    })),
    epci: epci.sort((a, b) => a.code.localeCompare(b.code)),
    fusionnees: retenues.filter(({ lue, actuelle }) => lue.code !== actuelle.code).length,
    communes: couvertes.size,
    coupes: epci.filter(({ membres }) => membres.some(({ code }) => manque(code))).map(({ code }) => code),
  };
}

function refuserDoublons(lues: readonly CommuneLue[]): void {
  const premieres = new Map<string, CommuneLue>();
  for (const lue of lues) {
    const deja = premieres.get(lue.code);
    if (deja)
      throw new ErreurContours(
        `La commune ${enumerer([lue])} a deux formes : ${deja.fichier} et ${lue.fichier}. N’en gardez qu’une.`,
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
  const plaintes = epci.flatMap(({ code, nom, membres }) => {
    const manquantes = membres.filter((membre) => manque(membre.code));
    if (manquantes.length === 0) return [];
    const departements = [...new Set(manquantes.map((membre) => index.get(membre.code)?.departement ?? '?'))].sort();
    const constat =
      manquantes.length === membres.length
        ? `n’a aucune forme : il manque ses ${membres.length} communes`
        : `est incomplet : il manque ${manquantes.length} de ses ${membres.length} communes`;
    return [
      `L’EPCI « ${nom} » (${code}) ${constat} (${enumerer(manquantes)}). ` +
        'Ajoutez à --communes le fichier des communes du département ' +
        `${departements.join(' et du département ')}, ou complétez-le.`,
    ];
  });
  if (plaintes.length > 0) throw new ErreurContours(plaintes.join('\n'));
}
