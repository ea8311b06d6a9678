/**
 * Quarante-deux plans de financement et ce qu’ils donnent, calculés à la main. La même table passe par le domaine, par
 * le navigateur, par les classeurs recalculés et par le PDF rempli : même verdict, mêmes nombres.
 */
import type { FicheDossier } from '#lib/schemas/dossier.ts';
import { construireDossier, idCellule, type Dossier } from '#lib/domaine/dossier.ts';
import type { Verdict, VerdictAnnee } from '#lib/financement/calcul.ts';
import type { Aide } from '#lib/schemas/aide.ts';

/** Règle d’un cas, en euros ; ce qui manque est celui de la Mayenne : 10 000 € par an, trois ans, aucun taux. */
interface RegleDuCas {
  annees?: number;
  plafondAnnuel?: number;
  plafondTotal?: number;
  taux?: number;
  parHabitant?: number;
  habitants?: number;
}

/** Un plan tel qu’on le tape, ligne → une saisie par année, et ce qu’il donne ; « » : rien ne se dit. */
export interface Cas {
  nom: string;
  regle: RegleDuCas;
  saisies: Record<string, string[]>;
  annees: VerdictAnnee[];
  verdict: Verdict;
  /** Montant retenu du Département, par année puis en tout, en euros. */
  retenu: string[];
  reste: string[];
}

const LIGNES = { cout: 'cout-poste', frais: 'cout-autres', dep: 'part-departement', ars: 'part-ars' } as const;
const AUTRES = { reg: 'part-region', voisin: 'part-partenaire', div: 'part-autres', epci: 'part-epci' } as const;
const NOMS: Record<string, string> = { ...LIGNES, ...AUTRES };

const COURTS: Record<string, VerdictAnnee> = {
  v: 'vide',
  i: 'illisible',
  e: 'equilibre',
  m: 'manque',
  x: 'excedent',
};

/**
 * Trois lignes par cas : son nom ; sa règle, deux points, ses lignes de plan (`dep=10000||` : une saisie par année ;
 * une seule vaut pour toutes ; `_` : une espace) ; une lettre par année, le verdict, le montant retenu, le reste.
 */
function lireTable(table: string): Cas[] {
  const lignes = table.trim().split('\n');
  return Array.from({ length: lignes.length / 3 }, (_, i) => {
    const [nom, donnees, resultat] = lignes.slice(3 * i, 3 * i + 3).map((l) => l.trim()) as [string, string, string];
    const [regle, plan] = donnees.split(':').map((p) =>
      p
        .split(' ')
        .filter(Boolean)
        .map((x) => x.split('=')),
    ) as [string[][], string[][]];
    const [annees, verdict, retenu, reste] = resultat.split(' ') as [string, Verdict, string, string];
    const repeter = (v: string[]) => (v.length === 1 ? Array.from(annees, () => v[0]!) : v);
    return {
      nom,
      regle: Object.fromEntries(regle.map(([cle, valeur]) => [cle, Number(valeur)])),
      saisies: Object.fromEntries(
        plan.map(([l, v]) => [NOMS[l!]!, repeter(v!.split('|').map((x) => x.replaceAll('_', ' ')))]),
      ),
      annees: Array.from(annees, (a) => COURTS[a]!),
      verdict,
      retenu: retenu.split('|'),
      reste: reste.split('|'),
    };
  });
}

