/** Des textes que rien ne relie à un contrat, et qui se contredisent ou ne disent rien. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'node:test';
import { changer, dossier, MUETTE, racine, refuser, rendreMuette } from './relations.ts';

const CAS: [titre: string, substituts: () => Record<string, string>, attendu: RegExp][] = [
  [
    'définition d’une source muette',
    () => ({
      ...changer('content/glossaire.yaml', 'source: "texte-aide-53"', `source: "${MUETTE}"`),
      ...rendreMuette(),
    }),
    /glossaire\.yaml, champ source : « cr-craon-2018-10-08 », source muette/,
  ],
  [
    'action dont les années reculent',
    () => changer('content/actions.yaml', 'entre 2013 et 2023', 'entre 2023 et 2013'),
    /quand : « entre 2023 et 2013 » ; attendu : des années dans l’ordre/,
  ],
  [
    'question qui n’en est pas une',
    () => changer('content/faq.yaml', 'couverte par un contrat local de santé ?', 'couverte'),
    /question : « .* » ; attendu : une question, qui finit par « \? »/,
  ],
  [
    'forge d’une autre sorte que son adresse',
    () => ({
      'content/site.yaml': `${readFileSync(join(racine, 'content/site.yaml'), 'utf8')}\nforge: { sorte: gitlab, adresse: "https://github.com/a/b" }\n`,
    }),
    /forge\.sorte : « gitlab » ; attendu : la sorte de la forge/,
  ],
  [
    'responsable en attente',
    () => changer('content/site.yaml', '  statut:', '  responsable: "À définir"\n  statut:'),
    /editeur\.responsable : « À définir » ; attendu : le texte lui-même/,
  ],
  [
    'nom de personne en attente',
    () => changer('content/site.yaml', '  statut:', '  responsable: "Nom Prénom"\n  statut:'),
    /editeur\.responsable : « Nom Prénom » ; attendu : le texte lui-même/,
  ],
  [
    'mot qui ne se coupe pas',
    () => changer('content/faq.yaml', '"Rien à demander', `"${'a'.repeat(90)} à demander`),
    /attendu : des mots de 80 lettres au plus/,
  ],
  [
    'titre de source qui est une adresse',
    () => changer(`${dossier}/sources.yaml`, /titre: "[^"]*"/, 'titre: "https://exemple.fr/x"'),
    /titre : « https:\/\/exemple\.fr\/x » ; attendu : un titre, et non une adresse/,
  ],
  [
    'définition qui n’est que le mot',
    () =>
      changer('content/glossaire.yaml', /(id: "siren"[^]*?definition: )"[^"]*"/, '$1"Voir aussi : le numéro SIREN."'),
    /siren\.definition : « Voir aussi.* » ; attendu : ce que le mot veut dire, et non le mot lui-même/,
  ],
  [
    'définition qui n’est que le sigle développé',
    () =>
      changer(
        'content/glossaire.yaml',
        /(id: "cpts"[^]*?definition: )"[^"]*"/,
        '$1"Une communauté professionnelle territoriale de santé (sigle : CPTS)."',
      ),
    /cpts\.definition : .* et non le mot lui-même/,
  ],
  [
    'deux définitions qui se renvoient l’une à l’autre',
    () => ({
      'content/glossaire.yaml': readFileSync(join(racine, 'content/glossaire.yaml'), 'utf8')
        .replace(/(id: "asv"[^]*?definition: )"[^"]*"/, '$1"Voir : conseil local de santé mentale."')
        .replace(/(id: "clsm"[^]*?definition: )"[^"]*"/, '$1"Voir : atelier santé ville."'),
    }),
    /asv\.definition : .* attendu : ce que le mot veut dire : asv et clsm ne font que se renvoyer/,
  ],
  [
    'nom d’un contrat qui est celui d’un territoire voisin',
    () => changer(`${dossier}/contrats/53-craon-4.yaml`, /^nom: .*$/m, 'nom: "4e contrat local de santé de l’Ernée"'),
    /53-craon-4\.yaml, champ nom : .* attendu : un nom sans « CC de l.Ernée », ou .* « epci » : 245300355/,
  ],
  [
    'nom d’un contrat qui ajoute un territoire aux siens',
    () =>
      changer(
        `${dossier}/contrats/53-craon-4.yaml`,
        /^nom: .*$/m,
        'nom: "4e contrat local de santé du Pays de Craon et du Bocage mayennais"',
      ),
    /53-craon-4\.yaml, champ nom : .* attendu : un nom sans « CC du Bocage Mayennais »/,
  ],
  [
    'lieu d’une action qui est un autre territoire que le sien',
    () => changer('content/actions.yaml', /(id: mayenne-poles-sante[^]*?ou: )"[^"]*"/, '$1"L’Ernée"'),
    /\.ou : « L’Ernée » ; attendu : un lieu sans « CC de l.Ernée »/,
  ],
];

describe('un texte qui se contredit ou ne dit rien se dit', () => {
  for (const cas of CAS) refuser(...cas);
});
