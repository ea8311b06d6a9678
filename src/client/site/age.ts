/** Un site que personne ne reconstruit vieillit sans le dire : passé six mois, chaque page en avertit. */
const avis = document.querySelector<HTMLElement>('[data-des]');
if (avis && new Date().toISOString() >= avis.dataset['des']!) avis.hidden = false;
