import type { TerritoireDeCarte } from '#lib/carte/donnees.ts';
import { SITUATIONS } from '#lib/domaine/situations.ts';
import { direParts, partEcrite, partsDHabitants, type Habitants } from '#lib/territoire/couverture.ts';
import { direLesDates } from '#lib/territoire/dates-en-bref.ts';
import { typo } from '#lib/texte/typo.ts';
import { creerSvg } from '#client/dom.ts';
import { pastille } from './situation.ts';

/** Met la liste des territoires à une année : pastille, mot, dates. */
export function peindreListe(vue: HTMLElement, territoires: ReadonlyMap<string, TerritoireDeCarte>): void {
  for (const ligne of vue.querySelectorAll<HTMLElement>('.lieux li')) {
    const t = territoires.get(ligne.dataset['siren']!);
    if (!t) continue;
    ligne.querySelector('[data-dit]')!.textContent = typo(direLesDates(t));
    if (ligne.className === `r-${t.statut}`) continue;
    ligne.className = `r-${t.statut}`;
    ligne.querySelector('.pastille')!.replaceWith(pastille(t.statut));
    ligne.querySelector('[data-mot]')!.textContent = SITUATIONS[t.statut].libelle;
  }
}

const legende = (debut: number, bout: boolean, texte: string): SVGElement =>
  creerSvg('text', { x: bout ? '100%' : `${debut}%`, y: 48, ...(bout && { class: 'bout' }) }, texte);

/** Met la barre des habitants à une année : mêmes éléments que `HabitantsParSituation.astro`. */
export function peindreParts(vue: HTMLElement, habitants: Habitants): void {
  const barre = vue.querySelector('[data-parts]')!;
  const parts = partsDHabitants(habitants);
  barre.setAttribute('aria-label', typo(direParts(parts)));
  barre.replaceChildren(
    ...parts.flatMap((p) => [
      creerSvg('rect', { class: `s-${p.statut}`, x: `${p.debut}%`, y: 1, width: `${p.part}%`, height: 30 }),
      ...(partEcrite(p) ? [legende(p.debut, p.debut + p.part > 99, p.texte)] : []),
    ]),
  );
}
