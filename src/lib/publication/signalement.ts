import type { Site } from '#lib/schemas/editorial.ts';
import { estDExemple } from '#lib/valeurs/adresse-web.ts';

/** Page qui dit comment écrire, message à copier compris. */
export const CHEMIN_SIGNALER = '/signaler/';
/** Le même message, en fichier à garder. */
export const CHEMIN_MESSAGE = '/signaler/message.txt';

/**
 * Adresse où écrire, lien compris ; `null` tant qu’elle n’est qu’un exemple (`.example`) : un lien mort serait pire que
 * rien.
 */
export function contactDe({ signalement }: Pick<Site, 'signalement'>): { lien: string; texte: string } | null {
  const texte = 'courriel' in signalement ? signalement.courriel : signalement.adresse;
  if (estDExemple(texte)) return null;
  return { lien: 'courriel' in signalement ? `mailto:${texte}` : texte, texte };
}

/** Lien d’un signalement : le courriel et son objet, la page de contact, ou le chemin de la page qui explique. */
export function lienDeSignalement(site: Pick<Site, 'signalement'>, objet: string): string {
  const contact = contactDe(site);
  if (!contact) return CHEMIN_SIGNALER;
  return 'courriel' in site.signalement ? `${contact.lien}?subject=${encodeURIComponent(objet)}` : contact.lien;
}

/** Message à compléter : ce qu’il faut pour corriger une fiche sans nous demander davantage. */
export function messageACompleter(site: Pick<Site, 'nom'>): string {
  return [
    `Objet : ${site.nom}, une correction`,
    '',
    'Page concernée (son adresse) :',
    '',
    'Ce que la page dit :',
    '',
    'Ce qui est juste :',
    '',
    'Document ou page publique qui le dit (adresse, date) :',
    '',
  ].join('\n');
}
