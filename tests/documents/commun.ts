import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chargerContenu } from '#chargeurs/contenu.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { cleDepartement, cleTerritoire } from '#lib/adresses.ts';
import { construireDossier, type Dossier } from '#lib/domaine/dossier.ts';
import { nomCourt } from '#lib/domaine/epci.ts';
import { statutDe } from '#lib/domaine/statut.ts';
import { typo } from '#lib/texte/typo.ts';
import { mots } from '../bureau.ts';
import { fige, vivant } from '../sites.ts';
import { contratsDeLEpci, type Territoire } from '#lib/domaine/territoire.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';
import type { Jour } from '#lib/valeurs/date-partielle.ts';

/** Le site dont les documents sont relus : le figé, ou celui que DIST désigne. */
export const LIEU = process.env['DIST'] ? vivant() : fige();
/** Dossier des documents construits. */
export const DOCUMENTS = join(LIEU.dist, 'documents');

/** Noms des documents d’un format, dans l’ordre. */
export function fichiersDe(format: string): string[] {
  return readdirSync(DOCUMENTS)
    .filter((f) => f.endsWith(`.${format}`))
    .sort();
}

/** Vérifie que des morceaux se suivent dans un texte, blancs mis à part. */
export function suivreDans(texte: string, morceaux: readonly string[], quoi: string): void {
  const compact = (t: string) => mots(typo(t)).replaceAll(' ', '');
  const lu = mots(texte).replaceAll(' ', '');
  let position = 0;
  for (const morceau of morceaux) {
    const suite = lu.indexOf(compact(morceau), position);
    assert.ok(suite >= 0, `${quoi} : « ${morceau} » absent, ou lu avant ce qui le précède`);
    position = suite;
  }
}

/** Ce que tout format d’un dossier doit dire, dans l’ordre : titres des sections, phrases, questions. */
export function texteDuDossier(dossier: Dossier): string[] {
  return dossier.sections.flatMap((s, i) => [
    `${i + 1}. ${s.titre}`,
    ...s.introduction.map((f) => f.texte),
    ...s.champs.map((x) => x.libelle),
  ]);
}

/**
 * Modèles publiés : nom de fichier sans territoire, et leurs morceaux fixes, dans l’ordre ; ce que le site remplace n’y
 * est pas.
 */
export function modeles(): { id: string; cle: string; morceaux: string[] }[] {
  const referentiel = lireReferentiel();
  return chargerContenu(LIEU.contenu).modeles.map(({ donnee: m }) => ({
    id: m.id,
    cle: cleDepartement(referentiel.departements.get(m.departement)!),
    morceaux: [
      m.titre,
      ...m.parties.flatMap((p) => [
        ...(p.titre ? [p.titre] : []),
        ...[...p.paragraphes, ...p.liste].flatMap((t) =>
          t
            .split(/[[\]{}]|\b(?:epci|siren)\b/)
            .map((x) => x.trim())
            .filter((x) => x.length > 14 && !/^\w+$/.test(x)),
        ),
      ]),
    ],
  }));
}

/** Ce dont un dossier construit est tiré, relu depuis `content/`. */
export interface Source {
  dossier: Dossier;
  cle: string;
  territoires: { cle: string; territoire: Territoire }[];
}

/** Dossiers publiés et leurs territoires, à la date de la construction. */
export function sources(): Source[] {
  const contenu = chargerContenu(LIEU.contenu);
  const referentiel = lireReferentiel();
  const au = (JSON.parse(readFileSync(join(DOCUMENTS, '../donnees/contrats.json'), 'utf8')) as { situation_au: Jour })
    .situation_au;
  const contrats = contenu.contrats.map((c) => c.donnee);
  return contenu.dossiers.map(({ donnee }) => {
    const aide = contenu.aides.find((a) => a.donnee.departement === donnee.departement)!.donnee;
    const siens = [...referentiel.epci.values()].filter((e) => e.departement === donnee.departement);
    return {
      dossier: construireDossier(donnee, aide),
      cle: cleDepartement(referentiel.departements.get(donnee.departement)!),
      territoires: siens.map((epci) => {
        const communes = epci.communes
          .map((c) => referentiel.communes.get(c)!)
          .sort((a, b) => a.nom.localeCompare(b.nom, 'fr'));
        const siensContrats = contratsDeLEpci(contrats, epci.siren);
        return {
          cle: cleTerritoire(epci),
          territoire: {
            epci,
            nom: nomCourt(epci.nom),
            communes,
            contrats: siensContrats,
            contratsCommunaux: [],
            statut: statutDe(siensContrats, unJour(au)),
            au,
          },
        };
      }),
    };
  });
}
