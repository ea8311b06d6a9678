import { COCHEE, etapesDe, type Champ, type Dossier, type Reponses } from '#lib/domaine/dossier.ts';
import { accorder } from '#lib/texte/typo.ts';
import { n, type Noeud } from '#lib/texte/html.ts';
import { champsARemplir, defautsDuDossier } from './defauts.ts';
import { versCanonique, versSaisie } from './saisie.ts';

/** Ce qui reste à revoir, étape par étape, avec un lien vers chaque étape et chaque champ. */
export function bilanDuDossier(dossier: Dossier, saisies: Reponses): Noeud[] {
  const restes = defautsDuDossier(dossier, saisies);
  const nombre = restes.reduce((s, r) => s + r.defauts.length, 0);
  if (nombre === 0)
    return [
      n('p', { class: 'reponse' }, 'Toutes les réponses attendues sont là.'),
      n('p', {}, 'Relisez-les, puis téléchargez le dossier.'),
    ];
  return [
    n('p', { class: 'reponse' }, `${accorder(nombre, 'réponse')} à revoir.`),
    n('p', {}, 'Vous pouvez télécharger le dossier dès maintenant : ce qui manque y restera à compléter.'),
    ...restes.map(({ section, defauts }) =>
      n(
        'div',
        {},
        n('h3', {}, section.titre),
        n(
          'ul',
          { class: 'puces' },
          ...defauts.map((d) =>
            n('li', {}, n('a', { href: `#champ-${d.champ.id}`, 'data-vers': section.id }, d.message)),
          ),
        ),
      ),
    ),
  ];
}

function lire(champ: Champ, saisies: Reponses): string {
  const valeur = versCanonique(champ, saisies[champ.id] ?? '');
  if (champ.type === 'case') return valeur === COCHEE ? champ.libelle : '';
  return champ.type === 'choix'
    ? (champ.choix?.find((c) => c.valeur === valeur)?.libelle ?? '')
    : versSaisie(champ, valeur);
}

/** Toutes les réponses données, telles que les documents les écriront. */
export function relireDossier(dossier: Dossier, saisies: Reponses): Noeud[] {
  return etapesDe(dossier).map((section) => {
    const champs = champsARemplir(section);
    const lignes = champs
      .filter((c) => c.type !== 'case')
      .map((c) => ({ nom: c.libelle, valeur: lire(c, saisies) }))
      .filter((l) => l.valeur !== '');
    const cochees = champs
      .filter((c) => c.type === 'case')
      .map((c) => lire(c, saisies))
      .filter(Boolean);
    return n(
      'details',
      {},
      n('summary', {}, section.titre),
      ...(lignes.length + cochees.length === 0 ? [n('p', { class: 'absent' }, 'Aucune réponse.')] : []),
      ...(lignes.length > 0
        ? [
            n(
              'dl',
              { class: 'fiche serree' },
              ...lignes.map((l) =>
                n('div', {}, n('dt', {}, l.nom), n('dd', {}, ...l.valeur.split('\n').map((p) => n('p', {}, p)))),
              ),
            ),
          ]
        : []),
      ...(cochees.length > 0 ? [n('ul', { class: 'puces' }, ...cochees.map((c) => n('li', {}, c)))] : []),
    );
  });
}
