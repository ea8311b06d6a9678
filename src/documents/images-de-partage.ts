import sharp from 'sharp';
import { formaterDate, type Jour } from '#lib/valeurs/date-partielle.ts';
import { SITUATIONS } from '#lib/domaine/situations.ts';
import { assembler, lireApercu } from '#lib/publication/image-de-partage.ts';
import { ecrirePng } from './png.ts';
import { couleursDuSite, dessiner } from './typst.ts';

// Un fil par image : le parallélisme est entre les images.
sharp.concurrency(1);
sharp.cache(false);

const [LARGEUR, HAUTEUR] = [1200, 630];

/**
 * L’image de partage d’une page construite : PNG de 1 200 × 630, sans police du système, mêmes octets d’une construction à l’autre.
 * `site` : nom affiché près de la marque ; `au` : jour de la situation.
 */
export async function apercuPng(nom: string, html: string, site: string, au: Jour): Promise<Buffer> {
  const apercu = lireApercu(html);
  const texte = await dessiner(nom, 'apercu.typ', {
    site,
    titre: apercu.titre,
    surtitre: apercu.surtitre,
    carte: apercu.carte !== null,
    situation: apercu.statut && SITUATIONS[apercu.statut].libelle,
    pied: `Situation au ${formaterDate(au)}`,
  });
  const svg = assembler(texte, apercu, couleursDuSite());
  const { data, info } = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  if (info.width !== LARGEUR || info.height !== HAUTEUR)
    throw new Error(`Image « ${nom} » : ${info.width} × ${info.height} points ; attendu : ${LARGEUR} × ${HAUTEUR}`);
  return ecrirePng(data, LARGEUR, HAUTEUR);
}
