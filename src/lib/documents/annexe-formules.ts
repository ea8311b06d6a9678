import { LIGNES_CALCULEES, lignesDuPlan, type LigneLue, type PlanFinancement } from '#lib/domaine/dossier.ts';
import { MOTS_DU_VERDICT as MOTS } from '#lib/financement/calcul.ts';
import { enEuros, MONTANT_MAX } from '#lib/valeurs/montant.ts';

/** Ce que dit le contrôle du plafond. */
export const DANS_LA_REGLE = 'dans la règle';
export const HORS_REGLE = 'plafond dépassé';
/** Ce que dit le contrôle des montants, avant tout verdict. */
const LISIBLE = 'lisible';
export const VIDE = 'vide';

const lettre = (colonne: number) => String.fromCharCode(64 + colonne);

/** Cellules où la règle de l’aide a écrit ses limites : `$B$7` ; `taux` est `null` si le texte n’en fixe pas. */
export interface CellulesDeLaRegle {
  annuel: string;
  taux: string | null;
  total: string;
}

/**
 * `alors` si une plage porte un montant que le site ne lirait pas : du texte, une somme négative, démesurée, ou plus
 * fine que le centime ; sinon `autrement`. Le centime se regarde une fois le texte écarté : un tableur ne sait pas
 * l’arrondir.
 */
function siIllisible(plages: readonly string[], alors: string, autrement: string): string {
  const parPlage = plages.map(
    (p) => `COUNTA(${p})-COUNT(${p})+COUNTIF(${p},"<0")+COUNTIF(${p},">${enEuros(MONTANT_MAX)}")`,
  );
  const tropFins = plages.map((p) => `SUMPRODUCT((ROUND(${p},2)<>${p})*1)`);
  return `IF(${parPlage.join('+')}>0,${alors},IF(${tropFins.join('+')}>0,${alors},${autrement}))`;
}

/**
 * Les formules de l’annexe, pour une feuille dont l’en-tête du plan est à la ligne `entete`. Elles se citent les unes
 * les autres par leur place ; une colonne se compte depuis 1, la première année, et le total suit la dernière.
 */
export class FormulesDeLAnnexe {
  #plan: PlanFinancement;
  #regle: CellulesDeLaRegle;
  #rangs: Map<string, number>;
  /** Ligne du premier contrôle, « Montants ». */
  #saisie: number;
  /** Vrai si le plan a une recette que l’aide plafonne. */
  readonly plafonnee: boolean;

  constructor(plan: PlanFinancement, regle: CellulesDeLaRegle, entete: number) {
    this.#plan = plan;
    this.#regle = regle;
    this.#rangs = new Map(lignesDuPlan(plan).map((l, i) => [l.id, entete + 1 + i]));
    this.#saisie = entete + this.#rangs.size + 2;
    this.plafonnee = plan.recettes.some((l) => l.plafonnee);
  }

  /** Une ligne calculée, une année. */
  dUneAnnee(ligne: LigneLue, c: number): string {
    return this.#siLisible(c, this.#calcul(ligne.id, c));
  }

  /** Le total d’une ligne, toutes années comprises. */
  total(ligne: LigneLue): string {
    const cellules = this.#annuelles(this.#rang(ligne.id));
    return ligne.calculee
      ? this.#siLisible(this.#enTout, `SUM(${cellules})`)
      : `IF(COUNTA(${cellules})=0,"",${siIllisible([cellules], '""', `SUM(${cellules})`)})`;
  }

  /** Les montants se lisent-ils ? */
  lisibilite(c: number): string {
    const [depenses, recettes] = [this.#plage(c, this.#plan.depenses), this.#plage(c, this.#plan.recettes)];
    const lisible = `IF(SUM(${depenses},${recettes})=0,"${VIDE}","${LISIBLE}")`;
    return siIllisible([depenses, recettes], `"${MOTS.illisible}"`, lisible);
  }

  lisibiliteEnTout(): string {
    const annees = this.#annuelles(this.#saisie);
    return (
      `IF(COUNTIF(${annees},"${MOTS.illisible}")>0,"${MOTS.illisible}",` +
      `IF(COUNTIF(${annees},"${VIDE}")=${this.#plan.annees},"${VIDE}","${LISIBLE}"))`
    );
  }

  verdict(c: number): string {
    return this.#verdict(c, `IF(${this.#calculee('reste', c)}=0,"${MOTS.equilibre}",${this.#signe(c)})`);
  }

  verdictEnTout(): string {
    const c = this.#enTout;
    const restes = this.#annuelles(this.#rang(LIGNES_CALCULEES.reste));
    return this.#verdict(
      c,
      `IF(${this.#calculee('depenses', c)}=0,"${MOTS.vide}",` +
        `IF(COUNTIF(${restes},">0")+COUNTIF(${restes},"<0")=0,"${MOTS.equilibre}",` +
        `IF(ROUND(${this.#calculee('reste', c)},2)=0,"${MOTS.inegal}",${this.#signe(c)})))`,
    );
  }

