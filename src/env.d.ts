declare namespace App {
  interface Locals {
    /** Sources de la page de texte en cours de rendu, dans l’ordre de leur liste : `<Ref>` y lit son numéro. */
    sources?: readonly string[];
  }
}