const TABLE = `
rien d’écrit
   : 
  vvv vide ||| |||
un coût seul
   : cout=45000
  mmm manque 0|0|0|0 45000|45000|45000|135000
une demande la première année seulement
   : cout=45000|| dep=5000||
  mvv manque 5000|||5000 40000|||40000
une demande sans aucun coût
   : dep=5000||
  xvv vide 5000|||5000 -5000|||-5000
des zéros écrits ne sont pas un plan
   : cout=0 dep=0
  vvv vide ||| |||
le plafond exactement
   : cout=45000 dep=10000 epci=35000
  eee equilibre 10000|10000|10000|30000 0|0|0|0
un euro au-dessus du plafond
   : cout=45000 dep=10001 epci=34999
  mmm manque 10000|10000|10000|30000 1|1|1|3
un centime au-dessus du plafond
   : cout=45000 dep=10000,01 epci=34999,99
  mmm manque 10000|10000|10000|30000 0.01|0.01|0.01|0.03
un centime au-dessous
   : cout=45000 dep=9999,99 epci=35000,01
  eee equilibre 9999.99|9999.99|9999.99|29999.97 0|0|0|0
deux mille de trop demandés, deux fois
   : cout=45000 dep=12000|12000|10000 epci=33000|33000|35000
  mme manque 10000|10000|10000|30000 2000|2000|0|4000
demande réduite que les autres recouvrent
   : cout=45000 dep=12000 ars=20000 epci=15000
  eee equilibre 10000|10000|10000|30000 0|0|0|0
vingt mille partagés à deux
   : cout=45000 dep=20000 voisin=12500 epci=12500
  mmm manque 10000|10000|10000|30000 10000|10000|10000|30000
poste partagé, équilibré
   : cout=40000 dep=10000 voisin=15000 epci=15000
  eee equilibre 10000|10000|10000|30000 0|0|0|0
poste partagé, parts inégales
   : cout=40000,50 dep=8000 voisin=12000,25 epci=20000,25
  eee equilibre 8000|8000|8000|24000 0|0|0|0
financé à plus de cent pour cent
   : cout=45000 dep=10000 ars=20000 epci=20000
  xxx excedent 10000|10000|10000|30000 -5000|-5000|-5000|-15000
un excédent d’un centime
   : cout=45000 dep=10000 epci=35000,01
  xxx excedent 10000|10000|10000|30000 -0.01|-0.01|-0.01|-0.03
trop une année, assez les autres
   : cout=45000 dep=10000 epci=36000|35000|35000
  xee excedent 10000|10000|10000|30000 -1000|0|0|-1000
le total tombe juste, pas chaque année
   : cout=45000 dep=10000 epci=36000|34000|35000
  xme inegal 10000|10000|10000|30000 -1000|1000|0|0
des centimes qui se compensent
   : cout=45000,40 dep=10000 ars=0,10 epci=35000,30
  eee equilibre 10000|10000|10000|30000 0|0|0|0
dépenses 45 000,40, recettes 45 000
   : cout=45000,40 dep=10000 epci=35000
  mmm manque 10000|10000|10000|30000 0.40|0.40|0.40|1.20
dix fois un dixième
   : cout=0,30 ars=0,10 reg=0,10 epci=0,10
  eee equilibre 0|0|0|0 0|0|0|0
deux dépenses
   : cout=40000 frais=2500,50 dep=10000 epci=32500,50
  eee equilibre 10000|10000|10000|30000 0|0|0|0
toutes les lignes
   : cout=50000 frais=5000 dep=10000 ars=20000 reg=5000 voisin=5000 div=1000 epci=14000
  eee equilibre 10000|10000|10000|30000 0|0|0|0
écrits avec des espaces et un signe
   : cout=45_000_€ dep=10_000 epci=35.000,00
  eee equilibre 10000|10000|10000|30000 0|0|0|0
le Département paierait tout
   : cout=8000 dep=8000
  eee equilibre 8000|8000|8000|24000 0|0|0|0
la dernière année vide
   : cout=45000|45000| dep=10000|10000| epci=35000|35000|
  eev equilibre 10000|10000||20000 0|0||0
un mot au lieu d’un montant
   : cout=45000|quarante|45000 dep=10000 epci=35000
  eie illisible 10000||10000| 0||0|
un montant négatif
   : cout=45000|45000|-5 dep=10000 epci=35000
  eei illisible 10000|10000|| 0|0||
une recette illisible
   : cout=45000 dep=10000 ars=?|| epci=35000
  iee illisible |10000|10000| |0|0|
la demande illisible
   : cout=45000 dep=dix|10000|10000 epci=35000
  iee illisible |10000|10000| |0|0|
tout est illisible
   : cout=a dep=b epci=c
  iii illisible ||| |||
plus de dix millions
   : cout=10000001|45000|45000 dep=10000 epci=35000
  iee illisible |10000|10000| |0|0|
un an
  annees=1 plafondTotal=10000 : cout=30000 dep=12000 epci=18000
  m manque 10000 2000
deux ans
  annees=2 plafondTotal=20000 : cout=30000 dep=10000 epci=20000
  ee equilibre 10000|10000|20000 0|0|0
quatre ans, plafond total atteint
  annees=4 : cout=30000 dep=10000 epci=20000
  eeem manque 10000|10000|10000|0|30000 0|0|0|10000|10000
cinq ans, plafond total entamé
  annees=5 plafondTotal=35000 : cout=20000 dep=10000 epci=10000
  eeemm manque 10000|10000|10000|5000|0|35000 0|0|0|5000|10000|15000
la moitié du coût, exactement
  annees=2 plafondAnnuel=20000 plafondTotal=40000 taux=50 : cout=30000 dep=15000 epci=15000
  ee equilibre 15000|15000|30000 0|0|0
plus de la moitié demandée
  annees=2 plafondAnnuel=20000 plafondTotal=40000 taux=50 : cout=30000 dep=18000 epci=12000
  mm manque 15000|15000|30000 3000|3000|6000
la moitié d’un coût impair de centimes
  annees=2 plafondAnnuel=20000 plafondTotal=40000 taux=50 : cout=30000,01 dep=15000,01 epci=15000
  mm manque 15000|15000|30000 0.01|0.01|0.02
le taux, puis le plafond
  annees=2 plafondAnnuel=20000 plafondTotal=40000 taux=50 : cout=50000 dep=25000 epci=30000
  ee equilibre 20000|20000|40000 0|0|0
un taux nul
  annees=2 plafondAnnuel=20000 plafondTotal=40000 taux=0 : cout=30000 dep=10000 epci=20000
  mm manque 0|0|0 10000|10000|20000
cinq ans, le centime de trop la dernière
  annees=5 plafondTotal=50000 : cout=20000|20000|20000|20000|20000,01 dep=10000 epci=10000
  eeeem manque 10000|10000|10000|10000|10000|50000 0|0|0|0|0.01|0.01
plafond par habitant
  annees=2 plafondAnnuel=15000 plafondTotal=30000 parHabitant=0.5 habitants=24001 : cout=30000 dep=14000 epci=18000
  xx excedent 12000.50|12000.50|24001 -0.50|-0.50|-1
plafond par habitant, population inconnue
  annees=2 plafondAnnuel=15000 plafondTotal=30000 parHabitant=0.5 : cout=30000 dep=16000 epci=15000
  ee equilibre 15000|15000|30000 0|0|0
`;

