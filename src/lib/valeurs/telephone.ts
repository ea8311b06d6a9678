/** Un numéro de téléphone français, tel qu’on le lit : dix chiffres par deux, `02 43 62 50 00` ; aucun qui soit surtaxé. */
const NUMERO = /^0(?:[1-79]|8(?= 0))(?: \d{2}){4}$/;

/** Vrai pour un numéro à dix chiffres, écrit par deux. */
export function estTelephone(texte: string): boolean {
  return NUMERO.test(texte);
}

/** Le lien qui appelle : `02 43 62 50 00` → `tel:+33243625000` (RFC 3966, numéro international). */
export function lienDAppel(numero: string): string {
  return `tel:+33${numero.replaceAll(' ', '').slice(1)}`;
}
