import { minuscule } from '#lib/texte/lettre.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import { nomComplet } from '#lib/dossier/preremplissage.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import type { Aide } from '#lib/schemas/aide.ts';
import type { Modele, MOTS_MODELE } from '#lib/schemas/modele-a-adapter.ts';
import { formaterDateAvecArticle } from '#lib/valeurs/date-partielle.ts';
import { accorder, formaterEuros, formaterRang } from '#lib/texte/typo.ts';
import { contratPrincipal } from '#lib/domaine/statut.ts';
import { formaterDuree } from '#lib/territoire/reponse.ts';
import { typographierEcrit } from './ecrire-dossier.ts';
import type { Bloc, Ecrit } from '#lib/documents/formats/document-abstrait.ts';

/** Pour qui et par qui un modèle est écrit. */
export interface ContexteModele {
  departement: Departement;
  aide: Aide;
  /** Intercommunalité ; absente = modèle vierge. */
  territoire?: Territoire | undefined;
  destinataire: string;
  editeur: string;
  pied: string;
  au: string;
  source: (id: string) => string;
}

/**
 * Ce qu’une source dit du contrat, sans rien de calculé ni de déduit ; `null` si elle ne dit rien qu’une délibération
 * puisse reprendre.
 */
function situationDe(t: Territoire): string | null {
  const contrat = contratPrincipal(t);
  if (contrat?.etape === 'demarche' && contrat.demarche && !contrat.demarche.deduit)
    return `Une démarche de contrat local de santé a été engagée ${formaterDateAvecArticle(contrat.demarche.debut)}`;
  const depart = contrat?.signature ?? contrat?.debut;
  if (contrat?.etape !== 'signe' || !depart || depart.deduit) return null;
  const rang = contrat.generation && !contrat.generation.deduit ? `${formaterRang(contrat.generation.rang)} ` : '';
  return `Le ${rang}contrat local de santé du territoire ${contrat.signature ? 'a été signé' : 'a pris effet'} ${formaterDateAvecArticle(depart.date)}${contrat.duree ? `, pour ${formaterDuree(contrat.duree.mois)}` : ''}`;
}

function motsDe({
  territoire: t,
  departement,
  aide,
  destinataire,
}: ContexteModele): Record<(typeof MOTS_MODELE)[number], string> {
  const situation = t ? situationDe(t) : null;
  return {
    epci: t ? nomComplet(t.epci) : '[nom de l’intercommunalité]',
    siren: t?.epci.siren ?? '[SIREN]',
    communes: t ? accorder(t.communes.length, 'commune') : '[nombre de communes]',
    habitants: t ? accorder(t.epci.population, 'habitant') : '[nombre d’habitants]',
    situation: situation
      ? `${minuscule(situation)} [à vérifier et à compléter].`
      : '[situation du contrat sur le territoire].',
    situationPhrase: situation
      ? `${situation} [à vérifier et à compléter].`
      : '[Situation du contrat sur le territoire].',
    destinataire,
    delegation: departement.fiche.ars.delegation ?? departement.fiche.ars.nom,
    plafondAnnuel: formaterEuros(aide.plafondAnnuel.euros),
    plafondTotal: formaterEuros(aide.plafondTotal.euros),
    annees: String(aide.duree.annees),
  };
}

/** Écrit un modèle : mots remplacés, listes de l’aide recopiées, crochets laissés à compléter. */
export function ecrireModele(modele: Modele, contexte: ContexteModele): Ecrit {
  const { aide, territoire } = contexte;
  const mots = motsDe(contexte);
  const ecrire = (texte: string) =>
    texte
      .replace(
        /\[([^\]{]*)\{(\w+)\}([^\]]*)\]/g,
        (_, a: string, mot: keyof typeof mots, b: string) => `[${a}${mots[mot].replace(/[[\]]/g, '')}${b}]`,
      )
      .replace(/\{(\w+)\}/g, (_, mot: keyof typeof mots) => mots[mot])
      .replace(/\.\.(?!\.)/g, '.');
  const nom = territoire && nomComplet(territoire.epci);
  return typographierEcrit({
    titre: nom ? `${modele.titre} : ${nom}` : modele.titre,
    sujet: modele.usage,
    genre: 'Modèle proposé par le site',
    pied: contexte.pied,
    editeur: contexte.editeur,
    au: contexte.au,
    blocs: [
      { type: 'titre', niveau: 1, texte: modele.titre },
      { type: 'paragraphe', genre: 'chapo', texte: nom ? `${modele.usage} Prérempli pour ${nom}.` : modele.usage },
      {
        type: 'encadre',
        titre: 'À adapter avant tout usage',
        textes: [...modele.avertissement, 'Ce qui est entre crochets reste à compléter.'],
      },
      ...modele.parties.flatMap((p): Bloc[] => [
        { type: 'titre', niveau: 2, texte: p.titre },
        ...p.paragraphes.map((texte): Bloc => ({ type: 'paragraphe', texte: ecrire(texte) })),
        ...(p.liste.length > 0
          ? [{ type: 'liste', numerotee: p.numerotee, elements: p.liste.map(ecrire) } satisfies Bloc]
          : []),
        ...(p.reprise ? [{ type: 'liste', elements: aide[p.reprise] } satisfies Bloc] : []),
      ]),
      { type: 'titre', niveau: 2, texte: 'Sources de ce modèle' },
      {
        type: 'liste',
        elements: [
          aide.textesSource,
          ...(territoire?.statut === 'non-renseigne' ? [] : (territoire?.contrats[0]?.sources.slice(0, 2) ?? [])),
        ].map(contexte.source),
      },
    ],
  });
}
