import sharp from 'sharp';
import { formaterDate, type Jour } from '#lib/domaine/date-partielle.ts';
import { LIBELLES } from '#lib/domaine/statut.ts';
import { assembler, lireApercu } from '#lib/vues/apercu.ts';
import { couleursDuSite, dessiner } from './typst.ts';

/**
 * L’image de partage d’une page construite : PNG de 1 200 × 630, sans police du système, mêmes octets d’une construction à l’autre.
 * `site` : nom affiché près de la marque ; `au` : jour de la situation.
 */
export async function apercuPng(nom: string, html: string, site: string, au: Jour): Promise<Buffer> {
  const apercu = lireApercu(html);
  const texte = await dessiner(nom, 'apercu.typ', {
    site, titre: apercu.titre, surtitre: apercu.surtitre, carte: apercu.carte !== null,
    situation: apercu.statut && LIBELLES[apercu.statut].libelle, pied: `Situation au ${formaterDate(au)}`,
  });
  const svg = assembler(texte, apercu, couleursDuSite());
  return sharp(Buffer.from(svg)).resize(1200, 630, { fit: 'fill' }).png({ palette: true, colours: 64, effort: 1, compressionLevel: 6, dither: 0 }).toBuffer();
}
