import { defineConfig } from 'vite';

/** The command line as one folder of plain JavaScript, with every dependency inside. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out/cli',
    emptyOutDir: true,
    minify: true,
    rolldownOptions: {
      input: { cli: 'electron/cli/main.ts' },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
    },
  },
  ssr: { noExternal: true, target: 'node' },
});
