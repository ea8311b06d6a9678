import { archiver, xml } from './archive.ts';
import {
  introductions,
  passages,
  type Bloc,
  type BlocTableau,
  type CouleursBureau,
  type Ecrit,
} from './document-abstrait.ts';
import { ESPACES, manifeste, metadonnees } from './odf.ts';

function styles(c: CouleursBureau): string {
  const p = (nom: string, titre: string, parent: string, paragraphe: string, texte: string, niveau = '') =>
    `<style:style style:name="${nom}" style:display-name="${titre}" style:family="paragraph" style:parent-style-name="${parent}"${niveau}><style:paragraph-properties ${paragraphe}/><style:text-properties ${texte}/></style:style>`;
  const tiret = `0.9pt dashed #${c.mielSombre}`;
  return `<?xml version="1.0" encoding="UTF-8"?><office:document-styles ${ESPACES} office:version="1.3"><office:font-face-decls><style:font-face style:name="Texte" svg:font-family="Arial" style:font-family-generic="swiss"/><style:font-face style:name="Titre" svg:font-family="Georgia" style:font-family-generic="roman"/></office:font-face-decls><office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm" fo:line-height="115%" fo:orphans="2" fo:widows="2"/><style:text-properties style:font-name="Texte" fo:font-size="10.5pt" fo:language="fr" fo:country="FR" fo:color="#${c.encre}"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
${p('Heading_20_1', 'Heading 1', 'Standard', 'fo:margin-bottom="0.25cm" fo:keep-with-next="always"', 'style:font-name="Titre" fo:font-size="22pt"', ' style:default-outline-level="1"')}
${p('Heading_20_2', 'Heading 2', 'Standard', 'fo:margin-top="0.65cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"', 'style:font-name="Titre" fo:font-size="15pt"', ' style:default-outline-level="2"')}
${p('Heading_20_3', 'Heading 3', 'Standard', 'fo:margin-top="0.4cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"', 'fo:font-size="11pt" fo:font-weight="bold"', ' style:default-outline-level="3"')}
${p('Introduction', 'Introduction', 'Standard', 'fo:keep-with-next="always"', '')}
${p('Chapo', 'Chapô', 'Standard', 'fo:margin-bottom="0.35cm"', `fo:font-size="13pt" fo:color="#${c.encre2}"`)}
${p('Note', 'Note', 'Standard', 'fo:margin-bottom="0.05cm"', `fo:font-size="9pt" fo:color="#${c.encre2}"`)}
${p('ACompleter', 'À compléter', 'Note', 'fo:margin-bottom="0.05cm"', `fo:color="#${c.mielSombre}"`)}
${p('Encadre', 'Encadré', 'Standard', `fo:margin-bottom="0cm" fo:padding="0.18cm" fo:background-color="#${c.mielPale}" fo:border="${tiret}" style:join-border="true"`, '')}
${p('EncadreSuivi', 'Encadré suivi', 'Encadre', 'fo:keep-with-next="always"', '')}
${p('Question', 'Question', 'Standard', 'fo:margin-top="0.25cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"', 'fo:font-weight="bold"')}
${p('Case', 'Case à cocher', 'Standard', 'fo:margin-left="0.7cm" fo:text-indent="-0.7cm" fo:margin-bottom="0.1cm"', '')}
${p('CaseSuivie', 'Case à cocher suivie', 'Case', 'fo:keep-with-next="always"', '')}
${p('Cellule', 'Cellule', 'Standard', 'fo:margin-bottom="0.05cm"', '')}
${p('Montant', 'Montant', 'Cellule', 'fo:text-align="end"', '')}
${p('TeteMontant', 'En-tête de montant', 'Tete', 'fo:text-align="end" fo:keep-with-next="always"', 'fo:font-weight="bold"')}
${p('Tete', 'En-tête de tableau', 'Cellule', 'fo:keep-with-next="always"', 'fo:font-weight="bold"')}
${p('Liste', 'Liste', 'Standard', 'fo:margin-bottom="0.1cm"', '')}
${p('Signature', 'Espace de signature', 'Standard', `fo:margin-bottom="3cm" fo:border-top="0.6pt solid #${c.filet}"`, '')}
${p('Footer', 'Footer', 'Note', '', '')}
<style:style style:name="Fort" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Aide" style:family="text"><style:text-properties fo:font-weight="normal" fo:font-size="9pt" fo:color="#${c.encre2}"/></style:style>
<style:style style:name="Blanc" style:display-name="À compléter (mots)" style:family="text"><style:text-properties fo:font-weight="bold" fo:color="#${c.mielSombre}"/></style:style>
<style:style style:name="Internet_20_link" style:display-name="Internet link" style:family="text"><style:text-properties fo:color="#${c.canard}" style:text-underline-style="solid" style:text-underline-width="auto" style:text-underline-color="font-color"/></style:style>
<text:list-style style:name="Puces"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:margin-left="0.6cm" fo:text-indent="-0.45cm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>
<text:list-style style:name="Nombres"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:margin-left="0.75cm" fo:text-indent="-0.6cm"/></style:list-level-properties></text:list-level-style-number></text:list-style>
</office:styles><office:automatic-styles><style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.8cm" fo:margin-bottom="1.4cm" fo:margin-left="1.8cm" fo:margin-right="1.8cm"/><style:footer-style><style:header-footer-properties fo:min-height="1.2cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout></office:automatic-styles>`;
}

