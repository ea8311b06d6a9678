// Le paquet n’annonce pas ses types : seulement ce que les tests emploient.
declare module 'datapackage' {
  export interface Ressource {
    name: string;
    tabular: boolean;
    descriptor: { path: string; bytes: number; hash: string };
    read(options?: { keyed?: boolean }): Promise<Record<string, unknown>[]>;
  }
  export const Package: {
    load(
      descripteur: object,
      options: { basePath: string; strict?: boolean },
    ): Promise<{ valid: boolean; errors: Error[]; resources: Ressource[] }>;
  };
}
