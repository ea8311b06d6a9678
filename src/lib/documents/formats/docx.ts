import { n, type Noeud } from '#lib/texte/html.ts';
import { versXml } from '#lib/texte/xml.ts';
import { archiver } from './archive.ts';
import type { CouleursBureau, Ecrit } from './document-abstrait.ts';
import { corpsDe, piedDePage } from './docx-corps.ts';
import { numerotation, stylesDuDocument } from './docx-styles.ts';
import { idDeLien, W, type EnCours } from './docx-texte.ts';

const PAQUET = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const TYPE = 'application/vnd.openxmlformats';

const ESPACES = {
  'xmlns:w': W,
  'xmlns:r': `${OFFICE}/relationships`,
  'xmlns:w14': 'http://schemas.microsoft.com/office/word/2010/wordml',
  'xmlns:mc': 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  'mc:Ignorable': 'w14',
};

const ecrire = (racine: Noeud): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${versXml(racine)}`;

const relation = (id: string, type: string, cible: string, mode?: 'External') =>
  n('Relationship', { Id: id, Type: type, Target: cible, TargetMode: mode });
const relations = (...liste: Noeud[]): string =>
  ecrire(n('Relationships', { xmlns: `${PAQUET}/relationships` }, ...liste));

/** Les parties du texte : leur fichier, leur nom dans les types et dans les relations. */
const PARTIES = ['styles', 'numbering', 'settings', 'footer'] as const;

function typesDesParties(): string {
  const partie = (chemin: string, type: string) =>
    n('Override', { PartName: chemin, ContentType: `${TYPE}-${type}+xml` });
  const texte = 'officedocument.wordprocessingml';
  return ecrire(
    n(
      'Types',
      { xmlns: `${PAQUET}/content-types` },
      n('Default', { Extension: 'rels', ContentType: `${TYPE}-package.relationships+xml` }),
      partie('/word/document.xml', `${texte}.document.main`),
      ...PARTIES.map((nom) => partie(`/word/${nom}.xml`, `${texte}.${nom}`)),
      partie('/docProps/core.xml', 'package.core-properties'),
    ),
  );
}

/** Propriétés du fichier : titre, sujet, éditeur, langue, date. */
function proprietes({ titre, sujet, genre, editeur, au }: Ecrit): string {
  const date = (nom: string) => n(`dcterms:${nom}`, { 'xsi:type': 'dcterms:W3CDTF' }, `${au}T00:00:00Z`);
  return ecrire(
    n(
      'cp:coreProperties',
      {
        'xmlns:cp': `${PAQUET}/metadata/core-properties`,
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      n('dc:title', {}, titre),
      n('dc:subject', {}, sujet),
      n('dc:creator', {}, editeur),
      n('dc:description', {}, genre),
      n('dc:language', {}, 'fr-FR'),
      n('cp:lastModifiedBy', {}, editeur),
      n('cp:revision', {}, '1'),
      date('created'),
      date('modified'),
    ),
  );
}

function reglages(): Noeud {
  // Sans ce numéro, Word ouvre le fichier dans son mode de compatibilité, sans cases à cocher.
  const version = { 'w:name': 'compatibilityMode', 'w:uri': 'http://schemas.microsoft.com/office/word', 'w:val': 15 };
  return n('w:settings', { 'xmlns:w': W }, n('w:compat', {}, n('w:compatSetting', version)));
}

/**
 * Écrit un document Word (DOCX), en français, aux titres véritables, ses réponses en contrôles de contenu ; mêmes
 * données, mêmes octets. Sans Node : sert aussi dans le navigateur.
 */
export function ecrireDocx(ecrit: Ecrit, c: CouleursBureau): Uint8Array {
  const enCours: EnCours = { liens: [], controles: 0, numerotees: 0 };
  const corps = corpsDe(ecrit, enCours);
  const types = `${OFFICE}/relationships`;
  return archiver(
    {
      '[Content_Types].xml': typesDesParties(),
      '_rels/.rels': relations(
        relation('rIdDocument', `${types}/officeDocument`, 'word/document.xml'),
        relation('rIdProprietes', `${PAQUET}/relationships/metadata/core-properties`, 'docProps/core.xml'),
      ),
      'word/document.xml': ecrire(n('w:document', ESPACES, corps)),
      'word/_rels/document.xml.rels': relations(
        ...PARTIES.map((nom) => relation(nom === 'footer' ? 'rIdPied' : `rId-${nom}`, `${types}/${nom}`, `${nom}.xml`)),
        ...enCours.liens.map((adresse, i) => relation(idDeLien(i), `${types}/hyperlink`, adresse, 'External')),
      ),
      'word/styles.xml': ecrire(stylesDuDocument(c)),
      'word/numbering.xml': ecrire(numerotation(enCours.numerotees)),
      'word/settings.xml': ecrire(reglages()),
      'word/footer.xml': ecrire(n('w:ftr', ESPACES, ...piedDePage(ecrit))),
      'docProps/core.xml': proprietes(ecrit),
    },
    ecrit.au,
  );
}
