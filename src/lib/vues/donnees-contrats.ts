import { termeDe } from '#lib/domaine/statut.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import type { Source } from '#lib/schemas/source.ts';

/** Un contrat tel que le fichier `contrats.json` le publie : clés en snake_case, sources développées. */
export function publierContrat(c: Contrat, sourceDe: (id: string) => Source, page: string) {
  const terme = c.etape === 'signe' ? termeDe(c) : null;
  const datee = (d: Contrat['signature']) => (d ? { date: d.date, deduite: d.deduit !== undefined, motif_deduction: d.deduit ?? null } : null);
  return {
    id: c.id, nom: c.nom, etape: c.etape, departement: c.departement,
    epci: c.epci, communes: c.communes, perimetre_deduit: c.perimetreDeduit ?? null,
    porteur: c.porteur.nom, porteur_siren: c.porteur.siren ?? null,
    generation: c.generation?.rang ?? null, generation_deduite: c.generation ? c.generation.deduit !== undefined : null, suite_de: c.suiteDe ?? null,
    signature: datee(c.signature), debut: datee(c.debut), atteste: datee(c.atteste),
    duree_mois: c.duree?.mois ?? null, fin: terme && { date: terme.date, nature: terme.nature === 'publie' ? 'publiee' : 'calculee' },
    demarche: c.demarche ? { debut: c.demarche.debut, dernier_signe: c.demarche.dernierSigne } : null,
    nombre_axes: c.axes?.nombre ?? null, axes: c.axes?.intitules ?? [], nombre_actions: c.actions?.nombre ?? null,
    signataires: c.signataires.map((s) => ({ nom: s.nom, elu: s.elu ?? null })),
    financements: c.financements.map((f) => ({ financeur: f.financeur, montant_euros: f.montant ?? null, periodicite: f.periodicite ?? null, objet: f.objet })),
    confiance: c.confiance, confiance_motif: c.confianceMotif,
    sources: c.sources.map(sourceDe).map((s) => ({ titre: s.titre, editeur: s.editeur, adresse: s.adresse ?? null, date: s.date ?? null, date_deduite: s.dateDeduite !== undefined, consulte_le: s.consulteLe })),
    page,
  };
}
