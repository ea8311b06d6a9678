import type { Contours } from '#lib/geo/contours.ts';
import { territoiresAutour } from '#lib/geo/point-dans-polygone.ts';
import {
  ATTENTE_MAX,
  ECHEC_DE_LA_POSITION,
  hesitation,
  PRECISION_MAX,
  provenance,
  REFUS_DE_LA_POSITION,
  SILENCE,
  tropVague,
} from '#lib/communes/mots-de-la-position.ts';
import type { CommunesPubliees, IntercommunalitePubliee } from '#lib/communes/communes-publiees.ts';
import { typo } from '#lib/texte/typo.ts';
import { chargerJson } from '#client/charger-json.ts';
import { adresseCarte, annoncerTerritoire, retenirReponse } from './champ.ts';
import { reponseIntercommunalite } from './reponse-de-commune.ts';

/** La position ; `null` si rien ne vient. Le délai du navigateur ne court pas pendant qu’il demande la permission : le nôtre, si. */
function demanderPosition(): Promise<GeolocationPosition | null> {
  return new Promise((trouver, echouer) => {
    setTimeout(() => trouver(null), ATTENTE_MAX);
    navigator.geolocation.getCurrentPosition(trouver, echouer, { timeout: ATTENTE_MAX, maximumAge: 300_000 });
  });
}

/** Une intercommunalité que la position désigne, et le département qui la publie. */
interface Possible {
  trouvee: IntercommunalitePubliee;
  departement: string;
}

/** Les intercommunalités possibles, la plus probable d’abord. */
async function chercherAutour(
  { longitude, latitude, accuracy }: GeolocationCoordinates,
  adresses: readonly string[],
): Promise<{ possibles: Possible[]; dedans: boolean }> {
  const possibles = new Map<string, Possible>();
  let dedans = false;
  for (const adresse of adresses) {
    const contours = await chargerJson<Contours>(adresse.replace(/communes-([^/]+)\.json$/, 'epci-$1.geojson'));
    const { departement, intercommunalites } = await chargerJson<CommunesPubliees>(adresse);
    const { sirens, centre, sur } = territoiresAutour(longitude, latitude, accuracy / 1000, contours);
    for (const siren of sirens) {
      const trouvee = intercommunalites.find((i) => i.siren === siren);
      if (!trouvee || possibles.has(siren)) continue;
      possibles.set(siren, { trouvee, departement });
      dedans ||= siren === centre;
    }
    if (sur) break;
  }
  return { possibles: [...possibles.values()], dedans };
}

/** Les index à lire : tous, ou ceux des départements dont le rectangle, un peu agrandi, contient la position. */
function aChercher(element: HTMLElement, { longitude, latitude }: GeolocationCoordinates): string[] {
  const toutes = element.dataset['communes']!.split(' ');
  const rectangles = element.dataset['rectangles']?.split(' ');
  return toutes.filter((_, rang) => {
    const [ouest = -Infinity, sud = -Infinity, est = Infinity, nord = Infinity] =
      rectangles?.[rang]?.split(',').map(Number) ?? [];
    const [x, y] = [longitude * 10, latitude * 10];
    return x >= ouest && x <= est && y >= sud && y <= nord;
  });
}

/**
 * Demande la position au navigateur, trouve dans la page le territoire, ou ceux qu’elle laisse possibles, et montre
 * leur situation. Rien n’est envoyé.
 */
export async function situerDApresLaPosition(element: HTMLElement): Promise<void> {
  const [etat, reponse] = [
    element.querySelector<HTMLElement>('[data-etat-ici]')!,
    element.querySelector<HTMLElement>('[data-reponse]')!,
  ];
  const dire = (texte: string) => {
    etat.textContent = typo(texte);
  };
  dire('Recherche de votre position…');
  try {
    const position = await demanderPosition();
    if (!position) return dire(SILENCE);
    const { accuracy } = position.coords;
    if (accuracy > PRECISION_MAX) return dire(tropVague(accuracy));
    const { possibles, dedans } = await chercherAutour(position.coords, aChercher(element, position.coords));
    const [premier] = possibles;
    if (!premier) {
      dire(
        'Vous êtes hors des départements que ce site suit en entier. Écrivez le nom de votre commune : nous vous ' +
          'dirons ce que nous en savons.',
      );
      element.querySelector('input')!.focus();
      return;
    }
    reponse.replaceChildren(
      ...possibles.flatMap(({ trouvee, departement }) =>
        reponseIntercommunalite(trouvee, adresseCarte(element, trouvee.siren, departement)),
      ),
    );
    reponse.hidden = false;
    if (possibles.length > 1 || !dedans) return dire(hesitation(accuracy, possibles.length));
    dire(provenance(accuracy));
    retenirReponse(element, premier.departement, premier.trouvee.siren);
    annoncerTerritoire(premier.trouvee.siren, premier.departement, premier.trouvee.siren);
  } catch (e) {
    dire(
      e instanceof GeolocationPositionError && e.code === e.PERMISSION_DENIED
        ? REFUS_DE_LA_POSITION
        : ECHEC_DE_LA_POSITION,
    );
  }
}
