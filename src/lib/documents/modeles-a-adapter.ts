import { capitale, minuscule } from '#lib/texte/lettre.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import { dureeEnMots } from '#lib/financement/plafond-en-mots.ts';
import { avecArticle } from '#lib/texte/article.ts';
import { nomComplet } from '#lib/dossier/preremplissage.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import type { Aide } from '#lib/schemas/aide.ts';
import type { Modele, MOTS_MODELE } from '#lib/schemas/modele-a-adapter.ts';
import { formaterDateAvecArticle, type Jour } from '#lib/valeurs/date-partielle.ts';
import { accorder, formaterEuros, formaterRang } from '#lib/texte/typo.ts';
import { contratPrincipal } from '#lib/domaine/statut.ts';
import { formaterDuree } from '#lib/territoire/reponse.ts';
import { typographierEcrit } from './ecrire-dossier.ts';
import type { Bloc, Ecrit } from '#lib/documents/formats/document-abstrait.ts';

/** Source des noms, des SIREN, des communes et des populations. */
const REFERENTIEL = 'etalab-decoupage';

/** Pour qui et par qui un modèle est écrit. */
export interface ContexteModele {
  departement: Departement;
  /** `null` là où l’on n’en connaît pas : le modèle n’en dit alors rien. */
  aide: Aide | null;
  /** Intercommunalité ; absente = modèle vierge. */
  territoire?: Territoire | undefined;
  destinataire: string;
  editeur: string;
  pied: string;
  au: Jour;
  source: (id: string) => string;
}

/**
 * Ce qu’une source dit du contrat, sans rien de calculé ni de déduit, et les sources qui le disent ; `null` si aucune
 * ne
 * dit rien qu’une délibération puisse reprendre.
 */
function contratEnMots(t: Territoire): { texte: string; sources: string[] } | null {
  const contrat = contratPrincipal(t);
  if (contrat?.etape === 'demarche' && contrat.demarche && !contrat.demarche.deduit)
    return {
      texte: `Une démarche de contrat local de santé a été engagée ${formaterDateAvecArticle(contrat.demarche.debut)}`,
      sources: [contrat.demarche.source],
    };
  const depart = contrat?.signature ?? contrat?.debut;
  if (contrat?.etape !== 'signe' || !depart || depart.deduit) return null;
  const rang = contrat.generation && !contrat.generation.deduit ? contrat.generation : undefined;
  const duree = contrat.duree && !contrat.duree.deduit ? contrat.duree : undefined;
  return {
    texte:
      `Le ${rang ? `${formaterRang(rang.rang)} ` : ''}contrat local de santé du territoire ` +
      `${contrat.signature ? 'a été signé' : 'a pris effet'} ` +
      `${formaterDateAvecArticle(depart.date)}${duree ? `, pour ${formaterDuree(duree.mois)}` : ''}`,
    sources: [depart.source, rang?.source, duree?.source].filter((s) => s !== undefined),
  };
}

function motsARemplacer({
  territoire: t,
  departement,
  aide,
  destinataire,
}: ContexteModele): Record<(typeof MOTS_MODELE)[number], string> {
  const situation = t ? contratEnMots(t) : null;
  return {
    epci: t ? nomComplet(t.epci) : '[nom de l’intercommunalité]',
    epciPhrase: t ? capitale(avecArticle(nomComplet(t.epci))) : '[Nom de l’intercommunalité]',
    siren: t?.epci.siren ?? '[SIREN]',
    communes: t ? accorder(t.communes.length, 'commune') : '[nombre de communes]',
    habitants: t ? accorder(t.epci.population, 'habitant') : '[nombre d’habitants]',
    situation: situation
      ? `${minuscule(situation.texte)} [à vérifier et à compléter]`
      : '[situation du contrat sur le territoire]',
    situationPhrase: situation
      ? `${situation.texte} [à vérifier et à compléter].`
      : '[Situation du contrat sur le territoire].',
    destinataire,
    delegation: departement.fiche.ars.delegation ?? departement.fiche.ars.nom,
    plafondAnnuel: aide ? formaterEuros(aide.plafondAnnuel.euros) : '',
    plafondTotal: aide ? formaterEuros(aide.plafondTotal.euros) : '',
    duree: aide ? dureeEnMots(aide.duree.annees) : '',
  };
}

