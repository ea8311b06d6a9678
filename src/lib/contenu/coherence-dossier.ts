import type { Aide } from '#lib/schemas/aide.ts';
import type { FicheDossier } from '#lib/schemas/dossier.ts';
import type { Fiche } from './contenu.ts';
import { champsDuDossier, construireDossier } from '#lib/domaine/dossier.ts';
import type { Probleme } from './probleme.ts';

/** Un dossier va avec une aide, et ses champs ont chacun leur nom, plan de financement et reprises développés. */
export function verifierDossier({ fichier, donnee }: Fiche<FicheDossier>, aide: Aide | undefined): Probleme[] {
  if (!aide)
    return [
      {
        fichier,
        champ: '',
        valeur: 'aide.yaml absent',
        attendu: 'la fiche de l’aide que ce dossier demande, dans le même dossier',
      },
    ];
  const vus = new Set<string>();
  return champsDuDossier(construireDossier(donnee, aide)).flatMap(({ id }) => {
    if (!vus.has(id)) {
      vus.add(id);
      return [];
    }
    return [
      {
        fichier,
        champ: `sections, champ ${id}`,
        valeur: 'identifiant en double',
        attendu: 'un identifiant unique dans le dossier',
      },
    ];
  });
}
