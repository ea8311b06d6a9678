/** Les fiches de `content/france/` : chacune à sa place, et d’accord avec le référentiel. */
import type { Referentiel } from '#lib/domaine/referentiel.ts';
import { departementSuivi } from '#lib/france/reperage.ts';
import type { Contenu } from './contenu.ts';
import type { Probleme } from './probleme.ts';

const aReprendre = (fichier: string, champ: string, quoi: string, code: string): Probleme => ({
  fichier,
  champ,
  valeur: `${quoi} du ${code}, département que le site suit`,
  attendu: `dans content/departements/${code}/, où elle paraîtra : npm run departement -- reprendre ${code}`,
});

/** Toutes les fautes que les fiches de contrat n’ont pas déjà dites. */
export function verifierFrance(
  { reperages, affirmations, regions, departements }: Contenu,
  referentiel: Referentiel,
): Probleme[] {
  const suivis = new Set(departements.map(({ donnee }) => donnee.code));
  const connues = new Set([...referentiel.departements.values()].map((d) => d.region));
  const vues = new Set<string>();
  return [
    ...reperages
      .filter(({ donnee }) => !referentiel.departements.has(donnee.departement))
      .map(({ fichier, donnee }) => ({
        fichier,
        champ: 'id',
        valeur: `« ${donnee.id} »`,
        attendu: 'un identifiant qui commence par le code d’un département : 49-angers',
      })),
    // Le dossier d’un département suivi fait foi : ce qui reste ici ne paraîtrait nulle part.
    ...reperages.flatMap(({ fichier, donnee }) => {
      const code = departementSuivi(donnee, suivis, referentiel);
      return code === null ? [] : [aReprendre(fichier, '', 'fiche', code)];
    }),
    ...affirmations
      .filter(({ donnee: a }) => suivis.has(a.departement))
      .map(({ fichier, donnee: a }) => aReprendre(fichier, `${a.id}.departement`, 'affirmation', a.departement)),
    ...affirmations
      .filter(({ donnee: a }) => !a.id.startsWith(`${a.departement.toLowerCase()}-`))
      .map(({ fichier, donnee: a }) => ({
        fichier,
        champ: 'id',
        valeur: `« ${a.id} »`,
        attendu: `un identifiant qui commence par le code du département : ${a.departement.toLowerCase()}-…`,
      })),
    ...affirmations.flatMap(({ fichier, donnee: a }) =>
      a.sauf
        .filter((siren) => !referentiel.epci.get(siren)?.departements.includes(a.departement))
        .map((siren) => ({
          fichier,
          champ: `${a.id}.sauf`,
          valeur: `« ${siren} »`,
          attendu: `le SIREN d’un EPCI présent dans le ${a.departement}`,
        })),
    ),
    ...regions.flatMap(({ fichier, donnee: { region } }) => {
      const deja = vues.has(region);
      vues.add(region);
      const attendu = deja ? 'chaque région une seule fois' : 'le code d’une région du référentiel';
      return deja || !connues.has(region) ? [{ fichier, champ: 'region', valeur: `« ${region} »`, attendu }] : [];
    }),
  ];
}
