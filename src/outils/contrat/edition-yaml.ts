/** Changer un fichier YAML sans toucher au reste : notes, retraits et guillemets de l’éditeur restent les siens. */
import { isDeepStrictEqual } from 'node:util';
import { isMap, isSeq, LineCounter, parse, parseDocument, type YAMLSeq } from 'yaml';
import { ErreurCommande } from '../ligne-de-commande.ts';
import { ecrireYaml } from './ecrire-fiche.ts';

/** @throws ErreurCommande si le texte changé ne se relit pas comme prévu : rien ne doit alors être écrit. */
function relire(fichier: string, texte: string, attendu: unknown): string {
  let lu: unknown;
  try {
    lu = parse(texte);
  } catch {
    lu = undefined;
  }
  if (isDeepStrictEqual(lu, attendu)) return texte;
  throw new ErreurCommande(
    `${fichier} : sa mise en forme ne permet pas de le changer ici ; changez-le à la main. Rien n’est écrit.`,
  );
}

/** Colonne du tiret d’une liste, comptée de zéro ; 0 pour une liste vide. */
function retraitDe(liste: YAMLSeq, texte: string): number {
  const premier = (liste.items[0] as { range?: [number, number, number] } | undefined)?.range?.[0];
  // Une liste « [a, b] » n’a pas de tiret : la relecture la refusera.
  if (premier === undefined || liste.flow) return 0;
  const tiret = texte.lastIndexOf('-', premier);
  return tiret - (texte.lastIndexOf('\n', tiret) + 1);
}

/**
 * Ajoute un élément à la fin d’une liste qui fait tout le fichier, au retrait des autres.
 * @throws ErreurCommande si le résultat ne se relit pas.
 */
export function ajouterElement(fichier: string, texte: string, element: object): string {
  const document = parseDocument(texte);
  const liste = document.contents;
  const avant = (document.toJS() ?? []) as unknown[];
  const retrait = isSeq(liste) ? ' '.repeat(retraitDe(liste, texte)) : '';
  const base = isSeq(liste) && liste.items.length === 0 ? texte.replace(/\[\s*\]\s*$/, '') : texte;
  const separateur = base.trim() === '' ? '' : '\n';
  return relire(fichier, `${base.trimEnd()}${separateur}${retrait}- ${ecrireYaml(element, `${retrait}  `)}`, [
    ...avant,
    element,
  ]);
}

/**
 * Ajoute un fait à ceux d’un département (`faits`).
 * @throws ErreurCommande si le résultat ne se relit pas.
 */
export function ajouterFait(fichier: string, texte: string, fait: object): string {
  const lignes = new LineCounter();
  const document = parseDocument(texte, { lineCounter: lignes });
  const lu = document.toJS() as { faits?: unknown[] };
  const faits = isMap(document.contents) ? document.get('faits') : undefined;
  const attendu = { ...lu, faits: [...(lu.faits ?? []), fait] };
  const parties = texte.trimEnd().split('\n');
  if (isSeq(faits) && faits.items.length > 0) {
    const [debut, fin] = (faits.items.at(-1) as { range: [number, number, number] }).range;
    const retrait = ' '.repeat(retraitDe(faits, texte));
    const derniere = lignes.linePos(Math.max(debut, fin - 1)).line;
    parties.splice(derniere, 0, `${retrait}- ${ecrireYaml(fait, `${retrait}  `)}`.trimEnd());
  } else if (faits === undefined) parties.push('faits:', `  - ${ecrireYaml(fait, '    ')}`.trimEnd());
  return relire(fichier, `${parties.join('\n')}\n`, attendu);
}

/**
 * Retire d’une liste qui fait tout le fichier les éléments de ces identifiants.
 * @throws ErreurCommande si le résultat ne se relit pas.
 */
export function retirerElements(fichier: string, texte: string, ids: ReadonlySet<string>): string {
  const lignes = new LineCounter();
  const document = parseDocument(texte, { lineCounter: lignes });
  const liste = document.contents;
  if (!isSeq(liste)) return texte;
  const lus = document.toJS() as { id: string }[];
  const parties = texte.split('\n');
  // Du dernier au premier : les lignes d’avant gardent leur numéro.
  for (let i = liste.items.length - 1; i >= 0; i--) {
    if (!ids.has(lus[i]!.id)) continue;
    const [debut, fin] = (liste.items[i] as { range: [number, number, number] }).range;
    const premiere = lignes.linePos(texte.lastIndexOf('-', debut)).line - 1;
    parties.splice(premiere, lignes.linePos(Math.max(debut, fin - 1)).line - premiere);
  }
  const restants = lus.filter(({ id }) => !ids.has(id));
  return relire(fichier, parties.join('\n'), restants.length > 0 ? restants : null);
}

/**
 * Retire un EPCI des questions ouvertes d’un département (`aConfirmer`), et la question si elle n’en a pas d’autre.
 * @throws ErreurCommande si le résultat ne se relit pas.
 */
export function fermerQuestions(fichier: string, texte: string, sirens: readonly string[]): string {
  const lignes = new LineCounter();
  const document = parseDocument(texte, { lineCounter: lignes });
  const questions = isMap(document.contents) ? document.get('aConfirmer') : undefined;
  if (!isSeq(questions)) return texte;
  const lu = document.toJS() as { aConfirmer: { epci: string[] }[] };
  const restantes = lu.aConfirmer.map((q) => ({ ...q, epci: q.epci.filter((siren) => !sirens.includes(siren)) }));
  const parties = texte.split('\n');
  // De la dernière à la première : les lignes d’avant gardent leur numéro.
  for (let i = questions.items.length - 1; i >= 0; i--) {
    const [debut, fin] = (questions.items[i] as { range: [number, number, number] }).range;
    const premiere = lignes.linePos(texte.lastIndexOf('-', debut)).line - 1;
    const derniere = lignes.linePos(Math.max(debut, fin - 1)).line - 1;
    if (restantes[i]!.epci.length === 0) parties.splice(premiere, derniere - premiere + 1);
    else
      for (let l = premiere; l <= derniere; l++)
        for (const siren of sirens)
          parties[l] = parties[l]!.replace(new RegExp(`"${siren}",\\s*|,\\s*"${siren}"|^\\s*- "${siren}"\\s*$`), '');
  }
  const gardees = restantes.filter(({ epci }) => epci.length > 0);
  const attendu: Record<string, unknown> = { ...lu, aConfirmer: gardees };
  if (gardees.length === 0) {
    delete attendu['aConfirmer'];
    const titre = parties.findIndex((l) => /^aConfirmer:/.test(l));
    if (titre >= 0) parties.splice(titre, 1);
  }
  return relire(fichier, parties.join('\n'), attendu);
}
