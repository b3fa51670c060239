import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/**
 * Builds the desktop app into `out/`: main as ES modules, preload as CommonJS (a sandboxed preload script can be
 * nothing else), and the window. Everything is bundled: the packaged app has no `node_modules`.
 * The command line is built by `vite.cli.config.ts`.
 */

const root = import.meta.dirname;

/** Fonts keep their names: the command line of the packaged app reads the same files. */
function assetFileNames({ names }: { readonly names: readonly string[] }): string {
  return names.some((name) => name.endsWith('.ttf'))
    ? 'assets/[name][extname]'
    : 'assets/[name]-[hash][extname]';
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
    plugins: [react()],
    worker: { format: 'es', rolldownOptions: { output: { assetFileNames } } },
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      outDir: join(root, 'out/renderer'),
      emptyOutDir: true,
      minify: true,
      // A polyfill would be an inline script, and every Chromium of ours can preload modules.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: join(root, 'renderer/index.html'),
        output: { assetFileNames },
      },
    },
  },
});
