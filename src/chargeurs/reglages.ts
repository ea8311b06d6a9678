import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ErreurContenu, formaterProbleme, type Probleme } from '#lib/contenu/probleme.ts';
import { fauteDeBase, fauteDOrigine } from '#lib/valeurs/adresse-web.ts';
import { jourDeReference } from './date-reference.ts';
import { racineDuContenu } from './racine.ts';
import { lireYaml } from './yaml.ts';

/** Adresse de secours le temps que le contrôle dise ce qui manque à `site.yaml`. */
const SECOURS = 'http://localhost';

/** Préfixe et adresse publique du site construit. */
export interface Reglages {
  base: string;
  site: string;
}

/** Adresse de `site.yaml` si elle se lit ; le contrôle du contenu dira ce qui ne va pas. */
function adresseEcrite(): string {
  try {
    const { valeur } = lireYaml(readFileSync(join(racineDuContenu(), 'content/site.yaml'), 'utf8'));
    const adresse = (valeur as { adresse?: unknown } | undefined)?.adresse;
    return typeof adresse === 'string' && fauteDOrigine(adresse) === null ? adresse : SECOURS;
  } catch {
    return SECOURS;
  }
}

/**
 * Lit BASE (préfixe d’adresse, `/cls/`) et ADRESSE (adresse publique, sinon celle de `content/site.yaml`) ; vide vaut
 * absent. Contrôle aussi DATE_REFERENCE.
 * @throws ErreurContenu qui nomme la variable, sa valeur et ce qui était attendu.
 */
export function lireReglages(env: NodeJS.ProcessEnv = process.env): Reglages {
  const base = env['BASE'] || '/';
  const site = env['ADRESSE'] || adresseEcrite();
  const problemes: Probleme[] = [];
  const noter = (nom: string, valeur: string, attendu: string | null) => {
    if (attendu) problemes.push({ fichier: `variable ${nom}`, champ: '', valeur: `« ${valeur} »`, attendu });
  };
  noter('BASE', base, fauteDeBase(base));
  if (site !== SECOURS) noter('ADRESSE', site, fauteDOrigine(site, true));
  if (problemes.length > 0) throw new ErreurContenu(problemes);
  jourDeReference();
  return { base, site };
}

/** Les réglages, ou l’arrêt : une configuration qui lève n’a, chez Astro, qu’un message en anglais et sa pile. */
export function exigerReglages(): Reglages {
  try {
    return lireReglages();
  } catch (erreur) {
    if (!(erreur instanceof ErreurContenu)) throw erreur;
    for (const probleme of erreur.problemes) console.error(`ERREUR  ${formaterProbleme(probleme)}`);
    process.exit(1);
  }
}
