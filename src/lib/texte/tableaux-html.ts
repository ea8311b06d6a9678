/** Le cadre que le composant `Tableau` met autour d’un tableau écrit en Markdown, où ni nom ni portée ne s’écrivent. */
const CADRE =
  /<h[2-4]\b[^>]*\bid="([^"]+)"|<div class="tableau-defilant" role="group" aria-label="Tableau" tabindex="0"><table>([\s\S]*?<\/thead>)/g;

/** Nomme chaque tableau des pages de texte d’après le titre qui le précède, et dit la portée de ses en-têtes (RGAA 5.4 et 5.7). */
export function nommerTableaux(html: string): string {
  let titre = '';
  return html.replace(CADRE, (tout, id: string | undefined, tete: string | undefined) => {
    if (id !== undefined) {
      titre = id;
      return tout;
    }
    if (titre === '') return tout;
    return `<div class="tableau-defilant" role="group" aria-labelledby="${titre}" tabindex="0"><table aria-labelledby="${titre}">${tete!.replaceAll('<th>', '<th scope="col">')}`;
  });
}
