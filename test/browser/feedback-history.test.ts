import { expect, test } from 'vitest'
import { giveFeedback } from '../../src/features/feedback/api.ts'
import { listExamplePeople } from '../../src/features/people/api.ts'
import { appOver, client, signedIn } from '../app.ts'
import { publishChanged } from '../new-version.ts'
import { violationsOn } from './axe.ts'
import { settled, widthTooMuch } from './browser.ts'
import { startProduct } from './product.ts'

const { as, db } = startProduct()

const engineer = 'Piotr Zieleniak'
const teammate = 'Zsófia Lendvai'
const [before, after] = ['Finds the cause of faults anywhere', 'Explains the cause of faults anywhere']

test('given, then published anew, then corrected: the history shows what the giver chose in the words that stood there', async () => {
  const app = appOver(db())
  const about = (await client(app).call(listExamplePeople, {})).find(({ name }) => name === engineer)!.id
  const seen = { competency: 'debugging', choice: 'level' as const, level: 'E3', words: 'Found the cause on the first day.' }
  const { id } = await (await signedIn(app, { name: teammate })).call(giveFeedback, { person: about, version: 1, observedOn: new Date().toISOString().slice(0, 10), observations: [seen] })
  await publishChanged(await signedIn(app, { role: 'steward' }), (it) => (it.path.endsWith('/debugging.md') ? { ...it, text: it.text.replace(before, after) } : it))

  const { window, page, troubles } = await as({ name: teammate })
  await page.goto(`/feedback/${id}`)
  const item = page.getByRole('article').first()
  await item.getByText('Engineering, version 1', { exact: true }).waitFor()
  await item.getByText(before).waitFor()
  await page.getByRole('link', { name: 'Correct' }).click()
  await page.getByRole('button', { name: 'It still says what I saw' }).click()
  await page.getByRole('textbox', { name: 'What happened?' }).fill('Found the cause within a day.')
  await page.getByRole('button', { name: 'Check before sending' }).click()
  await page.getByRole('button', { name: 'Send the correction' }).click()
  await page.getByRole('link', { name: /^Read what you sent/ }).click()
  await item.getByText('Engineering, version 2', { exact: true }).waitFor()
  await item.getByText(after).waitFor()
  expect(troubles).toEqual([])
  await window.close()

  const reader = await as({ name: engineer }, { phone: true })
  await reader.page.goto(`/feedback/${id}`)
  await reader.page.getByText(/^Until it was corrected/).click()
  const earlier = reader.page.getByRole('group').getByRole('article')
  await earlier.getByText('Engineering, version 1', { exact: true }).waitFor()
  expect(await earlier.innerText()).toContain(before)
  expect(await earlier.innerText()).toContain('Found the cause on the first day.')
  expect(await earlier.innerText()).not.toContain(after)
  await settled(reader.page)
  expect(await violationsOn(reader.page)).toEqual([])
  expect(await widthTooMuch(reader.page)).toBe(0)
  await reader.window.close()
})
