/**
 * Les composants que les pages MDX peuvent écrire sans rien importer. `components/mdx/composants.ts` les fournit, le compilateur
 * le vérifie ; le contrôle du contenu, qui tourne hors d’Astro, n’a besoin que de leurs noms.
 */
export const COMPOSANTS_MDX = [
  'AConfirmer',
  'CalculFinancement',
  'GrilleRgaa',
  'PoidsDuSite',
  'Chiffre',
  'Chiffres',
  'Deduit',
  'DepartementsSuivis',
  'Editeur',
  'Etape',
  'Etapes',
  'FriseJuridique',
  'Ref',
  'SchemaActeurs',
  'SchemaEtapes',
  'Signalement',
  'Terme',
] as const;
