import { getCollection } from 'astro:content';
import type { Critere } from '#lib/schemas/rgaa.ts';

/** Les critères du RGAA, dans l’ordre de leur numéro. */
export async function chargerCriteres(): Promise<Critere[]> {
  const rang = (id: string) => id.split('.').reduce((total, n) => total * 100 + Number(n), 0);
  return (await getCollection('criteres')).map(({ data }) => data as Critere).sort((a, b) => rang(a.id) - rang(b.id));
}
