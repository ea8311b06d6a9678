/** Les couleurs d’un classeur d’essai : celles du site n’y sont pas jugées. */
export const COULEURS_D_ESSAI = {
  encre: '000000',
  encre2: '444444',
  canard: '0B5563',
  filet: 'CCCCCC',
  mielPale: 'FFF4D6',
  mielSombre: '7A4F00',
  brique: 'A8321F',
};
