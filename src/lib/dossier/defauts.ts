import { champsDeLaSection, type Champ, type Dossier, type Reponses, type Section } from '#lib/domaine/dossier.ts';
import { problemeDeReponse } from '#lib/dossier/reponse-au-champ.ts';
import { versCanonique } from './saisie.ts';

/** Une réponse à revoir : son champ, et ce qui ne va pas, en une phrase. */
export interface Defaut {
  champ: Champ;
  message: string;
}

/** Champs que la personne remplit : totaux calculés et signature exclus. */
export function champsARemplir(section: Section): Champ[] {
  return champsDeLaSection(section).filter((c) => c.type !== 'signature' && !c.calcule);
}

/** Défauts d’une étape, dans l’ordre des champs. `saisies` : textes tels que tapés. */
export function defautsDe(section: Section, saisies: Reponses): Defaut[] {
  return champsARemplir(section).flatMap((champ) => {
    // Le message cite la question : ses guillemets passent au second rang.
    const cite = { ...champ, libelle: champ.libelle.replace(/«\s*/g, '“').replace(/\s*»/g, '”') };
    const message = problemeDeReponse(cite, versCanonique(champ, saisies[champ.id] ?? ''));
    return message ? [{ champ, message }] : [];
  });
}

/** Défauts de tout le dossier, étape par étape ; les étapes sans défaut sont omises. */
export function defautsDuDossier(dossier: Dossier, saisies: Reponses): { section: Section; defauts: Defaut[] }[] {
  return dossier.sections
    .map((section) => ({ section, defauts: defautsDe(section, saisies) }))
    .filter(({ defauts }) => defauts.length > 0);
}
