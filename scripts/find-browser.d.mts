/** The path of a Chromium or Chrome, installed if need be. */
export function findBrowser(): Promise<string>

/** The browser on the path or in its usual place, if there is one. */
export function installedBrowser(): string | undefined