function riche(texte: string): string {
  return passages(texte)
    .map((p) => {
      if (p.aCompleter) return `<text:span text:style-name="Blanc">${xml(p.texte)}</text:span>`;
      return p.texte
        .split(/(https?:\/\/[^\s)]+)/)
        .map((t) =>
          /^https?:/.test(t)
            ? `<text:a xlink:type="simple" xlink:href="${xml(t)}" text:style-name="Internet_20_link">${xml(t)}</text:a>`
            : xml(t),
        )
        .join('');
    })
    .join('');
}

const p = (style: string, corps: string) => `<text:p text:style-name="${style}">${corps}</text:p>`;
const aide = (texte: string | undefined) =>
  texte ? ` <text:span text:style-name="Aide">${xml(texte)}</text:span>` : '';
const obligatoire = (oui: boolean) => (oui ? aide('(obligatoire)') : '');

function tableau(
  nom: string,
  titre: string,
  largeurs: string[],
  entete: string[],
  lignes: string[][],
  c: CouleursBureau,
  entier = false,
): { automatiques: string; corps: string } {
  const automatiques =
    `<style:style style:name="${nom}" style:family="table"><style:table-properties style:width="17.4cm" table:align="margins" fo:margin-bottom="0.3cm" table:border-model="collapsing"${entier ? ' style:may-break-between-rows="false"' : ''}/></style:style>` +
    largeurs
      .map(
        (l, i) =>
          `<style:style style:name="${nom}.${i}" style:family="table-column"><style:table-column-properties style:column-width="${l}"/></style:style>`,
      )
      .join('') +
    `<style:style style:name="${nom}.ligne" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>` +
    `<style:style style:name="${nom}.c" style:family="table-cell"><style:table-cell-properties fo:padding="0.12cm" fo:border="0.5pt solid #${c.filet}"/></style:style>` +
    `<style:style style:name="${nom}.t" style:family="table-cell"><style:table-cell-properties fo:padding="0.12cm" fo:border="0.5pt solid #${c.filet}" fo:background-color="#${c.filet}"/></style:style>`;
  const ligne = (cellules: string[], style: string) =>
    `<table:table-row table:style-name="${nom}.ligne">${cellules.map((x) => `<table:table-cell table:style-name="${nom}.${style}" office:value-type="string">${x}</table:table-cell>`).join('')}</table:table-row>`;
  const corps = `<table:table table:name="${xml(titre.slice(0, 60))} (${nom})" table:style-name="${nom}">${largeurs.map((_, i) => `<table:table-column table:style-name="${nom}.${i}"/>`).join('')}<table:table-header-rows>${ligne(
    entete.map((t, i) => p(i > 0 && entete.length > 2 ? 'TeteMontant' : 'Tete', xml(t))),
    't',
  )}</table:table-header-rows>${lignes.map((l) => ligne(l, 'c')).join('')}</table:table>`;
  return { automatiques, corps };
}

function reponse(b: Extract<Bloc, { type: 'champ' }>): string {
  const vides = b.valeur ? '' : p('Cellule', '').repeat(Math.max(0, b.lignes - 1));
  return (
    p('Cellule', b.valeur.split('\n').map(xml).join('<text:line-break/>')) +
    vides +
    (b.mention ? p(b.valeur ? 'Note' : 'ACompleter', xml(b.mention)) : '')
  );
}

function montants(b: BlocTableau, nom: string, c: CouleursBureau) {
  const autres = `${(10 / (b.entete.length - 1)).toFixed(2)}cm`;
  return tableau(
    nom,
    b.legende,
    ['7.4cm', ...b.entete.slice(1).map(() => autres)],
    b.entete,
    b.lignes.map((l) => [
      p(
        'Cellule',
        `${l.total ? `<text:span text:style-name="Fort">${xml(l.titre)}</text:span>` : xml(l.titre)}${aide(l.aide)}`,
      ),
      ...l.cellules.map((x) => p('Montant', xml(x.valeur))),
    ]),
    c,
    true,
  );
}

