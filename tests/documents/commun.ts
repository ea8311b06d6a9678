import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chargerContenu } from '#chargeurs/contenu.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { cleDepartement, cleTerritoire } from '#lib/adresses.ts';
import { construireDossier, type Dossier } from '#lib/domaine/dossier.ts';
import { nomCourt } from '#lib/domaine/epci.ts';
import { statutDe } from '#lib/domaine/statut.ts';
import { contratsDeLEpci, type Territoire } from '#lib/domaine/territoire.ts';

/** Dossier des documents construits. */
export const DOCUMENTS = join(import.meta.dirname, '../../dist/documents');

/** Noms des documents d’un format, dans l’ordre. */
export function fichiersDe(format: string): string[] {
  return readdirSync(DOCUMENTS).filter((f) => f.endsWith(`.${format}`)).sort();
}

/** Ce dont un dossier construit est tiré, relu depuis `content/`. */
export interface Source { dossier: Dossier; cle: string; territoires: { cle: string; territoire: Territoire }[] }

/** Dossiers publiés et leurs territoires, à la date de la construction. */
export function sources(): Source[] {
  const contenu = chargerContenu();
  const referentiel = lireReferentiel();
  const au = (JSON.parse(readFileSync(join(DOCUMENTS, '../donnees/contrats.json'), 'utf8')) as { situation_au: string }).situation_au;
  const contrats = contenu.contrats.map((c) => c.donnee);
  return contenu.dossiers.map(({ donnee }) => {
    const aide = contenu.aides.find((a) => a.donnee.departement === donnee.departement)!.donnee;
    const siens = [...referentiel.epci.values()].filter((e) => e.departement === donnee.departement);
    return {
      dossier: construireDossier(donnee, aide), cle: cleDepartement(referentiel.departements.get(donnee.departement)!),
      territoires: siens.map((epci) => {
        const communes = epci.communes.map((c) => referentiel.communes.get(c)!).sort((a, b) => a.nom.localeCompare(b.nom, 'fr'));
        const siensContrats = contratsDeLEpci(contrats, epci.siren);
        return { cle: cleTerritoire(epci), territoire: { epci, nom: nomCourt(epci.nom), communes, contrats: siensContrats, contratsCommunaux: [], statut: statutDe(siensContrats, au), au } };
      }),
    };
  });
}
