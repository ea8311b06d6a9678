/**
 * `npm run departement -- ajouter 72 [--communes FICHIER…]` : ouvre un département ; seuls les contrats déjà repérés y
 * sont connus. `reprendre 72` : y déplace ceux qui ont été repérés depuis.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { racineDuContenu } from '#chargeurs/racine.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { ErreurContours, phraseDeLErreur } from '../contours/rattachement.ts';
import { accorder, typo } from '#lib/texte/typo.ts';
import { conduire, laisserInterrompre, lireOptions } from '../ligne-de-commande.ts';
import { departementsUtiles, GEO_API, lireFichiers, telechargerCommunes } from './formes-des-communes.ts';
import { creerDepartement, departementDe, exigerNouveau } from './creation.ts';
import { reprendreReperages, type Reprise } from './reprise.ts';

const AIDE = `Ajoute un département au site : sa fiche, ses contours, et les contrats déjà repérés dans content/france/.

  npm run departement -- ajouter CODE [--communes FICHIER [FICHIER…]] [options]
  npm run departement -- reprendre CODE   déplace dans son dossier les contrats repérés d’un département déjà suivi

  CODE                 code du département : 72, 2A, 974
  --communes FICHIER…  GeoJSON de communes en WGS 84 (propriétés « code » Insee, même ancien, et « nom »), avec ceux des
                       départements voisins dont un EPCI passe la limite (sinon il y est coupé), ou un seul fichier
                       national, ou un dossier ; sans cette option, les formes sont demandées à geo.api.gouv.fr
  --tolerance MÈTRES   généralisation des contours (défaut : choisie pour que le fichier reste léger)
  --api ADRESSE        autre service que ${GEO_API}
  --aide               cette aide

Exemple : npm run departement -- ajouter 72 --communes communes-72.geojson communes-53.geojson
`;

interface Demande {
  action: 'ajouter' | 'reprendre';
  code: string;
  communes: string[];
  tolerance: number | undefined;
  api: string;
}

/** Lit la ligne de commande ; `null` si l’aide est demandée. */
function lireDemande(): Demande | null {
  const lues = lireOptions(
    {
      communes: { type: 'string', multiple: true },
      tolerance: { type: 'string' },
      api: { type: 'string', default: GEO_API },
    },
    AIDE,
  );
  if (!lues) return null;
  const [action, code, ...suite] = lues.libres;
  const values = lues.valeurs;
  if ((action !== 'ajouter' && action !== 'reprendre') || !code)
    throw new ErreurContours(
      `« ${action ?? ''} » : « ajouter » ou « reprendre », puis un code de département, étaient attendus.\n\n${AIDE}`,
    );
  if (suite.length > 0 && !values.communes)
    throw new ErreurContours(`« ${suite.join(' ')} » : un fichier se donne après --communes.\n\n${AIDE}`);
  if (values.tolerance !== undefined && !(Number(values.tolerance) > 0))
    throw new ErreurContours(`--tolerance = ${values.tolerance} : un nombre de mètres était attendu.`);
  if (!/^https?:\/\/[^/]/.test(values.api) || !URL.canParse(values.api))
    throw new ErreurContours(
      `--api ${values.api === '' ? 'vide' : `« ${values.api} »`} : une adresse qui commence par https:// était attendue, comme ${GEO_API}.`,
    );
  return {
    action,
    code,
    api: values.api.replace(/\/$/, ''),
    // « --communes A B » : B arrive comme argument libre.
    communes: [...(values.communes ?? []), ...suite],
    tolerance: values.tolerance === undefined ? undefined : Number(values.tolerance),
  };
}

async function ajouter({ code: saisie, communes, tolerance, api }: Demande): Promise<void> {
  const racine = racineDuContenu();
  const departement = exigerNouveau(saisie, racine);
  const { code, nom } = departement;
  const lues =
    communes.length > 0
      ? lireFichiers(communes, code)
      : await telechargerCommunes(departementsUtiles(lireReferentiel(), code), api);
  await laisserInterrompre();
  const seules = [...lireReferentiel().seules.values()].filter((e) => e.departement === code);
  const { epci, compteRendu } = await creerDepartement(departement, lues, racine, tolerance);
  console.log(
    [
      `content/departements/${code} créé : ${nom}, ${accorder(epci - seules.length, 'intercommunalité')}, ` +
        '« Non renseigné » partout, sauf contrat repéré.',
      ...compteRendu,
      ...direReprise(reprendreReperages(code, racine)),
      ...seules.map(
        ({ nom: ile, communes: [insee] }) =>
          `- ${typo(ile)} n’est d’aucune intercommunalité : elle est son propre territoire. Un contrat la cite dans ` +
          `« communes », sous son code ${insee!}.`,
      ),
      'Ensuite : npm run verifier, puis npm start. Les contrats s’ajoutent avec npm run contrat -- ajouter.',
    ].join('\n'),
  );
}

/** Déplace les contrats repérés d’un département suivi, et dit ce qui a bougé. */
function reprendre(saisie: string): void {
  const racine = racineDuContenu();
  const { code } = departementDe(saisie, 'reprendre');
  if (!existsSync(join(racine, 'content/departements', code)))
    throw new ErreurContours(`content/departements/${code} n’existe pas : npm run departement -- ajouter ${code}.`);
  const lignes = direReprise(reprendreReperages(code, racine));
  console.log(lignes.join('\n') || `Rien du ${code} n’est dans content/france/.`);
}

function direReprise({ deplacees, restees, affirmees }: Reprise): string[] {
  return [
    ...(deplacees.length > 0 ? [`- Contrats déjà repérés, déplacés ici : ${deplacees.join(', ')}.`] : []),
    ...(affirmees.length > 0
      ? [`- Ce qu’une source affirme du département, passé dans ses « faits » : ${affirmees.join(', ')}.`]
      : []),
    ...(restees.length > 0
      ? [`- Intercommunalités à compléter, fiches restées dans content/france/ : ${restees.join(', ')}.`]
      : []),
  ];
}

await conduire(async () => {
  const demande = lireDemande();
  if (demande?.action === 'reprendre') reprendre(demande.code);
  else if (demande) await ajouter(demande);
  else console.log(AIDE);
}, phraseDeLErreur);
