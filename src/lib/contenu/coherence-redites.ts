/** Ce qui est écrit deux fois : un élément d’une liste, où qu’elle soit, une source, une fiche de contrat. */
import type { Contrat } from '#lib/schemas/contrat.ts';
import { normaliser } from '#lib/texte/cle.ts';
import { departDe } from '#lib/domaine/statut.ts';
import { cibleDe } from '#lib/valeurs/adresse-web.ts';
import { dernierJour, premierJour, type Jour } from '#lib/valeurs/date-partielle.ts';
import { territoireDe } from './coherence-contrats.ts';
import type { Contenu, Fiche } from './contenu.ts';
import type { Probleme } from './probleme.ts';

/** Ce qui distingue un élément des autres de sa liste ; le reste (source, déduction, note) n’y change rien. */
const CLES = ['date', 'epci', 'financeur', 'nom', 'question', 'texte', 'libelle', 'objet', 'vers'] as const;
/** Un titre suffit : deux passages n’ont pas le même. */
const TITRE = ['date', 'epci', 'titre'] as const;

const UNE_FOIS = 'chaque élément une seule fois';

/** Clé d’un élément, aux accents et à la ponctuation près, et le champ qui la montre ; `null` s’il n’en a pas. */
function cleDe(element: unknown): { cle: string; champ: string; valeur: string } | null {
  if (typeof element === 'string') return { cle: normaliser(element), champ: '', valeur: element };
  if (typeof element !== 'object' || element === null) return null;
  const lus = ('titre' in element ? TITRE : CLES).flatMap((champ) => {
    const lu = (element as Record<string, unknown>)[champ];
    if (typeof lu === 'string') return [{ champ, texte: lu }];
    return champ === 'epci' && Array.isArray(lu) ? [{ champ, texte: lu.join(' ') }] : [];
  });
  const dernier = lus.at(-1);
  return dernier
    ? { cle: lus.map(({ texte }) => normaliser(texte)).join('|'), champ: `.${dernier.champ}`, valeur: dernier.texte }
    : null;
}

/** Ce qui nomme, et ce qui doit en dire plus que le nom. */
const NOMMENT = ['titre', 'question', 'terme', 'nom', 'libelle', 'nomOfficiel'] as const;
const DISENT = [
  'texte',
  'reponse',
  'definition',
  'developpe',
  'chapo',
  'description',
  'resume',
  'apport',
  'usage',
  'aide',
  'note',
] as const;

/** Ce qui n’apprend rien de plus que le nom au-dessus de lui : une réponse égale à sa question. */
function* riensDits(groupe: object, chemin: string): Generator<Omit<Probleme, 'fichier'>> {
  const champs = groupe as Record<string, unknown>;
  const noms = NOMMENT.flatMap((champ) => {
    const lu = champs[champ];
    return typeof lu === 'string' ? [[normaliser(lu), champ] as const] : [];
  });
  for (const champ of DISENT) {
    const lus: unknown[] = [champs[champ]].flat();
    for (const [i, lu] of lus.entries()) {
      const nomme = typeof lu === 'string' ? noms.find(([cle]) => cle !== '' && cle === normaliser(lu)) : undefined;
      if (nomme)
        yield {
          champ: `${chemin ? `${chemin}.` : ''}${champ}${Array.isArray(champs[champ]) ? `[${i}]` : ''}`,
          valeur: `« ${String(lu).slice(0, 120)} »`,
          attendu: `ce que « ${nomme[1]} » ne dit pas déjà`,
        };
    }
  }
}

/** Les redites de toutes les listes d’une fiche, de proche en proche. */
function* redites(valeur: unknown, chemin = ''): Generator<Omit<Probleme, 'fichier'>> {
  if (Array.isArray(valeur)) {
    const vues = new Set<string>();
    for (const [i, element] of valeur.entries()) {
      const lu = cleDe(element);
      if (lu && lu.cle !== '' && vues.has(lu.cle))
        yield {
          champ: `${chemin}[${i}]${lu.champ}`,
          valeur: `« ${lu.valeur.slice(0, 120)} », déjà dans cette liste`,
          attendu: UNE_FOIS,
        };
      if (lu) vues.add(lu.cle);
      yield* redites(element, `${chemin}[${i}]`);
    }
  } else if (typeof valeur === 'object' && valeur !== null) {
    yield* riensDits(valeur, chemin);
    for (const [nom, v] of Object.entries(valeur)) yield* redites(v, chemin ? `${chemin}.${nom}` : nom);
  }
}

/** Les fichiers qui sont une liste : leurs fiches ont un identifiant, et ne se redisent pas. */
const LISTES = {
  actions: [['texte']],
  affirmations: [['departement', 'texte']],
  contacts: [],
  criteres: [],
  modeles: [['departement', 'titre']],
  pages: [['titre'], ['titreCourt'], ['chapo'], ['description']],
  questions: [['question']],
  regions: [],
  sources: [],
  termes: [],
  textesJuridiques: [['nom']],
} as const satisfies Partial<Record<keyof Contenu, readonly (readonly string[])[]>>;

