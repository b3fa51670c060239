import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const repo = `${import.meta.dirname}/../../..`;

/** The gallery: every screen with its fixtures, for pictures and for axe. Never part of the product. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  html: { cspNonce: '__CSP_NONCE__' },
  css: { postcss: repo },
  build: {
    outDir: `${repo}/out/gallery`,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'chrome140',
    minify: false,
  },
});
