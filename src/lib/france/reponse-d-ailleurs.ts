/** Ce que l’on répond d’un territoire repéré. Les phrases passent par `typo()` : espaces ordinaires ici. */
import { reponseDuTerritoire, type Phrase } from '#lib/territoire/reponse.ts';
import { formaterDate, formaterDateAvecArticle } from '#lib/valeurs/date-partielle.ts';
import type { TerritoireRepere } from './releve.ts';

/** Les phrases d’un territoire repéré : son contrat, ou ce qu’une source affirme du département. */
export function phrasesDe(t: TerritoireRepere): Phrase[] {
  const phrases: Phrase[] = [];
  if (t.contrats.length > 0) phrases.push(reponseDuTerritoire(t));
  for (const c of t.contratsCommunaux)
    phrases.push([
      {
        texte: `${c.nom} : ce contrat ne couvre que ${c.communes.length > 1 ? 'certaines communes' : 'cette commune'}.`,
      },
    ]);
  for (const a of t.affirmations) {
    const date = formaterDateAvecArticle(a.constat.date);
    phrases.push([{ texte: `${a.texte} (source datée ` }, { texte: date, deduit: a.constat.deduit }, { texte: ')' }]);
  }
  return phrases;
}

/** Identifiants des sources de ce que l’on répond, la principale d’abord, chacune une fois. */
export function sourcesDe({ contrats, contratsCommunaux, affirmations }: TerritoireRepere): string[] {
  return [
    ...new Set([
      ...[...contrats, ...contratsCommunaux].flatMap((c) => c.sources),
      ...affirmations.map((a) => a.constat.source),
    ]),
  ];
}

/** La date du dernier fait relevé, pour une liste : « au plus tard » si une source le constate sans le dater. */
export function dateDuReleve({ contrats, contratsCommunaux, affirmations }: TerritoireRepere): string {
  const [c] = [...contrats, ...contratsCommunaux];
  const depart = c?.signature ?? c?.debut;
  if (depart) return formaterDate(depart.date);
  const constat = c?.atteste ?? affirmations[0]?.constat;
  if (c?.etape !== 'absence' && constat) return `au plus tard ${formaterDateAvecArticle(constat.date)}`;
  const date = constat?.date ?? c?.demarche?.dernierSigne;
  return date ? formaterDate(date) : '';
}