export const CAS: readonly Cas[] = lireTable(TABLE);

/** Le dossier d’un cas : celui que l’on donne, avec la règle du cas. */
export function dossierDuCas(fiche: FicheDossier, aide: Aide, { regle: r }: Cas): Dossier {
  const annees = r.annees ?? 3;
  return construireDossier(fiche, {
    ...aide,
    duree: { ...aide.duree, annees },
    plafondAnnuel: {
      euros: r.plafondAnnuel ?? 10_000,
      source: aide.plafondAnnuel.source,
      ...(r.parHabitant === undefined ? {} : { parHabitant: r.parHabitant }),
    },
    plafondTotal: { ...aide.plafondTotal, euros: r.plafondTotal ?? 30_000 },
    taux: { ...aide.taux, pourcent: r.taux ?? null },
  });
}

/** Réponses d’un cas, telles que tapées, par identifiant de cellule. */
export function saisiesDuCas({ saisies, regle }: Cas): Record<string, string> {
  const cellules = Object.entries(saisies).flatMap(([ligne, valeurs]) =>
    valeurs.map((v, i) => [idCellule(ligne, i + 1), v]),
  );
  return Object.fromEntries([
    ...cellules,
    ...(regle.habitants === undefined ? [] : [['epci-population', String(regle.habitants)]]),
  ]);
}
