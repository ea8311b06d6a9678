import type { Map as Carte } from 'leaflet';

/** Combien de pixels de molette doublent l’échelle. */
const MOLETTE = 240;

/**
 * La page défile toujours : la molette seule et un doigt ne sont pas pour la carte ; Ctrl + molette, la souris et deux
 * doigts le sont.
 */
export function brancherGestes(carte: Carte, dire: (mots: string) => void): void {
  const hote = carte.getContainer();
  hote.addEventListener(
    'wheel',
    (e) => {
      if (!e.ctrlKey && !e.metaKey) return dire('Ctrl et la molette agrandissent la carte.');
      e.preventDefault();
      carte.setZoomAround(carte.mouseEventToContainerPoint(e), carte.getZoom() - e.deltaY / MOLETTE, {
        animate: false,
      });
    },
    { passive: false },
  );
  // Avant que Leaflet n’entende l’appui : on ne glisse la carte qu’à la souris.
  hote.addEventListener('pointerdown', (e) => carte.dragging[e.pointerType === 'mouse' ? 'enable' : 'disable'](), {
    capture: true,
  });
}
