import type { Brouillon } from '#lib/dossier/brouillon.ts';
import type { DonneesDossier } from '#lib/documents/dossier-json.ts';
import { ecrireBrouillonEnDossier, nomDuFichier, reponsesAffichees } from '#lib/documents/dossier-imprime.ts';
import { defautsDuDossier } from '#lib/dossier/defauts.ts';
import { accorder, typo } from '#lib/texte/typo.ts';
import { telecharger } from '#client/telecharger.ts';

/**
 * Un fichier fait ; `approches` : les caractères qu’il garde sans savoir les dessiner ; `suites` : les réponses qui
 * finissent sur une feuille jointe.
 */
interface Sortie {
  octets: Uint8Array;
  approches?: string[];
  suites?: { question: string; page: number }[];
}

/** Un format : son type, ce qu’il faut charger, comment l’écrire. */
interface FormatDeSortie {
  type: string;
  charger: (donnees: DonneesDossier) => Promise<(brouillon: Brouillon) => Promise<Sortie> | Sortie>;
}

/** PDF vierge, gardé en mémoire : il se remplit ensuite sans réseau. */
let vierge: Uint8Array | undefined;

async function lireVierge(adresse: string): Promise<Uint8Array> {
  if (vierge) return vierge;
  const reponse = await fetch(adresse);
  if (!reponse.ok) throw new Error(`${adresse} : ${reponse.status}`);
  return (vierge = new Uint8Array(await reponse.arrayBuffer()));
}

const SORTIES: Record<string, FormatDeSortie> = {
  pdf: {
    type: 'application/pdf',
    charger: async (d) => {
      const [{ remplirChamps }, pdf] = await Promise.all([
        import('#lib/documents/formats/pdf-remplir.ts'),
        lireVierge(d.ecrit.pdf),
      ]);
      return async (b) => {
        const { pdf: octets, approches, suites } = await remplirChamps(pdf, reponsesAffichees(d, b));
        return { octets, approches, suites };
      };
    },
  },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    charger: async (d) => {
      const { ecrireDocx } = await import('#lib/documents/formats/docx.ts');
      return (b) => ({ octets: ecrireDocx(ecrireBrouillonEnDossier(d, b), d.ecrit.couleurs) });
    },
  },
  odt: {
    type: 'application/vnd.oasis.opendocument.text',
    charger: async (d) => {
      const { ecrireOdt } = await import('#lib/documents/formats/odt.ts');
      return (b) => ({ octets: ecrireOdt(ecrireBrouillonEnDossier(d, b), d.ecrit.couleurs) });
    },
  },
};

/** Prévient que le PDF ne montrera peut-être pas tels quels certains caractères, et par où passer. */
function direApproches(caracteres: readonly string[]): string {
  const montres = caracteres.slice(0, 8).join(' ');
  const nom = caracteres.length > 1 ? 'les caractères' : 'le caractère';
  const suite = caracteres.length > 8 ? ' et d’autres' : '';
  return (
    ` Attention : ce PDF garde ${nom} ${montres}${suite} dans vos réponses, mais selon le logiciel il peut ` +
    'les montrer autrement. Le DOCX et l’ODT les écrivent tels quels : préférez-les.'
  );
}

/** Prévient que des réponses dépassent leur cadre, et où elles se lisent en entier. */
function direSuites(suites: readonly { question: string; page: number }[]): string {
  const ou = suites.map(({ question, page }) => `${question} (page ${page})`).join(' ; ');
  const dit = accorder(
    suites.length,
    'réponse dépasse son cadre et se lit',
    'réponses dépassent leur cadre et se lisent',
  );
  return ` ${dit} en entier sur une feuille jointe : ${ou}.`;
}

/** Réponses que les contrôles refusent : prévenir au moment de partir, et pas seulement à la relecture. */
function direDefauts(donnees: DonneesDossier, brouillon: Brouillon): string {
  const nombre = defautsDuDossier(donnees.dossier, brouillon.reponses).reduce((n, s) => n + s.defauts.length, 0);
  return nombre > 0
    ? ` ${accorder(nombre, 'réponse reste', 'réponses restent')} à revoir : voyez l’étape « Relire ».`
    : '';
}

/**
 * Boutons de la dernière étape : chaque fichier est fait ici, sans rien envoyer. Les générateurs se chargent pendant
 * la relecture ; ensuite, plus besoin de réseau.
 */
export function brancherSorties(
  racine: HTMLElement,
  donnees: DonneesDossier,
  lire: () => Brouillon,
): { precharger: () => void } {
  const etat = racine.querySelector('[data-etat-sortie]')!;
  const dire = (texte: string): void => {
    etat.textContent = typo(texte);
  };
  const fabriquer = async (cle: string, format: FormatDeSortie): Promise<void> => {
    dire('Le fichier se prépare…');
    try {
      const ecrire = await format.charger(donnees);
      const brouillon = lire();
      const { octets, approches = [], suites = [] } = await ecrire(brouillon);
      const nom = `${nomDuFichier(donnees, brouillon, racine.dataset['cle']!)}.${cle}`;
      // Une copie : un objet n’accepte que de la mémoire qui n’est pas partagée.
      telecharger(nom, new Blob([new Uint8Array(octets)], { type: format.type }));
      const reserves = [
        suites.length > 0 ? direSuites(suites) : '',
        approches.length > 0 ? direApproches(approches) : '',
        direDefauts(donnees, brouillon),
      ];
      dire(`« ${nom} » est prêt, dans vos téléchargements.${reserves.join('')}`);
    } catch (erreur) {
      console.error(erreur);
      dire(
        'Le fichier n’a pas pu être fait. Vérifiez la connexion et recommencez. Si cela persiste, enregistrez votre ' +
          'brouillon dans un fichier, puis rechargez la page.',
      );
    }
  };
  for (const bouton of racine.querySelectorAll<HTMLButtonElement>('[data-sortie]')) {
    const cle = bouton.dataset['sortie']!;
    bouton.addEventListener('click', () => void fabriquer(cle, SORTIES[cle]!));
  }
  const precharger = async (): Promise<void> => {
    const charges = await Promise.allSettled(Object.values(SORTIES).map(({ charger }) => charger(donnees)));
    // Un chargement manqué ici se retente au clic, qui le dira.
    if (charges.every((c) => c.status === 'fulfilled') && etat.textContent === '')
      dire('Tout est chargé : les fichiers se feront même sans réseau.');
  };
  return { precharger: () => void precharger() };
}
