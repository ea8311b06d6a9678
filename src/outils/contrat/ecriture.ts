/** Le contrôle, puis l’écriture d’un nouveau contrat : les deux fichiers, ou aucun. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lireContenu } from '#chargeurs/contenu.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { verifierCoherence } from '#lib/contenu/coherence.ts';
import { ErreurContenu, problemesDeZod, type Probleme } from '#lib/contenu/probleme.ts';
import { schemaContrat } from '#lib/schemas/contrat.ts';
import { schemaSource } from '#lib/schemas/source.ts';
import { ecrireYaml, versFiche, versSource } from './fiche.ts';
import type { Reponses } from './questions.ts';

/** Écrit à côté puis renomme : une interruption laisse le fichier précédent entier. */
function remplacer(chemin: string, texte: string): void {
  const provisoire = join(dirname(chemin), `.${process.pid}.tmp`);
  try {
    mkdirSync(dirname(chemin), { recursive: true });
    writeFileSync(provisoire, texte);
    renameSync(provisoire, chemin);
  } finally {
    rmSync(provisoire, { force: true });
  }
}

/**
 * Écrit la fiche et sa source si elle est nouvelle ; rend les chemins écrits, depuis la racine.
 * @throws ErreurContenu si la fiche n’est pas valable ; rien n’est alors écrit.
 */
export function ecrireContrat(r: Reponses, racine: string): string[] {
  const dossier = `content/departements/${r['departement']}`;
  const fichier = `${dossier}/contrats/${r['id']}.yaml`;
  const fichierSources = `${dossier}/sources.yaml`;
  const { contenu } = lireContenu(racine);
  const nouvelle = contenu.sources.some(({ donnee }) => donnee.id === r['source']) ? null : versSource(r);

  const problemes: Probleme[] = [];
  const fiche = schemaContrat.safeParse(versFiche(r));
  if (!fiche.success) problemes.push(...problemesDeZod(fichier, versFiche(r), fiche.error));
  const source = nouvelle && schemaSource.safeParse(nouvelle);
  if (source && !source.success) problemes.push(...problemesDeZod(fichierSources, nouvelle, source.error));
  if (fiche.success) {
    const avec = {
      ...contenu,
      contrats: [...contenu.contrats, { fichier, donnee: { ...fiche.data, departement: r['departement']! } }],
      sources: nouvelle ? [...contenu.sources, { fichier: fichierSources, donnee: nouvelle }] : contenu.sources,
    };
    problemes.push(...verifierCoherence(avec, lireReferentiel()).filter((p) => p.fichier === fichier));
  }
  if (existsSync(join(racine, fichier)))
    problemes.push({ fichier, champ: '', valeur: 'fichier déjà là', attendu: 'un identifiant libre' });
  if (problemes.length > 0) throw new ErreurContenu(problemes);

  const avant = readFileSync(join(racine, fichierSources), 'utf8');
  if (nouvelle) remplacer(join(racine, fichierSources), `${avant.trimEnd()}\n- ${ecrireYaml(nouvelle, '  ')}`);
  try {
    remplacer(join(racine, fichier), ecrireYaml(versFiche(r)));
  } catch (cause) {
    if (nouvelle) remplacer(join(racine, fichierSources), avant);
    throw new ErreurContenu([
      { fichier, champ: '', valeur: (cause as Error).message, attendu: 'un dossier où écrire' },
    ]);
  }
  return [fichier, ...(nouvelle ? [fichierSources] : [])];
}
