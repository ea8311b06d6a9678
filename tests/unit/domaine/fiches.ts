import type { z } from 'zod';
import type { Commune, Epci } from '#lib/domaine/epci.ts';
import { statutDe } from '#lib/domaine/statut.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import { schemaContrat, type Contrat } from '#lib/schemas/contrat.ts';
import { unCodeInsee } from '#lib/valeurs/code-insee.ts';
import { uneDate, unJour } from '#lib/valeurs/date-partielle.ts';
import { unSiren } from '#lib/valeurs/siren.ts';

/** Deux EPCI imaginaires, aux SIREN dont la clé est juste. */
export const SIREN_A = unSiren('200048551');
export const SIREN_B = unSiren('245300355');

/** Une date et sa source, comme dans une fiche. */
export const le = (date: string, deduit?: string) => ({
  date: uneDate(date),
  source: 'source-a',
  ...(deduit ? { deduit } : {}),
});

/** Un contrat signé de l’EPCI A, validé par le vrai schéma, que chaque test change d’un trait. */
export function contrat(traits: Partial<z.input<typeof schemaContrat>> = {}): Contrat {
  const fiche = {
    id: 'contrat-a',
    nom: 'Contrat A',
    etape: 'signe',
    epci: [SIREN_A],
    porteur: { nom: 'Porteur A' },
    sources: ['source-a'],
    confiance: 'haute',
    confianceMotif: 'Motif.',
    ...traits,
  };
  return { ...schemaContrat.parse(fiche), departement: '53' };
}

export function epci(traits: Partial<Epci> = {}): Epci {
  return {
    siren: SIREN_A,
    nom: 'CC du Pays A',
    type: 'CC',
    population: 300,
    communes: [unCodeInsee('53001'), unCodeInsee('53002')],
    departement: '53',
    departements: ['53'],
    ...traits,
  };
}

export function commune(traits: Partial<Commune> = {}): Commune {
  return {
    code: unCodeInsee('53001'),
    nom: 'Ahuillé',
    departement: '53',
    population: 100,
    codesPostaux: ['53940'],
    anciensNoms: [],
    epci: SIREN_A,
    ...traits,
  };
}

/** Un territoire et sa situation, calculée. */
export function territoire(contrats: Contrat[], au: string, traits: Partial<Territoire> = {}): Territoire {
  return {
    epci: epci(),
    nom: 'Pays A',
    communes: [commune(), commune({ code: unCodeInsee('53002') })],
    contrats,
    contratsCommunaux: [],
    statut: statutDe(contrats, unJour(au)),
    au: unJour(au),
    ...traits,
  };
}
