import { defineConfig } from 'vite';

/** The vault without its window, to measure single calls in a real Chromium. Never part of the product. */
export default defineConfig({
  root: import.meta.dirname,
  html: { cspNonce: '__CSP_NONCE__' },
  worker: { format: 'es' },
  build: {
    outDir: `${import.meta.dirname}/../../../out/bench-page`,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome140',
    minify: true,
  },
});
