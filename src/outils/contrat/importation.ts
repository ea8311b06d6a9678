/** Une proposition de lecteur devient une fiche prudente, rangée là où elle doit l’être. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { lireContenu } from '#chargeurs/contenu.ts';
import { jourDeReference } from '#chargeurs/date-reference.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { ErreurContenu, problemesDeZod } from '#lib/contenu/probleme.ts';
import { nomCourt } from '#lib/domaine/epci.ts';
import type { Referentiel } from '#lib/domaine/referentiel.ts';
import { schemaProposition, type Proposition } from '#lib/schemas/proposition.ts';
import { normaliser, versSlug } from '#lib/texte/cle.ts';
import { lireUtf8 } from '#lib/texte/encodage.ts';
import { plusProche } from '#lib/texte/distance.ts';
import { cibleDe } from '#lib/valeurs/adresse-web.ts';
import { causeDuSysteme, ErreurCommande } from '../ligne-de-commande.ts';
import { executerPlan, texteDuFichier } from '../plan-de-fichiers.ts';
import { ajouterElement } from './edition-yaml.ts';
import { ecrireYaml } from './ecrire-fiche.ts';

/** @throws ErreurCommande si le fichier ne se lit pas, ErreurContenu s’il n’a pas la forme attendue. */
function lireProposition(fichier: string): Proposition {
  let octets: Buffer;
  try {
    octets = readFileSync(fichier);
  } catch (cause) {
    throw new ErreurCommande(`${fichier} : illisible (${causeDuSysteme(cause)}).`);
  }
  const lu = lireUtf8(octets);
  if ('valeur' in lu) throw new ErreurCommande(`${fichier} : ${lu.valeur} ; attendu : ${lu.attendu}.`);
  let brut: unknown;
  try {
    brut = parse(lu.texte);
  } catch {
    throw new ErreurCommande(`${fichier} : illisible ; attendu : le texte que donne la page « Contribuer ».`);
  }
  if (typeof brut !== 'object' || brut === null || Array.isArray(brut))
    throw new ErreurCommande(
      `${fichier} : ${lu.texte.trim() === '' ? 'fichier vide' : 'ce n’est pas une proposition'} ; attendu : le texte ` +
        'que donne la page « Contribuer », avec « territoire », « etape », « source » et « lueLe ».',
    );
  const lue = schemaProposition.safeParse(brut);
  if (!lue.success) throw new ErreurContenu(problemesDeZod(fichier, brut, lue.error));
  return lue.data;
}

interface Trouve {
  nom: string;
  departement: string;
  champs: { epci: string[] } | { communes: string[] };
  siren?: string;
}

/**
 * Le territoire d’une proposition : par son code, par son nom exact s’il est seul à le porter, ou par les deux, tels
 * que la page les donne : « Pays de Craon (200048551) ».
 */
function territoireDe(saisie: string, { epci, communes }: Referentiel): Trouve {
  const [, nom, code] = /^(.+) \((\w+)\)$/.exec(saisie) ?? [];
  const cle = normaliser(nom ?? saisie);
  const retenir = (sonCode: string, noms: string[]) =>
    sonCode === saisie || ((code === undefined || code === sonCode) && noms.some((n) => normaliser(n) === cle));
  const groupes = [...epci.values()].filter((e) => retenir(e.siren, [e.nom, nomCourt(e.nom)]));
  const villes = [...communes.values()].filter((c) => retenir(c.code, [c.nom]));
  const [e, c] = [groupes[0], villes[0]];
  if (e && groupes.length === 1 && villes.length === 0)
    return { nom: nomCourt(e.nom), departement: e.departement, champs: { epci: [e.siren] }, siren: e.siren };
  if (c && groupes.length === 0 && villes.length === 1)
    return { nom: c.nom, departement: c.departement, champs: { communes: [c.code] } };
  if (groupes.length + villes.length > 1)
    throw new ErreurCommande(
      `territoire « ${saisie} » : plusieurs portent ce nom ; attendu : le SIREN ou le code Insee (${[
        ...groupes.map((g) => `${g.nom} ${g.siren}`),
        ...villes.map((v) => `${v.nom} ${v.code}`),
      ].join(', ')}).`,
    );
  const noms = [...epci.values()].map((x) => nomCourt(x.nom));
  const proche = plusProche(saisie, noms);
  throw new ErreurCommande(
    `territoire « ${saisie} » inconnu${proche ? ` ; « ${proche} » ?` : ''} ; ` +
      `attendu : un SIREN, un code Insee, ou le nom exact d’une intercommunalité ou d’une commune.`,
  );
}

const NOMS = {
  signe: 'Contrat local de santé',
  demarche: 'Démarche vers un contrat local de santé',
  absence: 'Absence de contrat local de santé',
};

/**
 * Range une proposition : dans le dossier de son département s’il est suivi, sinon dans `content/france/`. La fiche ne
 * dit que ce que la proposition dit : ses dates restent à lire dans la source. Rend les fichiers écrits.
 * @throws ErreurContenu ou ErreurCommande ; rien n’est alors écrit.
 */
export function importer(fichier: string, racine: string): string[] {
  const jour = jourDeReference();
  const p = lireProposition(fichier);
  const { contenu } = lireContenu(racine, jour);
  const t = territoireDe(p.territoire, lireReferentiel());
  const suivi = contenu.departements.some(({ donnee }) => donnee.code === t.departement);
  const dossier = suivi ? `content/departements/${t.departement}` : 'content/france';
  const connue = contenu.sources.find(({ donnee }) => donnee.adresse && cibleDe(donnee.adresse) === cibleDe(p.source))
    ?.donnee.id;
  const id = `${t.departement.toLowerCase()}-${versSlug(t.nom)}-${p.lueLe.slice(0, 4)}`;
  const source = connue ?? `${id}-source`;
  const deduit = 'Jour où la source a été lue ; sa date reste à y chercher.';
  const date = { date: p.lueLe, source, deduit };
  const fiche = {
    id,
    nom: `${NOMS[p.etape]} : ${t.nom}`,
    etape: p.etape,
    ...t.champs,
    porteur: {
      nom: t.nom,
      ...(t.siren && { siren: t.siren }),
      deduit: 'La proposition nomme le territoire ; qui porte le contrat reste à lire.',
    },
    ...(p.etape === 'demarche'
      ? { demarche: { debut: p.lueLe, dernierSigne: p.lueLe, source, deduit } }
      : { atteste: date }),
    sources: [source],
    confiance: 'moyenne',
    confianceMotif: 'Proposition d’un lecteur, à relire dans sa source.',
  };
  const sources = `${dossier}/sources.yaml`;
  const nouvelle = {
    id: source,
    titre: `${NOMS[p.etape]} : ${t.nom}`,
    editeur: new URL(p.source).hostname,
    adresse: p.source,
    consulteLe: p.lueLe,
    note: 'Titre et éditeur à compléter.',
  };
  const plan = {
    [`${dossier}/contrats/${id}.yaml`]: ecrireYaml(fiche),
    ...(connue ? {} : { [sources]: ajouterElement(sources, texteDuFichier(racine, sources), nouvelle) }),
  };
  if (texteDuFichier(racine, `${dossier}/contrats/${id}.yaml`) !== '')
    throw new ErreurCommande(`${dossier}/contrats/${id}.yaml existe déjà : complétez cette fiche à la main.`);
  return executerPlan(plan, racine, jour).ecrits;
}
