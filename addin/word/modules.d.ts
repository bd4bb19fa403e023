// What the scripts beside this file give to the tests.
declare module '*/check.mjs' {
  export function faultsOf(document: Document, files: (name: string) => Uint8Array | null): string[];
  export function paneFiles(folder: string): (name: string) => Uint8Array | null;
}
declare module '*/icons.mjs' {
  export const sizes: readonly number[];
  export function png(size: number): Uint8Array;
}
declare module '*/manifest.mjs' {
  export function manifest(port?: number): string;
}
declare module '*/png.mjs' {
  export function sizeOf(bytes: Uint8Array): { width: number; height: number } | null;
}
