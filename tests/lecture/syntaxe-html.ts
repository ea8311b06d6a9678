/** Les fautes d’une page : balises et attributs que les plus anciens navigateurs servis n’ont pas, et sans repli. */
import type { Identifier } from '@mdn/browser-compat-data';
import { dire, DONNEES, donnee, sansElle } from './compatibilite.ts';
import type { Page } from './site-construit.ts';

const ELEMENTS = DONNEES.html['elements'] as unknown as Identifier;
const ATTRIBUTS = DONNEES.html['global_attributes'] as unknown as Identifier;

/** Ce qui peut manquer sans rien casser, et pourquoi. */
const ADMIS: Record<string, string> = {
  popover: 'sans bulles, la définition suit le mot (composants/termes.css)',
  popovertarget: 'le même',
  autocapitalize: 'clavier à l’écran seulement : Safari d’ordinateur n’en a pas',
};

/** Les fautes d’une page, une par chose trop récente. */
export function fautesHtml({ balises }: Page): string[] {
  const fautes = new Set<string>();
  const accuser = (quoi: string, navigateurs: readonly string[]): void => {
    if (navigateurs.length > 0 && !(quoi in ADMIS)) fautes.add(dire(quoi, navigateurs));
  };
  for (const { nom, attributs } of balises) {
    accuser(`<${nom}>`, sansElle(donnee(ELEMENTS, nom)));
    for (const attribut of Object.keys(attributs))
      accuser(attribut, sansElle(donnee(ELEMENTS, nom, attribut) ?? donnee(ATTRIBUTS, attribut)));
  }
  return [...fautes];
}
