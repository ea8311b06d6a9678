import type { Map as Carte } from 'leaflet';

/** Pas d’un bouton de déplacement, en part de la carte. */
const PAS = 0.3;
const SENS: Record<string, [number, number]> = { ouest: [-1, 0], est: [1, 0], nord: [0, -1], sud: [0, 1] };

/** Boutons d’agrandissement et de déplacement : tout ce que fait un glissé se fait aussi sans glisser (WCAG 2.5.7). */
export function brancherCommandes(vue: HTMLElement, carte: Carte, recadrer: () => void, immobile: boolean): void {
  const barre = vue.querySelector<HTMLElement>('[data-commandes]')!;
  barre.addEventListener('click', (e) => {
    const bouton = (e.target as Element).closest('button');
    if (!bouton) return;
    const { zoom, vers } = bouton.dataset;
    if (zoom) carte.setZoom(carte.getZoom() + Number(zoom) * 0.75, { animate: !immobile });
    else if (vers) {
      const { x, y } = carte.getSize();
      carte.panBy([SENS[vers]![0] * x * PAS, SENS[vers]![1] * y * PAS], { animate: !immobile });
    } else recadrer();
  });
}
