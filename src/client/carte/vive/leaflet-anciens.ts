/** Remplace ce que Leaflet n’emploie que dans Internet Explorer (VML, pointeurs de Microsoft) : voir astro.config.mjs. Rien n’en est appelé. */
const jamais = (): void => undefined;

export { jamais as vmlCreate, jamais as addPointerListener, jamais as removePointerListener };
export const vmlMixin = {};
