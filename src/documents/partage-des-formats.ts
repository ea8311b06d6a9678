/**
 * Ce que les formats d’un même document partagent : fait à la première demande, oublié à la dernière, car un site
 * national en tiendrait des milliers.
 * @param formats nombre de demandes attendues ; au-delà, on recommence.
 */
export function partager<R>(formats: number, faire: () => R): () => R {
  let [partage, reste]: [R | undefined, number] = [undefined, 0];
  return () => {
    if (reste === 0) [partage, reste] = [faire(), formats];
    const rendu = partage as R;
    if (--reste === 0) partage = undefined;
    return rendu;
  };
}
