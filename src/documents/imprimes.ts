import type { Departement } from '#lib/domaine/departement.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import { voisinsDe, type Voisin } from '#lib/geo/aretes.ts';
import { situationDans } from '#lib/geo/centre.ts';
import { nomsBrefs } from '#lib/carte/nom-bref.ts';
import type { Contours } from '#lib/geo/contours.ts';
import { tracerCarte, type Trace } from '#lib/geo/lignes-communes.ts';
import { nomComplet } from '#lib/dossier/preremplissage.ts';
import type { Atelier } from '#lib/documents/atelier.ts';
import { cleARemplir } from '#lib/documents/cle-de-fichier.ts';
import { donneesDuConseil } from '#lib/documents/dossier-du-conseil.ts';
import type { Ecrit } from '#lib/documents/formats/document-abstrait.ts';
import { cleDocument, cleFiche } from '#lib/documents/catalogue.ts';
import { dessinerCarte, dessinsCommuns, type CarteImprimee, type OptionsCarte } from '#lib/carte/dessin.ts';
import { direContact } from '#lib/documents/contact-imprime.ts';
import { corpsDeLaFiche, donneesFiche } from '#lib/documents/fiche-territoire.ts';
import { donneesAffiche } from '#lib/documents/affiche.ts';
import { donneesNote } from '#lib/documents/note.ts';
import { donneesPlaquette } from '#lib/documents/plaquette.ts';
import { enumerer } from '#lib/texte/enumeration.ts';
import { confier } from './file-de-travail.ts';
import { couleursDuSite, type Composition } from './typst.ts';

const composer = (composition: Composition) => confier({ genre: 'pdf', composition });

/**
 * Le tracé et les voisins d’un département servent à tous ses documents : calculés une fois par dossier de contours.
 */
const traces = new WeakMap<Contours, Map<number, Trace>>();
const voisinages = new WeakMap<Contours, Map<string, Voisin[]>>();

function garder<C extends object, V>(memoire: WeakMap<C, V>, cle: C, calculer: () => V): V {
  const connu = memoire.get(cle) ?? calculer();
  memoire.set(cle, connu);
  return connu;
}

/**
 * Dessine la carte du département, large de `largeur` unités : plus il y en a pour une même place, plus les motifs et
 * les noms sont fins.
 */
function carteDe(
  { d, contours }: Atelier,
  largeur: number,
  options: Pick<OptionsCarte, 'corps' | 'icone' | 'seul'>,
): CarteImprimee {
  const parLargeur = garder(traces, contours, () => new Map<number, Trace>());
  const trace = parLargeur.get(largeur) ?? tracerCarte(contours, { echelle: { largeur }, detail: 3 });
  parLargeur.set(largeur, trace);
  return dessinerCarte(trace, [...d.territoires, ...d.voisins], {
    departement: d.code,
    couleurs: couleursDuSite(),
    brefs: nomsBrefs(
      d.territoires.map((t) => ({ siren: t.epci.siren, nom: t.nom })),
      d.fiche.nomsCourts,
      new Set([d.nom]),
    ),
    ...options,
  });
}

/** La plaquette d’un département : deux pages A4. Lève si elle déborde. */
export function composerPlaquette(atelier: Atelier): Promise<Uint8Array<ArrayBuffer>> {
  const { d, textes, contexte, contours } = atelier;
  const carte = carteDe(atelier, 420, { corps: [15, 14, 13, 12, 11, 10], icone: 22 });
  return composer({
    nom: cleDocument('plaquette', d),
    gabarit: 'plaquette.typ',
    titre: `Les contrats locaux de santé ${d.fiche.dans}`,
    sujet: `Ce qu’est un contrat local de santé, et où ils en sont ${d.fiche.dans}, en deux pages`,
    jour: contexte.jour,
    pages: 2,
    corps: [10.5, 10, 9.5],
    donnees: donneesPlaquette(d, textes.plaquette, carte, contours.attribution ?? '', atelier.agence, contexte),
    dessins: { ...dessinsCommuns(couleursDuSite()), carte: carte.svg },
  });
}

/**
 * La fiche d’un EPCI, vue du département de l’atelier : une page A4, ou deux si ses voisins, ses communes et ses
 * sources n’y tiennent pas à 9,5 points. Lève au-delà.
 */
export function composerFiche(atelier: Atelier, t: Territoire): Promise<Uint8Array<ArrayBuffer>> {
  const { d, contexte, contours, textes } = atelier;
  const carte = carteDe(atelier, 300, { seul: t.epci.siren, icone: 27 });
  const place = `${d.fiche.dans}, ${situationDans(t.epci.siren, contours)}`;
  const donnees = donneesFiche(t, d, atelier.autour(t), place, textes.plaquette, carte, contexte);
  return composer({
    nom: cleFiche(t.epci),
    gabarit: 'fiche.typ',
    titre: `${t.nom} : fiche du contrat local de santé`,
    sujet: `Situation, dates, communes et voisins de ${nomComplet(t.epci)}, ${d.fiche.dans}`,
    jour: contexte.jour,
    pages: 1,
    ...corpsDeLaFiche(JSON.stringify({ ...donnees, appels: donnees.appels.map(direContact) }).length),
    suite: [11, 10.5, 10, 9.5],
    donnees,
    dessins: { ...dessinsCommuns(couleursDuSite()), carte: carte.svg },
  });
}

