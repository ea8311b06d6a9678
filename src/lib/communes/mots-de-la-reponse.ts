/** Les phrases de la recherche d’une commune. Elles passent par `typo()` : espaces ordinaires ici. */
import { minuscule } from '#lib/texte/lettre.ts';
import { SITUATIONS, type Statut } from '#lib/domaine/situations.ts';
import { formaterNombre, typo } from '#lib/texte/typo.ts';
import type { CommuneLue } from './commune.ts';
import type { Proposition } from './recherche.ts';

/** « de » et un nom de commune : `du Ham`, `de La Roë`, `d’Ernée`, `des Échelles`. */
export function deLaCommune(nom: string): string {
  if (/^Le\s/.test(nom)) return `du ${nom.slice(3)}`;
  if (/^Les\s/.test(nom)) return `des ${nom.slice(4)}`;
  return /^[aeiouyâàéèêëîïôöûüœæ]/i.test(nom) ? `d’${nom}` : `de ${nom}`;
}

/** Ce que la situation veut dire pour un habitant. */
export const sensDe = (statut: Statut): string => typo(SITUATIONS[statut].sens);

/** Seconde ligne d’une proposition : codes postaux, ancien nom, département s’il est autre, intercommunalité. */
export function precisionDe({ commune, ancien }: Proposition<CommuneLue>): string {
  return typo(
    [
      ancien ? `ancienne commune ${deLaCommune(commune.nom)}` : '',
      commune.codesPostaux.slice(0, 3).join(', '),
      commune.intercommunalite?.nom ?? 'sans intercommunalité',
      commune.departement,
    ]
      .filter(Boolean)
      .join(' · '),
  );
}

/** Nom d’une commune, avec son département s’il n’est pas celui de l’index : `Chârost (Cher)`. */
export function titreDe({ nom, ailleurs, departement }: CommuneLue): string {
  return typo(ailleurs ? `${nom} (${departement})` : nom);
}

/** Ce que l’intercommunalité a de surprenant, à écrire après son nom ; vide le plus souvent. */
export function reserveDe({ rattacheeA }: CommuneLue): string {
  return rattacheeA ? typo(`, pour l’essentiel dans un autre département (${rattacheeA})`) : '';
}

/** Les contrats signés pour la commune seule, et ce qui leur a succédé. */
export function contratsPropresDe({ nom, propres }: CommuneLue): string[] {
  return (propres?.contrats ?? []).map((c) =>
    typo(
      `${c.nom}${c.annee ? ` (${c.annee})` : ''}, pour ${nom} seule : ${c.suite ? `suivi du ${minuscule(c.suite)}` : 'aucune suite trouvée'}.`,
    ),
  );
}

/** Annonce du nombre de propositions, pour qui ne voit pas la liste. */
export function annonceDe(trouvees: readonly Proposition<CommuneLue>[], saisie: string): string {
  const n = trouvees.length;
  if (saisie.trim() === '') return '';
  if (n === 0) return typo('Aucune commune de ce nom.');
  if (trouvees[0]!.rang === 'faute')
    return typo(`Aucune commune de ce nom. ${n === 1 ? 'Un nom proche' : `${n} noms proches`}.`);
  return typo(n === 1 ? '1 commune.' : `${formaterNombre(n)} communes.`);
}

/** Ce qu’on dit quand rien ne répond : ce qui s’est passé, puis où chercher. `lieux` : « en Mayenne ni dans l’Indre ». */
export function refusDe(saisie: string, lieux: string): string {
  const propre = saisie.trim();
  if (propre === '') return typo('Écrivez le nom de votre commune, ou son code postal.');
  return typo(
    /^[\d\s]+$/.test(propre)
      ? `Aucune commune n’a le code postal ${propre} ${lieux}.`
      : `Aucune commune ne s’appelle « ${propre} » ${lieux}.`,
  );
}

/** Réunit des compléments de lieu après une négation : `en Mayenne ni dans l’Indre`. */
export function lieuxNies(lieux: readonly string[]): string {
  return lieux.length > 4 ? `dans les ${lieux.length} départements de ce site` : lieux.join(' ni ');
}
