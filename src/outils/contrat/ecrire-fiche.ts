/** Des réponses aux deux textes à écrire : la fiche du contrat et, si elle est nouvelle, sa source. Pur. */
import { sourcesCitees } from '#lib/contenu/renvois.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import { epciCites, type Connu, type ReponsesDuQuestionnaire } from './connu.ts';
import { nomDuPorteur } from './questionnaire.ts';

const entiers = (texte: string | undefined) => (texte ? Number(texte) : undefined);

/** Groupes qu’une démarche lègue au contrat qui la conclut ; ses questions, elles, ont leur réponse. */
const LEGUES = ['demarche', 'territoire', 'reperes', 'aSavoir'] as const;

/**
 * Champs de la fiche, dans l’ordre du guide ; ceux sans réponse sont absents. `demarche` : celle dont cette fiche prend
 * la place.
 */
export function versFiche(r: ReponsesDuQuestionnaire, connu: Connu, demarche?: Contrat): Record<string, unknown> {
  const source = r['source'];
  const liste = (texte: string | undefined) => (texte ? texte.split(',') : undefined);
  const datee = (option: string) => (r[option] ? { date: r[option], source } : undefined);
  // Un autre nom que le sien est un autre porteur, dont le SIREN n’a pas été demandé.
  const siren = epciCites(r, connu).find(({ nom }) => nomDuPorteur(nom) === r['porteur'])?.siren;
  const champs = {
    id: r['id'],
    nom: r['nom'],
    etape: r['etape'],
    epci: liste(r['epci']),
    communes: liste(r['communes']),
    porteur: { nom: r['porteur'], ...(siren && { siren }) },
    generation: r['rang'] ? { rang: entiers(r['rang']), source } : undefined,
    suiteDe: r['suite-de'] || undefined,
    signature: datee('signature'),
    debut: datee('debut'),
    atteste: datee('atteste'),
    fin: datee('fin'),
    duree: r['duree'] ? { mois: entiers(r['duree']), source } : undefined,
    demarche: r['demarche-debut']
      ? { debut: r['demarche-debut'], dernierSigne: r['demarche-dernier'], source }
      : undefined,
    ...Object.fromEntries(
      LEGUES.flatMap((cle) => (demarche && aQuelqueChose(demarche[cle]) ? [[cle, demarche[cle]]] : [])),
    ),
    sources: [...new Set([source, ...(demarche ? sourcesLeguees(demarche) : [])])],
    confiance: r['confiance'],
    confianceMotif: r['motif'],
  };
  return Object.fromEntries(Object.entries(champs).filter(([, valeur]) => valeur !== undefined));
}

const aQuelqueChose = (valeur: unknown): boolean => (Array.isArray(valeur) ? valeur.length > 0 : valeur !== undefined);

/** Sources des groupes légués. */
function sourcesLeguees(demarche: Contrat): string[] {
  return sourcesCitees(Object.fromEntries(LEGUES.map((cle) => [cle, demarche[cle]]))).map(({ valeur }) => valeur);
}

/** Champs d’une nouvelle source, que le contrôle du contenu jugera. */
export function versSource(r: ReponsesDuQuestionnaire): Record<string, string> {
  return {
    id: r['source']!,
    titre: r['source-titre']!,
    editeur: r['source-editeur']!,
    ...(r['source-adresse'] && { adresse: r['source-adresse'] }),
    ...(r['source-date'] && { date: r['source-date'] }),
    consulteLe: r['source-consulte']!,
  };
}

/** Une valeur sur une ligne ; ce que JSON met entre guillemets, YAML le lit de même. */
function enLigne(valeur: unknown): string {
  if (Array.isArray(valeur)) return `[${valeur.map(enLigne).join(', ')}]`;
  if (typeof valeur === 'object' && valeur !== null)
    return `{ ${Object.entries(valeur)
      .map(([cle, v]) => `${cle}: ${enLigne(v)}`)
      .join(', ')} }`;
  return JSON.stringify(valeur);
}

/** YAML d’une fiche : un champ par ligne, ses groupes sur la même. `retrait` précède chaque ligne sauf la première. */
export function ecrireYaml(fiche: object, retrait = ''): string {
  return Object.entries(fiche)
    .map(([cle, valeur]) => `${cle}: ${enLigne(valeur)}\n`)
    .join(retrait);
}
