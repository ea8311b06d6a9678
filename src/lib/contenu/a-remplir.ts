import { estDExemple } from '#lib/valeurs/adresse-web.ts';
import type { Contenu } from './contenu.ts';
import type { Probleme } from './probleme.ts';

/**
 * Ce que la structure qui publie doit écrire avant de mettre le site en ligne : rien n’en est inventé. `adresse` :
 * celle que la construction reçoit d’ailleurs (ADRESSE) ; celle du fichier ne compte alors pas.
 */
export function aRemplirAvantPublication({ site }: Pick<Contenu, 'site'>, adresse?: string): Probleme[] {
  return site.flatMap(({ fichier, donnee: s }) => {
    const noter = (champ: string, valeur: string, attendu: string): Probleme => ({ fichier, champ, valeur, attendu });
    const publique = adresse ?? s.adresse;
    const contact = 'courriel' in s.signalement ? s.signalement.courriel : s.signalement.adresse;
    const champ = 'courriel' in s.signalement ? 'signalement.courriel' : 'signalement.adresse';
    return [
      ...(estDExemple(publique) ? [noter('adresse', `« ${publique} »`, 'l’adresse publique du site')] : []),
      ...(estDExemple(contact) ? [noter(champ, `« ${contact} »`, 'une adresse où quelqu’un répond')] : []),
      ...(s.editeur.responsable ? [] : [noter('editeur.responsable', 'absent', 'qui dirige la publication')]),
      ...(s.editeur.hebergeur ? [] : [noter('editeur.hebergeur', 'absent', 'le nom et l’adresse de l’hébergeur')]),
    ];
  });
}
