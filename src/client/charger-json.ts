/** Un fichier texte du site. Lève une erreur qui nomme l’adresse si la réponse n’est pas bonne. */
export async function chargerTexte(adresse: string): Promise<string> {
  const reponse = await fetch(adresse);
  if (!reponse.ok) throw new Error(`${adresse} : ${reponse.status}`);
  return reponse.text();
}

/**
 * Un fichier JSON du site. `T` est ce que le site y a lui-même écrit.
 * Lève une erreur qui nomme l’adresse si la réponse n’est pas bonne.
 */
export async function chargerJson<T>(adresse: string): Promise<T> {
  return JSON.parse(await chargerTexte(adresse)) as T;
}
