import { expect, test } from 'vitest'
import { invitationRole } from '#moderation/members/invite.ts'
import { startChild } from '../helpers/children.ts'
import { audited } from '../helpers/staff.ts'
import { aFolder, aStore, folderOf } from '../helpers/store.ts'

test('a link is printed for the role, works, and is in the trail without itself', async () => {
  const store = await aStore()
  const child = startChild('scripts/invite.ts', ['--role', 'professional'], {
    DATA_DIR: folderOf(store),
    ORIGIN: 'https://praten.example',
    CLIENT_ADDRESS: 'socket',
  })
  expect([await child.ended, child.complained()]).toEqual([0, ''])
  const token = /https:\/\/praten\.example\/invite\/(\w+)\n$/.exec(child.said())?.[1] ?? ''
  expect(await invitationRole(store, token, new Date())).toBe('professional')
  expect(await audited(store, 'staff')).toEqual(['staff.invite: professional'])
})

test.each([[[]], [['--role', 'member']], [['--role', 'baas']], [['--rol', 'moderator']]])(
  'with %o it says in one line what to do',
  async (args) => {
    const store = await aStore()
    const child = startChild('scripts/invite.ts', args, { DATA_DIR: folderOf(store) })
    expect(await child.ended).toBe(1)
    expect(child.complained()).toBe(
      'Say for which role: npm run invite -- --role moderator|professional|administrator\n',
    )
    expect(await audited(store)).toEqual([])
  },
)

test('where there is no store, none is made', async () => {
  const child = startChild('scripts/invite.ts', ['--role', 'moderator'], { DATA_DIR: aFolder() })
  expect(await child.ended).toBe(1)
  expect(child.complained()).toMatch(/^There is no store in .*: npm start makes it\.\n$/)
})
