/** Une adresse électronique que l’on publie est celle d’un service, jamais celle d’une personne. */
import { normaliser } from '#lib/texte/cle.ts';

/** Fournisseurs grand public : l’adresse y appartient à qui l’a ouverte, non à l’organisme. */
const GRAND_PUBLIC =
  /^(aliceadsl|aol|bbox|club-internet|free|gmail|gmx|googlemail|hotmail|icloud|laposte|live|mac|me|msn|neuf|numericable|orange|outlook|proton|protonmail|sfr|voila|wanadoo|yahoo|ymail)\.([a-z]{2,3}|co\.uk)$/;

/** Mots d’une adresse de service. Choix de contrôle, sans source : ceux que l’on lit dans les annuaires publics. */
const DE_SERVICE = new Set(
  (
    'accueil acces administration agglo aides animation ars autonomie ca cabinet cc ccas cd cias cls collectivites ' +
    'commune communes communaute communication conseil contact coordination courrier cpts cu dd delegation ' +
    'departement departementale developpement dg dga dgs direction dt elus enfance habitat handicap info infos ' +
    'information intercommunalite ligne mairie maison metropole offre pays petr pole presidence prevention public ' +
    'sante secretariat service services sg soins social solidarite solidarites standard subvention subventions ' +
    'syndicat territoire territoires territorial territoriale usagers vie ville'
  ).split(' '),
);

/** Ce qui manque à une adresse électronique publiée pour être celle d’un service, ou `null`. */
export function fauteDeCourrielPublic(courriel: string): string | null {
  const [nom = '', hote = ''] = courriel.toLowerCase().split('@');
  if (GRAND_PUBLIC.test(hote)) return 'une adresse de l’organisme, et non d’un fournisseur grand public';
  const mots = normaliser(nom).split(' ');
  const prenomEtNom = /^[a-z]+(-[a-z]+)*([._][a-z]+(-[a-z]+)*)+$/.test(nom);
  const deService = mots.some((mot) => DE_SERVICE.has(mot) || (mot.length > 3 && hote.includes(mot)));
  return prenomEtNom && !deService ? 'une adresse de service (contact@…), et non celle d’une personne' : null;
}
