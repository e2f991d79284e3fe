import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import remixConfig from './remix.config.js'

export default defineConfig({
  plugins: [remix(remixConfig)],
  // Style sheets stay files of their own: an inlined one would be sent again with every page.
  build: { assetsInlineLimit: 0, target: 'es2022' },
  ssr: { noExternal: [] },
})
