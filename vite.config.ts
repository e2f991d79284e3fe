import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import remixConfig from './remix.config.js'

/** The floors below the pages: the server loads them as they are, so that nothing of them is there twice. */
const BELOW = /^#(db|moderation)\//

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [remix(remixConfig)],
  // Nothing is put into other files here: what members' pages bring along is put in by hand (decision 0022).
  build: {
    assetsInlineLimit: 0,
    target: 'es2022',
    rollupOptions: isSsrBuild ? { external: BELOW } : {},
  },
  ssr: { noExternal: [] },
}))
