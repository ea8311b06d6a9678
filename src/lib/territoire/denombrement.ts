/** Compter des territoires en mots : des intercommunalités, et les rares communes qui n’en ont pas. */
import { estUneCommuneSeule, type Epci } from '#lib/domaine/epci.ts';
import { accorder, enLettres } from '#lib/texte/typo.ts';

type Comptable = readonly { epci: Pick<Epci, 'type'> }[];

function separer(territoires: Comptable): { groupes: number; seules: number } {
  const seules = territoires.filter((t) => estUneCommuneSeule(t.epci)).length;
  return { groupes: territoires.length - seules, seules };
}

/** `9 intercommunalités`, `1 intercommunalité`, `19 intercommunalités et 1 commune qui n’en a pas`. */
export function compterTerritoires(territoires: Comptable): string {
  const { groupes, seules } = separer(territoires);
  const suite = seules > 0 ? ` et ${accorder(seules, 'commune')} qui n’en ${seules > 1 ? 'ont' : 'a'} pas` : '';
  return accorder(groupes, 'intercommunalité') + suite;
}

/**
 * `Les neuf intercommunalités de la Mayenne`, `L’intercommunalité de Paris`, `Les 19 intercommunalités de la Vendée, et
 * la commune qui n’en a pas`.
 */
export function lesTerritoires(territoires: Comptable, de: string): string {
  const { groupes, seules } = separer(territoires);
  const suite =
    { 0: '', 1: ', et la commune qui n’en a pas' }[seules] ?? `, et les ${enLettres(seules)} communes qui n’en ont pas`;
  if (groupes === 0) return `Aucune intercommunalité ${de}${suite}`;
  return `${groupes === 1 ? 'L’intercommunalité' : `Les ${enLettres(groupes)} intercommunalités`} ${de}${suite}`;
}

/** `des neuf intercommunalités de la Mayenne`, `de l’intercommunalité de Paris` : après « Carte ». */
export function desTerritoires(territoires: Comptable, de: string): string {
  const dit = lesTerritoires(territoires, de);
  if (dit.startsWith('Les ')) return `des ${dit.slice(4)}`;
  return dit.startsWith('L’') ? `de l’${dit.slice(2)}` : `: ${dit}`;
}
