/** Adresse du calcul ouvert sur une intercommunalité, et sur un voisin : `/financement/#calcul=200048551,245300447`. */
export function adresseDuCalcul(siren: string, voisin?: string): string {
  return `/financement/#calcul=${[siren, voisin].filter(Boolean).join(',')}`;
}

/** Les SIREN d’un fragment écrit par `adresseDuCalcul` ; vide pour tout autre. */
export function sirensDuFragment(fragment: string): string[] {
  return /^#calcul=(\d{9}(?:,\d{9})?)$/.exec(fragment)?.[1]?.split(',') ?? [];
}
