import type { Epci } from './domaine/epci.ts';
import { nomCourt } from './domaine/epci.ts';
import { versSlug } from './texte/cle.ts';

/** Préfixe sous lequel le site est servi (`/` ou `/cls/`), toujours avec sa barre finale. */
const BASE = (import.meta.env?.BASE_URL ?? '/').replace(/\/?$/, '/');

/** Adresse servie d’un chemin du site : `/carte/` → `/cls/carte/`. Les ancres seules passent telles quelles. */
export function url(chemin: string): string {
  return chemin.startsWith('/') ? BASE + chemin.slice(1) : chemin;
}

/** Retire le préfixe : l’inverse de `url`. */
export function sansBase(chemin: string): string {
  return chemin.startsWith(BASE) ? `/${chemin.slice(BASE.length)}` : chemin;
}

/** Morceau d’adresse d’un EPCI : `200048551-pays-de-craon`. */
export function cleTerritoire(epci: Pick<Epci, 'siren' | 'nom'>): string {
  return `${epci.siren}-${versSlug(nomCourt(epci.nom))}`;
}

/** Page d’un EPCI. */
export function adresseTerritoire(epci: Pick<Epci, 'siren' | 'nom'>): string {
  return url(`/territoires/${cleTerritoire(epci)}/`);
}

/** Page d’un territoire repéré hors des départements suivis. */
export function adresseRepere(epci: Pick<Epci, 'siren' | 'nom'>): string {
  return url(`/carte/france/${cleTerritoire(epci)}/`);
}

/** Page du relevé d’une région, ouverte sur un département si l’on donne son code. */
export function adresseRegion(nom: string, departement?: string): string {
  return url(`/carte/france/region/${versSlug(nom)}/${departement ? `#${ancreDepartement(departement)}` : ''}`);
}

/** Page « Contribuer », son premier champ déjà écrit : le nom, et le code qui le distingue de ses homonymes. */
export function adresseContribuer(nom: string, code: string): string {
  return url(`/contribuer/#territoire=${encodeURIComponent(`${nom} (${code})`)}`);
}

/** Ancre d’un département dans la liste de la carte de France. */
export function ancreDepartement(code: string): string {
  return `departement-${code.toLowerCase()}`;
}

/** Page d’un contrat. */
export function adresseContrat(id: string): string {
  return url(`/contrats/${id}/`);
}

/** Morceau d’adresse d’un département : `53-mayenne`. */
export function cleDepartement(departement: { code: string; nom: string }): string {
  return `${departement.code.toLowerCase()}-${versSlug(departement.nom)}`;
}

/** Page d’accueil d’un département, ou une de ses parties : `aide`, `communes`, `contexte`, `dossier`. */
export function adresseDepartement(departement: { code: string; nom: string }, partie?: string): string {
  return url(`/departements/${cleDepartement(departement)}/${partie ? `${partie}/` : ''}`);
}

/** Ancre d’une commune dans la page de son EPCI. */
export function ancreCommune(commune: { code: string }): string {
  return `commune-${commune.code}`;
}

/** Fichier de données publié : `epci`, `csv` → `/donnees/epci.csv`. */
export function adresseDonnees(nom: string, format: string): string {
  return url(`/donnees/${nom}.${format}`);
}

/** Dossier d’un schéma publié ; `latest` mène à la version en vigueur. */
export function adresseSchema(nom: string, version: string, fichier = ''): string {
  return url(`/donnees/schema/${nom}/${version}/${fichier}`);
}

/** Carte d’un département à mettre dans un cadre d’un autre site, ouverte sur un EPCI si l’on donne son SIREN. */
export function adresseIntegration(departement: { code: string; nom: string }, siren?: string): string {
  return url(`/integration/${cleDepartement(departement)}/${siren ? `#epci=${siren}` : ''}`);
}

/** Image de partage d’une page : `/carte/` → `/apercus/carte.png`. `chemin` est l’adresse servie de la page. */
export function adresseApercu(chemin: string): string {
  return url(`/apercus/${sansBase(chemin).replace(/^\/|\/$/g, '') || 'accueil'}.png`);
}
