// How the console becomes files: built by `npm run build`, served by the product from memory.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // The weight check reads which files the first load needs.
    manifest: 'manifest.json',
    // The lists of what each screen needs weigh more than the round trip that they save once.
    modulePreload: { resolveDependencies: () => [] },
    // Small images as data: URLs would need a hole in the page's policy.
    assetsInlineLimit: 0,
    // What the weight check allows is one file's worth.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      output: {
        // Left to itself the bundler makes a file of whatever some screens share: fifty for the first load, and a screen of eighty.
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], priority: 1 },
            // A sixth of the screens have it, so whoever opens two has need of it.
            { name: 'shared', minShareCount: 12 },
          ],
        },
      },
    },
  },
  // For `npm run dev`: the API is the product's, started beside it.
  server: { proxy: { '^/(api|openapi.json|welcome|store|calendar|sign-in/oidc)': 'http://127.0.0.1:4180' } },
});
