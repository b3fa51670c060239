import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The window in a browser, with the browser host: `vite --config vite.web.config.ts`. Whoever serves
 * index.html replaces the nonce on each load (dev server: below).
 */
export default defineConfig({
  root: `${import.meta.dirname}/renderer`,
  plugins: [react()],
  html: { cspNonce: '__CSP_NONCE__' },
  worker: { format: 'es' },
  build: {
    outDir: `${import.meta.dirname}/out/web`,
    emptyOutDir: true,
    minify: true,
    target: 'chrome140',
    modulePreload: { polyfill: false },
    // Fonts and pictures stay files: the policy allows no data: URLs.
    assetsInlineLimit: 0,
  },
  server: { port: 5173, strictPort: true },
});
