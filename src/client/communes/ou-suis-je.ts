import type { Contours } from '#lib/geo/contours.ts';
import { territoireEn } from '#lib/geo/point-dans-polygone.ts';
import { lieuxNies } from '#lib/communes/mots-de-la-reponse.ts';
import type { CommunesPubliees } from '#lib/communes/publication.ts';
import { typo } from '#lib/texte/typo.ts';
import { chargerJson } from '#client/charger-json.ts';
import { adresseCarte, annoncerTerritoire } from './champ.ts';
import { reponseIntercommunalite } from './reponse.ts';

const REFUS =
  'Votre navigateur n’a pas donné votre position. Ce n’est pas un problème : écrivez le nom de votre commune.';
const ECHEC = 'La position n’a pas pu être trouvée. Écrivez plutôt le nom de votre commune.';

function demanderPosition(): Promise<GeolocationPosition> {
  return new Promise((trouver, echouer) =>
    navigator.geolocation.getCurrentPosition(trouver, echouer, { timeout: 15_000, maximumAge: 300_000 }),
  );
}

/** Demande la position au navigateur, trouve le territoire dans la page, et montre sa situation. Rien n’est envoyé. */
export async function situer(element: HTMLElement): Promise<void> {
  const [etat, reponse] = [
    element.querySelector<HTMLElement>('[data-etat-ici]')!,
    element.querySelector<HTMLElement>('[data-reponse]')!,
  ];
  const dire = (texte: string) => {
    etat.textContent = typo(texte);
  };
  const choix = element.querySelector('select');
  if (choix && !choix.value) return dire('Choisissez d’abord votre département.');
  dire('Recherche de votre position…');
  try {
    const { coords } = await demanderPosition();
    const lieux: string[] = [];
    for (const adresse of choix ? [choix.value] : element.dataset['communes']!.split(' ')) {
      const contours = await chargerJson<Contours>(adresse.replace(/communes-([^/]+)\.json$/, 'epci-$1.geojson'));
      const communes = await chargerJson<CommunesPubliees>(adresse);
      lieux.push(communes.dans);
      const siren = territoireEn(coords.longitude, coords.latitude, contours);
      const trouvee = communes.intercommunalites.find((i) => i.siren === siren);
      if (!trouvee) continue;
      reponse.replaceChildren(
        ...reponseIntercommunalite(trouvee, adresseCarte(element, trouvee.siren, communes.departement)),
      );
      reponse.hidden = false;
      dire(
        'D’après votre position, que cette page n’envoie ni ne garde. Nos contours sont simplifiés : près d’une limite, vérifiez avec le nom de votre commune.',
      );
      return annoncerTerritoire(trouvee.siren, communes.departement, trouvee.siren);
    }
    dire(
      `Vous n’êtes ${lieuxNies(['pas', ...lieux]).replace('pas ni ', 'ni ')} : ce site ne couvre pas encore l’endroit où vous êtes. Vous pouvez chercher une commune par son nom.`,
    );
  } catch (e) {
    dire(e instanceof GeolocationPositionError && e.code === e.PERMISSION_DENIED ? REFUS : ECHEC);
  }
}
