/** Sur un téléphone, ce qui n’est ouvert qu’au large se replie, sous le premier écran : rien de visible ne bouge. */
if (matchMedia('(max-width: 39.99rem)').matches)
  for (const pli of document.querySelectorAll<HTMLDetailsElement>('details.au-large')) pli.open = false;

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
