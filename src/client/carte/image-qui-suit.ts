// Le champ a trouvé un territoire : l’image de la page le montre. Le reste n’est chargé qu’alors.
document.addEventListener('territoire-choisi', (e) => {
  const { siren, departement } = (e as CustomEvent<{ siren: string; departement: string }>).detail;
  const image = document.querySelector<HTMLElement>('[data-image]');
  if (image)
    void import('./image-de-la-reponse.ts')
      .then((m) => m.montrerDansLImage(image, siren, departement))
      // Sans réseau, l’image reste celle de la page : la réponse est écrite sous le champ.
      .catch(() => undefined);
});