function simple(b: Exclude<Bloc, { type: 'champ' | 'tableau' }>, solidaire: boolean): string {
  switch (b.type) {
    case 'titre':
      return `<text:h text:style-name="Heading_20_${b.niveau}" text:outline-level="${b.niveau}">${xml(b.texte)}</text:h>`;
    case 'paragraphe':
      return p(
        b.genre === 'chapo' ? 'Chapo' : b.genre === 'note' ? 'Note' : solidaire ? 'Introduction' : 'Standard',
        riche(b.texte),
      );
    case 'liste':
      return `<text:list text:style-name="${b.numerotee ? 'Nombres' : 'Puces'}">${b.elements.map((e) => `<text:list-item>${p('Liste', riche(e))}</text:list-item>`).join('')}</text:list>`;
    case 'encadre': {
      const style = solidaire ? 'EncadreSuivi' : 'Encadre';
      return (
        p(style, `<text:span text:style-name="Fort">${xml(b.titre)}</text:span>`) +
        b.textes.map((t) => p(style, riche(t))).join('') +
        p(solidaire ? 'Introduction' : 'Standard', '')
      );
    }
    case 'cases':
      return (
        (b.question ? p('Question', `${xml(b.question)}${obligatoire(b.obligatoire)}${aide(b.aide)}`) : '') +
        b.cases
          .map((x, i) =>
            p(
              i < b.cases.length - 1 ? 'CaseSuivie' : 'Case',
              `${x.cochee ? '☒' : '☐'}<text:tab/>${xml(x.libelle)}${aide(x.aide)}`,
            ),
          )
          .join('')
      );
    case 'signature':
      return p('Question', `${xml(b.libelle)}${aide(b.aide)}`) + p('Signature', '');
  }
}

/** Écrit un document texte ODF (ODT 1.3), en français, aux titres véritables ; mêmes données, mêmes octets. Sans Node : sert aussi dans le navigateur. */
export function ecrireOdt(ecrit: Ecrit, c: CouleursBureau): Uint8Array {
  let automatiques = '';
  let corps = p('Note', xml(ecrit.genre));
  let titre = '';
  let nombre = 0;
  const solidaires = introductions(ecrit.blocs);
  const ajouter = (t: { automatiques: string; corps: string }) => {
    automatiques += t.automatiques;
    corps += t.corps;
  };
  for (let i = 0; i < ecrit.blocs.length; i++) {
    const b = ecrit.blocs[i]!;
    if (b.type === 'titre') titre = b.texte;
    if (b.type === 'tableau') {
      corps += p('Question', xml(b.legende));
      ajouter(montants(b, `T${++nombre}`, c));
    } else if (b.type === 'champ') {
      const fin = ecrit.blocs.slice(i).findIndex((x) => x.type !== 'champ');
      const groupe = ecrit.blocs.slice(i, fin < 0 ? undefined : i + fin) as Extract<Bloc, { type: 'champ' }>[];
      ajouter(
        tableau(
          `T${++nombre}`,
          titre,
          ['6cm', '11.4cm'],
          ['Question', 'Réponse'],
          groupe.map((g) => [
            p(
              'Cellule',
              `<text:span text:style-name="Fort">${xml(g.libelle)}</text:span>${obligatoire(g.obligatoire)}`,
            ) + (g.aide ? p('Note', xml(g.aide)) : ''),
            reponse(g),
          ]),
          c,
        ),
      );
      i += groupe.length - 1;
    } else corps += simple(b, solidaires.has(b));
  }
  const type = 'application/vnd.oasis.opendocument.text';
  const pied = `<style:footer>${p('Footer', `${xml(ecrit.pied)} Page <text:page-number text:select-page="current">1</text:page-number> sur <text:page-count>1</text:page-count>`)}</style:footer>`;
  return archiver(
    {
      mimetype: type,
      'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${ESPACES} office:version="1.3"><office:automatic-styles>${automatiques}</office:automatic-styles><office:body><office:text>${corps}</office:text></office:body></office:document-content>`,
      'styles.xml': `${styles(c)}<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">${pied}</style:master-page></office:master-styles></office:document-styles>`,
      'meta.xml': metadonnees(ecrit.titre, ecrit.editeur, ecrit.au),
      'META-INF/manifest.xml': manifeste(type),
    },
    ecrit.au,
    'mimetype',
  );
}