/**
 * La note de synthèse d’un département : deux pages A4, pour un conseil communautaire, ou trois si l’aide et le tableau
 * n’y tiennent pas. Lève au-delà.
 */
export function composerNote(atelier: Atelier): Promise<Uint8Array<ArrayBuffer>> {
  const { d, textes, contexte, contours } = atelier;
  const carte = carteDe(atelier, 420, { corps: [16, 15, 14, 13, 12, 11.5], icone: 20 });
  const voisins = garder(voisinages, contours, () => voisinsDe(contours));
  return composer({
    nom: cleDocument('note', d),
    gabarit: 'note.typ',
    titre: `${textes.note.titre} Note de synthèse ${d.fiche.dans}`,
    sujet: `Pour un conseil communautaire qui se demande s’il faut s’engager ${d.fiche.dans}`,
    jour: contexte.jour,
    pages: 2,
    corps: [9.5],
    serrage: 2,
    suite: [10.5, 10, 9.5],
    donnees: donneesNote(d, textes.note, voisins, carte, contours.attribution ?? '', atelier.agence, contexte),
    dessins: { ...dessinsCommuns(couleursDuSite()), carte: carte.svg },
  });
}

/** Ce que disent les papiers du conseil d’une intercommunalité. */
export function matiereDuConseil({ d, contexte, textes, agence, autour }: Atelier, t: Territoire, acte: Ecrit) {
  return donneesDuConseil({ t, d, voisins: autour(t).voisins, agence, textes, acte, ctx: contexte });
}

/** Ce que réunissent les papiers du conseil : l’annexe n’y est que si le dossier a un plan de financement. */
export function contenuDuConseil({ dossier }: Departement): string {
  const annexe = dossier?.sections.some((s) => s.plan) ? ['annexe budgétaire'] : [];
  return enumerer(['Note de deux pages', 'projet de délibération', ...annexe, 'page à projeter']);
}

/**
 * Les papiers d’un conseil communautaire, au nom de l’intercommunalité : note de deux pages, projet de délibération,
 * annexe, page à projeter. `acte` : le modèle de délibération, déjà écrit en son nom.
 */
export function composerConseil(atelier: Atelier, t: Territoire, acte: Ecrit): Promise<Uint8Array<ArrayBuffer>> {
  const { d, contexte } = atelier;
  return composer({
    nom: cleARemplir('conseil', d, t),
    gabarit: 'conseil.typ',
    titre: `Pour le conseil communautaire : ${t.nom}`,
    sujet: `${contenuDuConseil(d)}, ${d.fiche.dans}`,
    jour: contexte.jour,
    donnees: matiereDuConseil(atelier, t, acte),
    dessins: dessinsCommuns(couleursDuSite()),
  });
}

/** La page à projeter pendant le conseil, seule. Lève si elle déborde. */
export function composerDiapo(atelier: Atelier, t: Territoire, acte: Ecrit): Promise<Uint8Array<ArrayBuffer>> {
  const { d, contexte } = atelier;
  return composer({
    nom: cleARemplir('diapo', d, t),
    gabarit: 'diapo.typ',
    titre: `À projeter pendant le conseil communautaire : ${t.nom}`,
    sujet: `La question, ce que l’on sait et les choix, ${d.fiche.dans}`,
    jour: contexte.jour,
    pages: 1,
    donnees: matiereDuConseil(atelier, t, acte),
    dessins: dessinsCommuns(couleursDuSite()),
  });
}

/** La carte d’une affiche est la même sur les deux papiers : ses noms, longs à placer, ne le sont qu’une fois. */
const cartesDAffiche = new WeakMap<Contours, CarteImprimee>();

/** La carte d’un département à afficher : une page A4, ou A3 à l’identique mais plus grande. Lève si elle déborde. */
export function composerAffiche(atelier: Atelier, papier: 'a4' | 'a3'): Promise<Uint8Array<ArrayBuffer>> {
  const { d, contexte, contours } = atelier;
  const carte = garder(cartesDAffiche, contours, () =>
    carteDe(atelier, 700, { corps: [22, 20, 18, 16, 15, 14, 13, 12, 11, 10], icone: 28 }),
  );
  return composer({
    nom: cleDocument(`affiche-${papier}`, d),
    gabarit: 'affiche.typ',
    titre: `Carte des contrats locaux de santé ${d.fiche.dans}`,
    sujet: `La situation de chaque intercommunalité ${d.fiche.dans}, à afficher`,
    jour: contexte.jour,
    pages: 1,
    // Le corps suit le papier : l’A3 vaut deux A4, soit √2 en longueur.
    corps: papier === 'a3' ? [14.14, 13.4] : [10, 9.5],
    donnees: { papier, ...donneesAffiche(d, carte, contours.attribution ?? '', contexte) },
    dessins: { ...dessinsCommuns(couleursDuSite()), carte: carte.svg },
  });
}
