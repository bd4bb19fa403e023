// Fixed names and relative addresses: the helper serves a fixed list of files under /pane/.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: './',
  build: {
    outDir: 'dist',
    target: 'es2022',
    // Vite's helper for preloading would be one more script for nothing: there is one chunk.
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    rollupOptions: {
      output: {
        entryFileNames: 'pane.js',
        assetFileNames: 'pane.[ext]',
        inlineDynamicImports: true,
      },
    },
  },
  test: { include: ['test/**/*.test.ts'], setupFiles: ['test/setup.ts'] },
});
