import { compacterCommunes, compacterContrat, type DonneesCarte } from '#lib/carte/donnees.ts';
import { editeurBref } from '#lib/territoire/tableau.ts';
import { chargerVoisins } from './contours.ts';
import { DATE_REFERENCE } from './date-reference.ts';
import { chargerDonnees, sourceDe } from './site.ts';

/** Données compactes de la carte d’un département publié. */
export function donneesDeLaCarte(code: string): DonneesCarte {
  const donnees = chargerDonnees();
  const d = donnees.departements.find((x) => x.code === code)!;
  const voisins = chargerVoisins(code);
  const territoires = [...d.territoires, ...d.voisins];
  const sirens = new Set(territoires.map((t) => t.epci.siren));
  const communes = new Set(territoires.flatMap((t) => t.epci.communes));
  const contrats = donnees.contrats.filter(
    (c) => c.epci.some((s) => sirens.has(s)) || c.communes.some((x) => communes.has(x)),
  );
  const principales = [...new Set(contrats.flatMap((c) => c.sources))].map((id) => sourceDe(donnees, id));
  return {
    code,
    dans: d.fiche.dans,
    jour: DATE_REFERENCE,
    epci: territoires.map(({ epci, nom }) => {
      const { communes: liste, ...reste } = epci;
      return {
        ...reste,
        court: nom,
        nombreCommunes: liste.length,
        voisins: (voisins.get(epci.siren) ?? []).map((v) => [v.siren, v.direction]),
      };
    }),
    contrats: contrats.map(compacterContrat),
    communes: compacterCommunes(d.communes, contrats),
    sources: Object.fromEntries(
      principales.map((s) => [
        s.id,
        { nom: [editeurBref(s.editeur), s.date?.slice(0, 4)].filter(Boolean).join(', '), adresse: s.adresse ?? '' },
      ]),
    ),
  };
}
