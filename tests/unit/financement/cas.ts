/**
 * Soixante-dix-huit plans de financement et ce qu’ils donnent, calculés à la main. La même table passe par le domaine,
 * par le navigateur, par les classeurs recalculés et par le PDF rempli : même verdict, mêmes nombres.
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
espaces insécables et fines, signe collé
   : cout=45\u202f000\u00a0€ dep=10\u00a0000€ epci=35\u2009000,00
  eee equilibre 10000|10000|10000|30000 0|0|0|0
point décimal
   : cout=45000.50 dep=10000.00 epci=35000.5
  eee equilibre 10000|10000|10000|30000 0|0|0|0
une espace de part et d’autre de la virgule
   : cout=45_000_,_50 dep=10000 epci=35000,50
  eee equilibre 10000|10000|10000|30000 0|0|0|0
trois décimales
   : cout=45000,005 dep=10000 epci=35000
  iii illisible ||| |||
un millième, dans une seule recette
   : cout=45000 dep=10000 ars=0,001|| epci=35000
  iee illisible |10000|10000| |0|0|
trois décimales après un point
   : cout=45000|4500.505|45000 dep=10000 epci=35000
  eie illisible 10000||10000| 0||0|
le signe à la place de la virgule
   : cout=45€50|45000|45000 dep=10000 epci=35000
  iee illisible |10000|10000| |0|0|
des milliers mal groupés
   : cout=45000 dep=10000|1_0000|10000 epci=35000
  eie illisible 10000||10000| 0||0|
« k » pour mille
   : cout=45k dep=10k epci=35k
  iii illisible ||| |||
notation de savant
   : cout=45000 dep=1e4 epci=35000
  iii illisible ||| |||
un « € » seul
   : cout=45000 dep=10000 epci=€|35000|35000
  iee illisible |10000|10000| |0|0|
une recette négative
   : cout=45000 dep=10000 epci=35000|-35000,50|35000
  eie illisible 10000||10000| 0||0|
le vrai signe moins
   : cout=45000 dep=10000 ars=||−5 epci=35000
  eei illisible 10000|10000|| 0|0||
dix millions exactement
   : cout=10000000 dep=10000 epci=9990000
  eee equilibre 10000|10000|10000|30000 0|0|0|0
dix millions et un centime
   : cout=10000000,01 dep=10000 epci=9990000,01
  iii illisible ||| |||
le plafond à un centime près, de part et d’autre
   : cout=45000 dep=9999,99|10000|10000,01 epci=35000,01|35000|34999,99
  eem manque 9999.99|10000|10000|29999.99 0|0|0.01|0.01
un tiers, deux tiers
   : cout=45000 dep=10000 voisin=11666,67 epci=23333,33
  eee equilibre 10000|10000|10000|30000 0|0|0|0
un tiers, deux tiers, arrondis au-dessous
   : cout=45000 dep=10000 voisin=11666,66 epci=23333,33
  mmm manque 10000|10000|10000|30000 0.01|0.01|0.01|0.03
le voisin paie tout le reste
   : cout=30000 dep=10000 voisin=20000
  eee equilibre 10000|10000|10000|30000 0|0|0|0
la première année vide
   : cout=|45000|45000 dep=|10000|10000 epci=|35000|35000
  vee equilibre |10000|10000|20000 |0|0|0
l’année du milieu vide
   : cout=45000||45000 dep=10000||10000 epci=35000||35000
  eve equilibre 10000||10000|20000 0||0|0
des recettes après la dernière dépense
   : cout=45000|45000| dep=10000 epci=35000
  eex excedent 10000|10000|10000|30000 0|0|-45000|-45000
deux fois le coût
   : cout=20000 dep=10000 ars=30000
  xxx excedent 10000|10000|10000|30000 -20000|-20000|-20000|-60000
les écarts se compensent à un centime près
   : cout=45000 dep=10000 epci=36000|34000|35000,01
  xmx excedent 10000|10000|10000|30000 -1000|1000|-0.01|-0.01
rien de demandé, et écrit
   : cout=30000 dep=0 epci=30000
  eee equilibre 0|0|0|0 0|0|0|0
des zéros à deux décimales ne sont pas un plan
   : cout=0,00 dep=0.00
  vvv vide ||| |||
un an, un centime de trop
  annees=1 plafondTotal=10000 : cout=30000 dep=10000,01 epci=19999,99
  m manque 10000 0.01
deux ans, plafond total entamé
  annees=2 plafondTotal=15000 : cout=30000 dep=10000 epci=20000
  em manque 10000|5000|15000 0|5000|5000
quatre ans, plafond total juste atteint
  annees=4 : cout=30000 dep=7500 epci=22500
  eeee equilibre 7500|7500|7500|7500|30000 0|0|0|0|0
quatre ans, la première illisible : elle n’entame pas le plafond total
  annees=4 : cout=?|45000|45000|45000 dep=10000 epci=35000
  ieee illisible |10000|10000|10000| |0|0|0|
cinq ans, un verdict différent chaque année
  annees=5 : cout=10000|10000|10000|x| dep=5000 epci=5000|6000|4000|5000|
  exmix illisible 5000|5000|5000||5000| 0|-1000|1000||-5000|
la moitié, et cinquante centimes par habitant
  annees=2 plafondAnnuel=8000 plafondTotal=16000 taux=50 parHabitant=0.5 habitants=9999 : cout=12000 dep=6000 epci=6000
  mm manque 4999.50|4999.50|9999 1000.50|1000.50|2001
le taux et les deux plafonds, atteints ensemble
  annees=2 plafondAnnuel=8000 plafondTotal=16000 taux=50 parHabitant=0.5 habitants=16000 : cout=16000 dep=8000 epci=8000
  ee equilibre 8000|8000|16000 0|0|0
un centime de coût en moins, et le taux passe sous le plafond
  annees=2 plafondAnnuel=8000 taux=50 parHabitant=0.5 habitants=16000 : cout=15999,99 dep=8000 epci=7999,99
  mm manque 7999.99|7999.99|15999.98 0.01|0.01|0.02
un taux à une décimale
  annees=2 plafondAnnuel=20000 plafondTotal=40000 taux=33.3 : cout=10000 dep=3330 epci=6670
  ee equilibre 3330|3330|6660 0|0|0
aucun habitant : le plafond par habitant est nul
  annees=2 plafondAnnuel=8000 plafondTotal=16000 parHabitant=0.5 habitants=0 : cout=10000 dep=5000 epci=5000
  mm manque 0|0|0 5000|5000|10000
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
