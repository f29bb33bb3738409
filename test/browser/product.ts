import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { Database } from '../../src/platform/database.ts'
import type { Start } from '../engines.ts'
import { startTestServer } from '../server.ts'
import { openBrowser, openPage, openWindow, signInAs, type View, type Who } from './browser.ts'

/** A window with its own cookies, a page in it, and what went wrong on that page. */
export type Opened = { readonly window: BrowserContext; readonly page: Page; readonly troubles: string[] }

export type Product = {
  /** Opens a page for somebody who is not signed in. */
  readonly asVisitor: (view?: View) => Promise<Opened>
  /** Opens a page for somebody of the example organization. */
  readonly as: (who: Who, view?: View) => Promise<Opened>
  readonly db: () => Database
}

/** The product and a browser for the tests of one file: started before them, and stopped after them. */
export function startProduct(start: Start = 'example'): Product {
  let browser: Browser | undefined
  let server: Awaited<ReturnType<typeof startTestServer>> | undefined
  beforeAll(async () => {
    ;[browser, server] = await Promise.all([openBrowser(), startTestServer(start)])
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })
  const asVisitor = async (view?: View): Promise<Opened> => {
    const window = await openWindow(browser!, server!.url, view)
    return { window, ...(await openPage(window)) }
  }
  const as = async (who: Who, view?: View): Promise<Opened> => {
    const opened = await asVisitor(view)
    await signInAs(opened.window, who)
    return opened
  }
  return { asVisitor, as, db: () => server!.db }
}
