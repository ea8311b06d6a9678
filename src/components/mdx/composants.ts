import AConfirmer from '#components/texte/AConfirmer.astro';
import Signalement from '#components/texte/Signalement.astro';
import Chiffre from './Chiffre.astro';
import Chiffres from './Chiffres.astro';
import Deduit from './Deduit.astro';
import DepartementsSuivis from './DepartementsSuivis.astro';
import Editeur from './Editeur.astro';
import Etape from './Etape.astro';
import Etapes from './Etapes.astro';
import FriseJuridique from './FriseJuridique.astro';
import Lien from './Lien.astro';
import Picto from './Picto.astro';
import Ref from './Ref.astro';
import SchemaActeurs from './SchemaActeurs.astro';
import SchemaEtapes from './SchemaEtapes.astro';
import Situations from './Situations.astro';
import Tableau from './Tableau.astro';
import CalculFinancement from '#components/financement/CalculFinancement.astro';
import GrilleRgaa from './GrilleRgaa.astro';
import PoidsDuSite from './PoidsDuSite.astro';
import Terme from './Terme.astro';
import type { NomDeComposant } from '#lib/contenu/pages/composants.ts';

/** Le composant de chaque nom de `COMPOSANTS_MDX` ; `a` et `table` remplacent les balises ordinaires. */
export const COMPOSANTS = {
  a: Lien,
  table: Tableau,
  AConfirmer,
  CalculFinancement,
  GrilleRgaa,
  PoidsDuSite,
  Chiffre,
  Chiffres,
  Deduit,
  DepartementsSuivis,
  Editeur,
  Etape,
  Etapes,
  FriseJuridique,
  Picto,
  Ref,
  SchemaActeurs,
  SchemaEtapes,
  Signalement,
  Situations,
  Terme,
} satisfies Record<NomDeComposant | 'a' | 'table', unknown>;
