// Les deux bibliothèques de Frictionless n’annoncent pas leurs types : seulement ce que les tests emploient.
declare module 'datapackage' {
  export interface Ressource {
    name: string; tabular: boolean; descriptor: { path: string; bytes: number; hash: string };
    read(options?: { keyed?: boolean }): Promise<Record<string, unknown>[]>;
  }
  export const Package: { load(descripteur: object, options: { basePath: string; strict?: boolean }): Promise<{ valid: boolean; errors: Error[]; resources: Ressource[] }> };
}
declare module 'tableschema' {
  export const Schema: { load(descripteur: object): Promise<{ valid: boolean; errors: Error[]; fieldNames: string[]; castRow(ligne: string[]): unknown[] }> };
  export const Table: { load(source: string, options: { schema: object }): Promise<{ read(options?: { keyed?: boolean }): Promise<Record<string, unknown>[]>; }> };
}
