import type { Bloc, Ecrit } from './formats/document-abstrait.ts';
import { direContact } from './contact-imprime.ts';
import type { donneesDuConseil } from './dossier-du-conseil.ts';
import { typographierEcrit } from './ecrire-dossier.ts';

type DonneesDuConseil = ReturnType<typeof donneesDuConseil>;

/** Une phrase et les numéros de ses sources : `… (sources 1 et 3)`. */
function sourcee(texte: string, renvois: readonly number[]): string {
  if (renvois.length === 0) return texte;
  return `${texte} (${renvois.length > 1 ? 'sources' : 'source'} ${renvois.join(', ')})`;
}

const titre = (texte: string): Bloc => ({ type: 'titre', niveau: 2, texte });
const paragraphe = (texte: string): Bloc => ({ type: 'paragraphe', texte });
const liste = (elements: string[], numerotee = false): Bloc => ({ type: 'liste', elements, numerotee });

/** L’acte, sur sa page : son titre n’est plus celui du document. */
function suiteDeLaNote(acte: readonly Bloc[]): Bloc[] {
  return acte.map((b) => (b.type === 'titre' && b.niveau === 1 ? { ...b, niveau: 2, page: true } : b));
}

/** La note pour le conseil, en traitement de texte : les mêmes mots que dans le PDF, à reprendre à son compte. */
export function ecrireNoteDuConseil(d: DonneesDuConseil, pied: Pick<Ecrit, 'editeur' | 'pied' | 'au'>): Ecrit {
  const reserves = d.reserves.map((texte): Bloc => ({ type: 'paragraphe', genre: 'note', texte }));
  return typographierEcrit({
    titre: `Note pour le conseil communautaire : ${d.nom}`,
    sujet: `${d.titre}, ${d.nom}`,
    genre: 'Note pour le conseil communautaire',
    ...pied,
    blocs: [
      { type: 'titre', niveau: 1, texte: `${d.nom} : ${d.titre}` },
      { type: 'paragraphe', genre: 'chapo', texte: d.reperes },
      titre('Où nous en sommes'),
      paragraphe(`${d.libelle}.`),
      paragraphe(sourcee(d.reponse.phrase.map((v) => v.texte).join(''), d.reponse.renvois)),
      titre('Ce qu’est un contrat local de santé'),
      ...d.definition.map((p) => paragraphe(sourcee(p.texte, p.renvois))),
      titre('Ce qu’il engage'),
      liste(d.engage.map((p) => sourcee(`${p.titre}. ${p.texte}`, p.renvois))),
      titre('Avec qui partager le poste'),
      paragraphe(sourcee(d.partage.texte, d.partage.renvois)),
      ...(d.voisins.length > 0
        ? [liste(d.voisins.map((v) => `${v.nom} (${v.libelle}). ${v.partage} : ${v.raison}.`))]
        : []),
      titre('Ce qu’il coûterait'),
      paragraphe(sourcee(`${d.aide.texte} ${d.aide.taux}`, d.aide.renvois)),
      ...(d.cout.length > 0
        ? [
            liste(d.cout.map((l) => `${l.nom} : ${l.somme} par an, soit ${l.parHabitant} par habitant`)),
            paragraphe(d.coutNote),
          ]
        : [liste(d.coutConnu.map((p) => sourcee(p.texte, p.renvois)))]),
      titre('La décision'),
      liste(
        d.choix.map((c) => `${c.titre}. ${c.texte}`),
        true,
      ),
      ...(d.avant.length > 0 ? [paragraphe('À établir avant de s’engager :'), liste(d.avant)] : []),
      paragraphe(`${sourcee(direContact(d.agence), d.agence.renvois)} ${d.page}`),
      // Là où l’acte a son propre fichier, ses réserves y sont.
      ...(d.acteJoint ? [titre('Avant d’adopter le projet de délibération'), ...reserves] : []),
      titre('Sources'),
      {
        type: 'sources',
        elements: d.sources.map((s) => ({
          titre: s.titre,
          adresse: s.adresse,
          suite: `, ${[s.editeur, s.date.texte].filter(Boolean).join(', ')}. ${s.consulte}.`,
        })),
      },
      ...(d.acteJoint ? suiteDeLaNote(d.acte) : []),
    ],
  });
}
