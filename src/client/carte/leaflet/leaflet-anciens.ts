/**
 * Remplace ce que Leaflet n’emploie que dans Internet Explorer (VML, pointeurs de Microsoft) ou pour simuler un double
 * appui : voir astro.config.mjs. Rien n’en est appelé.
 */
const jamais = (): void => undefined;

export {
  jamais as vmlCreate,
  jamais as addPointerListener,
  jamais as removePointerListener,
  jamais as addDoubleTapListener,
  jamais as removeDoubleTapListener,
};
export const vmlMixin = {};
