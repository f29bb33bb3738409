/** Addresses hold plain words, so that they can be read, shared and typed: `?role=backend&level=E4`. */
export const readSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search))

export function writeSearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

/** Takes the named fields of an address as text, and leaves the rest. */
export const textFields = <Name extends string>(...names: Name[]) => (search: Record<string, unknown>): { [N in Name]?: string | undefined } => {
  const given = names.filter((name) => typeof search[name] === 'string' && search[name] !== '')
  return Object.fromEntries(given.map((name) => [name, search[name]])) as { [N in Name]?: string | undefined }
}
