import { piedDe, type ContexteImprime } from '#lib/documents/pied-et-sources.ts';
import { dessinsCommuns } from '#lib/carte/dessin.ts';
import { introductions, type CouleursBureau, type Ecrit } from '#lib/documents/formats/document-abstrait.ts';
import { ajouterChamps, type PoliceDeChamp } from '#lib/documents/formats/pdf-champs.ts';
import { confier } from './file-de-travail.ts';
import { lirePoliceDeChamp } from './metriques-de-police.ts';
import { couleursDuSite, policeDesReponses } from './typst.ts';

/** Couleurs du site pour les fichiers bureautiques, qui les écrivent sans dièse. */
export function couleursBureau(): CouleursBureau {
  const couleurs = couleursDuSite();
  const nue = (nom: keyof CouleursBureau): string => couleurs[nom]!.slice(1);
  return {
    encre: nue('encre'),
    encre2: nue('encre2'),
    canard: nue('canard'),
    filet: nue('filet'),
    mielPale: nue('mielPale'),
    mielSombre: nue('mielSombre'),
    brique: nue('brique'),
  };
}

/** Met un écrit en ODT ou en DOCX. */
export function ecrireEnBureautique(format: 'odt' | 'docx', ecrit: Ecrit): Promise<Uint8Array> {
  return confier({ genre: 'ecrit', format, ecrit, couleurs: couleursBureau() });
}

let police: Promise<PoliceDeChamp> | undefined;

/** La police du texte, lue une fois. */
function policeDesChamps(): Promise<PoliceDeChamp> {
  police ??= policeDesReponses().then(lirePoliceDeChamp);
  return police;
}

/**
 * Corps à essayer pour qu’un écrit à signer, de `poids` caractères, tienne en une page : on commence près du bon. Aucun
 * s’il est trop long (la plus longue fiche de poste qui y tienne en a 3 836 ; à 3 436, il faut le plus petit corps).
 */
function corpsDeLEcrit(poids: number): { corps: number[]; serrage?: number } {
  if (poids > 4200) return { corps: [] };
  return poids > 3300 ? { corps: [9.5, 9.5], serrage: 3 } : { corps: [11, 10.5, 10, 9.5, 9.5] };
}

/** Compose un écrit en PDF/UA-1 ; ses réponses et ses cases deviennent des champs de formulaire. */
export async function composerEcrit(nom: string, ecrit: Ecrit, contexte: ContexteImprime): Promise<Uint8Array> {
  const solidaires = introductions(ecrit.blocs);
  const aRemplir = ecrit.blocs.some((b) => ['champ', 'cases', 'tableau', 'signature'].includes(b.type));
  const pdf = await confier({
    genre: 'pdf',
    composition: {
      nom,
      gabarit: 'ecrit.typ',
      titre: ecrit.titre,
      sujet: ecrit.sujet,
      jour: contexte.jour,
      ...(aRemplir ? {} : { pages: 1, ...corpsDeLEcrit(JSON.stringify(ecrit.blocs).length), sinon: 12.5 }),
      donnees: {
        ...piedDe(contexte),
        ecrit: { ...ecrit, blocs: ecrit.blocs.map((b) => ({ ...b, solidaire: solidaires.has(b) })) },
      },
      dessins: dessinsCommuns(couleursDuSite()),
    },
  });
  return aRemplir ? ajouterChamps(pdf, ecrit, await policeDesChamps()) : pdf;
}
