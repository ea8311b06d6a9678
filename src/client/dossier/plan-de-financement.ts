import { anneesDuPlan, champsDuDossier, idCellule, type Dossier, type Section } from '#lib/domaine/dossier.ts';
import {
  calculerPlanDuDossier,
  depasseLaDuree,
  habitantsDuDossier,
  regleDuDossier,
} from '#lib/financement/plan-du-dossier.ts';
import { reponsesCanoniques, versCanonique } from '#lib/dossier/saisie.ts';
import { champsARemplir } from '#lib/dossier/defauts.ts';
import { typo } from '#lib/texte/typo.ts';
import { resultatDuPlan } from '#lib/financement/dessin-du-plan.ts';
import { presenterPlan, type VuePlan } from '#lib/financement/presentation.ts';
import { remplir } from '#client/dom.ts';
import type { ChampsDuFormulaire } from './champs-du-formulaire.ts';

/** Délai avant l’annonce vocale : on n’interrompt pas une frappe. */
const ATTENTE_MS = 900;

/** Le plan d’un dossier, calculé et mis en phrases ; `null` si le dossier n’en a pas. */
export function lirePlan(dossier: Dossier, champs: ChampsDuFormulaire): VuePlan | null {
  const section = dossier.sections.find((s) => s.plan);
  if (!section?.plan) return null;
  const { plan } = section;
  const saisies = champs.lireTout();
  const reponses = reponsesCanoniques(champsARemplir(section), saisies);
  const habitants = habitantsDuDossier(dossier, reponsesCanoniques(champsDuDossier(dossier), saisies));
  const departement = plan.recettes.find((l) => l.plafonnee)?.libelle ?? dossier.destinataire;
  const vue = presenterPlan(
    calculerPlanDuDossier(plan, reponses, habitants),
    regleDuDossier(plan, habitants),
    departement,
    'Total des dépenses',
  );
  const date = (id: string) => versCanonique({ type: 'date' }, champs.lire(id));
  if (depasseLaDuree(date('poste-debut'), date('poste-fin'), plan.annees)) {
    vue.remarques.unshift(`La période demandée pour le poste dépasse ${plan.annees} ans, la durée de l’aide.`);
  }
  return vue;
}

/** Rend le plan vivant. Renvoie de quoi le recalculer. */
export function brancherPlan(
  racine: HTMLElement,
  dossier: Dossier,
  champs: ChampsDuFormulaire,
  change: () => void,
): () => void {
  const zone = racine.querySelector<HTMLElement>('[data-plan]');
  const section = dossier.sections.find((s): s is Section & Required<Pick<Section, 'plan'>> => s.plan !== undefined);
  if (!zone || !section) return () => undefined;
  let attente: ReturnType<typeof setTimeout> | undefined;
  const calculer = (): void => {
    const vue = lirePlan(dossier, champs)!;
    remplir(zone.querySelector('[data-resultat]')!, resultatDuPlan(vue, section.plan.legende));
    clearTimeout(attente);
    attente = setTimeout(() => {
      zone.querySelector('[data-annonce]')!.textContent = typo([vue.reponse, ...vue.remarques].join(' '));
    }, ATTENTE_MS);
  };
  zone.addEventListener('input', calculer);
  zone.querySelector('[data-recopier]')!.addEventListener('click', () => {
    for (const ligne of [...section.plan.depenses, ...section.plan.recettes]) {
      for (const annee of anneesDuPlan(section.plan).slice(1))
        champs.ecrire(idCellule(ligne.id, annee), champs.lire(idCellule(ligne.id, 1)));
    }
    calculer();
    change();
  });
  return calculer;
}
