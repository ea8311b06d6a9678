import { accorder, espacesOrdinaires, formaterNombre, typo } from '#lib/texte/typo.ts';
import { formaterMontant, lireMontant, opposer } from '#lib/valeurs/montant.ts';
import { estDatePartielle, formaterDate } from '#lib/valeurs/date-partielle.ts';
import { COCHEE, type Champ } from '#lib/domaine/dossier.ts';
import { estBic, estIban } from '#lib/valeurs/compte-bancaire.ts';
import { estSiren, estSiret } from '#lib/valeurs/siren.ts';

/**
 * Réponse telle qu’on la lit dans un document : montant, date et SIREN mis en forme ; une saisie libre reste telle
 * quelle.
 */
export function afficherReponse(champ: Champ, valeur: string): string {
  if (valeur === '') return '';
  switch (champ.type) {
    case 'euros': {
      const montant = lireMontant(valeur.replace(/^-/, ''));
      if (valeur.startsWith('-') && montant !== null && champ.calcule) return formaterMontant(opposer(montant));
      return montant === null || valeur.startsWith('-') ? valeur : formaterMontant(montant);
    }
    case 'entier':
      return /^\d+$/.test(valeur) ? formaterNombre(Number(valeur)) : valeur;
    case 'date':
      return estDatePartielle(valeur) ? formaterDate(valeur) : valeur;
    case 'siren':
      return valeur.replace(/^(\d{3})(\d{3})(\d{3})$/, '$1 $2 $3');
    case 'siret':
      return valeur.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4');
    case 'iban':
      return valeur.replace(/(.{4})(?=.)/g, '$1 ');
    case 'choix':
      return champ.choix?.find((c) => c.valeur === valeur)?.libelle ?? valeur;
    case 'case':
      return valeur === COCHEE ? 'oui' : '';
    default:
      return valeur;
  }
}

/** Ce qui se recopie dans un autre logiciel : pas un signe n’en change. */
const A_RECOPIER: readonly Champ['type'][] = ['courriel', 'telephone', 'siren', 'siret', 'iban', 'bic'];

/** La réponse telle qu’un fichier la porte : lisible, ses espaces ordinaires ; une adresse ou un numéro, intacts. */
export function ecrireReponse(champ: Champ, valeur: string): string {
  const affichee = afficherReponse(champ, valeur);
  return espacesOrdinaires(A_RECOPIER.includes(champ.type) ? affichee : typo(affichee));
}

const sansEspaces = (texte: string) => texte.replace(/[\s\u00a0\u202f]/g, '');

const FORMES: Partial<Record<Champ['type'], { regle: (v: string) => boolean; attendu: string }>> = {
  entier: { regle: (v) => /^\d+$/.test(v.replace(/[\s\u00a0\u202f]/g, '')), attendu: 'un nombre entier, en chiffres' },
  euros: {
    regle: (v) => lireMontant(v) !== null,
    attendu: 'un montant en euros, comme 31 000 ou 31 000,50 ; dix millions au plus',
  },
  date: { regle: estDatePartielle, attendu: 'une date : un jour, un mois ou une année' },
  courriel: {
    regle: (v) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(v),
    attendu: 'une adresse électronique, comme sante@exemple.fr',
  },
  telephone: {
    regle: (v) => /^\+?\d{9,15}$/.test(v.replace(/[\s.\u00a0\u202f-]/g, '')),
    attendu: 'un numéro de téléphone, en chiffres',
  },
  siret: {
    regle: (v) => estSiret(sansEspaces(v)),
    attendu: 'un SIRET de quatorze chiffres ; vérifiez-les, la clé de contrôle ne tombe pas juste',
  },
  iban: {
    regle: (v) => estIban(sansEspaces(v).toUpperCase()),
    attendu: 'un IBAN, comme FR76 suivi de vingt-trois signes ; vérifiez-le, la clé ne tombe pas juste',
  },
  bic: { regle: (v) => estBic(sansEspaces(v).toUpperCase()), attendu: 'un BIC de huit ou onze signes' },
  siren: {
    regle: (v) => estSiren(v.replace(/[\s\u00a0\u202f]/g, '')),
    attendu: 'un SIREN de neuf chiffres ; vérifiez-les, la clé de contrôle ne tombe pas juste',
  },
};

/** Ce qui manque ou ne va pas dans une réponse, en une phrase ; `null` si elle convient. */
export function problemeDeReponse(champ: Champ, valeur: string): string | null {
  const reponse = valeur.trim();
  if (reponse === '') return champ.obligatoire ? `« ${champ.libelle} » attend une réponse.` : null;
  if (champ.type === 'case' || champ.type === 'signature') return null;
  if (champ.type === 'choix' && !champ.choix?.some((c) => c.valeur === reponse))
    return `« ${champ.libelle} » attend l’une des réponses proposées.`;
  const forme = FORMES[champ.type];
  if (forme && !forme.regle(reponse)) return `« ${champ.libelle} » attend ${forme.attendu}.`;
  if (reponse.length <= champ.longueurMax) return null;
  return champ.type === 'entier'
    ? `« ${champ.libelle} » attend un nombre de ${accorder(champ.longueurMax, 'chiffre')} au plus.`
    : `« ${champ.libelle} » : ${accorder(champ.longueurMax, 'caractère')} au plus, et votre réponse en a ` +
        `${formaterNombre(reponse.length)}.`;
}
