/** Un site que personne ne reconstruit vieillit sans le dire : passé six mois, chaque page en avertit. */
const depuis = document.documentElement.dataset['vieux'];
if (depuis && new Date().toISOString() >= depuis) {
  const [avis, texte] = [document.createElement('aside'), document.createElement('p')];
  avis.className = 'large';
  texte.className = 'a-confirmer';
  texte.textContent = 'La situation affichée a plus de six mois\u00a0: elle a pu changer depuis.';
  avis.append(texte);
  document.querySelector('main')!.prepend(avis);
}
