/** Textes de licence des bibliothèques dont le navigateur reçoit du code, lus dans les paquets installés. */
const TEXTES = import.meta.glob<string>(
  [
    '/node_modules/{leaflet,polylabel,tinyqueue,pagefind,zod}/LICENSE*',
    '/node_modules/{@cantoo/pdf-lib,fflate,html-entities,node-html-better-parser,culori,tslib}/LICENSE*',
  ],
  { query: '?raw', import: 'default', eager: true },
);
const PAQUETS = import.meta.glob<{ name: string; version: string; license: string }>(
  [
    '/node_modules/{leaflet,polylabel,tinyqueue,pagefind,zod}/package.json',
    '/node_modules/{@cantoo/pdf-lib,fflate,html-entities}/package.json',
    '/node_modules/{node-html-better-parser,culori,tslib}/package.json',
  ],
  { import: 'default', eager: true },
);
/** Paquets qui nomment leur licence sans en joindre le texte : d’où elle vient. */
const SANS_TEXTE: Record<string, string> = {
  pagefind: 'Le paquet nomme sa licence, MIT, sans en joindre le texte. Projet : https://github.com/Pagefind/pagefind',
};
const POLICES = import.meta.glob<string>('/src/assets/polices/*.txt', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const dossierDe = (chemin: string) => chemin.replace(/\/[^/]+$/, '');

/**
 * Ce que le site livre sans l’avoir écrit : un titre et le texte de licence, par ordre alphabétique, polices à la fin.
 */
export function licencesLivrees(): { titre: string; texte: string }[] {
  const textes = new Map(Object.entries(TEXTES).map(([chemin, texte]) => [dossierDe(chemin), texte]));
  const paquets = Object.entries(PAQUETS).map(([chemin, p]) => ({
    titre: `${p.name} ${p.version} (${p.license})`,
    texte: textes.get(dossierDe(chemin)) ?? SANS_TEXTE[p.name] ?? '',
  }));
  const sansTexte = paquets.filter((p) => p.texte === '');
  if (sansTexte.length > 0)
    throw new Error(
      `Licence introuvable pour ${sansTexte.map((p) => p.titre).join(', ')} ; attendu : un fichier LICENSE ` +
        'dans le paquet',
    );
  return [
    ...paquets.sort((a, b) => a.titre.localeCompare(b.titre)),
    ...Object.entries(POLICES).map(([chemin, texte]) => ({ titre: `Police : ${chemin.split('/').at(-1)}`, texte })),
  ];
}
