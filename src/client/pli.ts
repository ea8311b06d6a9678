/**
 * Sur un téléphone, ce qui n’est ouvert qu’au large se replie, sous le premier écran seulement : rien de visible ne
 * bouge. Les places se lisent toutes avant : replier l’un remonte les suivants.
 */
if (matchMedia('(max-width: 39.99rem)').matches) {
  const plis = [...document.querySelectorAll<HTMLDetailsElement>('details.au-large')];
  const dessous = plis.filter((pli) => pli.getBoundingClientRect().top >= innerHeight);
  for (const pli of dessous) pli.open = false;
}

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
