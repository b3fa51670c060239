import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

/**
 * Builds the desktop app into `out/`: main as ES modules, preload as CommonJS (a sandboxed preload script can be
 * nothing else), and the window. Everything is bundled: the packaged app has no `node_modules`.
 * The command line is built by `vite.cli.config.ts`.
 */

const root = import.meta.dirname;

/** The fonts of the letters as gzip under their own names: half the size; the letters worker unpacks them. */
function packedFonts(folder: string): Plugin {
  return {
    name: 'packed-fonts',
    closeBundle() {
      for (const name of readdirSync(folder).filter((file) => file.endsWith('.ttf'))) {
        const path = join(folder, name);
        writeFileSync(path, gzipSync(readFileSync(path), { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  main: {
    build: {
      outDir: join(root, 'out/main'),
      externalizeDeps: false,
      rolldownOptions: { input: { index: join(root, 'electron/main.ts') } },
    },
  },
  preload: {
    build: {
      outDir: join(root, 'out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: join(root, 'electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: join(root, 'renderer'),
    plugins: [react(), packedFonts(join(root, 'out/renderer/assets'))],
    worker: { format: 'es' },
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      outDir: join(root, 'out/renderer'),
      emptyOutDir: true,
      minify: true,
      // A polyfill would be an inline script, and every Chromium of ours can preload modules.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(root, 'renderer/index.html') },
    },
  },
});
