/** Ce que les essais demandent à un navigateur, quel que soit le protocole qui le conduit. */

/** Des gestes, tels que WebDriver et BiDi les écrivent tous deux. */
type Gestes = readonly Record<string, unknown>[];

/** Un navigateur conduit par son protocole. */
export interface Moteur {
  nom: string;
  /** Va à une adresse, et attend que la page soit chargée. */
  aller: (adresse: string) => Promise<void>;
  /** Évalue dans la page le corps d’une fonction ; `arguments[0]` et suivants sont passés en JSON, le retour aussi. */
  evaluer: (corps: string, donnees: readonly unknown[]) => Promise<unknown>;
  gestes: (gestes: Gestes) => Promise<void>;
  /** Revient à la page d’avant. */
  revenir: () => Promise<void>;
  /** Largeur et hauteur de la page vue, en pixels CSS. */
  redimensionner: (largeur: number, hauteur: number) => Promise<void>;
  /** Parle désormais au premier cadre de la page ; `false` : à la page. */
  entrerDansLeCadre: (dedans: boolean) => Promise<void>;
  /** La page imprimée, en PDF. */
  imprimer?: () => Promise<Buffer>;
  /** Attend que plus rien ne soit en chemin : une ressource que l’on interrompt est une erreur de console. */
  calmer?: () => Promise<void>;
  /** Erreurs que la console a reçues, et qu’aucun essai n’attend. */
  erreurs?: string[];
  fermer: () => Promise<void>;
}

/** Temps laissé à la page pour montrer ce que l’on attend d’elle. */
const PATIENCE_MS = 15_000;

/** Codes des touches de WebDriver. */
const TOUCHES: Record<string, string> = {
  Entree: '\uE007',
  Echap: '\uE00C',
  Gauche: '\uE012',
  Haut: '\uE013',
  Droite: '\uE014',
  Bas: '\uE015',
};

/** Les gestes d’une personne, sur un moteur. */
export class Pilote {
  readonly moteur: Moteur;
  readonly #racine: string;

  constructor(moteur: Moteur, racine: string) {
    this.moteur = moteur;
    this.#racine = racine;
  }

  aller(chemin: string): Promise<void> {
    return this.ouvrir(new URL(chemin, this.#racine).href);
  }

  /** Va à une adresse entière, une fois la page d’avant achevée. */
  async ouvrir(adresse: string): Promise<void> {
    await this.moteur.calmer?.();
    await this.moteur.aller(adresse);
  }

  /** Revient à la page d’avant, une fois celle-ci achevée. */
  async revenir(): Promise<void> {
    await this.achever();
    await this.moteur.revenir();
  }

  /** Attend que la page soit entière, et que plus rien n’y vienne. */
  async achever(): Promise<void> {
    await this.attendre('page inachevée', () => document.readyState === 'complete');
    await this.moteur.calmer?.();
  }

  /** Ce que rend une fonction évaluée dans la page ; elle ne voit que ce qu’on lui passe. */
  lire<Donnees extends unknown[], Rendu>(
    f: (...donnees: Donnees) => Rendu | Promise<Rendu>,
    ...donnees: Donnees
  ): Promise<Rendu> {
    return this.moteur.evaluer(`return (${f.toString()})(...arguments)`, donnees) as Promise<Rendu>;
  }

  /**
   * Attend qu’une fonction évaluée dans la page rende quelque chose de vrai, et le rend.
   * @throws Error avec `quoi` et le dernier rendu si rien ne vient.
   */
  async attendre<Donnees extends unknown[], Rendu>(
    quoi: string,
    f: (...donnees: Donnees) => Rendu | Promise<Rendu>,
    ...donnees: Donnees
  ): Promise<NonNullable<Rendu>> {
    const echeance = Date.now() + PATIENCE_MS;
    for (;;) {
      // Une page qui se remplace n’a, un instant, plus rien à évaluer.
      const rendu = await this.lire(f, ...donnees).catch((e: unknown) => e as Error);
      if (rendu && !(rendu instanceof Error)) return rendu;
      if (Date.now() > echeance) throw new Error(`${this.moteur.nom} : ${quoi} ; rendu : ${String(rendu)}`);
      await new Promise((suite) => setTimeout(suite, 50));
    }
  }

  /** Attend qu’un texte se montre dans ce que désigne un sélecteur. */
  voir(selecteur: string, texte: string): Promise<boolean> {
    return this.attendre(
      `« ${texte} » attendu dans ${selecteur}`,
      (s: string, t: string) =>
        [...document.querySelectorAll<HTMLElement>(s)].some(
          (e) =>
            e.getClientRects().length > 0 &&
            getComputedStyle(e).visibility === 'visible' &&
            (e.textContent ?? '').replace(/\s+/g, ' ').includes(t),
        ),
      selecteur,
      texte,
    );
  }

  /** Clique au milieu de ce que désigne un sélecteur, ou d’une forme, là où elle reçoit la souris. */
  async cliquer(selecteur: string): Promise<void> {
    // Le clic peut quitter la page.
    await this.moteur.calmer?.();
    const [x, y] = await this.attendre(
      `rien à cliquer en ${selecteur}`,
      async (s: string) => {
        const e = document.querySelector(s);
        if (!e || e.getClientRects().length === 0) return null;
        const avant = e.getBoundingClientRect();
        // Leaflet remet sa carte en place quand on l’a fait défiler : ne déplacer que ce qui est hors de vue.
        if (avant.top < 0 || avant.bottom > innerHeight) e.scrollIntoView({ block: 'center', behavior: 'instant' });
        await new Promise((suite) => setTimeout(suite, 60));
        const { left, top, width, height } = e.getBoundingClientRect();
        // La page bouge encore : ce n’est pas le moment de cliquer.
        if (Math.abs(left - avant.left) + Math.abs(top - avant.top) > 1) return null;
        for (const [a, b] of [
          [0.5, 0.5],
          [0.35, 0.5],
          [0.65, 0.5],
          [0.5, 0.35],
          [0.5, 0.65],
        ] as const) {
          const [x, y] = [Math.round(left + width * a), Math.round(top + height * b)];
          const dessus = document.elementFromPoint(x, y);
          if (dessus && (e.contains(dessus) || dessus.closest('label')?.contains(e))) return [x, y] as [number, number];
        }
        return null;
      },
      selecteur,
    );
    await this.moteur.gestes([
      {
        type: 'pointer',
        id: 'souris',
        parameters: { pointerType: 'mouse' },
        actions: [
          { type: 'pointerMove', x, y, duration: 0 },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      },
    ]);
  }

  /** Tape un texte, ou une touche nommée, là où est le focus. */
  taper(texte: string): Promise<void> {
    const signes = TOUCHES[texte] ? [TOUCHES[texte]] : [...texte];
    return this.moteur.gestes([
      {
        type: 'key',
        id: 'clavier',
        actions: signes.flatMap((value) => [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]),
      },
    ]);
  }

  /** Porte le focus quelque part, comme Tab l’y porterait. */
  async viser(selecteur: string): Promise<void> {
    await this.attendre(
      `pas de focus en ${selecteur}`,
      (s: string) => {
        const e = document.querySelector<HTMLElement>(s);
        e?.focus();
        return e !== null && document.activeElement === e;
      },
      selecteur,
    );
  }

  async remplir(selecteur: string, texte: string): Promise<void> {
    await this.viser(selecteur);
    await this.lire((s: string) => document.querySelector<HTMLInputElement>(s)!.select(), selecteur);
    await this.taper(texte);
  }
}
