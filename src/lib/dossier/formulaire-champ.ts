import { COCHEE, type Champ } from '#lib/domaine/dossier.ts';
import { n, type Noeud } from '#lib/texte/html.ts';

/** Identifiant du contrôle d’un champ dans la page ; `-aide`, `-mention` et `-erreur` s’y ajoutent. */
export function idControle(champ: string): string {
  return `champ-${champ}`;
}

/** Clavier et remplissage automatique selon la nature de la réponse. */
const SAISIES: Partial<Record<Champ['type'], Record<string, string>>> = {
  entier: { inputmode: 'numeric' },
  euros: { inputmode: 'decimal' },
  siren: { inputmode: 'numeric' },
  siret: { inputmode: 'numeric' },
  courriel: { type: 'email', autocomplete: 'email' },
  telephone: { type: 'tel', autocomplete: 'tel' },
};

function etiquette(champ: Champ): (Noeud | string)[] {
  return [champ.libelle, ...(champ.obligatoire ? [n('span', { class: 'requis' }, ' obligatoire')] : [])];
}

function precision(texte: string | undefined, id: string): Noeud[] {
  return texte ? [n('p', { class: 'aide', id: `${id}-aide` }, texte)] : [];
}

/** Zone d’erreur, entre l’aide et le champ ; vide et cachée tant que tout va bien. */
export function zoneErreur(id: string): Noeud {
  return n('p', { class: 'message', id: `${id}-erreur`, hidden: '' });
}

function dessinerCase(champ: Champ, id: string): Noeud {
  return n(
    'div',
    { class: 'champ-simple coche', 'data-champ': champ.id },
    n('input', { type: 'checkbox', id, value: COCHEE, ...(champ.aide ? { 'aria-describedby': `${id}-aide` } : {}) }),
    n('label', { for: id }, champ.libelle),
    ...precision(champ.aide, id),
  );
}

/** D’où vient la réponse préremplie, ou ce que disait un brouillon ; le navigateur l’écrit. */
function zoneMention(champ: Champ, id: string): Noeud[] {
  return champ.preremplissage ? [n('p', { class: 'aide mention', id: `${id}-mention`, hidden: '' })] : [];
}

function dessinerChoix(champ: Champ, id: string): Noeud {
  const choix = (champ.choix ?? []).map(({ valeur, libelle }, i) => {
    const sien = i === 0 ? id : `${id}-${valeur}`;
    return n(
      'div',
      { class: 'coche' },
      n('input', {
        type: 'radio',
        id: sien,
        name: id,
        value: valeur,
        ...(i === 0 ? { 'aria-describedby': `${champ.preremplissage ? `${id}-mention ` : ''}${id}-erreur` } : {}),
      }),
      n('label', { for: sien }, libelle),
    );
  });
  return n(
    'fieldset',
    { class: 'champ-simple', 'data-champ': champ.id },
    n('legend', {}, ...etiquette(champ)),
    ...precision(champ.aide, id),
    ...zoneMention(champ, id),
    // Ce qu’un brouillon répondait avant que ces réponses soient proposées ; le navigateur l’écrit.
    n('p', { class: 'effet', 'data-ancienne': '' }),
    zoneErreur(id),
    ...choix,
  );
}

/** Un champ du formulaire : question, aide, origine de la réponse préremplie, erreur, contrôle. */
export function dessinerChamp(champ: Champ): Noeud {
  const id = idControle(champ.id);
  if (champ.type === 'case') return dessinerCase(champ, id);
  if (champ.type === 'choix') return dessinerChoix(champ, id);
  if (champ.type === 'signature')
    return n(
      'div',
      { class: 'champ-simple' },
      n('p', { class: 'etiquette' }, champ.libelle),
      ...precision(champ.aide, id),
    );
  const decritPar = [champ.aide && `${id}-aide`, champ.preremplissage && `${id}-mention`, `${id}-erreur`]
    .filter(Boolean)
    .join(' ');
  const commun = { id, 'aria-describedby': decritPar, ...(champ.obligatoire ? { 'aria-required': 'true' } : {}) };
  const controle =
    champ.type === 'paragraphe'
      ? n('textarea', { ...commun, rows: 4 })
      : n('input', { autocomplete: 'off', ...commun, ...SAISIES[champ.type] });
  return n(
    'div',
    { class: `champ-simple ${champ.type}`, 'data-champ': champ.id },
    n('label', { for: id }, ...etiquette(champ)),
    ...precision(champ.aide, id),
    ...zoneMention(champ, id),
    zoneErreur(id),
    controle,
  );
}
