/**
 * Plan IGN de la Géoplateforme, en tuiles
 * (https://geoservices.ign.fr/documentation/services/services-geoplateforme/diffusion). FOND_DE_CARTE : autre adresse
 * de tuiles, pour un essai. Seule adresse étrangère du site, et seulement si le visiteur la demande.
 */
export const FOND_DE_CARTE =
  process.env['FOND_DE_CARTE'] ??
  'https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2&STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}';

/** Origine à permettre dans la politique de sécurité de la page de la carte. */
export const ORIGINE_DU_FOND = new URL(FOND_DE_CARTE).origin;
