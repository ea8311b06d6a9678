/** Les actions : identifiants uniques, départements et intercommunalités qui existent, ensemble. */
import type { Referentiel } from '#lib/domaine/referentiel.ts';
import type { Jour } from '#lib/valeurs/date-partielle.ts';
import type { Abimes } from './abimes.ts';
import { nommeesSansEtreCitees } from './coherence-territoires.ts';
import type { Contenu } from './contenu.ts';
import type { Probleme } from './probleme.ts';

/** Toutes les fautes de `actions.yaml`. */
export function verifierActions(
  { actions, departements }: Contenu,
  referentiel: Referentiel,
  jour: Jour,
  abimes: Abimes,
): Probleme[] {
  const suivis = new Set(departements.map(({ donnee }) => donnee.code));
  return actions.flatMap(({ fichier, donnee: a }, rang) => {
    const problemes: Probleme[] = [];
    const noter = (champ: string, valeur: string, attendu: string, cause?: string) =>
      problemes.push({ fichier, champ: `${a.id}.${champ}`, valeur: `« ${valeur} »`, attendu, cause });
    if (actions.findIndex(({ donnee }) => donnee.id === a.id) < rang) noter('id', a.id, 'un identifiant unique');
    if (!referentiel.departements.has(a.departement))
      noter('departement', a.departement, 'un département du référentiel');
    const annees = [...a.quand.matchAll(/\b(\d{4})\b/g)].map(([annee]) => Number(annee));
    if (annees.some((n) => n < 1990 || (a.avancement === 'realisee' && n > Number(jour.slice(0, 4)))))
      noter('quand', a.quand, 'des années d’après 1990, et passées si l’action est réalisée');
    else if (annees.some((n, i) => n < (annees[i - 1] ?? 0))) noter('quand', a.quand, 'des années dans l’ordre');
    if (a.epci.length > 0)
      for (const { siren, nom } of nommeesSansEtreCitees(a.ou, { ...a, communes: [] }, a.departement, referentiel))
        noter('ou', a.ou, `un lieu sans « ${nom} », ou cette intercommunalité dans « epci » : ${siren}`);
    a.epci.forEach((siren, i) => {
      const ses = referentiel.epci.get(siren)?.departements ?? [];
      if (!ses.includes(a.departement))
        noter(`epci[${i}]`, siren, `le SIREN d’un EPCI présent dans le ${a.departement}`);
      else if (!ses.some((code) => suivis.has(code))) {
        const cause = ses.map((code) => abimes.causeDe('departement', code)).find((c) => c !== undefined);
        noter(`epci[${i}]`, siren, 'un EPCI d’un département suivi, ou aucun : l’action serait sur sa page', cause);
      }
    });
    return problemes;
  });
}
