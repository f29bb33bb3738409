/** The path of a Chromium or Chrome, installed if need be. */
export function findBrowser(): Promise<string>
