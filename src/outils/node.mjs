/**
 * Première commande des scripts : s’arrête en une phrase si Node.js est trop ancien pour Astro et pour lire TypeScript.
 * `npm install` apporte le sien là où le registre en a un ; ailleurs, c’est celui de la machine. En JavaScript : ce Node-là doit la lire.
 */
const ATTENDU = [22, 18];

const [majeure, mineure] = process.versions.node.split('.').map(Number);
if (majeure < ATTENDU[0] || (majeure === ATTENDU[0] && mineure < ATTENDU[1])) {
  console.error(
    `Node.js ${process.versions.node} est trop ancien, et npm n’en a pas apporté de plus récent pour ${process.platform} ${process.arch} ; ` +
      `attendu : ${ATTENDU.join('.')} ou plus. Installez-le (https://nodejs.org), puis relancez.`,
  );
  process.exit(1);
}
