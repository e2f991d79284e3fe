import {
  data as answer,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listBoards } from '#db/queries/boards.ts'
import { undoableDecisions } from '#db/queries/decisions.ts'
import { countOpenItems } from '#db/queries/review-items.ts'
import { readDesk } from '#moderation/colleagues/read-desk.ts'
import { ITEM_KINDS } from '#moderation/vocabulary.ts'
import { requireModerator } from '../auth/guards.ts'
import { Colleagues, DeskLine } from '../components/desk/colleagues.tsx'
import { ItemRow } from '../components/desk/item-row.tsx'
import { Kept } from '../components/desk/kept.tsx'
import { Live, RELOAD_SECONDS } from '../components/desk/live.tsx'
import { liveData } from '../components/desk/live-data.ts'
import { Pause } from '../components/desk/pause.tsx'
import { queueLines } from '../components/desk/queue-lines.ts'
import { durationInWords } from '../components/desk/time-words.ts'
import { PagesNav, pageOf } from '../components/pages-nav.tsx'
import { doDeskDeed } from '../forms/desk-deeds.ts'
import { draftOf, statusOf } from '../forms/drafts.ts'
import { translator } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

export const meta: MetaFunction = () => [{ title: translator('nl')('common:titles.desk') }]

const ITEMS_A_PAGE = 30
/** So many of the items that nobody at work is offered are marked in the list. */
const MOST_MARKED = 200
/** Items that somebody who has had enough can hand on without opening them. */
const MOST_PRESSING = 5

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { store, language, now } = context
  const actor = requireModerator(context, '/queue')
  const url = new URL(request.url)
  const page = pageOf(url)
  const chosen = {
    board: url.searchParams.get('board') ?? '',
    kind: ITEM_KINDS.find((kind) => kind === url.searchParams.get('kind')),
    mine: url.searchParams.get('mine') === '1',
    unclaimed: url.searchParams.get('unclaimed') === '1',
    all: url.searchParams.get('all') === '1',
  }
  const desk = await readDesk(store, { actor, now })
  const found = await draftOf(context, request)
  const items = await queueLines(context, actor, {
    ...(chosen.board === '' ? {} : { boardId: chosen.board }),
    ...(chosen.kind === undefined ? {} : { kind: chosen.kind }),
    ...(chosen.mine ? { claimedBy: actor.id } : {}),
    unclaimed: chosen.unclaimed,
    ...(chosen.all || desk.kept === 0 ? {} : { offeredTo: desk.offer }),
    limit: ITEMS_A_PAGE + 1,
    offset: (page - 1) * ITEMS_A_PAGE,
  })
  const forNobody =
    chosen.all && desk.forNobody > 0
      ? await queueLines(context, actor, { offeredToNone: desk.everybody, limit: MOST_MARKED })
      : []
  const boards = await listBoards(store.read, language)
  const kept =
    desk.pause === null
      ? []
      : await queueLines(context, actor, {
          offeredToNone: [desk.offer],
          unclaimed: true,
          limit: MOST_PRESSING,
        })
  const shown = {
    items: items.slice(0, ITEMS_A_PAGE),
    more: items.length > ITEMS_A_PAGE,
    page,
    chosen,
    boards: boards.map(({ id, name }) => ({ id, name })),
    counts: await countOpenItems(store.read, now.getTime()),
    undoable: await undoableDecisions(store.read, actor.id, now.getTime()),
    now: now.getTime(),
    live: await liveData(context, actor),
    script: context.asset('desk.js'),
    desk,
    forNobody: forNobody.map((item) => item.id),
    self: actor.id,
    pressing: kept.filter(
      (item) => item.kind !== 'appeal' && (item.level === 'acute' || item.level === 'urgent'),
    ),
    note: {
      value: found?.draft.fields.handover ?? '',
      problem: found?.draft.problems?.[0]?.problem ?? null,
      draft: found?.token ?? null,
    },
  }
  return answer(shown, { status: statusOf(found?.draft) })
}

export async function action({ context }: ActionFunctionArgs) {
  return await doDeskDeed(context, requireModerator(context, '/queue'))
}

export default function Queue() {
  const data = useLoaderData<typeof loader>()
  const { items, chosen, counts, now } = data
  const t = useT()
  const query = new URLSearchParams()
  if (chosen.board) query.set('board', chosen.board)
  if (chosen.kind) query.set('kind', chosen.kind)
  if (chosen.mine) query.set('mine', '1')
  if (chosen.unclaimed) query.set('unclaimed', '1')
  if (chosen.all) query.set('all', '1')
  const path = query.size > 0 ? `/queue?${query.toString()}` : '/queue'
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content={String(RELOAD_SECONDS)} />
      </noscript>
      <Live live={data.live} script={data.script} />
      <h1>{t('desk:queue.heading')}</h1>
      <p data-counts={t('desk:queue.counts', { open: '{o}', overdue: '{l}' })}>
        {t('desk:queue.counts', { open: counts.open, overdue: counts.overdue })}
      </p>
      <DeskLine desk={data.desk} self={data.self} />
      <Pause desk={data.desk} pressing={data.pressing} now={now} />
      <Kept desk={data.desk} all={chosen.all} />
      <form method="get" action="/queue" className="row filters">
        <label>
          {t('desk:queue.board')}{' '}
          <select name="board" defaultValue={chosen.board}>
            <option value="">{t('desk:queue.all')}</option>
            {data.boards.map((board) => (
              <option key={board.id} value={board.id}>
                {board.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('desk:queue.kind')}{' '}
          <select name="kind" defaultValue={chosen.kind ?? ''}>
            <option value="">{t('desk:queue.all')}</option>
            {ITEM_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`desk:kinds.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="choice">
          <input type="checkbox" name="mine" value="1" defaultChecked={chosen.mine} />
          {t('desk:queue.mine')}
        </label>
        <label className="choice">
          <input type="checkbox" name="unclaimed" value="1" defaultChecked={chosen.unclaimed} />
          {t('desk:queue.unclaimed')}
        </label>
        {chosen.all ? <input type="hidden" name="all" value="1" /> : null}
        <button type="submit">{t('desk:queue.apply')}</button>
      </form>
      {items.length === 0 ? <p className="notice">{t('desk:queue.empty')}</p> : null}
      <ul className="items">
        {items.map((item) => (
          <ItemRow key={item.id} item={item} now={now}>
            {data.forNobody.includes(item.id) ? (
              <p className="late">{t('colleagues:kept.mark')}</p>
            ) : null}
          </ItemRow>
        ))}
      </ul>
      <PagesNav path={path} page={data.page} pages={data.page + (data.more ? 1 : 0)} />
      {data.undoable.length > 0 ? (
        <section aria-labelledby="undo-heading">
          <h2 id="undo-heading">{t('desk:queue.undoable')}</h2>
          <ul className="items">
            {data.undoable.map((one) => (
              <li key={one.itemId}>
                <form method="post" action={`/queue/${one.itemId}`} className="row">
                  <span>
                    {t('desk:queue.undoLeft', {
                      kind: t(`desk:deeds.${one.kind as 'approve'}`),
                      title: one.title,
                      time: durationInWords(t, one.undoUntil - now),
                    })}
                  </span>
                  <button type="submit" name="undo" value="1" data-key="undo">
                    {t('desk:item.undo')}
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Colleagues desk={data.desk} self={data.self} now={now} note={data.note} />
    </>
  )
}
