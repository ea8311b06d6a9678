// Le champ a répondu : l’image de la page le montre. Le reste n’est chargé qu’alors ; sans réseau, l’image reste celle
// de la page : la réponse est écrite sous le champ.
const image = document.querySelector<HTMLElement>('[data-image]');
const charger = () => import('./image-de-la-reponse.ts');
document.addEventListener('territoire-choisi', (e) => {
  const { siren, departement } = (e as CustomEvent<{ siren: string; departement: string }>).detail;
  if (image)
    void charger().then(
      (m) => m.montrerDansLImage(image, siren, departement),
      () => undefined,
    );
});
document.addEventListener('ailleurs-choisi', (e) => {
  const { nom, departement } = (e as CustomEvent<{ nom: string; departement: { code: string; nom: string } }>).detail;
  if (image)
    void charger().then(
      (m) => m.montrerLaFrance(image, nom, departement),
      () => undefined,
    );
});
