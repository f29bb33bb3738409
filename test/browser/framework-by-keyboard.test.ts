import type { BrowserContext } from 'playwright-core'
import { expect, test } from 'vitest'
import { settled } from './browser.ts'
import { hasNoTrap, keepsFocus, pressAt, tabTo } from './by-keyboard.ts'
import { startProduct, type Opened } from './product.ts'

const { as } = startProduct()

async function steward(address: string): Promise<Opened> {
  const opened = await as({ role: 'steward' })
  await opened.page.goto(address)
  await opened.page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
  return opened
}

type SourceFile = { path: string; text: string }

/** A draft in which one sentence and one link are others. */
async function draft(window: BrowserContext): Promise<void> {
  const files = (await (await window.request.get('/api/frameworks/engineering/versions/1/files')).json()) as SourceFile[]
  const changed = files.map((file) => ({ ...file, text: file.text.replace('Changes one thing at a time.', 'Changes one thing at a time, and writes it down.').replace('title: Leading a search across teams', 'title: Leading a search') }))
  const answer = await window.request.post('/api/frameworks/drafts', { data: { framework: 'engineering', files: changed }, headers: { 'x-cairn-request': '1' } })
  expect(answer.status(), await answer.text()).toBe(200)
}

test('by keyboard alone one reads a role: a term opens and closes where it stands, examples unfold, and another level is a press away', async () => {
  const { window, page, troubles } = await steward('/frameworks/engineering/roles/backend.E3')
  const term = page.getByRole('button', { name: 'team', exact: true }).first()
  await pressAt(page, term)
  const meaning = page.locator(':popover-open')
  await meaning.waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => meaning.count()).toBe(0)
  await keepsFocus(term)
  const examples = page.locator('summary', { hasText: '2 examples' }).first()
  await pressAt(page, examples)
  expect(await page.locator('details[open]').count()).toBe(1)
  await tabTo(page, page.getByRole('link', { name: 'E4', exact: true }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Lead Backend Engineer' }).waitFor()
  await keepsFocus(page.locator('#content'))
  expect(troubles).toEqual([])
  await window.close()
})

test('by keyboard alone two sides are chosen, swapped, and narrowed to what differs', async () => {
  const { window, page, troubles } = await steward('/frameworks/engineering/compare')
  const left = page.getByRole('combobox', { name: 'Left side' })
  const shown = (side: 'Left side' | 'Right side') => page.getByRole('combobox', { name: side }).evaluate((it: HTMLSelectElement) => it.selectedOptions[0]!.text)
  await tabTo(page, left)
  const before = await shown('Left side')
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => shown('Left side')).not.toBe(before)
  await keepsFocus(left)
  const [one, other] = [await shown('Left side'), await shown('Right side')]
  await pressAt(page, page.getByRole('button', { name: 'Swap sides' }))
  await expect.poll(async () => [await shown('Left side'), await shown('Right side')]).toEqual([other, one])
  await pressAt(page, page.getByRole('checkbox', { name: 'Only what differs' }), 'Space')
  await expect.poll(() => new URL(page.url()).searchParams.get('only')).toBe('yes')
  await keepsFocus(page.getByRole('checkbox', { name: 'Only what differs' }))
  expect(troubles).toEqual([])
  await window.close()
})

test('by keyboard alone a steward reviews a draft, says what a change means, is told what is missing, and publishes', async () => {
  const { window, page, troubles } = await steward('/frameworks/engineering/versions')
  await draft(window)
  await page.reload()
  const discard = page.getByRole('button', { name: 'Discard draft' })
  await pressAt(page, discard)
  await keepsFocus(page.getByRole('dialog').getByRole('button').first())
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  await keepsFocus(discard)
  await tabTo(page, page.getByRole('link', { name: 'Review and publish' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Publish version 2' }).waitFor()
  expect(await page.getByRole('heading', { name: 'Learning resources 1 change' }).count()).toBe(1)
  expect(await page.getByRole('radio', { name: 'New meaning' }).count()).toBe(1)
  for (let pressed = 0; pressed < 40 && !(await page.getByRole('radio', { name: 'Reworded' }).evaluate((it) => it === document.activeElement)); pressed += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => page.getByRole('radio', { name: 'New meaning' }).isChecked()).toBe(true)
  const publish = page.getByRole('button', { name: 'Publish version 2' })
  await pressAt(page, publish)
  const message = page.getByRole('textbox', { name: 'Message' })
  await expect.poll(() => message.getAttribute('aria-invalid')).toBe('true')
  await tabTo(page, message, 'Shift+Tab')
  await page.keyboard.type('Debugging asks for notes.')
  await pressAt(page, publish)
  await page.getByRole('heading', { level: 1, name: 'Versions' }).waitFor()
  await page.getByText('Debugging asks for notes.').waitFor()
  const { meanings } = (await (await window.request.get('/api/frameworks/engineering/versions/2')).json()) as { meanings: unknown[] }
  expect(meanings).toEqual([{ competency: 'debugging', level: 'E1', meaning: 'new-meaning' }])
  // The browser itself writes down that the server refused the empty message.
  expect(troubles.filter((trouble) => !trouble.includes('422'))).toEqual([])
  await window.close()
})

test('by keyboard alone a draft is thrown away, and the focus stays with the versions', async () => {
  const { window, page } = await steward('/frameworks/engineering/versions')
  await draft(window)
  await page.reload()
  await pressAt(page, page.getByRole('button', { name: 'Discard draft' }))
  await pressAt(page, page.getByRole('dialog').getByRole('button').last())
  await expect.poll(() => page.getByRole('button', { name: 'Discard draft' }).count()).toBe(0)
  await keepsFocus(page.getByRole('list', { name: 'Versions' }))
  await window.close()
})

test.each(['/frameworks', '/frameworks/engineering', '/frameworks/engineering?cell=debugging%40E3', '/frameworks/engineering/roles', '/frameworks/engineering/glossary', '/frameworks/engineering/versions', '/frameworks/engineering/diff?before=0&after=1&kind=level', '/frameworks/engineering/lint', '/frameworks/import'])('the Tab key goes through %s and out of it', async (address) => {
  const { window, page } = await steward(address)
  await settled(page)
  await hasNoTrap(page)
  await window.close()
})
