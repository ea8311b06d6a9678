import { defautsDuDossier } from '#lib/dossier/defauts.ts';
import { lettreDeDemande } from '#lib/dossier/suite.ts';
import type { Dossier, Reponses } from '#lib/domaine/dossier.ts';
import { accorder, typo } from '#lib/texte/typo.ts';

/** La dernière étape : copier le message ou la lettre. */
export function brancherSuite(form: HTMLElement, dossier: Dossier): void {
  const zone = form.querySelector<HTMLElement>('[data-etape=suite]')!;
  const etat = zone.querySelector('[data-etat-copie]')!;
  const message = zone.querySelector<HTMLElement>('[data-message]')!;
  for (const bouton of zone.querySelectorAll<HTMLElement>('[data-copier]'))
    bouton.addEventListener('click', () => {
      const lettre = bouton.dataset['copier'] === 'lettre';
      const texte = lettre
        ? lettreDeDemande(dossier)
        : [...message.querySelectorAll('p')].map((p) => p.textContent.trim()).join('\n\n');
      // Sans connexion sûre, le navigateur n’a pas de presse-papiers : l’erreur se dit comme un refus.
      const copie = Promise.resolve().then(() => navigator.clipboard.writeText(typo(texte)));
      void copie.then(
        () => (etat.textContent = lettre ? 'La lettre est copiée.' : 'Le message est copié.'),
        () => (etat.textContent = 'Le navigateur refuse de copier : sélectionnez le texte du message.'),
      );
    });
}

/** Ce qui reste à revoir, dit avant l’envoi, avec le chemin de la relecture ; rien si tout convient. */
export function direCeQuiReste(form: HTMLElement, dossier: Dossier, saisies: Reponses): void {
  const nombre = defautsDuDossier(dossier, saisies).reduce((n, s) => n + s.defauts.length, 0);
  const zone = form.querySelector<HTMLElement>('[data-reste]')!;
  zone.hidden = nombre === 0;
  zone.querySelector('b')!.textContent = typo(
    `${accorder(nombre, 'réponse reste', 'réponses restent')} à revoir avant l’envoi.`,
  );
}
