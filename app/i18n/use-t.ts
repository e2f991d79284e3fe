import { useRouteLoaderData } from '@remix-run/react'
import type { RootData } from '../root.tsx'
import type { Language } from '#moderation/vocabulary.ts'
import { translator, type Translate } from './translate.ts'

/** The words of the page's language. */
export function useT(): Translate {
  return translator(useLanguage())
}

/** The page's language. */
export function useLanguage(): Language {
  return useRouteLoaderData<RootData>('root')?.language ?? 'nl'
}
