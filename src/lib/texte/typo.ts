const FINE = '\u202f';
const INSECABLE = '\u00a0';

/**
 * Typographie française d’un texte sans balises, d’après les règles de l’Imprimerie nationale :
 * fine insécable avant ; ! ? et dans les guillemets et les milliers, insécable avant : et €, apostrophe courbe.
 */
export function typo(texte: string): string {
  return texte
    .replace(/(\p{L})'/gu, '$1’')
    .replace(/«[ \u00a0\u202f]*/g, `«${FINE}`)
    .replace(/[ \u00a0\u202f]*»/g, `${FINE}»`)
    .replace(/[ \u00a0\u202f]+([;!?])/g, `${FINE}$1`)
    .replace(/[ \u00a0\u202f]+:(?!\/\/)/g, `${INSECABLE}:`)
    .replace(/(\d)[ \u00a0\u202f](?=\d{3}(?!\d))/g, `$1${FINE}`)
    .replace(
      /(\d)[ \u00a0](€|%|ans?\b|mois\b|km\b|habitants?\b|communes?\b|h\b|kB\b|ko\b|axes\b|actions\b)/g,
      `$1${INSECABLE}$2`,
    )
    .replace(
      /(\d|1er) (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b/g,
      `$1${INSECABLE}$2`,
    )
    .replace(/\b(art|p|n°|L|R|D)\. ?(?=\d)/g, `$1.${INSECABLE}`)
    .replace(/n° (?=\d)/g, `n°${INSECABLE}`);
}

/** Espaces ordinaires : une fine insécable dans un SIREN ne se recolle pas dans un autre logiciel. */
export function espacesOrdinaires(texte: string): string {
  return texte.replace(/[\u00a0\u2009\u202f]/g, ' ');
}

/** Nombre entier à la française : 39000 → `39 000` (fines insécables). */
export function formaterNombre(nombre: number): string {
  return String(Math.round(nombre)).replace(/\B(?=(\d{3})+$)/g, FINE);
}

/** Montant en euros : 10000 → `10 000 €`. */
export function formaterEuros(montant: number): string {
  return `${formaterNombre(montant)}${INSECABLE}€`;
}

/** Nom au singulier ou au pluriel après son nombre : `accorder(2, 'contrat')` → `2 contrats`. */
export function accorder(nombre: number, singulier: string, pluriel = `${singulier}s`): string {
  return `${formaterNombre(nombre)}${INSECABLE}${nombre < 2 ? singulier : pluriel}`;
}

const ORDINAUX = [
  'premier',
  'deuxième',
  'troisième',
  'quatrième',
  'cinquième',
  'sixième',
  'septième',
  'huitième',
  'neuvième',
  'dixième',
];

/** Rang en lettres, au masculin : 4 → `quatrième`. */
export function formaterRang(rang: number): string {
  return ORDINAUX[rang - 1] ?? `${rang}e`;
}

/** Petit nombre en lettres, jusqu’à seize : 9 → `neuf` ; au-delà, en chiffres. */
export function enLettres(nombre: number): string {
  const mots = [
    'zéro',
    'un',
    'deux',
    'trois',
    'quatre',
    'cinq',
    'six',
    'sept',
    'huit',
    'neuf',
    'dix',
    'onze',
    'douze',
    'treize',
    'quatorze',
    'quinze',
    'seize',
  ];
  return mots[nombre] ?? formaterNombre(nombre);
}
