import sharp from 'sharp';
import { formaterDate } from '#lib/valeurs/date-partielle.ts';
import { SITUATIONS } from '#lib/domaine/situations.ts';
import { assembler, type ImageDePartage } from '#lib/publication/image-de-partage.ts';
import { couleursDuSite, dessinerEnSvg } from './typst.ts';

// Un fil par image : le parallélisme est entre les images.
sharp.concurrency(1);
sharp.cache(false);

const [LARGEUR, HAUTEUR] = [1200, 630];

/**
 * L’image de partage d’une page : PNG de 1 200 × 630, sans police du système, mêmes octets d’une construction à
 * l’autre.
 */
export async function apercuPng(nom: string, image: ImageDePartage): Promise<Buffer> {
  const { site, titre, surtitre, statut, au, carte } = image;
  const texte = await dessinerEnSvg(nom, 'apercu.typ', {
    site,
    titre,
    surtitre,
    carte: carte !== null,
    situation: statut && SITUATIONS[statut].libelle,
    pied: `Situation au ${formaterDate(au)}`,
  });
  const svg = assembler(texte, carte, couleursDuSite());
  const { data, info } = await sharp(Buffer.from(svg))
    // Une trentaine de teintes : les traits adoucis en perdent que l’œil ne voit pas, et l’image un quart de son poids.
    // Un effort de plus de trois triple le calcul et ne gagne rien sur de tels aplats ; la compression la plus forte en
    // prend le tiers pour un vingt-cinquième du poids.
    .png({ palette: true, quality: 95, effort: 3, compressionLevel: 6, dither: 0 })
    .toBuffer({ resolveWithObject: true });
  if (info.width !== LARGEUR || info.height !== HAUTEUR)
    throw new Error(`Image « ${nom} » : ${info.width} × ${info.height} points ; attendu : ${LARGEUR} × ${HAUTEUR}`);
  return data;
}