  /** La demande tient-elle dans la règle de l’aide ? */
  respect(c: number): string {
    return this.#siLisible(
      c,
      `IF(${this.#demande(c)}>${this.#calculee('retenu', c)},"${HORS_REGLE}","${DANS_LA_REGLE}")`,
    );
  }

  respectEnTout(): string {
    const annees = this.#annuelles(this.#saisie + 2);
    return this.#siLisible(this.#enTout, `IF(COUNTIF(${annees},"${HORS_REGLE}")>0,"${HORS_REGLE}","${DANS_LA_REGLE}")`);
  }

  get #enTout(): number {
    return this.#plan.annees + 1;
  }

  #rang(id: string): number {
    return this.#rangs.get(id)!;
  }

  #cellule(c: number, rang: number): string {
    return `${lettre(c + 1)}${rang}`;
  }

  #calculee(ligne: keyof typeof LIGNES_CALCULEES, c: number): string {
    return this.#cellule(c, this.#rang(LIGNES_CALCULEES[ligne]));
  }

  /** Les cellules d’une ligne, d’année en année. */
  #annuelles(rang: number): string {
    return `B${rang}:${lettre(this.#enTout)}${rang}`;
  }

  #plage(c: number, liste: readonly { id: string }[]): string {
    return `${this.#cellule(c, this.#rang(liste[0]!.id))}:${this.#cellule(c, this.#rang(liste.at(-1)!.id))}`;
  }

  #siLisible(c: number, f: string): string {
    return `IF(${this.#cellule(c, this.#saisie)}="${LISIBLE}",${f},"")`;
  }

  #demande(c: number): string {
    const plafonnees = this.#plan.recettes.filter((l) => l.plafonnee);
    return `SUM(${plafonnees.map((l) => this.#cellule(c, this.#rang(l.id))).join(',')})`;
  }

  #signe(c: number): string {
    return `IF(${this.#calculee('reste', c)}>0,"${MOTS.manque}","${MOTS.excedent}")`;
  }

  #verdict(c: number, autrement: string): string {
    const lisible = this.#cellule(c, this.#saisie);
    return (
      `IF(${lisible}="${MOTS.illisible}","${MOTS.illisible}",` + `IF(${lisible}="${VIDE}","${MOTS.vide}",${autrement}))`
    );
  }

  #calcul(id: string, c: number): string {
    switch (id) {
      case LIGNES_CALCULEES.depenses:
        return `SUM(${this.#plage(c, this.#plan.depenses)})`;
      case LIGNES_CALCULEES.retenu:
        return this.#retenu(c);
      case LIGNES_CALCULEES.recettes:
        return (
          `SUM(${this.#plage(c, this.#plan.recettes)})${this.plafonnee ? `-${this.#demande(c)}` : ''}` +
          `+${this.#calculee('retenu', c)}`
        );
      case LIGNES_CALCULEES.reste:
        return `ROUND(${this.#calculee('depenses', c)}-${this.#calculee('recettes', c)},2)`;
      default:
        throw new Error(`« ${id} » ; attendu : une ligne que le site calcule`);
    }
  }

  #retenu(c: number): string {
    if (!this.plafonnee) return '0';
    const { annuel, taux, total } = this.#regle;
    const rang = this.#rang(LIGNES_CALCULEES.retenu);
    const deja = c > 1 ? `-SUM($B${rang}:${this.#calculee('retenu', c - 1)})` : '';
    // Comme le domaine : arrondi au centime du dessous, après un arrondi qui ôte la poussière des virgules.
    const parLeTaux = taux === null ? [] : [`ROUNDDOWN(ROUND(${this.#calculee('depenses', c)}*${taux}/100,6),2)`];
    return `MIN(${[this.#demande(c), annuel, `${total}${deja}`, ...parLeTaux].join(',')})`;
  }
}
