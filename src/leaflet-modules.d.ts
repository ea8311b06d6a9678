// Les modules de Leaflet, importés un à un, n’ont pas de types ; `client/carte/leaflet/leaflet.ts` leur rend ceux du
// paquet.
declare module 'leaflet/src/*';
