/**
 * Chargé avant chaque fichier d’essais : s’il laisse ouverts un serveur, un navigateur ou une minuterie, il finit
 * rouge, avec une phrase, au lieu d’attendre pour toujours. L’option --test-force-exit de Node.js, qui le tairait,
 * perd en route une partie de ce que le fichier a dit de ses essais.
 */
import { after } from 'node:test';

/** Temps laissé, après le dernier essai, à ce qui se ferme ; FIN_DES_ESSAIS_MS le raccourcit. */
const DELAI_MS = Number(process.env['FIN_DES_ESSAIS_MS'] ?? 15_000);

// Le lanceur, lui, n’a pas d’essais.
if (process.env['NODE_TEST_CONTEXT'])
  after(() => {
    // Sans retenir le processus : la minuterie ne sonne que si autre chose le retient.
    setTimeout(() => {
      const ouverts = [...new Set(process.getActiveResourcesInfo())].filter((nom) => nom !== 'Timeout');
      console.error(`Essais finis, mais quelque chose reste ouvert : ${ouverts.join(', ') || 'une minuterie'}.`);
      process.exit(1);
    }, DELAI_MS).unref();
  });
