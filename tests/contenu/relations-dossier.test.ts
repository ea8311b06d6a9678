/** Le dossier d’un département, ses modèles et son aide : ce que chaque champ suppose des autres. */
import { describe } from 'node:test';
import { changer, dossier, refuser } from './relations.ts';

const DOSSIER = `${dossier}/dossier.yaml`;
const AIDE = `${dossier}/aide.yaml`;
const MODELES = `${dossier}/modeles.yaml`;
const NOM = 'type: texte, longueurMax: 160, preremplissage: contrat.nom';
const DEMANDE = '  - id: demande\n';
const dans = (fichier: string, avant: string | RegExp, apres: string) => () => changer(fichier, avant, apres);
/** Autant d’éléments que demandé, un par ligne. */
const tas = (combien: number, ligne: (i: number) => string): string =>
  Array.from({ length: combien }, (_, i) => `${ligne(i)}\n`).join('');
const QUESTIONS =
  '  - id: tas\n    titre: "Tas"\n    origine: usage\n    champs:\n' +
  tas(61, (i) => `      - { id: q-${i}, libelle: "Question ${i}", type: texte }`);

const CAS: [titre: string, substituts: () => Record<string, string>, attendu: RegExp][] = [
  [
    'préremplissage de deux questions',
    dans(DOSSIER, 'preremplissage: epci.nature', 'preremplissage: epci.nom'),
    /sections : « preremplissage: epci\.nom » à deux questions/,
  ],
  [
    'nombre prérempli par une liste',
    dans(DOSSIER, 'preremplissage: epci.communes-nombre', 'preremplissage: epci.communes'),
    /\.type : « entier » ; attendu : une nature de réponse qui porte ce préremplissage/,
  ],
  [
    'case préremplie',
    dans(DOSSIER, NOM, 'type: case, preremplissage: contrat.nom'),
    /\.type : « case » ; attendu : une nature/,
  ],
  [
    'date préremplie par un nom',
    dans(DOSSIER, 'preremplissage: contrat.terme', 'preremplissage: contrat.porteur'),
    /\.type : « date » ; attendu : une nature/,
  ],
  [
    'situation préremplie en texte libre',
    dans(DOSSIER, NOM, 'type: texte, preremplissage: contrat.situation'),
    /\.type : « texte » ; attendu : une nature de réponse qui porte ce préremplissage/,
  ],
  [
    'situation préremplie sans réponse qui la dise',
    dans(DOSSIER, /, situations: \[[^\]]*\]/g, ''),
    /\.choix : .* attendu : « situations » sur une réponse au moins/,
  ],
  [
    'situations sur une question que rien ne préremplit',
    dans(DOSSIER, '{ valeur: a-creer,', '{ valeur: a-creer, situations: [echu],'),
    /\.choix : .* attendu : « situations » sur une réponse au moins/,
  ],
  [
    'situation de deux réponses',
    dans(DOSSIER, 'situations: [en-construction]', 'situations: [en-construction, en-cours]'),
    /\.choix : .* attendu : une situation pour une seule réponse/,
  ],
  [
    'situation inconnue',
    dans(DOSSIER, 'situations: [en-construction]', 'situations: [signee]'),
    /situations\[0\] : « signee »/,
  ],
  [
    'signature obligatoire',
    dans(DOSSIER, NOM, 'type: signature, obligatoire: true'),
    /\.obligatoire : true ; attendu : une signature n’est pas obligatoire/,
  ],
  [
    'reprise qui n’est pas en cases',
    dans(DOSSIER, NOM, 'type: texte, reprise: missions'),
    /\.type : « texte » ; attendu : « case » pour une reprise/,
  ],
  [
    'calcul qui n’est pas en euros',
    dans(DOSSIER, NOM, 'type: texte, calcul: demande-totale'),
    /\.type : « texte » ; attendu : « euros » pour un calcul/,
  ],
  [
    'cadre réservé et questions',
    dans(DOSSIER, DEMANDE, `${DEMANDE}    reserve: ["Cadre"]\n`),
    /sections\.demande\.reserve : un cadre réservé à l’administration, et des questions/,
  ],
  ['trop de questions', dans(DOSSIER, DEMANDE, QUESTIONS + DEMANDE), /sections\[1\]\.champs : .* attendu : au plus 60/],
  [
    'trop de dépenses',
    dans(DOSSIER, /(depenses:\n)/, `$1${tas(21, (i) => `        - { id: d-${i}, libelle: "Dépense ${i}" }`)}`),
    /plan\.depenses : .* attendu : au plus 20/,
  ],
  [
    'modèle au nom du dossier',
    dans(MODELES, '- id: deliberation', '- id: dossier'),
    /\[0\]\.id : « dossier » ; attendu : un autre identifiant que ceux des documents du site/,
  ],
  [
    'modèle au nom de l’annexe',
    dans(MODELES, '- id: deliberation', '- id: annexe-budgetaire'),
    /\[0\]\.id : « annexe-budgetaire »/,
  ],
  [
    'numéros sans liste',
    dans(MODELES, / {2}parties:\n/, '  parties:\n    - { paragraphes: ["Un essai."], numerotee: true }\n'),
    /\.numerotee : true ; attendu : « numerotee » sur une partie qui a une liste/,
  ],
  [
    'exemple d’un autre département',
    dans(AIDE, 'contrat: 53-craon-4', 'contrat: 36-issoudun-3'),
    /exemples\[1\]\.contrat : « 36-issoudun-3 » ; attendu : un contrat du 53/,
  ],
  [
    'exemple d’une démarche',
    dans(AIDE, 'contrat: 53-craon-4', 'contrat: 53-meslay-grez-1'),
    /exemples\[1\]\.contrat : « 53-meslay-grez-1 » ; attendu : un contrat signé/,
  ],
  [
    'exemple deux fois',
    dans(AIDE, 'contrat: 53-craon-4', 'contrat: 53-mayenne-communaute-3'),
    /exemples\[1\]\.contrat : .* attendu : un contrat par exemple/,
  ],
  [
    'exemple sans somme',
    dans(AIDE, 'pendant trois ans)", euros: 10000', 'pendant trois ans)", euros: null'),
    /exemples\[1\]\.parts : aucune somme/,
  ],
  [
    'résumé au mauvais plafond',
    dans(AIDE, 'jusqu’à 10 000 €', 'jusqu’à 20 000 €'),
    /resume : 20.000.€ ; attendu : une somme des plafonds : 10.000.€ ou 30.000.€/,
  ],
  [
    'résumé à la mauvaise durée',
    dans(AIDE, 'pendant trois ans et', 'pendant cinq ans et'),
    /resume : « cinq ans » ; attendu : la durée de l’aide : trois ans/,
  ],
];

describe('un dossier ou une aide qui se contredit se dit', () => {
  for (const cas of CAS) refuser(...cas);
});
