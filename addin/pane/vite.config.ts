// Fixed names and relative addresses: the helper serves a fixed list of files under /pane/.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// Of office.js what Word on Windows and on the Mac loads, in the two languages of the pane. What it
// knows beyond that (other programs, telemetry) is not there to be loaded.
const kOffice = [
  'office.js',
  'word-win32-16.00.js',
  'word-win32-16.01.js',
  'word-mac-16.00.js',
  'en-us/office_strings.js',
  'fr-fr/office_strings.js',
];

function office(): Plugin {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')), 'dist');
  return {
    name: 'office',
    apply: 'build',
    generateBundle() {
      for (const size of [16, 32, 64, 80]) {
        this.emitFile({ type: 'asset', fileName: `icons/icon-${size}.png`, source: readFileSync(`../word/icons/icon-${size}.png`) });
      }
      for (const name of kOffice) this.emitFile({ type: 'asset', fileName: `office/${name}`, source: readFileSync(join(folder, name)) });
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [office()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    // Vite's helper for preloading would be one more script for nothing: each page loads its entry and
    // what both have in common.
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    // The size of what goes over a loopback address matters less than the time to measure it.
    reportCompressedSize: false,
    rollupOptions: {
      input: { browser: 'index.html', word: 'word.html' },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'pane.js',
        assetFileNames: 'pane.[ext]',
        manualChunks: (id) => (/\/src\/(browser|word)\.ts$|\/addin\/word\/src\/|\.html/.test(id) ? undefined : 'pane'),
      },
    },
  },
  // The tests of addin/word have no packages of their own.
  resolve: { alias: { vitest: resolve('node_modules/vitest') } },
  server: { fs: { allow: ['..'] } },
  test: { pool: 'threads', include: ['test/**/*.test.ts', '../word/test/**/*.test.ts'], setupFiles: ['test/setup.ts'] },
});
