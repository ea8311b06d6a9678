import type { Dossier } from '#lib/domaine/dossier.ts';
import { bilanDuDossier, relireDossier } from '#lib/dossier/relecture.ts';
import { remarquesDuPlan } from '#lib/financement/dessin-du-plan.ts';
import { n } from '#lib/texte/html.ts';
import { remplir } from '#client/dom.ts';
import type { ChampsDuFormulaire } from './champs-du-formulaire.ts';
import type { Etapes } from './etapes.ts';
import { lirePlan } from './plan-de-financement.ts';

/** Dernière étape : ce qui reste à revoir, ce que dit le plan, toutes les réponses. */
export function montrerRelecture(
  form: HTMLElement,
  dossier: Dossier,
  champs: ChampsDuFormulaire,
  etapes: Etapes,
): void {
  const saisies = champs.lireTout();
  const plan = lirePlan(dossier, champs);
  const dePlan =
    plan && (plan.lignes[0]?.montants[0] ?? 0) > 0
      ? [n('h3', {}, 'Le plan de financement'), n('p', {}, plan.reponse), ...remarquesDuPlan(plan)]
      : [];
  const bilan = form.querySelector('[data-bilan]')!;
  remplir(bilan, [...bilanDuDossier(dossier, saisies), ...dePlan]);
  for (const lien of bilan.querySelectorAll<HTMLAnchorElement>('[data-vers]')) {
    lien.addEventListener('click', (e) => {
      e.preventDefault();
      etapes.aller(lien.dataset['vers']!);
      champs.controle(lien.hash.slice('#champ-'.length))?.focus();
    });
  }
  remplir(form.querySelector('[data-relecture]')!, relireDossier(dossier, saisies));
}
