import { expect, test } from 'vitest'
import { startProduct } from './product.ts'

const { asVisitor } = startProduct('empty')

const password = 'seven grey stones by the path'

test('somebody sets up their own organization, adds a colleague, makes a token, signs out and in again', async () => {
  const { window, page } = await asVisitor()
  await page.goto('/')
  await page.getByRole('button', { name: 'Set up your organization' }).click()
  await page.getByRole('textbox', { name: 'Name of the organization' }).fill('Northmoor')
  await page.getByRole('textbox', { name: 'Your name' }).fill('Iris Vale')
  await page.getByRole('textbox', { name: 'E-mail address' }).fill('iris@northmoor.example')
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Set up your organization' }).click()
  expect(await page.getByLabel('Password').evaluate((field: HTMLInputElement) => field.validity.valid)).toBe(false)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Set up your organization' }).click()
  await page.getByRole('heading', { name: 'No framework yet' }).waitFor()

  await page.goto('/settings')
  await page.getByRole('textbox', { name: 'What the token is for' }).fill('deployments')
  await page.getByRole('button', { name: 'Create token' }).click()
  await page.getByText('Copy this token now', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Revoke the token for deployments' }).click()
  await page.getByText('You have no tokens.').waitFor()

  await page.getByText('Add an account').click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Odd Larsen')
  await page.getByRole('textbox', { name: 'E-mail address' }).fill('odd@northmoor.example')
  await page.getByLabel('First password').fill('another long enough password')
  await page.getByRole('checkbox', { name: /steward/ }).check()
  await page.getByRole('button', { name: 'Add account' }).click()
  await page.getByText('Odd Larsen can sign in now.').waitFor()

  await page.getByRole('button', { name: 'Account of Iris Vale' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in to Northmoor' }).waitFor()
  await page.getByRole('textbox', { name: 'E-mail address' }).fill('iris@northmoor.example')
  await page.getByLabel('Password').fill('not the password at all')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').waitFor()
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Frameworks' }).waitFor()
  await window.close()
})

test('a theme that one chooses stays, from the first paint on', async () => {
  const { window, page } = await asVisitor({ theme: 'light' })
  await page.goto('/')
  await page.getByRole('heading', { name: 'Sign in to Northmoor' }).waitFor()
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const light = await ground()
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.locator('label', { has: page.getByRole('radio', { name: 'Dark' }) }).click()
  expect(await ground()).not.toBe(light)
  await page.reload()
  expect(await ground()).not.toBe(light)
  await window.close()
})
