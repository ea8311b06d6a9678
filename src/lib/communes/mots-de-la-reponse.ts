/** Les phrases de la recherche d’une commune. Elles passent par `typo()` : espaces ordinaires ici. */
import { minuscule } from '#lib/texte/lettre.ts';
import { sensPour, type Statut } from '#lib/domaine/situations.ts';
import { formaterNombre, typo } from '#lib/texte/typo.ts';
import type { CommuneLue, LieuLu } from './commune.ts';
import { estUnCedexSeul, estUnCodeEntier, estUnSeulSigne, neNommeRien } from './lecture-de-la-saisie.ts';
import type { LieuCherchable, LieuPropose } from './recherche-de-lieux.ts';

/** « de » et un nom de commune : `du Ham`, `de La Roë`, `d’Ernée`, `des Échelles`. */
export function deLaCommune(nom: string): string {
  if (/^Le\s/.test(nom)) return `du ${nom.slice(3)}`;
  if (/^Les\s/.test(nom)) return `des ${nom.slice(4)}`;
  return /^[aeiouyâàéèêëîïôöûüœæ]/i.test(nom) ? `d’${nom}` : `de ${nom}`;
}

/** Ce que la situation veut dire pour un habitant. */
export const sensDe = (statut: Statut, communeSeule = false): string =>
  typo(`Pour vous : ${minuscule(sensPour(statut, communeSeule))}`);

/** Ce que l’on dit d’une commune d’aucune intercommunalité, et à qui poser la question. */
export const SANS_INTERCOMMUNALITE =
  'n’appartient à aucune intercommunalité. Demandez à sa mairie, ou à l’agence régionale de santé.';

/**
 * Seconde ligne d’une proposition : ce qu’est le lieu, ses codes postaux, son ancien nom, son intercommunalité, son
 * département.
 */
export function precisionDe({ lieu, autre }: LieuPropose<LieuLu>): string {
  if (lieu.genre === 'intercommunalite') return typo(`intercommunalité · ${lieu.departement.nom}`);
  return typo(
    [
      autre ? `ancienne commune ${deLaCommune(lieu.nom)}` : '',
      lieu.codesPostaux.slice(0, 3).join(', '),
      lieu.intercommunalite?.seule ? 'sans intercommunalité' : (lieu.intercommunalite?.nom ?? 'sans intercommunalité'),
      lieu.departement.nom,
    ]
      .filter(Boolean)
      .join(' · '),
  );
}

/** Un lieu et son département, qui distingue les homonymes : `Laval (Mayenne)`, mais `Paris` seul. */
export function lieuEtDepartement(nom: string, departement: string): string {
  return nom === departement ? nom : `${nom} (${departement})`;
}

/** Nom d’une commune, avec son département : `Chârost (Cher)`. */
export const titreDe = ({ nom, departement }: CommuneLue): string => typo(lieuEtDepartement(nom, departement.nom));

/** Ce que l’intercommunalité a de surprenant, à écrire après son nom ; vide le plus souvent. */
export function reserveDe({ rattacheeA }: CommuneLue): string {
  return rattacheeA ? typo(`, pour l’essentiel dans un autre département (${rattacheeA})`) : '';
}

/** Les contrats qui nomment la commune, seule ou non, et ce qui leur a succédé. */
export function contratsPropresDe({ nom, propres }: CommuneLue): string[] {
  return (propres?.contrats ?? []).map((c) => {
    const annee = c.annee ? ` (${c.annee})` : '';
    const suite = c.suite ? `suivi du ${minuscule(c.suite)}` : 'aucune suite trouvée';
    const qui = c.partage ? `pour plusieurs territoires, dont ${nom}` : `pour ${nom} seule`;
    return typo(`${c.nom}${annee}, ${qui} : ${suite}.`);
  });
}

/** Annonce du nombre de propositions, pour qui ne voit pas la liste. */
export function annonceDe(trouvees: readonly LieuPropose<LieuCherchable>[], saisie: string): string {
  const n = trouvees.length;
  if (saisie.trim() === '') return '';
  if (n === 0) return typo('Aucune commune ni intercommunalité de ce nom.');
  if (trouvees[0]!.rang === 'faute')
    return typo(`Aucune commune ni intercommunalité de ce nom. ${n === 1 ? 'Un nom proche' : `${n} noms proches`}.`);
  return typo(n === 1 ? '1 proposition.' : `${formaterNombre(n)} propositions.`);
}

/** Ce qu’on dit quand rien ne répond, et que faire : ne pas trouver une commune n’est pas une faute de qui la cherche. */
export function refusDe(saisie: string): string {
  const propre = saisie.trim();
  if (neNommeRien(propre))
    return typo('Écrivez le nom de votre commune ou de votre intercommunalité, ou un code postal.');
  if (estUnCedexSeul(propre))
    return typo('Un code CEDEX seul ne dit pas de commune : écrivez plutôt le nom de la commune.');
  if (estUnCodeEntier(propre))
    return typo(
      `Nous ne trouvons pas de commune au code postal ${propre}. Si c’est un code CEDEX, écrivez plutôt le nom de ` +
        'la commune.',
    );
  if (estUnSeulSigne(propre))
    return typo(`Aucun nom ne commence par « ${propre} ». Écrivez les premières lettres du nom, ou le code postal.`);
  return typo(`Nous ne trouvons ni commune ni intercommunalité appelée « ${propre} ».`);
}
