import type { AAppeler } from '#lib/territoire/contacts.ts';
import type { Valeur } from '#lib/territoire/reponse.ts';
import { afficherAdresse } from './pied-et-sources.ts';

/** Quelqu’un à qui s’adresser, tel qu’un imprimé l’écrit : un numéro y appelle, une adresse s’y lit en entier. */
export interface ContactImprime {
  nom: string;
  telephone: { numero: string; lien: string; releve: Valeur } | null;
  /** Ce que nous n’avons pas trouvé, et que faire à la place ; vide s’il ne manque rien. */
  sinon: string;
  liens: { texte: string; adresse: string }[];
}

/** Prépare un interlocuteur pour le papier. La fiche officielle n’y est que si elle donne ce qui manque. */
export function imprimerContact({ nom, telephone, site, courriel, sinon, fiche }: AAppeler): ContactImprime {
  return {
    nom,
    telephone: telephone
      ? {
          numero: telephone.numero,
          lien: telephone.lien,
          releve: { texte: telephone.releve, ...(telephone.sur ? {} : { deduit: 'à confirmer' }) },
        }
      : null,
    sinon: sinon ?? '',
    liens: [
      ...(sinon && fiche ? [{ texte: afficherAdresse(fiche), adresse: fiche }] : []),
      ...(site ? [{ texte: site.hote, adresse: site.adresse }] : []),
      ...(courriel ? [{ texte: courriel, adresse: `mailto:${courriel}` }] : []),
    ],
  };
}

/** Le même en une phrase, pour un texte à reprendre. */
export function direContact({ nom, telephone, sinon, liens }: ContactImprime): string {
  const suite = [
    telephone && `${telephone.numero} (${telephone.releve.texte}).`,
    sinon,
    liens.length > 0 && `${liens.map((l) => l.texte).join(', ')}.`,
  ].filter(Boolean);
  return `${nom} : ${suite.join(' ')}`;
}
