import type { Contenu } from './contenu.ts';
import { decalerAnnees, formaterDate, premierJour, dernierJour, type Jour } from '#lib/valeurs/date-partielle.ts';
import type { Referentiel } from '#lib/domaine/referentiel.ts';
import { SITUATIONS } from '#lib/domaine/situations.ts';
import { dernierContrat, statutDe, termeDe } from '#lib/domaine/statut.ts';
import { contratsDeLEpci } from '#lib/domaine/territoire.ts';

/** Ce qu’il faudra revoir, sans que rien ne soit faux aujourd’hui. */
export interface Avertissement {
  fichier: string;
  texte: string;
}

/** Jours regardés à l’avance : six mois. */
export const HORIZON_JOURS = 180;

/** Années après lesquelles une source est à relire. */
const AGE_SOURCE_ANNEES = 1;

/** Sources nommées par fichier ; les autres sont comptées. */
const SOURCES_CITEES = 5;

/** Jour situé `nombre` jours après `jour`. */
function ajouterJours(jour: Jour, nombre: number): Jour {
  return new Date(Date.parse(jour) + nombre * 86_400_000).toISOString().slice(0, 10);
}

function sourcesAnciennes(contenu: Contenu, jour: Jour): Avertissement[] {
  const parFichier = Map.groupBy(
    contenu.sources.filter(({ donnee }) => decalerAnnees(donnee.consulteLe, AGE_SOURCE_ANNEES) < jour),
    (s) => s.fichier,
  );
  return [...parFichier].map(([fichier, fiches]) => ({
    fichier,
    texte:
      `${fiches.length} source(s) non relue(s) depuis plus d’un an : ${fiches
        .slice(0, SOURCES_CITEES)
        .map(({ donnee }) => `${donnee.id} (${formaterDate(donnee.consulteLe)})`)
        .join(', ')}` + (fiches.length > SOURCES_CITEES ? ` et ${fiches.length - SOURCES_CITEES} autres` : ''),
  }));
}

function contratsFinissants(contenu: Contenu, jour: Jour): Avertissement[] {
  const horizon = ajouterJours(jour, HORIZON_JOURS);
  const remplaces = new Set(contenu.contrats.map(({ donnee }) => donnee.suiteDe));
  return contenu.contrats.flatMap(({ fichier, donnee }) => {
    const terme = donnee.etape === 'signe' && !remplaces.has(donnee.id) ? termeDe(donnee) : null;
    if (!terme) return [];
    const fin = terme.nature === 'publie' ? dernierJour(terme.date) : premierJour(terme.date);
    return fin >= jour && fin <= horizon
      ? [
          {
            fichier,
            texte: `ce contrat finit bientôt : ${formaterDate(terme.date)}, terme ${terme.nature === 'publie' ? 'publié' : 'calculé'}`,
          },
        ]
      : [];
  });
}

/** Premier changement de situation d’un EPCI dans les six mois, s’il y en a un. */
function situationsChangeantes(contenu: Contenu, referentiel: Referentiel, jour: Jour): Avertissement[] {
  const contrats = contenu.contrats.map(({ donnee }) => donnee);
  return [...new Set(contrats.flatMap((c) => c.epci))].flatMap((siren) => {
    const siens = contratsDeLEpci(contrats, siren);
    const avant = statutDe(siens, jour);
    for (let n = 1; n <= HORIZON_JOURS; n++) {
      const alors = ajouterJours(jour, n);
      const apres = statutDe(siens, alors);
      if (apres === avant) continue;
      const cause = dernierContrat(siens, alors) ?? siens[0];
      return [
        {
          fichier: contenu.contrats.find(({ donnee }) => donnee.id === cause?.id)?.fichier ?? '',
          texte: `${referentiel.epci.get(siren)?.nom ?? siren} passera de « ${SITUATIONS[avant].libelle} » à « ${SITUATIONS[apres].libelle} » le ${formaterDate(alors)}, sauf fait nouveau`,
        },
      ];
    }
    return [];
  });
}

/** Tout ce qui demandera une relecture : sources anciennes, contrats qui finissent, situations qui changent d’elles-mêmes. */
export function avertissementsDe(contenu: Contenu, referentiel: Referentiel, jour: Jour): Avertissement[] {
  return [
    ...sourcesAnciennes(contenu, jour),
    ...contratsFinissants(contenu, jour),
    ...situationsChangeantes(contenu, referentiel, jour),
  ];
}
