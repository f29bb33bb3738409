import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

const isFocused = (locator: Locator): Promise<boolean> => locator.evaluate((it) => it === document.activeElement)

/** Whether somebody who looks at the page sees where the focus is: in the window, and with a ring around it or around the frame that it stands in. */
const showsFocus = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const focused = document.activeElement!
    const isRinged = (one: Element): boolean => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
    }
    const { top, bottom } = focused.getBoundingClientRect()
    return focused.matches(':focus-visible') && (isRinged(focused) || isRinged(focused.parentElement!)) && bottom > 0 && top < window.innerHeight
  })

/** Goes to what is there by the Tab key alone, however far it is, and finds the focus visible on it. */
export async function tabTo(page: Page, locator: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await locator.waitFor()
  for (let pressed = 0; pressed < 250; pressed += 1) {
    if (await isFocused(locator)) {
      expect(await showsFocus(page), `the focus on ${locator.toString()} is visible`).toBe(true)
      return
    }
    await page.keyboard.press(key)
  }
  throw new Error(`The Tab key does not reach ${locator.toString()}.`)
}

/** Presses what is there, having gone to it by the Tab key. */
export async function pressAt(page: Page, locator: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, locator)
  await page.keyboard.press(key)
}

export const keepsFocus = (locator: Locator): Promise<void> => expect.poll(() => isFocused(locator), { message: `the focus is on ${locator.toString()}` }).toBe(true)

/** Tab goes on through a whole page and out of it: nothing holds the focus. */
export async function hasNoTrap(page: Page): Promise<void> {
  const stops = await page.evaluate(() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter((it) => it.checkVisibility()).length)
  await page.locator('body').evaluate((body) => {
    body.setAttribute('tabindex', '-1')
    body.focus()
    body.removeAttribute('tabindex')
  })
  let pressed = 0
  for (let at = ''; at !== 'BODY' || pressed < 2; pressed += 1) {
    expect(pressed, 'the Tab key leaves the page').toBeLessThan(2 * stops + 10)
    await page.keyboard.press('Tab')
    at = await page.evaluate(() => document.activeElement?.tagName ?? 'BODY')
  }
}
