import { lieuEtDepartement } from '#lib/communes/mots-de-la-reponse.ts';
import { creer, creerSvg } from '#client/dom.ts';

/** Le dessin d’un département, pris dans sa carte à intégrer, qui est déjà une page du site. */
async function chercherDessin(adresse: string): Promise<{ dessin: Element; nom: string }> {
  const reponse = await fetch(adresse);
  if (!reponse.ok) throw new Error(`${adresse} : ${reponse.status}`);
  const page = new DOMParser().parseFromString(await reponse.text(), 'text/html');
  return {
    dessin: document.adoptNode(page.querySelector('.feuillets')!),
    nom: page.querySelector<HTMLElement>('[data-nom-departement]')!.dataset['nomDepartement']!,
  };
}

/** La réponse est hors des départements suivis : la France, son département en miel. */
export function montrerLaFrance(image: HTMLElement, nom: string, departement: { code: string; nom: string }): void {
  image.classList.add('loin');
  for (const forme of image.querySelectorAll('.petite-france path')) {
    const choisie = forme.getAttribute('data-code') === departement.code;
    forme.classList.toggle('choisi', choisie);
    // Peinte la dernière : son trait n’est pas couvert.
    if (choisie) forme.parentNode!.append(forme);
  }
  image
    .querySelector('[data-ailleurs]')!
    .replaceChildren(
      creer('b', {}, lieuEtDepartement(nom, departement.nom)),
      'En vert, les départements suivis en entier.',
    );
}

/** L’image suit la réponse : le département de la commune, son territoire entouré de miel. */
export async function montrerDansLImage(image: HTMLElement, siren: string, departement: string): Promise<void> {
  image.classList.remove('loin');
  if (image.dataset['departement'] !== departement) {
    const adresses = new Map(image.dataset['image']!.split(' ').map((a) => a.split('=') as [string, string]));
    const adresse = adresses.get(departement);
    if (!adresse) return;
    const { dessin, nom } = await chercherDessin(adresse);
    image.querySelector('.feuillets')!.replaceWith(dessin);
    image.querySelector('[data-nom-image]')!.textContent = nom;
    image.querySelector('.cle-numeros')?.remove();
    image.dataset['departement'] = departement;
  }
  for (const trait of image.querySelectorAll('.choisi-encre, .choisi-miel')) trait.remove();
  const forme = image.querySelector(`[data-siren="${CSS.escape(siren)}"] > path`);
  const d = forme?.getAttribute('d');
  if (!d) return;
  const trait = (classe: string) => creerSvg('path', { class: classe, d, 'vector-effect': 'non-scaling-stroke' });
  image.querySelector('.feuillets > svg')!.append(trait('choisi-encre'), trait('choisi-miel'));
}
