import type { Departement } from '#lib/domaine/departement.ts';
import { capitale } from '#lib/texte/lettre.ts';
import { formaterDuree } from '#lib/territoire/reponse.ts';
import { nomComplet, reponsesDe, type Prerempli } from '#lib/dossier/preremplissage.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import { cleARemplir } from '#lib/documents/cle-de-fichier.ts';
import { annexeBudgetaire } from '#lib/documents/annexe-budgetaire.ts';
import { piedDe, type ContexteImprime } from '#lib/documents/pied-et-sources.ts';
import { ecrireDossier } from '#lib/documents/ecrire-dossier.ts';
import type { Ecrit } from '#lib/documents/formats/document-abstrait.ts';
import { ecrireModele } from '#lib/documents/modeles-a-adapter.ts';
import { ecrireOds } from '#lib/documents/formats/ods.ts';
import { ecrireXlsx } from '#lib/documents/formats/xlsx.ts';
import type { TextesImprimes } from '#lib/schemas/imprimes.ts';
import { composerEcrit, couleursBureau, ecrireEnBureautique } from './documents-bureautiques.ts';
import type { Fichier, Format } from './fichier-a-telecharger.ts';
import { partager } from './partage-des-formats.ts';

/** De quoi préparer les documents à remplir d’un département. */
export interface AtelierARemplir {
  d: Departement;
  contexte: ContexteImprime;
  /** Réponses connues du site pour un territoire. */
  preremplir: (t: Territoire) => Record<string, Prerempli>;
}

/** Un document et ses formats. */
function formats(
  base: Omit<Fichier, 'format' | 'fabriquer'>,
  faire: Partial<Record<Format, () => Promise<Uint8Array> | Uint8Array>>,
): Fichier[] {
  return Object.entries(faire).map(([format, f]) => ({
    ...base,
    format: format as Format,
    fabriquer: async () => f(),
  }));
}

/**
 * Éditeur, date, pied de page et sources : les mêmes pour un document à remplir et pour celui que l’assistant remplit.
 */
export function piedDesEcrits(contexte: ContexteImprime) {
  const pied = piedDe(contexte);
  return {
    editeur: capitale(contexte.site.editeur.nom),
    au: contexte.jour,
    pied:
      `${pied.situation}. ${contexte.site.nom}, ${pied.site.affichage}. Modèle proposé par le site, qui n’est ` +
      'pas un service public.',
    source: (id: string) => {
      const s = contexte.source(id);
      return `${s.titre}, ${s.editeur}${s.adresse ? `, ${s.adresse}` : ''}`;
    },
  };
}

/**
 * Le modèle de délibération d’un territoire, écrit en son nom : celui de l’aide publiée, sinon celui qui n’en demande
 * pas. `null` si l’aide n’a pas de dossier, ou pas de délibération.
 */
export function acteDe(
  { d, contexte, textes }: Pick<AtelierARemplir, 'd' | 'contexte'> & { textes: Pick<TextesImprimes, 'conseil'> },
  t: Territoire,
): Ecrit | null {
  const { dossier, aide } = d;
  const modele = aide ? d.modeles.find((m) => m.id === 'deliberation') : textes.conseil.sansAide.deliberation;
  if (!modele || (aide && !dossier)) return null;
  const { source, ...pied } = piedDesEcrits(contexte);
  const destinataire = dossier?.destinataire ?? '';
  return ecrireModele(modele, { ...pied, source, departement: d, aide, territoire: t, destinataire });
}

/** Dossier d’instruction, annexe budgétaire et modèles d’un département, vierges (`t` absent) ou pour un EPCI. */
export function documentsARemplir({ d, contexte, preremplir }: AtelierARemplir, t?: Territoire): Fichier[] {
  const { dossier, aide } = d;
  if (!dossier || !aide) return [];
  const { source, ...pied } = piedDesEcrits(contexte);
  const commun = { intercommunalite: t && nomComplet(t.epci), ...pied };
  const annexe = { ...commun, siren: t?.epci.siren, habitants: t?.epci.population };
  const base = (document: string, titre: string, usage: string) => ({
    chemin: cleARemplir(document, d, t),
    titre: t ? `${titre}, ${t.nom}` : titre,
    usage,
    famille: document,
    departement: d.code,
    siren: t?.epci.siren,
  });
  const texte = (b: ReturnType<typeof base>, ecrire: () => Ecrit) => {
    const ecrit = partager(3, ecrire);
    return formats(b, {
      pdf: () => composerEcrit(b.chemin, ecrit(), contexte),
      odt: () => ecrireEnBureautique('odt', ecrit()),
      docx: () => ecrireEnBureautique('docx', ecrit()),
    });
  };
  const plan = dossier.sections.find((s) => s.plan)?.plan;
  return [
    ...texte(base('dossier', dossier.titre, `${dossier.objet}. À remplir à l’écran ou à la main.`), () => {
      const preremplies = t ? preremplir(t) : {};
      return ecrireDossier(dossier, {
        etat: t ? 'prerempli' : 'vierge',
        ...commun,
        reponses: reponsesDe(preremplies),
        preremplies,
        source,
      });
    }),
    ...(plan
      ? formats(
          base(
            'annexe-budgetaire',
            'Annexe budgétaire',
            `Dépenses et recettes sur ${formaterDuree(aide.duree.annees * 12)}, avec le contrôle du plafond.`,
          ),
          {
            ods: () => ecrireOds(annexeBudgetaire(dossier, plan, annexe), couleursBureau()),
            xlsx: () => ecrireXlsx(annexeBudgetaire(dossier, plan, annexe), couleursBureau()),
          },
        )
      : []),
    ...d.modeles.flatMap((m) =>
      texte(base(m.id, m.titre, m.usage), () =>
        ecrireModele(m, { ...commun, departement: d, aide, territoire: t, destinataire: dossier.destinataire, source }),
      ),
    ),
  ];
}
