/**
 * Ce que Leaflet veut savoir du navigateur. Remplace son module `core/Browser` (voir astro.config.mjs), dont l’essentiel reconnaît
 * Internet Explorer, Opera 12 et Android 2 : la carte ne s’anime que dans les navigateurs qui lisent les modules ; ailleurs, le dessin reste.
 */
export default {
  any3d: true, svg: true, touch: true, touchNative: true, pointer: true, passiveEvents: true,
  retina: devicePixelRatio > 1, mobile: matchMedia('(pointer: coarse)').matches,
};
