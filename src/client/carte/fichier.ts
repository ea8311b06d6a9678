import { typo } from '#lib/texte/typo.ts';
import { ecrireCarteSvg, type CarteAEcrire, type EtiquetteAEcrire, type FormeAEcrire } from '#lib/carte/fichier.ts';
import type { Statut } from '#lib/domaine/situations.ts';
import { STATUTS } from '#lib/domaine/situations.ts';

const nombre = (element: Element, attribut: string) => Number(element.getAttribute(attribut));

function lireEtiquette(territoire: Element): EtiquetteAEcrire | null {
  const groupe = territoire.querySelector('g[transform]');
  const icone = groupe?.querySelector('use');
  if (!groupe || !icone) return null;
  const [x = 0, y = 0] = (/translate\(([^)]+)\)/.exec(groupe.getAttribute('transform')!)?.[1] ?? '')
    .split(/[ ,]+/)
    .map(Number);
  return {
    x,
    y,
    icone: nombre(icone, 'width'),
    lignes: [...groupe.querySelectorAll('tspan')].map((t) => ({ texte: t.textContent ?? '', y: nombre(t, 'y') })),
  };
}

/** Situations montrées par la vue : celles du tableau, qui suit l’année ; à défaut, celle que dit le dessin. */
function lireForme(territoire: Element, vue: Element, masquees: ReadonlySet<string>): FormeAEcrire {
  const siren = territoire.getAttribute('data-siren')!;
  const ligne = vue.querySelector<HTMLElement>(`tr[data-siren="${siren}"] [data-statut]`)?.dataset['statut'];
  const dessine = STATUTS.find((s) => territoire.classList.contains(`s-${s}`));
  const statut = (territoire.classList.contains('hors') ? null : (ligne ?? dessine ?? null)) as Statut | null;
  return {
    d: territoire.querySelector('path')!.getAttribute('d')!,
    statut,
    masquee: statut !== null && masquees.has(statut),
    etiquette: lireEtiquette(territoire),
  };
}

/** Ce que la page montre maintenant, prêt à écrire. `date` : phrase de date quand aucune année passée n’est choisie. */
export function lireCarte(vue: HTMLElement, date: string, pied: readonly string[]): CarteAEcrire {
  const dessin = vue.querySelector('figure.carte > svg')!;
  const [, , largeur = 0, hauteur = 0] = dessin.getAttribute('viewBox')!.split(' ').map(Number);
  const etat = new URLSearchParams(location.hash.slice(1));
  const masquees = new Set(etat.get('sans')?.split(','));
  const ecrire = new XMLSerializer();
  const annee = etat.get('annee');
  return {
    titre: `Les contrats locaux de santé ${vue.dataset['de'] ?? ''}`.trim(),
    sousTitre: annee ? `Année ${annee}, d’après ce que l’on en sait` : date,
    pied,
    largeur,
    hauteur,
    formes: [...dessin.querySelectorAll('[data-siren]')].map((t) => lireForme(t, vue, masquees)),
    limites: [...dessin.querySelectorAll('path.limites')].map((p) => ({
      d: p.getAttribute('d')!,
      epaisseur: p.classList.contains('contour') ? 3.4 : 2,
    })),
    definitions: [...document.querySelectorAll('pattern[id^="m-"]:not([id$="-g"]), symbol[id^="i-"]')]
      .map((e) => ecrire.serializeToString(e))
      .join(''),
  };
}

/** Ce qui fait passer les jetons en clair : la règle, et les deux variables par lesquelles l’outil CSS traduit `light-dark()`. */
const EN_CLAIR = { 'color-scheme': 'light', '--lightningcss-light': 'initial', '--lightningcss-dark': ' ' };

/**
 * Couleurs des jetons en clair, même si la page est sombre : un fichier emporté s’imprime. La racine passe en clair
 * le temps de la lecture ; rien n’est repeint, puisque `finir` la rend dans le même élan.
 */
function lecteurDeCouleurs(): { couleurDe: (jeton: string) => string; finir: () => void } {
  const racine = document.documentElement.style;
  for (const [nom, valeur] of Object.entries(EN_CLAIR)) racine.setProperty(nom, valeur);
  const sonde = document.createElement('span');
  sonde.hidden = true;
  document.body.append(sonde);
  return {
    couleurDe: (jeton) => {
      sonde.style.setProperty('color', `var(${jeton})`);
      return getComputedStyle(sonde).color;
    },
    finir: () => {
      sonde.remove();
      for (const nom of Object.keys(EN_CLAIR)) racine.removeProperty(nom);
    },
  };
}

/** Le fichier SVG de ce que la page montre. */
export function fichierSvg(carte: CarteAEcrire): Blob {
  const { couleurDe, finir } = lecteurDeCouleurs();
  try {
    return new Blob([ecrireCarteSvg(carte, couleurDe)], { type: 'image/svg+xml' });
  } finally {
    finir();
  }
}

/** Le même en PNG, deux points par unité. Lève si le navigateur ne sait pas dessiner le SVG. */
export async function fichierPng(svg: Blob): Promise<Blob> {
  const image = new Image();
  const lecteur = new FileReader();
  // Une adresse `data:` : la politique de sécurité n’admet pas d’image `blob:`.
  image.src = await new Promise<string>((dire) => {
    lecteur.onload = () => dire(String(lecteur.result));
    lecteur.readAsDataURL(svg);
  });
  await image.decode();
  const toile = document.createElement('canvas');
  toile.width = image.naturalWidth * 2;
  toile.height = image.naturalHeight * 2;
  toile.getContext('2d')!.drawImage(image, 0, 0, toile.width, toile.height);
  return new Promise((dire, refuser) =>
    toile.toBlob((b) => (b ? dire(b) : refuser(new Error('PNG vide'))), 'image/png'),
  );
}

/** Message d’échec, montré tel quel. */
export const ECHEC = typo(
  'Le fichier n’a pas pu être fait par ce navigateur. Essayez l’autre format, ou l’impression.',
);
