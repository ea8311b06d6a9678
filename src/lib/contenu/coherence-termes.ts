/** Le glossaire : un mot n’a qu’une définition, et une définition dit autre chose que d’aller en lire une autre. */
import { normaliser } from '#lib/texte/cle.ts';
import type { Terme } from '#lib/schemas/editorial.ts';
import type { Contenu } from './contenu.ts';
import type { Probleme } from './probleme.ts';

function motsEtRenvois({ termes }: Contenu): Probleme[] {
  const ids = new Set(termes.map(({ donnee }) => donnee.id));
  const mots = new Map<string, string>();
  return termes.flatMap(({ fichier, donnee: t }) => {
    const problemes: Probleme[] = [];
    const noter = (champ: string, valeur: string, attendu: string) =>
      problemes.push({ fichier, champ: `${t.id}.${champ}`, valeur: `« ${valeur} »`, attendu });
    const deja = mots.get(normaliser(t.terme));
    if (deja && deja !== t.id) noter('terme', t.terme, `un mot que ${deja} ne définit pas déjà`);
    mots.set(normaliser(t.terme), deja ?? t.id);
    t.formes.forEach((forme, i) => {
      const cle = normaliser(forme);
      if (forme === t.terme) noter(`formes[${i}]`, forme, 'une autre forme que le terme');
      const autre = termes.find(
        ({ donnee }, rang) =>
          donnee.id !== t.id &&
          (normaliser(donnee.terme) === cle ||
            (rang < termes.findIndex((x) => x.donnee === t) && donnee.formes.some((f) => normaliser(f) === cle))),
      );
      if (autre) noter(`formes[${i}]`, forme, `un mot que ${autre.donnee.id} ne définit pas déjà`);
    });
    t.voir.forEach((id, i) => {
      if (!ids.has(id)) noter(`voir[${i}]`, id, 'l’identifiant d’un terme du glossaire');
      else if (id === t.id) noter(`voir[${i}]`, id, 'un autre terme que lui-même');
    });
    return problemes;
  });
}

/** Mots qui ne définissent rien. */
const VIDES = new Set(
  (
    'a aussi au autre aux autrement c ce cela cette ci comme d dans de definition des designe dessous dessus dire ' +
    'dit du egalement elle en encore equivalent est et il l la le les lire locution meme mot nom on ou page par ' +
    'parle qu que qui quoi renvoi se sens si sigle signifie son sont sous synonyme terme tout un une veut voir'
  ).split(' '),
);

const motsDe = (textes: readonly (string | undefined)[]): string[] =>
  textes.flatMap((texte) => normaliser(texte ?? '').split(' '));

/** Les termes auxquels une définition ne fait que renvoyer, lui-même compris ; aucun si elle dit autre chose. */
function renvoisSeuls(terme: Terme, termes: readonly Terme[]): string[] {
  const dits = motsDe([terme.definition]).filter((mot) => mot !== '' && !VIDES.has(mot));
  return termes
    .filter((t) => {
      const noms = new Set(motsDe([t.terme, t.developpe, ...t.formes]));
      return dits.every((mot) => noms.has(mot));
    })
    .map(({ id }) => id);
}

/** Une définition qui ne fait que renvoyer à elle-même, ou à un terme qui renvoie à elle. */
function definitionsCirculaires({ termes }: Contenu): Probleme[] {
  const tous = termes.map(({ donnee }) => donnee);
  const renvois = new Map(tous.map((t) => [t.id, renvoisSeuls(t, tous)]));
  return termes.flatMap(({ fichier, donnee: t }) => {
    // Le mot même, sans un mot de plus : dit avec les autres redites.
    if (normaliser(t.definition) === normaliser(t.terme)) return [];
    const boucle = new Set<string>();
    const suivre = (id: string): void => {
      for (const vers of renvois.get(id) ?? [])
        if (!boucle.has(vers)) {
          boucle.add(vers);
          suivre(vers);
        }
    };
    suivre(t.id);
    // Une boucle se dit une fois, à son premier terme.
    return boucle.has(t.id) && [...boucle].sort()[0] === t.id
      ? [
          {
            fichier,
            champ: `${t.id}.definition`,
            valeur: `« ${t.definition.slice(0, 120)} »`,
            attendu:
              boucle.size > 1
                ? `ce que le mot veut dire : ${[...boucle].sort().join(' et ')} ne font que se renvoyer l’un à l’autre`
                : 'ce que le mot veut dire, et non le mot lui-même',
          },
        ]
      : [];
  });
}

/** Toutes les fautes du glossaire. */
export function verifierTermes(contenu: Contenu): Probleme[] {
  return [...motsEtRenvois(contenu), ...definitionsCirculaires(contenu)];
}