const nomDe = (donnee: object): string => ('id' in donnee ? `${String(donnee.id)}.` : '');

/** Deux fiches d’une liste qui disent la même chose. */
function fichesRedites(fiches: readonly Fiche<object>[], champs: readonly string[]): Probleme[] {
  const vues = new Map<string, string>();
  return fiches.flatMap(({ fichier, donnee }) => {
    const lus = champs.map((champ) => String((donnee as Record<string, unknown>)[champ]));
    const cle = lus.map(normaliser).join('|');
    const deja = vues.get(cle);
    vues.set(cle, deja ?? nomDe(donnee).slice(0, -1));
    // Un identifiant en double est déjà dit.
    return deja === undefined || (deja !== '' && deja === nomDe(donnee).slice(0, -1))
      ? []
      : [
          {
            fichier,
            champ: nomDe(donnee) + champs.at(-1)!,
            valeur: `« ${lus.at(-1)!.slice(0, 120)} »`,
            attendu: `ce que ${deja} ne dit pas déjà`,
          },
        ];
  });
}

/** Une adresse n’est écrite que dans une source ; un texte sans adresse, de même. */
function sourcesRedites({ sources }: Contenu): Probleme[] {
  const vues = new Map<string, string>();
  return sources.flatMap(({ fichier, donnee: s }) => {
    const cle = s.adresse ? cibleDe(s.adresse) : normaliser(`${s.titre} ${s.editeur} ${s.date ?? ''}`);
    const deja = vues.get(cle);
    vues.set(cle, deja ?? s.id);
    if (deja === undefined || deja === s.id) return [];
    return [
      {
        fichier,
        champ: `${s.id}.${s.adresse ? 'adresse' : 'titre'}`,
        valeur: `« ${s.adresse ?? s.titre} », déjà celle de ${deja}`,
        attendu: `une source par adresse : citez ${deja}`,
      },
    ];
  });
}

/** Quand une fiche situe son contrat : son départ, sa démarche, son constat ; `null` si elle ne le dit pas. */
function periodeDe(c: Contrat): { du: Jour; au: Jour } | null {
  if (c.etape === 'demarche')
    return c.demarche ? { du: premierJour(c.demarche.debut), au: dernierJour(c.demarche.dernierSigne) } : null;
  const depart = departDe(c);
  return depart ? { du: premierJour(depart), au: dernierJour(depart) } : null;
}

/**
 * Deux fiches du même territoire, à la même étape, dont les dates peuvent être les mêmes (2020, février 2020), sont un
 * contrat saisi deux fois.
 */
function contratsRedits(contrats: readonly Fiche<Contrat>[]): Probleme[] {
  return contrats.flatMap(({ fichier, donnee: c }, i) => {
    const periode = periodeDe(c);
    // Une suite saisie deux fois se dit ailleurs : deux contrats y suivraient le même.
    if (c.suiteDe || c.epci.length + c.communes.length === 0 || !periode) return [];
    const deja = contrats.slice(0, i).find(({ donnee: autre }) => {
      const sienne = autre.id !== c.id && autre.etape === c.etape && !autre.suiteDe ? periodeDe(autre) : null;
      return (
        sienne !== null &&
        territoireDe(autre) === territoireDe(c) &&
        sienne.du <= periode.au &&
        periode.du <= sienne.au &&
        // Deux rangs, deux contrats.
        (autre.generation?.rang ?? c.generation?.rang) === (c.generation?.rang ?? autre.generation?.rang)
      );
    });
    return deja
      ? [
          {
            fichier,
            champ: 'epci',
            valeur: `même territoire, même étape et mêmes dates que ${deja.donnee.id}`,
            attendu: 'une fiche par contrat',
          },
        ]
      : [];
  });
}

/** Tout ce qui est écrit deux fois. */
export function verifierRedites(contenu: Contenu): Probleme[] {
  const enListe = Object.entries(LISTES).flatMap(([nom, cles]) => {
    const fiches = contenu[nom as keyof typeof LISTES] as readonly Fiche<object>[];
    return [
      ...cles.flatMap((champs) => fichesRedites(fiches, champs)),
      ...fiches.flatMap(({ fichier, donnee }) =>
        [...redites(donnee)].map((p) => ({
          fichier,
          ...p,
          champ: nom === 'pages' ? p.champ : nomDe(donnee) + p.champ,
        })),
      ),
    ];
  });
  const seules = Object.entries(contenu)
    .filter(([nom]) => !Object.hasOwn(LISTES, nom))
    .flatMap(([, fiches]) =>
      (fiches as readonly Fiche<object>[]).flatMap(({ fichier, donnee }) =>
        [...redites(donnee)].map((p) => ({ fichier, ...p })),
      ),
    );
  return [
    ...enListe,
    ...seules,
    ...sourcesRedites(contenu),
    ...contratsRedits([...contenu.contrats, ...contenu.reperages]),
  ];
}
