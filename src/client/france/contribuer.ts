/** Trois champs, trois formes : un texte à envoyer, une demande sur la forge, une fiche. Rien ne part de cette page. */
import { demandeSurLaForge, versTexte, versYaml } from '#lib/france/proposition.ts';
import type { Site } from '#lib/schemas/editorial.ts';
import type { Proposition } from '#lib/schemas/proposition.ts';
import type { Jour } from '#lib/valeurs/date-partielle.ts';
import { telecharger } from '#client/telecharger.ts';

class FaireUneProposition extends HTMLElement {
  connectedCallback(): void {
    const territoire = this.#champ<HTMLInputElement>('#territoire');
    territoire.value ||= new URLSearchParams(location.hash.slice(1)).get('territoire') ?? '';
    this.addEventListener('input', () => this.#ecrire());
    const fiche = this.querySelector<HTMLElement>('[data-fiche]')!;
    fiche.hidden = false;
    fiche.querySelector('button')!.addEventListener('click', () => this.#garder());
    this.#ecrire();
  }

  #champ<E extends Element>(selecteur: string): E {
    return this.querySelector<E>(selecteur)!;
  }

  #lire(): Proposition {
    return {
      territoire: this.#champ<HTMLInputElement>('#territoire').value.trim(),
      etape: this.#champ<HTMLSelectElement>('#changement').value as Proposition['etape'],
      source: this.#champ<HTMLInputElement>('#source').value.trim(),
      // La forme que rend toISOString : le module des dates n’est pas chargé pour elle.
      lueLe: new Date().toISOString().slice(0, 10) as Jour,
    };
  }

  #ecrire(): void {
    const proposition = this.#lire();
    const texte = versTexte(proposition);
    this.#champ<HTMLTextAreaElement>('#texte').value = texte;
    const envoyer = this.querySelector<HTMLAnchorElement>('[data-envoyer]');
    if (envoyer?.href.startsWith('mailto:'))
      envoyer.href =
        `${envoyer.href.split('?')[0]}` +
        `?subject=${encodeURIComponent(`Contrat local de santé : ${proposition.territoire}`)}` +
        `&body=${encodeURIComponent(texte)}`;
    const forge = this.querySelector<HTMLElement>('[data-forge-lien]');
    if (!forge) return;
    forge.hidden = false;
    const { forge: adresse, sorte } = this.dataset;
    forge.querySelector('a')!.href = demandeSurLaForge({ adresse, sorte } as NonNullable<Site['forge']>, proposition);
  }

  /** Ce qui manque à la proposition ; vide si rien. */
  #manque(): string {
    if (this.#lire().territoire === '') return 'Il manque le nom du territoire.';
    const source = this.#champ<HTMLInputElement>('#source');
    const juste = source.validity.valid && /^https?:/.test(source.value.trim());
    return juste ? '' : 'Il manque l’adresse complète du document public.';
  }

  #garder(): void {
    const manque = this.#manque();
    this.querySelector('[data-etat]')!.textContent = manque || 'La fiche est gardée.';
    if (!manque) telecharger('proposition.yaml', new Blob([versYaml(this.#lire())], { type: 'text/yaml' }));
  }
}

customElements.define('faire-une-proposition', FaireUneProposition);
