import type { Defaut } from '#lib/dossier/defauts.ts';
import { accorder } from '#lib/texte/typo.ts';
import { n } from '#lib/texte/html.ts';
import { versDom } from '#client/dom.ts';
import { signalerErreur } from '#client/formulaire/erreur.ts';
import type { ChampsDuFormulaire } from './champs-du-formulaire.ts';

/** Retire le résumé et les erreurs d’une étape. */
export function effacerErreurs(etape: HTMLElement): void {
  const resume = etape.querySelector<HTMLElement>('[data-resume]');
  if (resume) {
    resume.hidden = true;
    resume.replaceChildren();
  }
  for (const champ of etape.querySelectorAll<HTMLElement>('[aria-invalid]')) signalerErreur(champ, '');
}

/** Montre les défauts d’une étape : un message à chaque champ, un résumé en tête, qui reçoit le focus et y mène. */
export function montrerErreurs(
  etape: HTMLElement,
  defauts: readonly Defaut[],
  champs: ChampsDuFormulaire,
  passer: () => void,
): void {
  effacerErreurs(etape);
  for (const { champ, message } of defauts) {
    const controle = champs.controle(champ.id);
    if (controle) signalerErreur(controle, message);
  }
  const resume = etape.querySelector<HTMLElement>('[data-resume]')!;
  const titre = n('h3', { id: `resume-${etape.dataset['etape']!}` }, `${accorder(defauts.length, 'réponse')} à revoir`);
  const liens = n(
    'ul',
    { class: 'puces' },
    ...defauts.map((d) => n('li', {}, n('a', { href: `#champ-${d.champ.id}` }, d.message))),
  );
  const suite = n('button', { type: 'button', class: 'bouton second petit' }, 'Passer quand même à la suite');
  resume.replaceChildren(...[titre, liens, suite].map((m) => versDom(m)));
  resume.querySelectorAll('a').forEach((lien, i) =>
    lien.addEventListener('click', (e) => {
      e.preventDefault();
      champs.controle(defauts[i]!.champ.id)?.focus();
    }),
  );
  resume.querySelector('button')!.addEventListener('click', passer);
  resume.hidden = false;
  resume.focus();
}
