import { adresseTerritoire } from '#lib/adresses.ts';
import { versCsv } from '#lib/vues/csv.ts';
import type { Modele } from './modele.ts';

/** Le lien CSV donne les lignes montrées, dans leur ordre et à l’année choisie ; si les fiches ne viennent pas, le fichier entier. */
export function brancherCsv(vue: HTMLElement, modele: Modele, visibles: () => string[], annee: () => number | null): void {
  const lien = vue.querySelector<HTMLAnchorElement>('[data-csv]')!;
  const entier = lien.href;
  lien.textContent = 'Télécharger les lignes filtrées (CSV)';
  lien.addEventListener('click', (e) => {
    if (lien.href !== entier) return;
    e.preventDefault();
    // Les colonnes publiées ne sont chargées que si l’on s’en sert.
    void Promise.all([import('#lib/vues/donnees-epci.ts'), modele.charger()]).then(([{ publierEpci }]) => {
      const territoires = modele.territoires(annee());
      const lignes = visibles().flatMap((siren) => {
        const t = territoires.get(siren);
        if (!t) return [];
        const publiee = publierEpci(t, (id) => modele.source(id)?.adresse, new URL(adresseTerritoire(t.epci), location.href).href);
        return [{ ...publiee, nombre_communes: modele.nombreCommunes(siren) }];
      });
      lien.href = URL.createObjectURL(new Blob([versCsv(lignes)], { type: 'text/csv' }));
    }).catch(() => { lien.href = `${entier}?`; }).then(() => {
      lien.download = `situations-epci${annee() ? `-${annee()}` : ''}.csv`;
      lien.click();
      if (lien.href.startsWith('blob:')) URL.revokeObjectURL(lien.href);
      lien.href = entier;
    });
  });
}

/** « Copier le lien » : l’adresse dit déjà tout ; s’il n’y a pas de presse-papiers, on la montre. */
export function brancherCopie(vue: HTMLElement): void {
  vue.querySelector('[data-copier]')!.addEventListener('click', () => {
    const etat = vue.querySelector('[data-copie]')!;
    Promise.resolve().then(() => navigator.clipboard.writeText(location.href))
      .then(() => { etat.textContent = 'Lien copié.'; })
      .catch(() => { etat.textContent = location.href; });
  });
}
