import type { BrowserContext } from 'playwright-core'
import { expect, test } from 'vitest'
import { startProduct } from './product.ts'

const { as, asVisitor } = startProduct()

type SourceFile = { path: string; text: string }

const was = 'Changes one thing at a time.'
const is = 'Changes one thing at a time, and writes down what followed.'

/** Reads the published files back as a draft in which one sentence says more. */
async function draftWithOneSentenceChanged(window: BrowserContext): Promise<void> {
  const files = (await (await window.request.get('/api/frameworks/engineering/versions/1/files')).json()) as SourceFile[]
  const changed = files.map((file) => ({ ...file, text: file.text.replace(was, is) }))
  const answer = await window.request.post('/api/frameworks/drafts', { data: { framework: 'engineering', files: changed }, headers: { 'x-cairn-request': '1' } })
  expect(answer.status(), await answer.text()).toBe(200)
}

test('a steward sees what a draft changes word by word, says what the change means, publishes it, and an administrator finds it in the audit', async () => {
  const { window, page, troubles } = await as({ role: 'steward' })
  const { person } = (await (await window.request.get('/api/session')).json()) as { person: { name: string } }
  await draftWithOneSentenceChanged(window)

  await page.goto('/frameworks/engineering/versions')
  await page.getByRole('link', { name: 'Review and publish' }).click()
  await page.getByRole('heading', { name: 'Publish version 2' }).waitFor()
  expect((await page.locator('ins').allTextContents()).join(' ')).toContain('writes down what followed')
  await page.getByText(/Concerns \d+ role profiles/).first().waitFor()
  await page.locator('label', { has: page.getByRole('radio', { name: 'New meaning' }) }).first().click()
  await page.getByRole('textbox', { name: 'Message' }).fill('Debugging asks for notes as well.')
  await page.getByRole('button', { name: 'Publish version 2' }).click()

  await page.getByRole('heading', { name: 'Versions' }).waitFor()
  await page.getByText('Debugging asks for notes as well.').waitFor()
  await page.getByRole('main').getByText(person.name, { exact: false }).first().waitFor()

  await page.goto('/frameworks/engineering/diff?before=1&after=2')
  await page.getByRole('heading', { name: /Expectations/ }).waitFor()
  expect((await page.locator('ins').allTextContents()).join(' ')).toContain('writes down what followed')

  await page.goto('/frameworks/engineering/versions/1')
  await page.getByText('You are reading version 1', { exact: false }).waitFor()
  await page.goto('/frameworks/engineering/compare?left=role%3Abackend.E1~1&right=role%3Abackend.E1~2&only=yes')
  await page.getByRole('rowheader', { name: /Debugging/ }).waitFor()
  expect((await page.locator('ins').allTextContents()).join(' ')).toContain('writes down what followed')
  expect(troubles).toEqual([])
  await window.close()

  const { window: other, page: audit } = await as({ role: 'administrator' })
  await audit.goto('/audit')
  const entry = audit.getByRole('row').filter({ hasText: 'publish version' }).first()
  await entry.waitFor()
  expect(await entry.textContent()).toContain(person.name)
  await other.close()
})

test('a member neither sees drafts nor notes, and is told so', async () => {
  const { window, page } = await as({ role: 'member' })
  await page.goto('/frameworks/engineering')
  await page.getByRole('grid').waitFor()
  expect(await page.getByRole('link', { name: 'Notes' }).count()).toBe(0)
  await page.goto('/frameworks/engineering/lint')
  await page.getByRole('heading', { name: 'You may not see this page' }).waitFor()
  await page.goto('/audit')
  await page.getByRole('heading', { name: 'You may not see this page' }).waitFor()
  await window.close()
})

test('somebody signed out is asked to sign in, and comes back to the page they wanted', async () => {
  const { window, page } = await asVisitor()
  await page.goto('/frameworks/engineering/glossary')
  await page.getByRole('heading', { name: 'Who would you like to be?' }).waitFor()
  await page.getByRole('button', { name: /Backend/ }).first().click()
  await page.getByRole('heading', { name: 'Glossary' }).waitFor()
  await window.close()
})
