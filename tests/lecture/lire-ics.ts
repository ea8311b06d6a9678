/** Un lecteur d’agendas (RFC 5545), écrit d’après la norme et non d’après ce que le site écrit. */

/** Une propriété : son nom, ses paramètres, sa valeur telle qu’écrite. */
interface Propriete {
  nom: string;
  parametres: Record<string, string>;
  valeur: string;
}

/** Une journée d’un agenda, ses textes décodés. */
interface Journee {
  uid: string;
  debut: string;
  /** Premier jour qui n’en est plus. */
  fin: string;
  titre: string;
  description: string;
  page: string;
}

const LIGNE = /^([A-Z-]+)((?:;[A-Z-]+=[^";:,]+)*):([^\0-\x08\x0a-\x1f\x7f]*)$/;

/** Texte décodé ; lève sur un échappement que la norme ne connaît pas, ou un signe qui devait l’être. */
function decoder(valeur: string): string {
  if (/[\\;,]/.test(valeur.replace(/\\[\\;,nN]/g, ''))) throw new Error(`texte mal échappé : « ${valeur} »`);
  return valeur.replace(/\\([\\;,nN])/g, (_, c: string) => (c.toLowerCase() === 'n' ? '\n' : c));
}

function jour(p: Propriete | undefined): string {
  const lu = /^(\d{4})(\d{2})(\d{2})$/.exec(p?.valeur ?? '');
  const date = lu && `${lu[1]}-${lu[2]}-${lu[3]}`;
  if (!date || p!.parametres['VALUE'] !== 'DATE' || new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10) !== date)
    throw new Error(`${p?.nom ?? 'date'} : « ${p?.valeur ?? ''} »`);
  return date;
}

/** Lignes dépliées ; lève sur une fin de ligne autre que CRLF, une ligne de plus de 75 octets, un caractère coupé. */
function deplier(octets: Uint8Array): string[] {
  const lignes: string[] = [];
  const texte = Buffer.from(octets);
  if (texte.subarray(-2).toString() !== '\r\n') throw new Error('la dernière ligne ne finit pas par CRLF');
  for (let debut = 0; debut < texte.length;) {
    const fin = texte.indexOf('\r\n', debut);
    const ligne = texte.subarray(debut, fin);
    // Une ligne se lit seule : un caractère coupé par le pli n’y serait plus de l’UTF-8.
    const lue = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(ligne);
    if (/[\r\n]/.test(lue)) throw new Error(`fin de ligne seule : « ${lue} »`);
    if (ligne.length > 75) throw new Error(`${ligne.length} octets : « ${lue} »`);
    if (/^[ \t]/.test(lue)) lignes.push((lignes.pop() ?? '') + lue.slice(1));
    else lignes.push(lue);
    debut = fin + 2;
  }
  return lignes;
}

function propriete(ligne: string): Propriete {
  const [, nom, parametres, valeur] = LIGNE.exec(ligne) ?? [];
  if (!nom) throw new Error(`ligne illisible : « ${ligne} »`);
  const paires = parametres!
    .split(';')
    .slice(1)
    .map((p) => p.split('=') as [string, string]);
  return { nom, parametres: Object.fromEntries(paires), valeur: valeur! };
}

/** Toutes les journées d’un agenda ; lève, en français, à la première entorse à la norme. */
export function lireIcs(octets: Uint8Array): Journee[] {
  const [ouverture, ...reste] = deplier(octets).map(propriete);
  const cloture = reste.pop();
  if (ouverture?.nom !== 'BEGIN' || cloture?.nom !== 'END' || ouverture.valeur !== 'VCALENDAR')
    throw new Error('pas un VCALENDAR');
  const journees: Journee[] = [];
  const uniques = new Set<string>();
  const entete: Propriete[] = [];
  let dans: Propriete[] | null = null;
  for (const p of reste) {
    if (p.nom === 'BEGIN') {
      if (dans || p.valeur !== 'VEVENT') throw new Error(`BEGIN:${p.valeur} mal placé`);
      dans = [];
    } else if (p.nom === 'END') {
      if (!dans || p.valeur !== 'VEVENT') throw new Error(`END:${p.valeur} mal placé`);
      const noms = dans.map((x) => x.nom);
      const double = noms.find((x, i) => noms.indexOf(x) < i);
      if (double) throw new Error(`${double} deux fois`);
      const une = (nom: string) => dans!.find((x) => x.nom === nom);
      const valeur = (nom: string) => {
        const trouvee = une(nom)?.valeur;
        if (!trouvee) throw new Error(`sans ${nom}`);
        return trouvee;
      };
      if (!/^\d{8}T\d{6}Z$/.test(valeur('DTSTAMP'))) throw new Error(`DTSTAMP : « ${valeur('DTSTAMP')} »`);
      const [debut, fin] = [jour(une('DTSTART')), jour(une('DTEND'))];
      if (fin <= debut) throw new Error(`finit le ${fin} avant de commencer le ${debut}`);
      const uid = valeur('UID');
      if (uniques.has(uid)) throw new Error(`UID deux fois : ${uid}`);
      uniques.add(uid);
      journees.push({
        uid,
        debut,
        fin,
        titre: decoder(valeur('SUMMARY')),
        description: decoder(valeur('DESCRIPTION')),
        page: new URL(valeur('URL')).href,
      });
      dans = null;
    } else (dans ?? entete).push(p);
  }
  if (dans) throw new Error('VEVENT non fermé');
  for (const [nom, attendu] of [
    ['VERSION', /^2\.0$/],
    ['PRODID', /^-\/\/.+\/\/.+$/],
  ] as const)
    if (entete.filter((p) => p.nom === nom && attendu.test(p.valeur)).length !== 1) throw new Error(`${nom} attendu`);
  return journees;
}
