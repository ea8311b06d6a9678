import { jourDeLAnnee } from '#lib/carte/chronologie.ts';
import { territoireAu, type DonneesCarte, type TerritoireDeCarte } from '#lib/carte/donnees.ts';
import type { Statut } from '#lib/domaine/situations.ts';
import { couvertureDe, type Couverture } from '#lib/domaine/territoire.ts';
import { chargerJson } from '#client/charger-json.ts';

/**
 * Ce qu’une vue sait de ses territoires, à n’importe quelle année ; les fiches ne sont demandées qu’au premier usage.
 */
export class TerritoiresParAnnee {
  #adresses: string[];
  #promesse: Promise<void> | undefined;
  #departements: DonneesCarte[] = [];
  #memoire = new Map<number | null, Map<string, TerritoireDeCarte>>();

  constructor(adresses: string[]) {
    this.#adresses = adresses;
  }

  /** Va chercher les fiches ; un échec pourra être retenté. */
  charger(): Promise<void> {
    this.#promesse ??= Promise.all(this.#adresses.map((a) => chargerJson<DonneesCarte>(a)))
      .then((recues) => {
        this.#departements = recues;
      })
      .catch((erreur: unknown) => {
        this.#promesse = undefined;
        throw erreur;
      });
    return this.#promesse;
  }

  /** Les territoires de la vue (voisins d’à côté compris) au jour où l’année est montrée ; `null` = aujourd’hui. */
  territoires(annee: number | null): Map<string, TerritoireDeCarte> {
    const connus =
      this.#memoire.get(annee) ??
      new Map(
        this.#departements.flatMap((d) => {
          const au = annee === null ? d.jour : jourDeLAnnee(annee, d.jour);
          return d.epci.map((e) => [e.siren, territoireAu(d, e, au)] as const);
        }),
      );
    this.#memoire.set(annee, connus);
    return connus;
  }

  /** Situations à une année. */
  statuts(annee: number | null): Map<string, Statut> {
    return new Map([...this.territoires(annee)].map(([siren, t]) => [siren, t.statut]));
  }

  /** Voisins d’un EPCI et direction où ils sont. */
  voisins(siren: string): [string, string][] {
    return this.#departements.flatMap((d) => d.epci.find((e) => e.siren === siren)?.voisins ?? []);
  }

  /** Source principale d’une fiche. */
  source(id: string | null): { nom: string; adresse: string } | null {
    return this.#departements.flatMap((d) => (id ? d.sources[id] : undefined) ?? [])[0] ?? null;
  }

  /** EPCI et habitants par situation, un compte par département. */
  couvertures(annee: number | null): Couverture[] {
    return this.#departements.map((d) =>
      couvertureDe(
        d.epci.filter((e) => e.departement === d.code),
        d.communes,
        d.contrats,
        annee === null ? d.jour : jourDeLAnnee(annee, d.jour),
      ),
    );
  }
}
