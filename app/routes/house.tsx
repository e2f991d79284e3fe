import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listBoards } from '#db/queries/boards.ts'
import { RulesText } from '../components/rules-text.tsx'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.about') }]

export async function loader({ context }: LoaderFunctionArgs) {
  const boards = await listBoards(context.store.read, context.language)
  return { boards: boards.map(({ id, name, rules }) => ({ id, name, rules })) }
}

export default function House() {
  const { boards } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <h1>{t('standing:house.heading')}</h1>
      <p>{t('standing:house.intro')}</p>
      {boards.map((board) => (
        <section key={board.id}>
          <h2>{board.name}</h2>
          <RulesText text={board.rules} />
        </section>
      ))}
    </>
  )
}
