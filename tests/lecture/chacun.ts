import assert from 'node:assert/strict';

/**
 * Juge chaque sujet d’une même règle ; échoue une fois, en citant tous ceux qui l’enfreignent, ou s’il n’y en a aucun à
 * juger.
 */
export async function chacun<T>(
  sujets: readonly T[],
  nommer: (sujet: T) => string,
  juger: (sujet: T) => void | Promise<void>,
): Promise<void> {
  assert.ok(sujets.length > 0, 'aucun sujet à juger');
  const fautes: string[] = [];
  for (const sujet of sujets) {
    try {
      await juger(sujet);
    } catch (erreur) {
      fautes.push(`${nommer(sujet)} : ${(erreur as Error).message.slice(0, 600)}`);
    }
  }
  assert.deepEqual(fautes, []);
}
