import type { Departement } from '#lib/domaine/departement.ts';
import { estCouvert, STATUTS } from '#lib/domaine/situations.ts';
import { enLettres, formaterNombre } from '#lib/texte/typo.ts';

/** Un chiffre, ce qu’il compte, et la source qui le publie s’il n’est pas de nous. */
export interface ChiffreCle {
  valeur: string;
  texte: string;
  source?: string;
}

/**
 * Le total publié par une autorité, en un chiffre : `10 + 1`, « contrats, plus un en construction, selon l’agence ».
 */
function chiffrePublie({
  signes,
  enConstruction,
  par,
  source,
}: NonNullable<Departement['fiche']['totalPublie']>): ChiffreCle {
  const contrats = signes > 1 ? 'contrats' : 'contrat';
  if (enConstruction === 0) return { valeur: `${signes}`, texte: `${contrats}, selon ${par}`, source };
  return {
    valeur: `${signes} + ${enConstruction}`,
    texte: `${contrats}, plus ${enLettres(enConstruction)} en construction, selon ${par}`,
    source,
  };
}

/** Pourquoi les comptes diffèrent, ou pourquoi il n’y en a qu’un. */
function explication({ fiche, contrats }: Departement): string {
  const total = fiche.totalPublie;
  if (total)
    return (
      `Le total publié ne nomme pas les territoires. ${total.dateConnue} De notre côté, nous ne retenons un contrat ` +
      'que si une source le décrit. Nous ne cherchons pas à faire coïncider les deux comptes.'
    );
  return (
    `${contrats.length === 0 ? `${fiche.resume} ` : ''}Nous n’avons le total publié d’aucune autorité pour ` +
    'ce département. ' +
    'Nous ne retenons un contrat que si une source le décrit : ce compte est donc un minimum.'
  );
}

/**
 * Les deux comptes d’un département : le total publié, s’il y en a un, et ce que nos fiches documentent. Jamais
 * rapprochés. Les mêmes mots pour la page, la plaquette et la note.
 */
export function deuxComptes(d: Departement): { titre: string; cles: ChiffreCle[]; texte: string } {
  const { couverture, fiche, territoires } = d;
  const couverts = territoires.filter((t) => estCouvert(t.statut)).length;
  const habitants = STATUTS.filter(estCouvert).reduce((n, s) => n + couverture.habitants[s], 0);
  const part = Math.round((habitants / couverture.population) * 100);
  return {
    titre: fiche.totalPublie ? 'Deux comptes, et pourquoi ils diffèrent' : 'Ce que nos fiches documentent',
    cles: [
      ...(fiche.totalPublie ? [chiffrePublie(fiche.totalPublie)] : []),
      {
        valeur: `${couverts} sur ${territoires.length}`,
        texte: 'intercommunalités dont une source décrit un contrat signé, terme à vérifier compris',
      },
      {
        valeur: `${part} %`,
        texte: `des habitants y vivent : ${formaterNombre(habitants)} sur ${formaterNombre(couverture.population)}`,
      },
    ],
    texte: explication(d),
  };
}
