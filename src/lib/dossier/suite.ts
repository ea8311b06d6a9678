/** Ce qui suit le dossier rempli : le message, la lettre, les pièces. Aucune de ces phrases ne vient du Département. */
import { ORIGINES, type Dossier } from '#lib/domaine/dossier.ts';

/** Ce qu’il reste à demander, quoi que dise le texte de l’aide. */
export const SUITE_A_DEMANDER = 'Demandez le délai de réponse et la date limite en même temps que le service.';

/** Un message prêt à envoyer. */
export interface CourrielDeDemande {
  objet: string;
  paragraphes: string[];
  signature: string;
}

/** Le message qui accompagne le dossier. */
export function courrielDeDemande(dossier: Dossier): CourrielDeDemande {
  return {
    objet: dossier.objet.toLowerCase().startsWith('demande') ? dossier.objet : `demande : ${dossier.objet}`,
    paragraphes: [
      'Madame, Monsieur,',
      `Vous trouverez ci-joint le dossier de notre intercommunalité, à l’attention de : ${dossier.destinataire}.`,
      'Pouvez-vous nous dire quel service l’instruit, les pièces que vous attendez, la date limite et le délai de ' +
        'réponse ? Si vous avez un dossier d’instruction officiel, nous le remplirons à la place de celui-ci.',
      'Nous vous remercions de nous confirmer que vous l’avez reçu.',
    ],
    signature: '[Nom, qualité, intercommunalité, téléphone]',
  };
}

/** Le message mis en lettre : qui, à qui, où et quand, puis le texte et la formule de fin. */
export function lettreDeDemande(dossier: Dossier): string {
  const { objet, paragraphes, signature } = courrielDeDemande(dossier);
  const aDesPieces = piecesDuDossier(dossier).pieces.length > 0;
  return [
    '[Intercommunalité, adresse]',
    dossier.destinataire,
    '[Lieu], le [date]',
    `Objet : ${objet}`,
    ...paragraphes,
    'Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.',
    signature,
    `Pièces jointes : dossier${aDesPieces ? ', et les pièces cochées dans sa liste' : ''}.`,
  ].join('\n\n');
}

/** Pièces à joindre : les cases des sections qui les listent, et d’où vient chaque liste. */
export function piecesDuDossier(dossier: Dossier): { pieces: string[]; origines: string[] } {
  const sections = dossier.sections.filter((s) => s.pieces);
  return {
    pieces: sections.flatMap((s) => s.champs.flatMap((c) => (c.type === 'case' ? [c.libelle] : []))),
    origines: sections.map((s) => s.aConfirmer ?? ORIGINES[s.origine]),
  };
}