/** Mots qu’un modèle emploie. */
function motsEmployes(modele: Modele): ReadonlySet<string> {
  return new Set([...JSON.stringify(modele.parties).matchAll(/\{(\w+)\}/g)].map(([, mot]) => mot!));
}

const PREREMPLIS: Partial<Record<(typeof MOTS_MODELE)[number], string>> = {
  epci: 'le nom',
  epciPhrase: 'le nom',
  siren: 'le SIREN',
  communes: 'le nombre de communes',
  habitants: 'la population',
  situation: 'l’état du contrat',
  situationPhrase: 'l’état du contrat',
};

/** Ce que le site a écrit de l’intercommunalité : `le nom, le SIREN`. */
function ceQuiEstPrerempli(modele: Modele, territoire: Territoire): string {
  const mots = motsEmployes(modele);
  const connus = Object.entries(PREREMPLIS).filter(
    ([mot]) => mots.has(mot) && (!mot.startsWith('situation') || contratEnMots(territoire)),
  );
  return [...new Set(connus.map(([, nom]) => nom))].join(', ');
}

/** Sources de ce que le modèle dit : le texte de l’aide, le référentiel si un de ses nombres y est, ce qui dit le contrat. */
function sourcesDuModele(modele: Modele, { aide, territoire }: ContexteModele): string[] {
  const mots = motsEmployes(modele);
  const texte = aide ? [aide.textesSource] : [];
  if (!territoire) return texte;
  const situation = mots.has('situation') || mots.has('situationPhrase') ? contratEnMots(territoire) : null;
  return [...new Set([...texte, REFERENTIEL, ...(situation?.sources ?? [])])];
}

/** Écrit un modèle : mots remplacés, listes de l’aide recopiées, crochets laissés à compléter. */
export function ecrireModele(modele: Modele, contexte: ContexteModele): Ecrit {
  const { aide, territoire } = contexte;
  const mots = motsARemplacer(contexte);
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
    titre: `${modele.titre} : ${nom ?? contexte.destinataire}`,
    sujet: modele.usage,
    genre: 'Modèle proposé par le site',
    pied: contexte.pied,
    editeur: contexte.editeur,
    au: contexte.au,
    blocs: [
      { type: 'titre', niveau: 1, texte: modele.titre },
      {
        type: 'paragraphe',
        genre: 'chapo',
        texte: nom
          ? `${modele.usage} Prérempli pour ${avecArticle(nom)} : ${ceQuiEstPrerempli(modele, territoire)}.`
          : modele.usage,
      },
      {
        type: 'encadre',
        titre: 'À adapter avant tout usage',
        textes: [...modele.avertissement, 'Ce qui est entre crochets reste à compléter.'],
      },
      ...modele.parties.flatMap((p): Bloc[] => [
        ...(p.titre ? [{ type: 'titre', niveau: 2, texte: p.titre } satisfies Bloc] : []),
        ...p.paragraphes.map((texte): Bloc => ({ type: 'paragraphe', texte: ecrire(texte) })),
        ...(p.liste.length > 0
          ? [{ type: 'liste', numerotee: p.numerotee, elements: p.liste.map(ecrire) } satisfies Bloc]
          : []),
        ...(p.reprise && aide ? [{ type: 'liste', elements: aide[p.reprise] } satisfies Bloc] : []),
        ...(p.signatures ? [{ type: 'signatures', cadres: p.signatures.map(ecrire) } satisfies Bloc] : []),
      ]),
      { type: 'titre', niveau: 2, texte: 'Sources de ce modèle' },
      { type: 'liste', elements: sourcesDuModele(modele, contexte).map(contexte.source) },
    ],
  });
}
