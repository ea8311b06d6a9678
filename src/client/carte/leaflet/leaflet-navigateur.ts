/**
 * Ce que Leaflet veut savoir du navigateur. Remplace son module `core/Browser` (voir astro.config.mjs), dont
 * l’essentiel reconnaît Internet Explorer, Opera 12 et Android 2 : la carte ne s’anime que dans les navigateurs qui
 * lisent les modules ; ailleurs, le dessin reste.
 */
export default {
  // `touch` ne sert plus qu’à simuler le double appui, que les navigateurs disent d’eux-mêmes ; le zoom à deux doigts
  // est demandé à la création de la carte.
  any3d: true,
  svg: true,
  touch: false,
  touchNative: true,
  pointer: true,
  passiveEvents: true,
  retina: devicePixelRatio > 1,
  mobile: matchMedia('(pointer: coarse)').matches,
};
