import { estDExemple } from '#lib/valeurs/adresse-web.ts';
import type { Contenu } from './contenu.ts';
import type { Probleme } from './probleme.ts';

/** Ce que la structure qui publie doit écrire avant de mettre le site en ligne : rien n’en est inventé. */
export function aRemplirAvantPublication({ site }: Pick<Contenu, 'site'>): Probleme[] {
  return site.flatMap(({ fichier, donnee: s }) => {
    const noter = (champ: string, valeur: string, attendu: string): Probleme => ({ fichier, champ, valeur, attendu });
    const contact = 'courriel' in s.signalement ? s.signalement.courriel : s.signalement.adresse;
    const champ = 'courriel' in s.signalement ? 'signalement.courriel' : 'signalement.adresse';
    return [
      ...(estDExemple(s.adresse) ? [noter('adresse', `« ${s.adresse} »`, 'l’adresse publique du site')] : []),
      ...(estDExemple(contact) ? [noter(champ, `« ${contact} »`, 'une adresse où quelqu’un répond')] : []),
      ...(s.editeur.responsable ? [] : [noter('editeur.responsable', 'absent', 'qui dirige la publication')]),
      ...(s.editeur.hebergeur ? [] : [noter('editeur.hebergeur', 'absent', 'le nom et l’adresse de l’hébergeur')]),
    ];
  });
}
