/** Une adresse qui vise l’intérieur d’un pli l’ouvre : tous les navigateurs ne le font pas d’eux-mêmes. */
const ouvrir = (): void => {
  const vise = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const pli = vise?.closest('details');
  if (!vise || !pli || pli.open) return;
  pli.open = true;
  vise.scrollIntoView();
};
addEventListener('hashchange', ouvrir);
ouvrir();
