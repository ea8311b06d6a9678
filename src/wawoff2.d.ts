declare module 'wawoff2' {
  /** Décompresse une police WOFF2 en TrueType. */
  export function decompress(woff2: Uint8Array): Promise<Uint8Array>;
}
