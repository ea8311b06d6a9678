/** Les interlocuteurs d’un département : à chacun le champ qui dit de qui il s’agit, et un seul par personne morale. */
import { territoiresDuDepartement, type Referentiel } from '#lib/domaine/referentiel.ts';
import type { Contact } from '#lib/schemas/contact.ts';
import type { Contenu } from './contenu.ts';
import type { Probleme } from './probleme.ts';

/** Le champ qui désigne chaque sorte d’interlocuteur, et celui qu’elle ne porte pas. */
const DESIGNE: Record<Contact['qui'], { avec: readonly ('nom' | 'siren' | 'departement')[]; sans: readonly string[] }> =
  {
    epci: { avec: ['siren'], sans: ['nom', 'departement'] },
    porteur: { avec: ['nom', 'siren'], sans: ['departement'] },
    ars: { avec: ['nom'], sans: ['siren', 'departement'] },
    delegation: { avec: ['nom', 'departement'], sans: ['siren'] },
    departement: { avec: ['nom', 'departement'], sans: ['siren'] },
  };

/** Ce qui rend deux interlocuteurs le même : sa sorte, et son SIREN, son département ou son nom. */
const cleDe = (c: Contact): string => `${c.qui} ${c.siren ?? c.departement ?? c.nom ?? ''}`;

/** Toutes les fautes des `contacts.yaml`. */
export function verifierContacts({ contacts, contrats }: Contenu, referentiel: Referentiel): Probleme[] {
  const porteurs = new Set(contrats.map(({ donnee }) => donnee.porteur.siren));
  return contacts.flatMap(({ fichier, donnee: c }, rang) => {
    const problemes: Probleme[] = [];
    const noter = (champ: string, valeur: string, attendu: string) =>
      problemes.push({ fichier, champ: `${c.id}.${champ}`, valeur, attendu });
    const avant = contacts.slice(0, rang).filter((autre) => autre.fichier === fichier);
    if (avant.some(({ donnee }) => donnee.id === c.id)) noter('id', 'déjà dans ce fichier', 'un identifiant unique');
    else if (avant.some(({ donnee }) => cleDe(donnee) === cleDe(c)))
      noter('qui', 'déjà dans ce fichier', 'un seul interlocuteur de cette sorte pour ce territoire');
    for (const champ of DESIGNE[c.qui].avec)
      if (c[champ] === undefined) noter(champ, 'absent', `ce champ, pour « qui: ${c.qui} »`);
    for (const champ of DESIGNE[c.qui].sans)
      if (c[champ as 'nom'] !== undefined) noter(champ, `« ${c[champ as 'nom']} »`, `aucun, pour « qui: ${c.qui} »`);
    if (c.qui === 'epci' && c.siren && !referentiel.epci.get(c.siren)?.departements.includes(c.departementDuFichier))
      noter('siren', `« ${c.siren} »`, `le SIREN d’un EPCI présent dans le ${c.departementDuFichier}`);
    if (c.qui === 'porteur' && c.siren && !porteurs.has(c.siren))
      noter('siren', `« ${c.siren} »`, 'le SIREN du porteur d’un contrat');
    const voisins = territoiresDuDepartement(referentiel, c.departementDuFichier).flatMap((e) => e.departements);
    if (
      c.departement &&
      referentiel.departements.has(c.departement) &&
      ![c.departementDuFichier, ...voisins].includes(c.departement)
    )
      noter('departement', `« ${c.departement} »`, `le ${c.departementDuFichier}, ou un département d’un de ses EPCI`);
    if (c.departement && !referentiel.departements.has(c.departement))
      noter('departement', `« ${c.departement} »`, 'un département du référentiel');
    return problemes;
  });
}
