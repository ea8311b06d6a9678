/** Rend la main au navigateur, qui peint et répond aux gestes avant la suite. */
export const souffler = (): Promise<void> =>
  new Promise((suite) => {
    setTimeout(suite);
  });

/** Attend que la page soit chargée et sans rien à faire, ou qu’on touche cet élément. */
export function auReposOuTouchee(element: HTMLElement): Promise<void> {
  return new Promise((suite) => {
    const touche = () => suite();
    for (const geste of ['pointerenter', 'pointerdown', 'focusin'])
      element.addEventListener(geste, touche, { once: true, passive: true });
    // Un navigateur toujours occupé n’est jamais au repos : deux secondes, puis la carte vit quand même.
    // Safari ne sait pas dire qu’il est au repos : après le chargement, c’est le mieux qu’on en sache.
    const attendre = () =>
      'requestIdleCallback' in window ? requestIdleCallback(touche, { timeout: 2000 }) : setTimeout(touche, 200);
    if (document.readyState === 'complete') attendre();
    else addEventListener('load', attendre, { once: true });
  });
}
